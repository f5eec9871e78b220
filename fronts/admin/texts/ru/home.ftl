## Главная
admin-home-title = Здравствуйте, { $name }
admin-home-revenue = Выручка за сегодня
admin-home-revenue-hint = По доставленным заказам
admin-home-orders = Заказы за сегодня
admin-home-to-confirm = Ждут подтверждения
admin-home-to-ship = Ждут отправки
admin-home-to-do = Что сделать
admin-home-last-orders = Последние заказы
admin-home-quiet = Всё спокойно
admin-home-quiet-text = Сейчас делать нечего.
admin-see-shop = Открыть магазин
admin-see-in-shop = Посмотреть в магазине
admin-do-confirm = { $n ->
    [one] Подтвердить по телефону { $n } заказ
    [few] Подтвердить по телефону { $n } заказа
    [many] Подтвердить по телефону { $n } заказов
   *[other] Подтвердить по телефону { $n } заказа
}
admin-do-ship = { $n ->
    [one] Отправить { $n } заказ
    [few] Отправить { $n } заказа
    [many] Отправить { $n } заказов
   *[other] Отправить { $n } заказа
}
admin-do-low = { $n ->
    [one] Заканчивается { $n } вариант
    [few] Заканчиваются { $n } варианта
    [many] Заканчиваются { $n } вариантов
   *[other] Заканчиваются { $n } варианта
}
admin-do-dead = { $n ->
    [one] { $n } задание так и не выполнилось
    [few] { $n } задания так и не выполнились
    [many] { $n } заданий так и не выполнились
   *[other] { $n } задания так и не выполнились
}
admin-first-steps = Что дальше
admin-step-products = Добавьте товары
admin-step-products-text = По одному или все сразу из файла.
admin-step-rates = Укажите, сколько стоит доставка
admin-step-rates-text = Для начала хватит одной общей цены.
admin-step-phone = Оставьте телефон
admin-step-phone-text = Покупатели доверяют магазину, в который можно позвонить.
admin-step-carrier = Укажите, кто доставляет
admin-step-carrier-text = Достаточно своего курьера: посылки и деньги ведутся по курьерам.
admin-step-form = Посмотрите на форму заказа
admin-step-form-text = Спрашивайте только то, что нужно.
admin-step-domain = Подключите свой домен
admin-step-domain-text = Покупатели найдут вас под вашим именем.
admin-step-order = Попробуйте первый заказ
admin-step-order-text = Магазин глазами покупателя: заказ пробный, товар не резервируется и нигде не учитывается.
admin-step-away = Больше не показывать «{ $step }»
admin-done-step-away = Этот шаг больше не показывается.
admin-step-share = Поделитесь ссылкой на магазин
admin-search-title = Поиск по всему
admin-search-text = По номеру, коду, телефону или имени найдутся заказы, товары и покупатели.
admin-search-none = Ни один заказ, товар или покупатель так не начинается.
