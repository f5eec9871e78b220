## Подписка
admin-subscription-trialing = пробный период
admin-subscription-active = действует
admin-subscription-past-due = ждёт оплаты
admin-subscription-canceled = отменена
admin-subscription-none = без тарифа
admin-plan-month = в месяц
admin-plan-own = Ваш тариф
admin-plan-trial = Бесплатный пробный период закончится { $day }.
admin-plan-paid = Оплачено до { $day }.
admin-plan-canceled = Закончится { $day }.
admin-plan-cancel = Отменить подписку
admin-plan-cancel-title = Отменить подписку?
admin-plan-cancel-text = Она действует до конца оплаченного или пробного срока. После этого покупатели не смогут заказывать; ваши данные останутся.
admin-plan-keep = Оставить подписку
admin-plans = Тарифы
admin-plans-text = Старший тариф начинается с оплаты, и остаток нынешнего засчитывается. Младший начинается, когда закончится оплаченный срок.
admin-plan-take = Взять этот тариф
admin-plan-renew = Оплатить следующий месяц
admin-plan-year = или { $sum } в год
admin-plan-orders = { $n ->
    [one] { $n } онлайн-заказ в месяц
    [few] { $n } онлайн-заказа в месяц
    [many] { $n } онлайн-заказов в месяц
   *[other] { $n } онлайн-заказа в месяц
}
admin-plan-orders-all = Онлайн-заказы без ограничений
admin-plan-products = { $n ->
    [one] { $n } товар
    [few] { $n } товара
    [many] { $n } товаров
   *[other] { $n } товара
}
admin-plan-products-all = Товары без ограничений
admin-plan-users = { $n ->
    [one] { $n } сотрудник
    [few] { $n } сотрудника
    [many] { $n } сотрудников
   *[other] { $n } сотрудника
}
admin-plan-users-all = Сотрудники без ограничений
admin-packages = Докупить заказы
admin-packages-text = Докупленные заказы идут в ход, когда месячные использованы, и не сгорают в конце месяца.
admin-package = { $n ->
    [one] { $n } заказ
    [few] { $n } заказа
    [many] { $n } заказов
   *[other] { $n } заказа
}
admin-package-months = { $n ->
    [one] Действует { $n } месяц.
    [few] Действует { $n } месяца.
    [many] Действует { $n } месяцев.
   *[other] Действует { $n } месяца.
}
left-out = Ваш тариф это не включает: { $what }. Включают тарифы: { $plans }.
left-out-nowhere = Ваш тариф это не включает: { $what }. Сейчас этого нет ни в одном тарифе.
left-out-look = Посмотреть тарифы
admin-entitlement-storefront = Собственные страницы магазина
admin-entitlement-stock = Склад
admin-entitlement-reports-basic = Показатели за день
admin-entitlement-reports-full = Все отчёты
admin-entitlement-support-email = Поддержка по эл. почте
admin-entitlement-support-phone = Поддержка по телефону
admin-entitlement-support-chat = Поддержка в чате
admin-entitlement-api = Ключи для программ
admin-entitlement-webhooks = Вебхуки
admin-entitlement-custom-domain = Свой домен
admin-entitlement-confirmation-team = Команда подтверждения заказов
admin-entitlement-channels = Telegram, Instagram, WhatsApp
admin-entitlement-pos = Касса
admin-entitlement-digital-subscriptions = Цифровые подписки
admin-entitlement-games = Игры
admin-entitlement-repairs = Ремонт
admin-entitlement-products-max = Товары
admin-entitlement-users-max = Сотрудники

## Расчётный месяц
admin-usage-days = Онлайн-заказы по дням
admin-usage-bars = { $n ->
    [0] Заказы за день: пока не было
   *[other] Заказы за день, самое большее — { $n }
}
admin-usage-line = Всего с начала месяца
admin-usage-limit = Лимит: { $n }
admin-usage-text = День начинается и заканчивается по часовому поясу магазина.
admin-usage-table = То же в таблице
admin-usage-day = День
admin-usage-orders = Заказы
admin-usage-total = Всего
admin-credits = Докупленные заказы
admin-credit-left = Осталось { $n }
admin-credit-until = до { $day }

## Младшие тарифы

admin-plan-balance = От прежних оплат осталось { $sum }. Следующий платёж будет на столько меньше.
admin-plan-next = С { $day } действует тариф «{ $plan }». Что в него не поместится, будет скрыто, но не удалено.
admin-plan-stay = Остаться на нынешнем тарифе
admin-plan-smaller = Переход на младший тариф
admin-plan-smaller-text = Он начнётся { $day }, когда закончится оплаченный срок. Товары, которые в него не поместятся, будут скрыты, а доступ сотрудников без места приостановлен; ничего не удаляется.
admin-plan-smaller-which = Младший тариф
admin-plan-smaller-verb = Выбрать этот тариф
admin-done-plan-chosen = Младший тариф выбран. Пока он не начался, можно остаться на нынешнем.
admin-done-plan-stays = Остаётся нынешний тариф.
admin-done-product-preferred = Теперь этот товар показывается раньше других.
admin-invitation-lang = Язык письма
admin-invitation-resend = Создать новую ссылку
admin-member-suspended = Приостановлен
admin-product-over-limit = Скрыт тарифом
admin-product-over-limit-text = В вашем тарифе меньше мест, чем у вас товаров. Этот товар сохранён, но покупатели его не видят и не могут заказать. Покажите его вместо другого, отправьте часть товаров в архив или перейдите на старший тариф.
admin-product-prefer = Показывать в первую очередь
