## What goes out
admin-outbox = Outbox
admin-outbox-text = Mail and SMS of the shop, as their receivers read them.
admin-outbox-link = (the link, for its receiver only)
admin-outbox-none = Nothing went out yet
admin-outbox-none-text = Messages to customers and members appear here with what became of them.
admin-outbox-waiting = Noted, no mail server is set up: pass the link on yourself.
admin-message-email = E-mail
admin-message-sms = SMS
admin-message-state-waiting = waiting
admin-message-state-sent = sent
admin-message-state-failed = failed
