# Что эта комната говорит людям.
refusal-order-not-found = Заказа с таким кодом и телефоном нет. Посмотрите сообщение, которое вы получили при заказе.
refusal-order-form-invalid = { $count ->
    [one] Исправьте { $count } поле.
    [few] Исправьте { $count } поля.
    [many] Исправьте { $count } полей.
   *[other] Исправьте { $count } поля.
}
refusal-order-name-invalid = Напишите ваше имя: от 2 до 100 символов, среди них хотя бы одна буква.
refusal-order-phone-invalid = По этому номеру нельзя позвонить. Напишите его так: { $example }.
refusal-order-quantity-invalid = { $max ->
    [0] Такое количество заказать нельзя.
   *[other] Заказать можно не меньше одного и не больше { $max }, с тем шагом, с которым товар продаётся.
}
refusal-order-lines-invalid = В заказе может быть от 1 до { $max } позиций.
refusal-order-address-needed = Напишите адрес: улицу и дом или как вас найти курьеру.
refusal-order-text-invalid = Текст слишком длинный или не читается. Не больше { $max } символов.
refusal-order-note-invalid = Примечание слишком длинное. Не больше { $max } символов.
refusal-order-filter-invalid = «{ $value }» — это не дата. Напишите её так: 2026-11-20.
refusal-order-burst = Сейчас поступает очень много заказов. Попробуйте через минуту.
refusal-order-request-not-found = Такой заявки на заказ в этом магазине нет.
refusal-order-request-already-decided = { $state ->
    [accepted] Эта заявка уже стала заказом.
    [expired] Срок этой заявки вышел.
    [withdrawn] Покупатель отозвал эту заявку.
    [rejected] Эта заявка отклонена.
   *[other] Тем временем по этой заявке кто-то уже решил.
}
refusal-order-request-waits-its-turn = Эта заявка ждёт места в лимите. Она сама станет заказом в свою очередь, когда места появятся: докупите заказы или возьмите старший тариф.
refusal-order-field-needed = Заполните это поле.
refusal-order-field-invalid = Это не читается. Посмотрите, о чём спрашивают, и напишите снова.
refusal-order-field-unknown = Такого поля в форме магазина нет.
refusal-form-fields-invalid = { $count ->
    [one] Исправьте { $count } поле. Ничего не изменено.
    [few] Исправьте { $count } поля. Ничего не изменено.
    [many] Исправьте { $count } полей. Ничего не изменено.
   *[other] Исправьте { $count } поля. Ничего не изменено.
}
refusal-form-fields-changed-meanwhile = Тем временем форму изменил кто-то другой. Посмотрите, как сейчас, и внесите изменение снова.
refusal-customer-has-open-orders = { $orders ->
    [one] У этого покупателя { $orders } открытый заказ. Сначала завершите или отмените его; потом данные можно будет удалить.
    [few] У этого покупателя { $orders } открытых заказа. Сначала завершите или отмените их; потом данные можно будет удалить.
    [many] У этого покупателя { $orders } открытых заказов. Сначала завершите или отмените их; потом данные можно будет удалить.
   *[other] У этого покупателя { $orders } открытого заказа. Сначала завершите или отмените их; потом данные можно будет удалить.
}
refusal-product-hidden = Товар «{ $name }» скрыт: в тарифе меньше мест, чем товаров. Откройте его и нажмите «Показывать в первую очередь» или перейдите на старший тариф.
refusal-product-inactive = Товар «{ $name }» сейчас не продаётся.
refusal-order-price-missing = У товара «{ $name }» пока нет цены. Уточните её в магазине.
refusal-order-too-many-open = { $limit ->
    [one] С этого телефона уже есть { $limit } заказ, который магазин ещё не подтвердил. Дождитесь звонка и закажите снова.
    [few] С этого телефона уже есть { $limit } заказа, которые магазин ещё не подтвердил. Дождитесь звонка и закажите снова.
    [many] С этого телефона уже есть { $limit } заказов, которые магазин ещё не подтвердил. Дождитесь звонка и закажите снова.
   *[other] С этого телефона уже есть { $limit } заказа, которые магазин ещё не подтвердил. Дождитесь звонка и закажите снова.
}
refusal-order-duplicate-suspected = Недавно с этого телефона заказали то же самое. Заказать ещё раз?
refusal-payment-method-not-found = Такого способа оплаты в магазине нет. Можно заплатить наличными при получении.
refusal-order-price-changed = Цена изменилась: теперь { $total } { $currency }. Проверьте её и закажите снова.
refusal-order-daily-limit-reached = { $limit ->
    [one] С этого телефона сегодня уже заказывали { $limit } раз. Закажите завтра или позвоните в магазин.
    [few] С этого телефона сегодня уже заказывали { $limit } раза. Закажите завтра или позвоните в магазин.
    [many] С этого телефона сегодня уже заказывали { $limit } раз. Закажите завтра или позвоните в магазин.
   *[other] С этого телефона сегодня уже заказывали { $limit } раза. Закажите завтра или позвоните в магазин.
}
refusal-order-illegal-transition = Заказ сейчас в состоянии «{ $present ->
    [awaiting_payment] ожидает оплаты
    [payment_review] оплата проверяется
    [pending] ждёт подтверждения
    [confirmed] подтверждён
    [in_progress] в работе
    [shipped] в пути
    [delivered] доставлен
    [returning] возвращается
    [returned] возвращён
    [completed] завершён
    [failed] не выполнен
    [cancelled] отменён
   *[other] другое
}»; сделать с ним это нельзя.
refusal-order-reopen-too-late = { $days ->
    [one] Снова открыть заказ можно в течение { $days } дня. Оформите новый.
    [few] Снова открыть заказ можно в течение { $days } дней. Оформите новый.
    [many] Снова открыть заказ можно в течение { $days } дней. Оформите новый.
   *[other] Снова открыть заказ можно в течение { $days } дня. Оформите новый.
}

orders-title = Заказы
orders-empty = Заказов пока нет. Поделитесь ссылкой на магазин.
orders-search = Код, номер, телефон или имя
orders-number = Номер
orders-code = Код
orders-customer = Покупатель
orders-phone = Телефон
orders-place = Куда
orders-status = Статус
orders-payment = Оплата
orders-total = Итого
orders-goods = Товары
orders-discount = Скидка
orders-delivery-fee = Доставка
orders-delivery-free = бесплатно
orders-rounding = Округление
orders-quantity = Количество
orders-unit-price = Цена
orders-placed-at = Оформлен
orders-history = История
orders-note = Примечание
orders-reason = Причина
orders-in-maintenance = принят, пока магазин был закрыт для покупателей

orders-status-awaiting_payment = Ожидает оплаты
orders-status-payment_review = Оплата проверяется
orders-status-pending = Ждёт подтверждения
orders-status-confirmed = Подтверждён
orders-status-in_progress = В работе
orders-status-shipped = В пути
orders-status-delivered = Доставлен
orders-status-returning = Возвращается
orders-status-returned = Возвращён
orders-status-completed = Завершён
orders-status-failed = Не выполнен
orders-status-cancelled = Отменён

orders-class-waiting = Ожидают
orders-class-in_progress = В работе
orders-class-completed = Завершены
orders-class-failed = Не выполнены
orders-class-cancelled = Отменены

orders-payment-due = к оплате
orders-payment-paid = оплачен
orders-payment-collected = деньги получены курьером
orders-payment-settled = деньги перечислены
orders-payment-part_refunded = возвращено частично
orders-payment-refunded = деньги возвращены
orders-payment-void = оплата не нужна

orders-method-cash_on_delivery = Оплата при получении

orders-channel-storefront = Страница магазина
orders-channel-api = Программа
orders-channel-member = Введён вручную
orders-channel-telegram = Telegram
orders-channel-instagram = Instagram
orders-channel-whatsapp = WhatsApp
orders-channel-kaspi = Kaspi
orders-channel-test = Проверка

orders-option-home = До двери
orders-option-desk = В отделение

orders-cancel-customer = Покупатель передумал
orders-cancel-refused = Отказался по телефону
orders-cancel-no_answer = Не отвечает
orders-cancel-wrong_number = Неверный номер
orders-cancel-fake = Ложный заказ
orders-cancel-duplicate = Заказан дважды
orders-cancel-out_of_stock = Нет в наличии
orders-cancel-other = Другое

orders-do-confirm = Подтвердить
orders-do-cancel = Отменить заказ
orders-do-ship = Отправлен
orders-do-deliver = Доставлен
orders-do-start-return = Возвращается
orders-do-return = Принять возврат
orders-do-reopen = Открыть снова
orders-damaged = Повреждён: продать снова нельзя

orders-today = Сегодня
orders-today-orders = Заказы за сегодня
orders-today-to-confirm = Ждут подтверждения
orders-today-to-ship = Ждут отправки
orders-today-revenue = Выручка за сегодня

orders-mail-burst = В ваш магазин «{ $shop }» приходит намного больше заказов, чем обычно. Ближайшее время (минут: { $minutes }) заказы незнакомых покупателей ждут в разделе «Заявки», пока их не посмотрит кто-то из вас; знакомые покупатели заказывают как всегда. Посмотрите заявки и примите настоящие.
refusal-order-filter-name-invalid = Дайте фильтру название не длиннее { $max } букв.
refusal-order-filter-not-found = Такого фильтра больше нет.
refusal-order-filter-too-many = Магазин хранит не больше { $max } фильтров. Удалите ненужный.
refusal-order-bulk-invalid = Выберите хотя бы один заказ и не больше { $max } сразу.
refusal-order-filter-taken = Кто-то только что сохранил фильтр под этим названием. Сохраните свой ещё раз, чтобы заменить его.
