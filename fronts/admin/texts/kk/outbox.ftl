## Шығыс хабарлар
admin-outbox = Шығыс хабарлар
admin-outbox-text = Дүкеннің хаттары мен SMS хабарлары — алушылары оқитын күйінде.
admin-outbox-link = (сілтеме, тек алушының өзіне)
admin-outbox-none = Әзірге ештеңе жіберілмеген
admin-outbox-none-text = Сатып алушылар мен қызметкерлерге жіберілген хабарлар және олардың не болғаны осында шығады.
admin-outbox-waiting = Жазылды, бірақ пошта сервері бапталмаған: сілтемені өзіңіз беріңіз.
admin-message-email = Эл. пошта
admin-message-sms = SMS
admin-message-state-waiting = күтуде
admin-message-state-sent = жіберілді
admin-message-state-failed = жіберілмеді
admin-outbox-unsent = Пошта сервері бапталмаған кезде жазылған. Қазір жіберіңіз немесе сілтемені өзіңіз беріңіз.
admin-outbox-later = Әлі кетпеді, әрекет саны: { $n }. Келесі әрекет: { $at }.
admin-outbox-given-up = { $n ->
    [1] Пошта сервері мұны қабылдамайды. Мекенжайын тексеріп, қайта жіберіңіз.
   *[other] { $n } әрекеттен кейін жіберу тоқтатылды. Мекенжайын тексеріп, қайта жіберіңіз.
}
admin-outbox-again = Қайта жіберу
admin-done-message-resent = Хабарлама жіберілуде.
