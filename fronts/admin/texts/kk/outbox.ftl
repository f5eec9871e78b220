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
