## Ce qui est envoyé
admin-outbox = Messages envoyés
admin-outbox-text = Les e-mails et SMS de la boutique, tels que leurs destinataires les lisent.
admin-outbox-link = (le lien, réservé à son destinataire)
admin-outbox-none = Aucun envoi pour le moment
admin-outbox-none-text = Les messages aux clients et à l’équipe apparaissent ici, avec ce qu’ils sont devenus.
admin-outbox-waiting = Message noté, mais aucun serveur d’e-mail n’est configuré : transmettez le lien vous-même.
admin-message-email = E-mail
admin-message-sms = SMS
admin-message-state-waiting = en attente
admin-message-state-sent = envoyé
admin-message-state-failed = en échec
