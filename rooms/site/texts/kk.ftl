# Бұл бөлменің адамдарға айтатыны.
refusal-site-page-not-found = Мұндай бет жоқ.
refusal-site-page-slug-invalid = Мекенжай соңын кіші латын әріптерімен, цифрлармен және «-» таңбасымен жазыңыз, мысалы about-us: ең көбі { $max } таңба.
refusal-site-page-slug-taken = Бұл мекенжай басқа бетте. Өзгесін таңдаңыз; жазғаныңыз орнында.
refusal-site-page-title-invalid = Беттің кемінде бір тілде тақырыбы болуы керек, ең көбі { $max } таңба.
refusal-site-page-body-too-long = Бетке әр тілде ең көбі { $max } таңба сыяды.
refusal-site-page-too-many = Дүкеннің ең көбі { $max } өз беті болады. Алдымен біреуін жойыңыз.
refusal-site-page-changed-meanwhile = Осы арада бұл бетті басқа біреу өзгертті. Қарап, қайта сақтаңыз; жазғаныңыз орнында.
