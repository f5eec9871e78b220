# Что эта комната говорит людям.
refusal-confirmation-claimed-by-other = { $who ->
    [somebody] С этим покупателем уже говорит кто-то другой. Возьмите следующий звонок; ничего не изменено.
   *[other] С этим покупателем уже говорит { $name }. Возьмите следующий звонок; ничего не изменено.
}
refusal-confirmation-closed = Этот заказ уже пошёл дальше, и звонок ничего в нём не меняет. Откройте заказ, чтобы увидеть, где он.
refusal-confirmation-callback-late = Этот заказ завершён, по нему больше не звонят. Если что-то не так, позвоните или напишите в магазин.
refusal-confirmation-callback-none = По этому заказу звонка никто не ждёт: уже позвонили или никто не просил.
refusal-confirmation-outside-hours = Покупателям звонят с { $opens } до { $closes }. Если покупатель вас ждёт, выберите заказ сами.
refusal-confirmation-not-held = Этот заказ никем не взят: он уже в очереди.
refusal-confirmation-outcome-invalid = Укажите, чем закончился звонок.
refusal-confirmation-until-invalid = Укажите, когда перезвонить: в будущем, в пределах { $days ->
    [one] { $days } дня
    [few] { $days } дней
    [many] { $days } дней
   *[other] { $days } дня
}.
refusal-confirmation-duplicate-invalid = Укажите номер заказа, который остаётся: другой неотменённый заказ этого магазина.
refusal-confirmation-correction-invalid = Исправляют только заказ, который покупатель подтвердил. Выберите «подтверждён» или уберите исправления.
refusal-confirmation-seconds-invalid = Звонок длится от 0 секунд до одних суток.
refusal-confirmation-hours-invalid = Начало звонков должно быть раньше конца, в пределах одного дня.
refusal-confirmation-script-invalid = «{ $value }» — таких данных у заказа нет. Есть { $known }
refusal-confirmation-script-too-long = В тексте разговора может быть до { $max } символов.
refusal-confirmation-day-invalid = «{ $value }» — это не дата. Напишите её так: 2026-11-20.
refusal-confirmation-rules-changed = Тем временем правила звонков изменил кто-то другой. Посмотрите их и сохраните снова; введённое вами на месте.

confirmation-script = Здравствуйте, { $name }! Это { $shop }. Вы заказали { $goods }. Всего { $total } с доставкой в { $place }, оплата при получении. Отправляем?
