# Что эта комната говорит людям.
refusal-customer-not-found = Такого покупателя в этом магазине нет.
refusal-customer-blocked = Магазин не может принять заказ с этого телефона. Позвоните в магазин.
refusal-customer-already-blocked = Этот покупатель уже заблокирован.
refusal-customer-not-blocked = Этот покупатель не заблокирован.
refusal-customer-reason-needed = Укажите причину: от 2 до 500 символов.
refusal-customer-block-end-past = Блокировка должна заканчиваться в будущем.

customers-title = Покупатели
customers-empty = Покупателей пока нет. Первый появится с первым заказом.
customers-search = Телефон или имя
customers-name = Имя
customers-phone = Телефон
customers-orders = Заказы
customers-open-orders = Ещё не подтверждены
customers-delivered = Доставлено
customers-returned = Возвращено
customers-last-order = Последний заказ
customers-since = Покупатель с
customers-blocked = Заблокирован
customers-blocked-until = Заблокирован до { $until }
customers-block = Заблокировать
customers-unblock = Разблокировать
customers-block-reason = Причина
customers-block-done = { $name } больше не может заказывать.
customers-unblock-done = { $name } снова может заказывать.
