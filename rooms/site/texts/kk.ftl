# Бұл бөлменің адамдарға айтатыны.
refusal-site-page-not-found = Мұндай бет жоқ.
refusal-site-page-slug-invalid = Мекенжай соңын кіші латын әріптерімен, цифрлармен және «-» таңбасымен жазыңыз, мысалы about-us: ең көбі { $max } таңба.
refusal-site-page-slug-taken = Бұл мекенжай басқа бетте. Өзгесін таңдаңыз; жазғаныңыз орнында.
refusal-site-page-title-invalid = Беттің кемінде бір тілде тақырыбы болуы керек, ең көбі { $max } таңба.
refusal-site-page-body-too-long = Бетке әр тілде ең көбі { $max } таңба сыяды.
refusal-site-page-too-many = Дүкеннің ең көбі { $max } өз беті болады. Алдымен біреуін жойыңыз.
refusal-site-page-changed-meanwhile = Осы арада бұл бетті басқа біреу өзгертті. Қарап, қайта сақтаңыз; жазғаныңыз орнында.
refusal-theme-changed-meanwhile = Осы арада біреу дүкеннің көрінісін өзгертті. Қарап шығып, қайта сақтаңыз; таңдағаныңыз осында тұр.
refusal-theme-colour-invalid = Түсті алты таңбамен жазыңыз, мысалы #8a4b08, немесе бос қалдырыңыз.
refusal-site-picture-not-found = Дүкенде мұндай сурет жоқ.
refusal-site-picture-file-required = Мұнда әзірге сурет жоқ. Алдымен біреуін таңдаңыз.
refusal-site-picture-words-too-long = Суретте не бейнеленгенін әр тілде { $max } таңбадан асырмай айтыңыз.
