## Вокруг страницы
admin-nav-home = Главная
admin-nav-orders = Заказы
admin-nav-products = Товары
admin-nav-stock = Склад
admin-nav-customers = Покупатели
admin-nav-delivery = Доставка
admin-nav-members = Сотрудники
admin-nav-runs = Импорт и операции
admin-nav-plan = Подписка
admin-nav-settings = Настройки
admin-nav-account = Ваш профиль
admin-looking = Вы смотрите этот магазин как администратор платформы: всё видно, менять ничего нельзя.
admin-mode-emergency-now = Аварийная остановка: менять ничего нельзя, покупатели не могут заказывать. Снять её может главный администратор в настройках.
admin-mode-maintenance-now = Технические работы: покупатели видят магазин, но не могут заказывать.
admin-status = Статус
admin-when = Когда
admin-from = С даты
admin-to = По дату
admin-note = Примечание
admin-reason = Причина
admin-quantity = Количество
admin-email = Эл. почта
admin-call = Позвонить
admin-gram = г
admin-hours = ч

## Что сделано
admin-done-product-added = Товар добавлен.
admin-done-product-saved = Товар сохранён.
admin-done-product-shown = Теперь покупатели видят товар.
admin-done-product-hidden = Товар скрыт от покупателей.
admin-done-product-archived = Товар отправлен в архив.
admin-done-product-restored = Товар возвращён из архива, пока он скрыт.
admin-done-price-saved = Цена сохранена.
admin-done-variant-added = Вариант добавлен.
admin-done-variant-saved = Вариант сохранён.
admin-done-pictures-added = Фото добавлены.
admin-done-picture-saved = Описание сохранено.
admin-done-picture-moved = Фото перемещено.
admin-done-picture-removed = Фото удалено.
admin-done-stock-moved = Движение записано.
admin-done-stock-set = Остаток задан.
admin-done-stock-reversed = Движение отменено.
admin-done-location-added = Место хранения добавлено.
admin-done-import-read = Файл прочитан. Проверьте предпросмотр и запустите импорт.
admin-done-run-started = Запущено.
admin-done-run-stopped = Остановится после текущей порции.
admin-done-job-retried = Запущено снова.
admin-done-order-confirmed = Заказ подтверждён.
admin-done-order-shipped = Заказ в пути.
admin-done-order-delivered = Заказ доставлен.
admin-done-order-cancelled = Заказ отменён.
admin-done-order-coming-back = Заказ возвращается.
admin-done-order-returned = Возврат принят.
admin-done-order-reopened = Заказ снова открыт.
admin-done-customer-blocked = Покупатель больше не может заказывать.
admin-done-customer-unblocked = Покупатель снова может заказывать.
admin-done-rate-saved = Цена доставки сохранена.
admin-done-rate-removed = Цена доставки удалена.
admin-done-invitation-withdrawn = Приглашение отозвано.
admin-done-role-changed = Роль изменена.
admin-done-permission-changed = Права изменены.
admin-done-member-removed = Сотрудник удалён.
admin-done-settings-saved = Настройки сохранены.
admin-done-mode-set = Режим изменён.
admin-done-shop-closed = Магазин закрыт.
admin-done-shop-opened = Ваш магазин открыт. Вот что делать дальше.
admin-done-key-ended = Ключ отключён.
admin-done-password-changed = Пароль изменён. На других устройствах нужно войти снова.
admin-done-subscription-canceled = Подписка закончится вместе с оплаченным сроком.
admin-done-subscription-kept = Подписка продолжается.

## Формы
admin-form-stale = Эта страница была открыта слишком долго или ещё до входа. Всё, что вы ввели, на месте: отправьте ещё раз.
admin-form-amount = Напишите сумму, например 2500 или 12.50.
admin-form-quantity = Напишите количество, например 3 или 2.5.
admin-form-whole = Напишите целое число.
admin-form-choice = Выберите одно из предложенного.
admin-form-file = Сначала выберите файл.
admin-form-files = { $n ->
    [one] За один раз можно отправить до { $n } файла. Остальные не приняты: отправьте их следом.
    [few] За один раз можно отправить до { $n } файлов. Остальные не приняты: отправьте их следом.
    [many] За один раз можно отправить до { $n } файлов. Остальные не приняты: отправьте их следом.
   *[other] За один раз можно отправить до { $n } файла. Остальные не приняты: отправьте их следом.
}
admin-form-utf8 = Этот файл — не текст в UTF-8. Сохраните его как «CSV UTF-8» и отправьте снова.
admin-done-order-unconfirmed = Заказ снова ждёт подтверждения.
