## Новый заказ
admin-order-new = Новый заказ
admin-order-new-text = Для покупателя на телефоне или в магазине. В лимит онлайн-заказов за месяц он не входит.
admin-order-look = Проверить
admin-order-new-customer = С этого телефона ещё не заказывали.
admin-order-other-phone = Это телефон другого покупателя. Подставленное для прежнего убрано: просмотрите форму и оформите заказ.
admin-order-known-orders = { $n ->
    [one] { $n } заказ
    [few] { $n } заказа
    [many] { $n } заказов
   *[other] { $n } заказа
}
admin-order-known-delivered = доставлено: { $n }
admin-order-known-returned = возвращено: { $n }
admin-order-find = Добавить товар
admin-order-find-hint = Название или код; можно отсканировать штрихкод.
admin-order-found-none = Среди товаров в продаже ничего так не начинается.
admin-order-add = Добавить
admin-order-add-item = Добавить: { $name }
admin-order-drop-item = Убрать: { $name }
admin-order-no-lines = Пока пусто: найдите товар выше.
admin-order-left = остаток { $n }
admin-order-short = Осталось только { $n }.
admin-order-short-none = нет в наличии
admin-order-pieces-wrong = Такое количество продать нельзя.
admin-order-not-sold = Сейчас не продаётся.
admin-order-hidden = Скрыт тарифом. Нажмите «Показывать в первую очередь» на его странице.
admin-order-towns = Показать населённые пункты
admin-order-not-served = Цены доставки в это место пока нет. Задайте её в разделе «Доставка» или выберите другое место.
admin-order-to-pay = К оплате при получении
admin-order-fee-later = Доставка добавится, когда будет выбрана область.
admin-order-bill-later = Сумма появится, когда будет товар.
admin-order-place = Оформить заказ
admin-order-again = Оформить ещё раз
admin-order-place-hint = Введённое сохраняется, пока заказ не оформлен.
admin-order-another = Новый заказ этому покупателю
admin-done-order-placed = Заказ оформлен.

## Клавиши
admin-keys = Клавиши
admin-keys-look = ищет введённое; отсканированный код добавляется
admin-keys-send = оформляет заказ
admin-keys-rows = следующая и предыдущая строка
admin-keys-open = открывает строку
admin-keys-go = на главную; с другими буквами — на другие страницы
admin-keys-press = нажимает выбранную кнопку
