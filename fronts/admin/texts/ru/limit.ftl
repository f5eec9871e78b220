## Лимит в четырёх видах
limit-title = Онлайн-заказы за месяц
limit-used = Использовано
limit-left = Осталось
limit-credits = Из них купленные
limit-until = Считаются до
limit-seen = Понятно
limit-level-normal = Всё в порядке
limit-level-near = Близко к лимиту
limit-level-high = Близко к лимиту
limit-level-critical = Почти на лимите
limit-level-blocked = Заблокировано
limit-action-pay = Оплатить
limit-action-buy-credits = Купить ещё заказы
limit-action-upgrade = Тарифы побольше
limit-action-ask-support = Написать в поддержку
limit-blocker = Магазин сейчас не принимает заказы
limit-blocker-text = Товары можно смотреть. Зайдите позже или позвоните в магазин.
