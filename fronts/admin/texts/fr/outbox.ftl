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
admin-outbox-unsent = Message noté alors qu’aucun serveur d’e-mail n’était configuré. Envoyez-le maintenant, ou transmettez le lien vous-même.
admin-outbox-later = { $n ->
    [one] Pas parti au premier essai. Prochain essai le { $at }.
   *[other] Pas parti après { $n } essais. Prochain essai le { $at }.
}
admin-outbox-given-up = { $n ->
    [one] Le serveur d’e-mail le refuse. Vérifiez l’adresse, puis renvoyez-le.
   *[other] Abandonné après { $n } essais. Vérifiez l’adresse, puis renvoyez-le.
}
admin-outbox-again = Renvoyer
admin-done-message-resent = Le message est parti.
