# Бұл бөлменің адамдарға айтатыны.
refusal-customer-not-found = Бұл дүкенде мұндай сатып алушы жоқ.
refusal-customer-blocked = Дүкен бұл телефоннан тапсырыс қабылдай алмайды. Дүкенге қоңырау шалыңыз.
refusal-customer-already-blocked = Бұл сатып алушы бұғатталып қойған.
refusal-customer-not-blocked = Бұл сатып алушы бұғатталмаған.
refusal-customer-reason-needed = Себебін жазыңыз: 2-ден 500 таңбаға дейін.
refusal-customer-block-end-past = Бұғаттың аяқталу уақыты болашақта болуы керек.

customers-title = Сатып алушылар
customers-empty = Әзірге сатып алушы жоқ. Алғашқысы бірінші тапсырыспен келеді.
customers-search = Телефон немесе аты
customers-name = Аты
customers-phone = Телефон
customers-orders = Тапсырыстар
customers-open-orders = Әлі расталмаған
customers-delivered = Жеткізілді
customers-returned = Қайтарылды
customers-last-order = Соңғы тапсырыс
customers-since = Сатып алушы болған күні
customers-blocked = Бұғатталған
customers-blocked-until = Бұғатталған, мерзімі: { $until }
customers-block = Бұғаттау
customers-unblock = Бұғаттан шығару
customers-block-reason = Себебі
customers-block-done = { $name } енді тапсырыс бере алмайды.
customers-unblock-done = { $name } қайтадан тапсырыс бере алады.
