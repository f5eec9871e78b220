## Лимит
admin-quota = Онлайн-заказы за месяц
admin-quota-forecast = При таком темпе лимит закончится { $day }.
admin-quota-left = Осталось
admin-quota-credits = Из них докупленных
admin-quota-ends = Считается до
admin-quota-thresholds = Мы сообщим вам на 70, 80, 90 и 100 процентах.
admin-quota-stopped = Покупатели сейчас не могут заказывать
