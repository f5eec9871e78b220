# Бас тартулар
refusal-delivery-account-not-found = Мұндай курьер жоқ.
refusal-delivery-account-invalid =
    { $field ->
        [phone] Бұл нөмірге қоңырау шалу мүмкін емес.
       *[label] Курьерге ат керек, ең көбі 60 таңба.
    }
refusal-delivery-account-taken = Мұндай атпен курьер бар.
refusal-delivery-account-stale = Осы арада бұл курьерді басқа біреу өзгертті. Қайта қарап, сақтаңыз.
refusal-delivery-account-rests = { $label }: бұл курьер өшірулі, сәлемдеме алмайды. Басқасын таңдаңыз.
refusal-delivery-amount-over-max = № { $number } тапсырыс бойынша { $most } динардан артық алу керек; есік алдында мұнша алуға болмайды. Сатып алушы бір бөлігін алдын ала төлесін.
refusal-delivery-parcel-outdated = { $reference } сәлемдемесі жасалғаннан кейін тапсырыс өзгерді, жапсырмасында басқа сома тұр. Сәлемдемені болдырмай, жаңадан жасаңыз.
refusal-delivery-goods-back = { $reference } сәлемдемесінің тауарлары сөреге бұрын қайтқан. Оны «бүлінген» белгісінсіз жылжытып, бүлінгенін қоймадан қолмен шығарыңыз.
refusal-delivery-parcel-ended = { $reference } сәлемдемесі аяқталған; салмағы мен өлшемі бұрынғыша қалады.
refusal-delivery-order-not-confirmed = № { $number } тапсырыс расталмаған, сондықтан сәлемдемесі жоқ. Алдымен растаңыз.
refusal-delivery-parcel-exists = Бұл тапсырыстың сәлемдемесі бар. Алдымен одан бас тартыңыз.
refusal-delivery-parcel-not-found = Мұндай сәлемдеме жоқ.
refusal-delivery-parcel-illegal-move = { $reference } сәлемдемесін қазіргі күйінен олай жылжыту мүмкін емес. Қайта қараңыз.
refusal-delivery-parcel-note-invalid = Ескертпеде ең көбі { $max } таңба болады.
refusal-delivery-size-invalid = Өлшем немесе салмақ — 1 мен { $most } аралығындағы бүтін сан, немесе бос.
refusal-delivery-return-fee-invalid = Қайтару ақысы 0-ден кем болмайды.
refusal-delivery-bulk-invalid = Кемінде біреуін, бірден ең көбі { $max } таңдаңыз.
refusal-delivery-day-invalid = Бұл күн емес. Былай жазыңыз: 2026-11-20.
# Labels
parcel-label-collect = Алынатын сома
