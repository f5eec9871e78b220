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
admin-outbox-unsent = Noted while no mail server was set up. Send it now, or pass the link on yourself.
admin-outbox-later = { $n ->
    [one] Did not go out at the first attempt. It is tried again on { $at }.
   *[other] Did not go out in { $n } attempts. It is tried again on { $at }.
}
admin-outbox-given-up = { $n ->
    [one] The mail server will not take it. Check the address, then send it again.
   *[other] Given up after { $n } attempts. Check the address, then send it again.
}
admin-outbox-again = Send again
admin-done-message-resent = The message is on its way.
