## Исходящие
admin-outbox = Исходящие
admin-outbox-text = Письма и SMS магазина — так, как их читают получатели.
admin-outbox-link = (ссылка, только для получателя)
admin-outbox-none = Пока ничего не отправлено
admin-outbox-none-text = Здесь появятся сообщения покупателям и сотрудникам и то, что с ними стало.
admin-outbox-waiting = Записано, но почтовый сервер не настроен: передайте ссылку сами.
admin-message-email = Эл. почта
admin-message-sms = SMS
admin-message-state-waiting = ожидает
admin-message-state-sent = отправлено
admin-message-state-failed = не отправлено
admin-outbox-unsent = Записано, пока почтовый сервер не был настроен. Отправьте сейчас или передайте ссылку сами.
admin-outbox-later = Пока не ушло, попыток: { $n }. Следующая: { $at }.
admin-outbox-given-up = { $n ->
    [1] Почтовый сервер это не принимает. Проверьте адрес и отправьте снова.
   *[other] Отправка прекращена, попыток: { $n }. Проверьте адрес и отправьте снова.
}
admin-outbox-again = Отправить снова
admin-done-message-resent = Сообщение отправляется.
