## Показатели платформы
figures = Показатели
figures-text = За каждым показателем открываются его магазины.
figure-month = Месяц
figure-total-subscribers = Магазинов на тарифе
figure-active-subscribers = Действуют
figure-trialing = На пробном периоде
figure-past-due = Ждут оплаты
figure-blocked-stores = Заблокированы
figure-monthly-usage = Заказы за месяц по магазинам
figure-total-revenue = Получено
figure-credits-sold = Продано дополнительных заказов
figure-credits-left = Осталось дополнительных заказов
figure-trial-conversion-rate = Оплатили после пробного периода
figure-conversion-rate = Дошли до лимита
figure-conversion-rate-text = Магазины, чьи заказы дошли до включённого лимита, от всех на тарифе.
figure-upgrade-rate = Перешли выше
figure-upgrade-rate-text = Магазины, перешедшие на тариф дороже, от действовавших на начало месяца.
figure-satisfaction-rate = Довольны
figure-satisfaction-rate-text = Оценки 4 и 5 от всех оценок за месяц.
figure-usage-rate = Использовано из разрешённого
figure-usage-rate-text = В среднем по всем магазинам с лимитом.
figure-ratings = { $n ->
    [one] Пока { $n } оценка
    [few] Пока { $n } оценки
    [many] Пока { $n } оценок
   *[other] Пока { $n } оценки
}
figure-nobody = Здесь нет магазинов
figure-nobody-text = Сейчас за этим показателем никого нет.
advice = Расчёт
advice-text = Что дали бы другой лимит или другая цена за последний полный месяц. Ничего не меняется.
advice-verb = Посчитать
advice-limit = Заказов в месяц
advice-price = Цена за месяц
advice-month = Месяц { $period }
advice-shops = Магазины
advice-payers = Оплаченных месяцев
advice-near = Закончили в пределах 10 % от лимита
advice-at = Закончили на лимите
advice-under = Использовали меньше 30 %
advice-present = Как сейчас
advice-what-if = А если
advice-shops-at-limit = Магазинов на лимите
advice-orders-beyond = Заказов сверх лимита
advice-plan-revenue = От тарифа
advice-credit-revenue = От дополнительных заказов, если докупят все
advice-total = Вместе
plan-rate = Насколько вы довольны тарифом?
plan-rate-text = Раз в девяносто дней. Ответ прочитают те, кто управляет платформой.
plan-rate-stars = От 1 (совсем нет) до 5 (очень)
plan-rate-note = Что сделать лучше?
plan-rate-verb = Отправить
admin-done-plan-rated = Спасибо за оценку.

## Что дано магазину вместо тарифа
platform-rights = Что разрешает тариф
platform-rights-text = Дайте этому магазину не то, что даёт его тариф. Когда срок выйдет, снова действует значение тарифа.
platform-right = Возможность
platform-right-plan = Тариф
platform-right-now = Сейчас
platform-right-used = Использовано
platform-right-value = Вместо этого
platform-right-value-hint = yes — да, no — нет, число или - без ограничений
platform-right-reason = От 5 до 300 символов; прочитают сотрудники магазина.
platform-right-days = На сколько дней
platform-right-days-hint = Пусто — пока не отмените.
platform-right-days-wrong = Напишите число дней от 1 до 3660 или ничего.
platform-right-give = Дать
platform-right-lift = Вернуть значение тарифа
admin-done-platform-right-given = Теперь это действует для магазина.
admin-done-platform-right-lifted = Снова действует значение тарифа.
