## Куда идут заказы
admin-map = Карта доставки
admin-map-text = Куда идут ваши заказы и сколько доходит. Чем больше точка, тем больше заказов; она их открывает.
admin-map-dot = { $place }: { $n ->
    [one] { $n } заказ
    [few] { $n } заказа
    [many] { $n } заказов
    *[other] { $n } заказа
}, { $share }
admin-map-none-ended = ни один ещё не завершён
admin-map-good = доставлено 80 % и больше
admin-map-warn = от 60 до 79 %
admin-map-bad = меньше 60 %
admin-map-table = То же в таблице
admin-map-share = Доставлено
admin-map-more = Ещё мест с меньшим числом заказов: { $n }, они только на карте.
admin-map-none = В эти дни заказов не было
admin-map-none-text = Как только придут заказы, карта покажет, куда они идут.
## Кто что довозит
admin-brings = По провинциям
admin-brings-text = Кто и где доставляет хорошо и сколько ваших денег у курьеров.
admin-brings-days = Дней
admin-brings-suggestion = Совет
admin-brings-suggested = советуем
admin-brings-hint = Для провинции и способа: кто доставляет большую долю, затем кто быстрее, затем кто дешевле. Если завершено меньше пяти посылок, никого не советуем.
admin-brings-none = В эти дни ничего не завершено
admin-brings-none-text = Когда посылки будут доставлены или вернутся, здесь сравнят курьеров.
admin-due = Деньги у курьеров
admin-due-total = Всего:
admin-due-days = от { $first } до { $last } дней
admin-due-older = больше { $days } дней
admin-due-none = Ваших денег ни у кого нет
admin-due-none-text = Собранное курьерами стоит здесь, пока они его не сдадут.
