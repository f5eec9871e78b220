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
refusal-delivery-order-not-confirmed = № { $number } тапсырыс расталмаған, сондықтан сәлемдемесі жоқ. Алдымен растаңыз.
refusal-delivery-parcel-exists = Бұл тапсырыстың сәлемдемесі бар. Алдымен одан бас тартыңыз.
refusal-delivery-parcel-not-found = Мұндай сәлемдеме жоқ.
refusal-delivery-parcel-illegal-move = { $reference } сәлемдемесін қазіргі күйінен олай жылжыту мүмкін емес. Қайта қараңыз.
refusal-delivery-parcel-note-invalid = Ескертпеде ең көбі { $max } таңба болады.
refusal-delivery-size-invalid = Өлшем немесе салмақ — 1 мен { $most } аралығындағы бүтін сан, немесе бос.
refusal-delivery-return-fee-invalid = Қайтару ақысы 0-ден кем болмайды.
refusal-delivery-bulk-invalid = Кемінде біреуін, бірден ең көбі { $max } таңдаңыз.
refusal-delivery-day-invalid = Бұл күн емес. Былай жазыңыз: 2026-11-20.
