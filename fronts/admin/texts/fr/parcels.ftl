## Colis
admin-nav-parcels = Colis
admin-parcel = Colis
admin-parcels-text = Ce qui part avec votre propre livreur. Faire avancer un colis fait avancer sa commande.
admin-parcels-none = Aucun colis pour le moment
admin-parcels-none-text = Choisissez un livreur ci-dessus pour créer un colis pour chaque commande confirmée, ou créez-en un sur la page d’une commande.
admin-parcels-no-driver = Ajoutez d’abord un livreur ; ensuite, chaque commande confirmée pourra avoir son colis.
admin-parcels-send = Un colis pour chaque commande confirmée
admin-parcels-move = Faire avancer les colis choisis
admin-parcels-move-to = Nouvel état
admin-parcels-done =
    { $n ->
        [0] Aucun colis traité.
        [one] { $n } colis traité.
       *[other] { $n } colis traités.
    }
admin-parcels-left = Ceux-ci restent tels quels
admin-parcel-problem = Impossible depuis son état actuel. Ouvrez-le pour voir pourquoi.
admin-parcel-problem-delivery-parcel-illegal-move = Il ne peut pas passer à cet état depuis le sien.
admin-parcel-problem-delivery-amount-over-max = Plus que ce qui peut être encaissé à domicile.
admin-parcel-problem-delivery-account-rests = Le livreur est mis de côté.
admin-parcel-amount = À encaisser
admin-parcel-driver = Livreur
admin-parcel-label = Imprimer l’étiquette
admin-parcel-move = Où est-il maintenant ?
admin-parcel-story = Historique
admin-parcel-no-story = Il n’a pas encore bougé.
admin-parcel-note = Remarque
admin-parcel-reason = Motif
admin-parcel-damaged = Les articles sont endommagés
admin-parcel-damaged-hint = À la réception du retour : ils sont comptés comme perdus au lieu de retourner en stock.
admin-parcel-fee-hint = À la réception du retour : ce que prend le livreur ; ses frais habituels si c’est vide.
admin-parcel-make = Créer le colis
admin-parcel-choose-driver = Choisissez le livreur qui prend le colis.
admin-parcel-state-created = prêt
admin-parcel-state-picked-up = ramassé
admin-parcel-state-in-transit = en route
admin-parcel-state-at-destination = arrivé dans la wilaya
admin-parcel-state-at-desk = au point de retrait
admin-parcel-state-out-for-delivery = en cours de livraison
admin-parcel-state-on-hold = en attente
admin-parcel-state-attempt-failed = tentative échouée
admin-parcel-state-delivered = livré
admin-parcel-state-returning = en retour
admin-parcel-state-return-ready = revenu, à récupérer
admin-parcel-state-returned = retour reçu
admin-parcel-state-cancelled = annulé
admin-parcel-reason-no-contact = injoignable
admin-parcel-reason-absent = absent
admin-parcel-reason-refused = refusé
admin-parcel-reason-goods = article faux ou abîmé
admin-parcel-reason-place = mauvais lieu
admin-parcel-reason-hold = retenu par le transporteur
admin-parcel-reason-other = autre
admin-drivers = Livreurs
admin-drivers-text = Qui emporte vos colis.
admin-drivers-none = Aucun livreur pour le moment
admin-drivers-none-text = Ajoutez la personne qui livre pour vous ; ce peut être vous-même.
admin-driver-add = Ajouter un livreur
admin-driver-name = Nom
admin-driver-return-fee = Frais d’un retour
admin-driver-fee-hint = Ce que prend le livreur pour un colis qui revient. Vide : rien.
admin-driver-rests = mis de côté
admin-driver-aside = Mettre de côté
admin-driver-back = Remettre en service
admin-manifest = Liste du jour
admin-manifest-day = Jour
admin-manifest-signed = Signature
admin-manifest-none = Aucun colis n’a été créé pour ce livreur ce jour-là.
admin-manifest-more = Il y en a d’autres ; imprimez-les en plusieurs fois.
admin-manifest-total =
    { $n ->
        [one] { $n } colis, à encaisser :
       *[other] { $n } colis, à encaisser :
    }
admin-print-hint = Imprimez cette page en A6, ou deux sur une feuille A5.
admin-done-parcel-made = Le colis est créé.
admin-done-parcel-moved = Le colis a avancé, et sa commande avec lui.
admin-done-driver-saved = Le livreur est enregistré.
