## Брошенные заказы
admin-leads = Брошенные
admin-leads-text = Покупатели начали заказ, не отправили его и разрешили вам позвонить. Хранится 72 часа; заказ за это не считается.
admin-leads-none = По брошенным заказам звонить некому
admin-leads-none-text = Под телефоном в форме заказа покупатель может разрешить позвонить ему, если не закончит. Такие покупатели стоят здесь 72 часа.
admin-lead-waiting = можно позвонить
admin-lead-called = позвонили
admin-lead-ordered = сделан заказ
admin-lead-declined = не хочет
admin-lead-expired = время вышло
admin-lead-nameless = Без имени
admin-lead-seen = последний раз:
admin-lead-until = можно звонить до
admin-lead-order = Оформить за него
admin-lead-did-call = Я позвонил
admin-lead-refuses = Не хочет
admin-done-lead-closed = Убрано из списка для звонков.
