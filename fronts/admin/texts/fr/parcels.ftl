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
admin-parcel-problem-delivery-parcel-exists = Elle a déjà son colis.
admin-parcel-problem-delivery-carrier-unmapped = Personne n'a encore dit où est le point de retrait : confirmez d'abord son lieu.
admin-parcel-problem-delivery-parcel-outdated = Sa commande a changé depuis : annulez-le et créez-le à nouveau.
admin-parcel-problem-system-busy = Le temps a manqué. Recommencez.
admin-parcel-problem-system-fault = Quelque chose a échoué ici ; rien n’a changé.
admin-parcel-amount = À encaisser
admin-parcel-driver = Livreur
admin-parcel-label = Imprimer l’étiquette
admin-parcel-pdf = Étiquette en PDF
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
admin-driver-carrier-hint = Les tarifs et les noms de lieux que suit ce livreur. Votre propre livraison sauf indication contraire.
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
admin-parcels-list = Liste
admin-parcels-board = Tableau
admin-parcels-figures = Retours
admin-parcels-board-text = Où sont vos colis, et lesquels attendent trop longtemps.
admin-parcels-figures-text = Ce qui revient, avec qui et pourquoi.
admin-parcels-stuck = Plus longtemps que d’habitude
admin-parcels-stuck-text = Deux fois la durée habituelle de ce livreur, et plus de deux jours. Demandez au livreur ou au client.
admin-parcels-stuck-days =
    { $n ->
        [one] ici depuis un jour
       *[other] ici depuis { $n } jours
    }
admin-parcels-stuck-usual =
    { $n ->
        [0] d’habitude moins d’un jour
        [one] d’habitude un jour
       *[other] d’habitude { $n } jours
    }
admin-parcels-all-of = Les { $n }
admin-parcels-board-none = Aucun colis en route
admin-parcels-board-none-text = Dès que les commandes confirmées ont leurs colis, vous voyez ici où est chacun.
admin-parcels-back = revenus
admin-parcels-back-share = Part des retours
admin-parcels-open = en route
admin-parcels-back-by-driver = Retours par livreur
admin-parcels-back-why = Pourquoi ils reviennent
admin-parcels-none-ended = Aucun colis n’est encore arrivé au bout.
admin-parcels-none-back = Rien n’est revenu.
admin-parcels-figures-none = Aucun colis ces jours-là
admin-parcels-figures-none-text = Choisissez d’autres jours, ou envoyez les premiers colis.
admin-parcel-reason-none = personne n’a dit pourquoi
admin-parcel-size = Poids et dimensions
admin-parcel-size-unknown = inconnus
admin-parcel-grams = { $n } g
admin-parcel-billable = facturé { $n } kg
admin-parcel-measure = Peser et mesurer
admin-parcel-weight = Poids
admin-parcel-length = Longueur
admin-parcel-width = Largeur
admin-parcel-height = Hauteur
admin-done-parcel-measured = Poids et dimensions enregistrés.
