# Сатып алушылар дүкенде оқитын мәтіндер.

## Әр беттің айналасы
storefront-home = Барлық тауар
storefront-cart = Себет
storefront-order-status = Тапсырысым қайда?
storefront-word = Аяқталмаған тапсырыс туралы қоңыраулар
storefront-preview = Алдын ала көру: бұл көрініс әлі сақталған жоқ. Қарап шығуға болады, бірақ мұнда тапсырыс беруге болмайды.
storefront-preview-title = Алдын ала көруде тапсырыс беруге болмайды
storefront-call = Дүкенге қоңырау шалу
storefront-categories = Санаттар
storefront-title-home = Онлайн тапсырыс беріп, жеткізген кезде төлеңіз
storefront-describe-home = { $shop }: онлайн тапсырыс беріп, жеткізген кезде қолма-қол төлеңіз.
storefront-describe-category = «{ $shop }» дүкеніндегі { $category }. Онлайн тапсырыс беріп, жеткізген кезде қолма-қол төлеңіз.
storefront-describe-product = { $product } — «{ $shop }» дүкенінде { $price }. Жеткізген кезде қолма-қол төлейсіз.

## Тауар тізімдері
storefront-newest = Жаңа тауарлар
storefront-empty = Мұнда әзірге тауар жоқ
storefront-empty-text = Дүкен әлі толтырылып жатыр. Кейінірек кіріп көріңіз.
storefront-search-title = Іздеу
storefront-search-results = «{ $q }» бойынша табылғаны
storefront-search-none = «{ $q }» бойынша ештеңе табылмады
storefront-search-none-text = Әріп санын азайтып көріңіз немесе басқа сөз жазыңыз.
storefront-search-ask = Не іздейсіз?

## Тауар
storefront-price-from = кемінде
storefront-choose = Таңдаңыз
storefront-quantity = Саны
storefront-in-stock = Қоймада бар
storefront-few-left = Аз қалды
storefront-sold-out-text = Бұл тауар қазір таусылды. Қашан келетінін білу үшін дүкенге қоңырау шалыңыз немесе басқа тауарларды қараңыз.
storefront-not-sold = Бұл тауар қазір сатылмайды.
storefront-description = Сипаттама
storefront-pictures = Фото
storefront-order-title = Қазір тапсырыс беріп, жеткізген кезде төлеңіз
storefront-order-now = Тапсырыс беру
storefront-add-to-cart = Себетке салу
storefront-free-delivery = Тегін жеткізу
storefront-gone = Бұл тауар енді мұнда жоқ
storefront-gone-text = Ол сатылып кеткен немесе аты өзгерген болуы мүмкін. Ұқсасын іздеңіз немесе барлық тауарды қараңыз.
storefront-see-all = Барлық тауарды көру

## Себет
storefront-cart-title = Себетіңіз
storefront-cart-empty = Себетіңіз бос
storefront-cart-empty-text = Ұнағаныңызды таңдаңыз; ол сізді осында күтеді.
storefront-each = бірлігі { $price }
storefront-update = Жаңарту
storefront-remove = Алып тастау
storefront-remove-item = Алып тастау: { $name }
storefront-goods-total = Тауарлар
storefront-go-to-checkout = Тапсырысты рәсімдеу
storefront-unavailable = енді сатылмайды
storefront-cart-blocked = Жалғастыру үшін енді сатылмайтынын алып тастаңыз.
storefront-cart-full = Себет толды. Алдымен ішіндегісіне тапсырыс беріңіз.

## Тапсырысты рәсімдеу
storefront-checkout-title = Тапсырысыңыз
storefront-name = Атыңыз
storefront-phone = Телефон
storefront-keep = Тапсырысты аяқтамасам, дүкен маған осы тапсырыс туралы қоңырау шала алады
storefront-keep-hint = Телефоныңыз бен таңдаған тауарларыңыз тек осы қоңырау үшін 72 сағат сақталады.
storefront-keep-back = Бұдан кез келген уақытта бас тартуға болады
storefront-phone-hint = Дүкен тапсырысты растау үшін осы нөмірге қоңырау шалады.
storefront-phone-example = +7 701 123 45 67
storefront-province = Облыс
storefront-municipality = Елді мекен
storefront-choose-province-first = Алдымен облысты таңдаңыз.
storefront-desk = Бөлімше
storefront-desk-hint = Бөлімшеге жеткізілсе, тапсырысты қай жерден аласыз.
storefront-option = Жеткізу
storefront-option-home = Есікке дейін
storefront-option-desk = Бөлімшеге
storefront-address = Мекенжай
storefront-address-hint = Көше, үй нөмірі, ненің жанында
storefront-note = Дүкенге ескертпе
storefront-delivery = Жеткізу
storefront-delivery-heavy = Жеткізу, 5 кг-нан артық салмағымен
storefront-delivery-later = облысты таңдағанда белгілі болады
storefront-fee-free = тегін
storefront-rounding = Қолма-қол соманы дөңгелектеу
storefront-total = Жеткізген кезде төлейсіз
storefront-confirm = Тапсырысты растау
storefront-confirm-again = Иә, тағы тапсырыс беру
storefront-confirm-price = Жаңа бағамен растау
storefront-pay-note = Сәлемдемені алған кезде қолма-қол төлейсіз. Қазір ештеңе төлемейсіз.
storefront-edit-cart = Себетті өзгерту
storefront-expired-title = Тағы бір рет растаңыз
storefront-expired = Бұл бет тым ұзақ ашық тұрды немесе басқа жерден келді. Тапсырыс әлі берілген жоқ; енгізгеніңіздің бәрі орнында. Бұл қайталанса, осы сайтқа cookie файлдарына рұқсат беріңіз.
storefront-sent-title = Бұл форма жіберіліп қойған
storefront-sent = Осы формамен тапсырыс берілген. Екінші тапсырыс керек болса, қайта растаңыз.
storefront-again-title = Сіз бұған тапсырыс бердіңіз
storefront-again = Соңғы 24 сағатта осы телефоннан осы тауарға тапсырыс түскен. Тағы тапсырыс бересіз бе?
storefront-changed-title = Баға өзгерді
storefront-changed-line = { $name } енді { $price } тұрады.
storefront-changed-total = Барлығы енді { $total }. Тапсырыс әлі берілген жоқ: қарап, растаңыз.
storefront-refused-title = Тапсырыс рәсімделмеді
storefront-short = «{ $name }» тауарынан қазір тек { $available } тапсырыс беруге болады. Санын азайтып, қайта растаңыз.
storefront-short-none = «{ $name }» тауары жаңа ғана таусылды.
storefront-not-served = Дүкен бұл жерге жеткізбейді. Басқа жерді таңдаңыз немесе дүкенге қоңырау шалыңыз.
storefront-leave-empty = Мұны бос қалдырыңыз

## Тапсырыс қабылданбайды
storefront-no-orders = Дүкен қазір тапсырыс қабылдамайды
storefront-no-orders-text = Тауарларды қарай беруіңізге болады.
storefront-no-orders-call = Тапсырысты қашан қайта қабылдайтынын білу үшін немесе телефонмен тапсырыс беру үшін дүкенге қоңырау шалыңыз.
storefront-plan-pay = Тарифті төлеу
storefront-plan-buy-credits = Тапсырыс қосып алу
storefront-plan-upgrade = Үлкенірек тарифтер
storefront-plan-ask-support = Қолдауға жазу

## Тапсырыстан кейін
storefront-thanks-title = Рақмет, тапсырысыңыз қабылданды
storefront-thanks-text = Дүкен растау үшін сізге қоңырау шалады. Жеткізген кезде төлейсіз.
storefront-code = Тапсырыс коды
storefront-keep-code = Осы кодты сақтап қойыңыз: код пен телефон нөмірі арқылы тапсырысыңыздың қайда екенін көресіз.
storefront-order = { $code } тапсырысы
storefront-placed = Рәсімделген уақыты
storefront-status = Күйі
storefront-deliver-to = Қайда жеткізіледі
storefront-lines = Тауарлар
storefront-steps = Тапсырыс тарихы
storefront-callback = Тапсырыс туралы сұрағыңыз бар ма?
storefront-callback-text = Дүкен сізге тапсырыста көрсетілген телефонға жұмыс уақытында қоңырау шалады.
storefront-callback-ask = Маған қоңырау шалыңызшы
storefront-callback-asked = Сіз қоңырау шалуды сұрадыңыз: { $at }. Дүкен сізге жұмыс уақытында қоңырау шалады.
storefront-word-title = Аяқталмаған тапсырыс туралы қоңыраулар
storefront-word-text = Аяқтамаған тапсырысыңыз туралы дүкен сізге қоңырау шала алады деп белгілеген болсаңыз, осы жерде кез келген уақытта бас тарта аласыз. Сонда сақталғаны өшіріледі және сізге ешкім қоңырау шалмайды.
storefront-word-done = Дайын. Аяқталмаған тапсырыс туралы сізге ешкім қоңырау шалмайды, сақталғаны өшірілді.
storefront-word-here = Осы браузерде
storefront-word-since = Дүкен сізге қоңырау шала алады деп белгіледіңіз: { $at }.
storefront-word-take-back = Маған қоңырау шалмаңыз
storefront-word-elsewhere = Басқа телефонда немесе компьютерде белгіледіңіз бе?
storefront-word-phone = Сол кезде жазған телефон нөміріңіз жеткілікті.
storefront-find-title = Тапсырысым қайда?
storefront-find-text = Тапсырыс берген телефон нөміріңізді және сізге берілген кодты жазыңыз.
storefront-find = Тапсырысымды көрсету
storefront-keep-shopping = Сатып алуды жалғастыру
storefront-status-pending = Растау күтілуде
storefront-status-awaiting_payment = Төлем күтілуде
storefront-status-payment_review = Төлем тексерілуде
storefront-status-confirmed = Расталды
storefront-status-in_progress = Жиналып жатыр
storefront-status-shipped = Жолда
storefront-status-delivered = Жеткізілді
storefront-status-completed = Аяқталды
storefront-status-returning = Қайтып келе жатыр
storefront-status-returned = Қайтарылды
storefront-status-failed = Орындалмады
storefront-status-cancelled = Бас тартылды

## Соңғы беттер
storefront-closed = «{ $shop }» дүкені жабылды
storefront-closed-text = Бұл дүкен енді жұмыс істемейді. Рәсімделген тапсырыстар аяғына дейін жеткізіледі.
storefront-failed = Орындалмады
storefront-quantity-wrong = 1 мен { $max } аралығындағы бүтін сан жазыңыз.

## Күтіп тұрған өтінім
storefront-waits-until = Күту мерзімі
storefront-request-waiting = Дүкенді күтуде
storefront-request-waiting-text = Тапсырысыңыз бізде, оны жабық күйде сақтап тұрмыз. Дүкен қайтадан тапсырыс қабылдай бастағанда, оны сіз көрген бағамен алады, содан кейін растау үшін сізге қоңырау шалады.
storefront-request-expired = Уақыты өтті
storefront-request-expired-text = Дүкен оны уақытында қабылдай алмады. Тапсырыс берілген жоқ; қайтадан тапсырыс бере аласыз.
storefront-request-rejected = Қабылданбады
storefront-request-rejected-text = Дүкен оны қабылдай алмады. Тапсырыс берілген жоқ.
storefront-request-withdrawn = Қайтарып алынды
storefront-request-withdrawn-text = Сіз оны қайтарып алдыңыз. Тапсырыс берілген жоқ.
storefront-request-accepted = Қабылданды
storefront-request-accepted-text = Дүкен тапсырысыңызды қабылдады.
storefront-request-withdraw = Күткім келмейді

## Сұрақ
storefront-question = { $a } + { $b } қанша болады?
storefront-question-title = Алдымен бір сұрақ
storefront-question-text = Қазір сіздің желіңізден өте көп тапсырыс түсіп жатыр. Адам екеніңізді білуіміз үшін форма астындағы кішкентай есепті шешіңіз. Енгізгеніңіздің бәрі орнында.
storefront-question-wrong = Қосындысы басқа. Мынаны көріңіз.
storefront-again-when = { $hours ->
    [0] Тапсырысыңыз бір сағатқа жетпейтін уақыт бұрын түскен.
    [one] Тапсырысыңыз { $hours } сағат бұрын түскен.
   *[other] Тапсырысыңыз { $hours } сағат бұрын түскен.
}
storefront-trial = Сіз дүкенді сынап көріп жатырсыз. Бұл тапсырыс сынақ үшін: тауар сақталмайды, еш жерде есептелмейді.
storefront-trial-end = Сынауды тоқтату
storefront-trial-over-title = Сынақ аяқталды
storefront-trial-over = Тапсырыс берілген жоқ: бұл сынақ еді, оның уақыты бітті. Сынауды жалғастыру үшін дүкенді басқару панеліндегі «алғашқы тапсырыс» қадамынан қайта ашыңыз.
