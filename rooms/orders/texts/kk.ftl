# Бұл бөлменің адамдарға айтатыны.
refusal-order-not-found = Мұндай коды мен телефоны бар тапсырыс жоқ. Тапсырыс бергенде келген хабарламаны қараңыз.
refusal-order-form-invalid = { $count ->
    [one] { $count } өрісті түзетіңіз.
   *[other] { $count } өрісті түзетіңіз.
}
refusal-order-name-invalid = Атыңызды жазыңыз: 2-ден 100 таңбаға дейін, ішінде кемінде бір әріп болсын.
refusal-order-phone-invalid = Бұл нөмірге қоңырау шалу мүмкін емес. Былай жазыңыз: { $example }.
refusal-order-quantity-invalid = { $max ->
    [0] Мұндай мөлшерде тапсырыс беруге болмайды.
   *[other] Ең азы — бір, ең көбі — { $max }, тауар сатылатын қадаммен тапсырыс беруге болады.
}
refusal-order-lines-invalid = Тапсырыста кемінде 1, ең көбі { $max } тауар жолы болады.
refusal-order-address-needed = Мекенжайды жазыңыз: көше мен үй нөмірін немесе курьер сізді қалай табатынын.
refusal-order-text-invalid = Мәтін тым ұзын немесе оқылмайды. Ең көбі — { $max } таңба.
refusal-order-note-invalid = Ескертпе тым ұзын. Ең көбі — { $max } таңба.
refusal-order-filter-invalid = «{ $value }» — күн емес. Былай жазыңыз: 2026-11-20.
refusal-order-burst = Қазір тапсырыс өте көп түсіп жатыр. Бір минуттан кейін қайталап көріңіз.
refusal-order-request-not-found = Бұл дүкенде мұндай тапсырыс өтінімі жоқ.
refusal-order-request-already-decided = { $state ->
    [accepted] Бұл өтінім тапсырысқа айналып қойған.
    [expired] Бұл өтінімнің мерзімі өтті.
    [withdrawn] Сатып алушы бұл өтінімді қайтарып алды.
    [rejected] Бұл өтінім қабылданбады.
   *[other] Осы арада бұл өтінім бойынша біреу шешім қабылдады.
}
refusal-order-request-waits-its-turn = Бұл өтінім лимиттегі орынды күтуде. Орын пайда болғанда, ол кезегімен өзі тапсырысқа айналады: тапсырыс қосып алыңыз немесе үлкенірек тариф алыңыз.
refusal-order-field-needed = Осы өрісті толтырыңыз.
refusal-order-field-invalid = Мұны оқу мүмкін емес. Не сұралғанын қарап, қайта жазыңыз.
refusal-order-field-unknown = Дүкен формасында мұндай өріс жоқ.
refusal-form-fields-invalid = { $count ->
    [one] { $count } өрісті түзетіңіз. Ештеңе өзгерген жоқ.
   *[other] { $count } өрісті түзетіңіз. Ештеңе өзгерген жоқ.
}
refusal-form-fields-changed-meanwhile = Осы арада форманы басқа біреу өзгертті. Қазіргісін қарап, өзгерісті қайта енгізіңіз.
refusal-customer-has-open-orders = { $orders ->
    [one] Бұл сатып алушының { $orders } ашық тапсырысы бар. Алдымен оны аяқтаңыз немесе одан бас тартыңыз; содан кейін деректерін жоюға болады.
   *[other] Бұл сатып алушының { $orders } ашық тапсырысы бар. Алдымен оларды аяқтаңыз немесе олардан бас тартыңыз; содан кейін деректерін жоюға болады.
}
refusal-product-hidden = «{ $name }» тауары жасырылған: тарифтегі орын тауар санынан аз. Оны ашып, «Бірінші кезекте көрсету» дегенді басыңыз немесе үлкенірек тарифке көшіңіз.
refusal-product-inactive = «{ $name }» тауары қазір сатылмайды.
refusal-order-price-missing = «{ $name }» тауарының бағасы әлі қойылмаған. Дүкеннен сұраңыз.
refusal-order-too-many-open = { $limit ->
    [one] Бұл телефоннан дүкен әлі растамаған { $limit } тапсырыс бар. Дүкеннің қоңырауын күтіп, содан кейін тапсырыс беріңіз.
   *[other] Бұл телефоннан дүкен әлі растамаған { $limit } тапсырыс бар. Дүкеннің қоңырауын күтіп, содан кейін тапсырыс беріңіз.
}
refusal-order-duplicate-suspected = Жақында осы телефоннан дәл осы тапсырыс берілген. Тағы да тапсырыс бересіз бе?
refusal-payment-method-not-found = Бұл дүкенде мұндай төлем тәсілі жоқ. Тауарды алған кезде қолма-қол төлей аласыз.
refusal-order-price-changed = Баға өзгерді: енді { $total } { $currency }. Тексеріп, қайта тапсырыс беріңіз.
refusal-order-daily-limit-reached = { $limit ->
    [one] Бұл телефоннан бүгін { $limit } рет тапсырыс берілген. Ертең тапсырыс беріңіз немесе дүкенге қоңырау шалыңыз.
   *[other] Бұл телефоннан бүгін { $limit } рет тапсырыс берілген. Ертең тапсырыс беріңіз немесе дүкенге қоңырау шалыңыз.
}
refusal-order-illegal-transition = Тапсырыстың қазіргі күйі — «{ $present ->
    [awaiting_payment] төлем күтілуде
    [payment_review] төлем тексерілуде
    [pending] растау күтілуде
    [confirmed] расталды
    [in_progress] орындалуда
    [shipped] жолда
    [delivered] жеткізілді
    [returning] қайтып келе жатыр
    [returned] қайтарылды
    [completed] аяқталды
    [failed] орындалмады
    [cancelled] бас тартылды
   *[other] басқа
}»; онымен мұны істеуге болмайды.
refusal-order-reopen-too-late = { $days ->
    [one] Тапсырысты { $days } күн ішінде ғана қайта ашуға болады. Жаңасын рәсімдеңіз.
   *[other] Тапсырысты { $days } күн ішінде ғана қайта ашуға болады. Жаңасын рәсімдеңіз.
}

orders-title = Тапсырыстар
orders-empty = Әзірге тапсырыс жоқ. Дүкеніңіздің сілтемесімен бөлісіңіз.
orders-search = Код, нөмір, телефон немесе ат
orders-number = Нөмірі
orders-code = Коды
orders-customer = Сатып алушы
orders-phone = Телефон
orders-place = Қайда
orders-status = Күйі
orders-payment = Төлем
orders-total = Барлығы
orders-goods = Тауарлар
orders-discount = Жеңілдік
orders-delivery-fee = Жеткізу
orders-delivery-free = тегін
orders-rounding = Дөңгелектеу
orders-quantity = Саны
orders-unit-price = Бағасы
orders-placed-at = Рәсімделген уақыты
orders-history = Тарихы
orders-note = Ескертпе
orders-reason = Себебі
orders-in-maintenance = дүкен сатып алушыларға жабық кезде қабылданған

orders-status-awaiting_payment = Төлем күтілуде
orders-status-payment_review = Төлем тексерілуде
orders-status-pending = Растау күтілуде
orders-status-confirmed = Расталды
orders-status-in_progress = Орындалуда
orders-status-shipped = Жолда
orders-status-delivered = Жеткізілді
orders-status-returning = Қайтып келе жатыр
orders-status-returned = Қайтарылды
orders-status-completed = Аяқталды
orders-status-failed = Орындалмады
orders-status-cancelled = Бас тартылды

orders-class-waiting = Күтілуде
orders-class-in_progress = Орындалуда
orders-class-completed = Аяқталды
orders-class-failed = Орындалмады
orders-class-cancelled = Бас тартылды

orders-payment-due = төленуі керек
orders-payment-paid = төленді
orders-payment-collected = ақшаны курьер алды
orders-payment-settled = ақша аударылды
orders-payment-part_refunded = ақшаның бір бөлігі қайтарылды
orders-payment-refunded = ақша қайтарылды
orders-payment-void = төлем керек емес

orders-method-cash_on_delivery = Жеткізген кезде төлеу

orders-channel-storefront = Дүкен беті
orders-channel-api = Бағдарлама
orders-channel-member = Қолмен енгізілген
orders-channel-telegram = Telegram
orders-channel-instagram = Instagram
orders-channel-whatsapp = WhatsApp
orders-channel-kaspi = Kaspi
orders-channel-test = Сынақ

orders-option-home = Есікке дейін
orders-option-desk = Бөлімшеге

orders-cancel-customer = Сатып алушы айныды
orders-cancel-refused = Телефонмен бас тартты
orders-cancel-no_answer = Жауап бермейді
orders-cancel-wrong_number = Нөмір қате
orders-cancel-fake = Жалған тапсырыс
orders-cancel-duplicate = Екі рет тапсырыс берілген
orders-cancel-out_of_stock = Таусылған
orders-cancel-other = Басқа

orders-do-confirm = Растау
orders-do-cancel = Тапсырыстан бас тарту
orders-do-ship = Жөнелтілді
orders-do-deliver = Жеткізілді
orders-do-start-return = Қайтып келе жатыр
orders-do-return = Қайтаруды қабылдау
orders-do-reopen = Қайта ашу
orders-damaged = Бүлінген: қайта сатуға болмайды

orders-today = Бүгін
orders-today-orders = Бүгінгі тапсырыстар
orders-today-to-confirm = Растау керек
orders-today-to-ship = Жөнелту керек
orders-today-revenue = Бүгінгі түсім

orders-mail-burst = «{ $shop }» дүкеніңізге әдеттегіден әлдеқайда көп тапсырыс түсуде. Алдағы { $minutes } минутта бейтаныс адамдардың тапсырысы сіздердің біріңіз қарағанша «Өтінімдер» бөлімінде күтеді; таныс сатып алушылар әдеттегідей тапсырыс береді. Өтінімдерді қарап, шынайыларын қабылдаңыз.
refusal-order-filter-name-invalid = Сүзгіге { $max } әріптен аспайтын атау беріңіз.
refusal-order-filter-not-found = Мұндай сүзгі енді жоқ.
refusal-order-filter-too-many = Дүкен ең көбі { $max } сүзгі сақтайды. Керек емесін өшіріңіз.
refusal-order-bulk-invalid = Кемінде бір тапсырысты, бірден ең көбі { $max } тапсырысты таңдаңыз.
refusal-order-filter-taken = Біреу дәл қазір осы атаумен сүзгі сақтады. Орнына өзіңіздікін қою үшін қайта сақтаңыз.
