## Покупатели
admin-customer = Покупатель
admin-customer-name = Имя
admin-customer-phone = Телефон
admin-customer-lang = Язык
admin-customer-open = Страница покупателя
admin-customer-since = Покупатель с
admin-customer-last = Последний заказ
admin-customer-open-orders = Ждут подтверждения
admin-customer-delivered = Доставлено
admin-customer-returned = Возвращено
admin-customer-spent = Куплено на сумму
admin-customer-blocked = заблокирован
admin-customer-free = может заказывать
admin-customer-blocked-title = Этому покупателю нельзя заказывать
admin-customer-may-order = Право заказывать
admin-customer-block = Заблокировать
admin-customer-unblock = Снова разрешить заказы
admin-customer-block-text = Заблокированный покупатель не может заказывать; начатые заказы продолжаются. Причину видят только ваши сотрудники.
admin-customers-none = Покупателей пока нет
admin-customers-none-text = Здесь появится каждый, кто сделал заказ, с телефоном и историей.

## Удаление данных

admin-customer-erase = Удалить данные покупателя
admin-customer-erase-title = Удалить данные покупателя «{ $name }»?
admin-customer-erase-text = Имя, телефон, адреса и примечания удаляются отовсюду, и вернуть их нельзя. Заказы и цифры остаются, но без указания, чьи они. Сначала нужно завершить открытые заказы.
admin-customer-erase-verb = Удалить навсегда
admin-customer-erased = Данные этого покупателя удалены. Заказы и цифры хранятся без имени.
admin-done-customer-erased = Данные покупателя удалены.
