## Настройки
admin-settings-shop = Магазин
admin-settings-orders = Заказы
admin-settings-mode = Режим
admin-settings-keys = Ключи API
admin-set-open-orders = Открытых заказов на покупателя
admin-set-open-orders-hint = Ещё не подтверждённых, от 1 до 50.
admin-set-daily = Заказов на покупателя в день
admin-set-daily-hint = 0 — без ограничений.
admin-set-hours = Новый заказ держит товар в резерве
admin-set-hours-hint = Потом товар снова свободен.
admin-set-max = Наибольшее количество в позиции
admin-set-cash = Округлять наличные до
admin-set-cash-hint = Самая мелкая сумма, которой платят.
admin-set-colour = Цвет магазина
admin-set-address = Спрашивать адрес при доставке до двери
admin-set-support = Как с вами связаться покупателям
admin-set-support-hint = Показывается внизу страниц магазина и когда что-то пошло не так.
admin-set-notice = Объявление на время технических работ
admin-set-notice-hint = Его читают покупатели, пока заказывать нельзя.
admin-hold = Когда товар уходит в резерв
admin-hold-placed = при заказе
admin-hold-placed-hint = Ничто не продастся дважды
admin-hold-confirmed = при подтверждении
admin-hold-confirmed-hint = Неподтверждённые заказы ничего не держат
admin-mode = Как работает магазин
admin-mode-manual = Вручную
admin-mode-manual-hint = Вы подтверждаете каждый заказ
admin-mode-auto = Автоматически
admin-mode-auto-hint = Что не требует человека, идёт само
admin-mode-maintenance = Технические работы
admin-mode-maintenance-hint = Покупатели смотрят, но не заказывают
admin-mode-only-super-admin = Снять аварийную остановку может только главный администратор.
admin-emergency = Аварийная остановка
admin-emergency-text = Останавливает всё сразу: ни заказов, ни изменений, ни движений. Снять её может только главный администратор.
admin-emergency-verb = Остановить всё
admin-close = Закрыть магазин навсегда
admin-close-title = Закрыть этот магазин навсегда?
admin-close-text = На его страницах будет сказано, что магазин закрыт, начатые заказы завершатся как обычно, а адрес останется за ним. 90 дней вы сможете всё читать и выгружать; потом имена, телефоны, адреса и примечания будут удалены, а учёт и цифры останутся.
admin-close-keep = Оставить магазин
admin-close-slug = Для подтверждения введите { $slug }
admin-key-new = Новый ключ
admin-key-make = Создать ключ
admin-key-name = Для чего он
admin-key-name-hint = Например, «Бухгалтерия».
admin-key-permissions = { $n ->
    [one] { $n } право
    [few] { $n } права
    [many] { $n } прав
   *[other] { $n } права
}
admin-key-permissions-hint = Дайте ему только нужное.
admin-key-title = Ключ готов
admin-key-text = Программа присылает его с каждым запросом: Authorization: Bearer …
admin-key-end = Отключить
admin-key-ended = отключён
admin-keys-none = Ключей пока нет
admin-keys-none-text = С ключом в этом магазине работает программа — в пределах прав, которые вы ей дали.
