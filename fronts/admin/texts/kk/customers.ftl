## Сатып алушылар
admin-customer = Сатып алушы
admin-customer-name = Аты
admin-customer-phone = Телефон
admin-customer-lang = Тілі
admin-customer-open = Сатып алушы беті
admin-customer-since = Сатып алушы болған күні
admin-customer-last = Соңғы тапсырыс
admin-customer-open-orders = Растау керек
admin-customer-delivered = Жеткізілді
admin-customer-returned = Қайтарылды
admin-customer-spent = Сатып алған сомасы
admin-customer-blocked = бұғатталған
admin-customer-free = тапсырыс бере алады
admin-customer-blocked-title = Бұл сатып алушыға тапсырыс беруге болмайды
admin-customer-may-order = Тапсырыс беру құқығы
admin-customer-block = Бұғаттау
admin-customer-unblock = Тапсырысқа қайта рұқсат беру
admin-customer-block-text = Бұғатталған сатып алушы тапсырыс бере алмайды; басталған тапсырыстар жалғаса береді. Себебін тек қызметкерлеріңіз көреді.
admin-customers-none = Әзірге сатып алушы жоқ
admin-customers-none-text = Тапсырыс берген әр адам телефоны мен тарихымен осында шығады.

## Деректерді жою

admin-customer-erase = Сатып алушының деректерін жою
admin-customer-erase-title = «{ $name }» деректері жойылсын ба?
admin-customer-erase-text = Аты, телефоны, мекенжайлары мен ескертпелері барлық жерден жойылады, қайтару мүмкін болмайды. Тапсырыстар мен сандар қалады, бірақ кімдікі екені көрсетілмейді. Алдымен ашық тапсырыстар аяқталуы керек.
admin-customer-erase-verb = Біржола жою
admin-customer-erased = Бұл сатып алушының деректері жойылған. Тапсырыстар мен сандар атсыз сақталады.
admin-done-customer-erased = Сатып алушының деректері жойылды.
