## Жазылым
admin-subscription-trialing = сынақ мерзімі
admin-subscription-active = жарамды
admin-subscription-past-due = төлем күтілуде
admin-subscription-canceled = тоқтатылды
admin-subscription-none = тарифсіз
admin-plan-month = айына
admin-plan-own = Сіздің тарифіңіз
admin-plan-trial = Тегін сынақ мерзімі аяқталатын күн: { $day }.
admin-plan-paid = Төленген мерзімі: { $day } күніне дейін.
admin-plan-canceled = Аяқталатын күні: { $day }.
admin-plan-cancel = Жазылымды тоқтату
admin-plan-cancel-title = Жазылым тоқтатылсын ба?
admin-plan-cancel-text = Ол төленген немесе сынақ мерзімінің соңына дейін жалғасады. Содан кейін сатып алушылар тапсырыс бере алмайды; деректеріңіз сақталады.
admin-plan-keep = Жазылымды қалдыру
admin-plans = Тарифтер
admin-plans-text = Үлкенірек тариф төлемінен басталады, қазіргісінің қалдығы есепке алынады. Кішірегі төленген мерзім біткенде басталады.
admin-plan-take = Бұл тарифті алу
admin-plan-renew = Келесі айды төлеу
admin-plan-year = немесе жылына { $sum }
admin-plan-orders = айына { $n } онлайн тапсырыс
admin-plan-orders-all = Онлайн тапсырыс шектеусіз
admin-plan-products = { $n } тауар
admin-plan-products-all = Тауар саны шектеусіз
admin-plan-users = { $n ->
    [one] { $n } қызметкер
   *[other] { $n } қызметкер
}
admin-plan-users-all = Қызметкер саны шектеусіз
admin-packages = Тапсырыс қосып алу
admin-packages-text = Қосып алынған тапсырыстар айдың өз лимиті біткенде жұмсалады және ай соңында жанып кетпейді.
admin-package = { $n } тапсырыс
admin-package-months = { $n } ай жарамды.
left-out = Бұл тарифіңізге кірмейді: { $what }. Мына тарифтерге кіреді: { $plans }.
left-out-nowhere = Бұл тарифіңізге кірмейді: { $what }. Қазір сатылымдағы бірде-бір тарифте жоқ.
left-out-look = Тарифтерді көру
admin-entitlement-storefront = Дүкеннің өз беттері
admin-entitlement-stock = Қойма
admin-entitlement-reports-basic = Күндік көрсеткіштер
admin-entitlement-reports-full = Барлық есеп
admin-entitlement-support-email = Эл. пошта арқылы қолдау
admin-entitlement-support-phone = Телефон арқылы қолдау
admin-entitlement-support-chat = Чаттағы қолдау
admin-entitlement-api = Бағдарламаларға арналған кілттер
admin-entitlement-webhooks = Вебхуктар
admin-entitlement-custom-domain = Өз домені
admin-entitlement-confirmation-team = Тапсырысты растайтын топ
admin-entitlement-channels = Telegram, Instagram, WhatsApp
admin-entitlement-pos = Касса
admin-entitlement-digital-subscriptions = Цифрлық жазылымдар
admin-entitlement-games = Ойындар
admin-entitlement-repairs = Жөндеу
admin-entitlement-products-max = Тауарлар
admin-entitlement-users-max = Қызметкерлер

## Есептік ай
admin-usage-days = Күндер бойынша онлайн тапсырыстар
admin-usage-bars = { $n ->
    [0] Күндік тапсырыс: әзірге болған жоқ
   *[other] Күндік тапсырыс, ең көбі — { $n }
}
admin-usage-line = Ай басынан бергі барлығы
admin-usage-limit = Лимит: { $n }
admin-usage-text = Күн дүкеннің уақыт белдеуі бойынша басталып, аяқталады.
admin-usage-table = Кесте түрінде
admin-usage-day = Күн
admin-usage-orders = Тапсырыстар
admin-usage-total = Барлығы
admin-credits = Қосып алынған тапсырыстар
admin-credit-left = { $n ->
    [one] { $n } қалды
   *[other] { $n } қалды
}
admin-credit-until = { $day } күніне дейін

## Кіші тарифтер

admin-plan-balance = Бұрынғы төлемдерден { $sum } қалды. Келесі төлем соншаға аз болады.
admin-plan-next = { $day } күнінен бастап «{ $plan }» тарифі қолданылады. Оған сыймағаны жасырылады, бірақ жойылмайды.
admin-plan-stay = Қазіргі тарифте қалу
admin-plan-smaller = Кішірек тарифке көшу
admin-plan-smaller-text = Ол төленген мерзім біткенде басталады: { $day }. Оған сыймаған тауарлар жасырылады, орны жоқ қызметкерлердің кіруі уақытша тоқтатылады; ештеңе жойылмайды.
admin-plan-smaller-which = Кішірек тариф
admin-plan-smaller-verb = Осы тарифті таңдау
admin-done-plan-chosen = Кішірек тариф таңдалды. Ол басталғанша қазіргі тарифте қала аласыз.
admin-done-plan-stays = Қазіргі тариф қалады.
admin-done-product-preferred = Енді бұл тауар басқаларынан бұрын көрсетіледі.
admin-invitation-lang = Хат тілі
admin-invitation-resend = Жаңа сілтеме жасау
admin-member-suspended = Уақытша тоқтатылды
admin-product-over-limit = Тарифке байланысты жасырылған
admin-product-over-limit-text = Тарифіңіздегі орын тауар саныңыздан аз. Бұл тауар сақталды, бірақ сатып алушылар оны көрмейді және тапсырыс бере алмайды. Оны басқасының орнына көрсетіңіз, артық тауарларды мұрағатқа жіберіңіз немесе үлкенірек тарифке көшіңіз.
admin-product-prefer = Бірінші кезекте көрсету
