# Ce que ce module dit aux gens.
refusal-order-not-found = Aucune commande ne correspond à ce code et à ce téléphone. Consultez le message reçu lors de votre commande.
refusal-order-form-invalid = { $count ->
    [one] { $count } champ est à corriger.
   *[other] { $count } champs sont à corriger.
}
refusal-order-name-invalid = Écrivez votre nom : de 2 à 100 caractères, dont au moins une lettre.
refusal-order-phone-invalid = Ce numéro de téléphone ne peut pas être appelé. Écrivez-le sous la forme { $example }.
refusal-order-quantity-invalid = { $max ->
    [0] Cette quantité ne peut pas être commandée.
   *[other] Commandez de 1 à { $max }, dans les quantités proposées.
}
refusal-order-lines-invalid = Une commande compte de 1 à { $max } lignes.
refusal-order-address-needed = Écrivez l’adresse : la rue et le numéro, ou comment le livreur peut vous trouver.
refusal-order-text-invalid = Ce texte est trop long ou illisible. Au plus { $max } caractères.
refusal-order-note-invalid = La remarque est trop longue. Au plus { $max } caractères.
refusal-order-filter-invalid = « { $value } » n’est pas une date. Écrivez-la sous la forme 2026-11-20.
refusal-order-burst = De très nombreuses commandes arrivent en ce moment. Réessayez dans un instant.
refusal-order-request-not-found = Cette demande de commande n’existe pas dans cette boutique.
refusal-order-request-already-decided = { $state ->
    [accepted] Cette demande est déjà une commande.
    [expired] Le délai de cette demande est passé.
    [withdrawn] Le client a retiré cette demande.
    [rejected] Cette demande a été refusée.
   *[other] Quelqu’un a déjà traité cette demande entre-temps.
}
refusal-order-request-waits-its-turn = Cette demande attend une unité du quota. Elle deviendra une commande automatiquement, à son tour, quand il y aura de nouveau des unités : achetez des commandes ou prenez un forfait supérieur.
refusal-order-field-needed = Remplissez ce champ.
refusal-order-field-invalid = Cette réponse est illisible. Vérifiez ce qui est demandé, puis écrivez-la de nouveau.
refusal-order-field-unknown = Le formulaire de la boutique n’a pas ce champ.
refusal-form-fields-invalid = { $count ->
    [one] { $count } champ est encore à corriger. Rien n’a été modifié.
   *[other] { $count } points sont encore à corriger. Rien n’a été modifié.
}
refusal-form-fields-changed-meanwhile = Quelqu’un a modifié le formulaire entre-temps. Consultez sa version actuelle, puis refaites votre modification.
refusal-customer-has-open-orders = { $orders ->
    [one] Ce client a une commande ouverte. Terminez-la ou annulez-la d’abord ; ensuite ses données pourront être effacées.
   *[other] Ce client a { $orders } commandes ouvertes. Terminez-les ou annulez-les d’abord ; ensuite ses données pourront être effacées.
}
refusal-product-hidden = « { $name } » est masqué : le forfait a moins de places qu’il n’y a de produits. Ouvrez-le et choisissez « Afficher en priorité », ou passez à un forfait supérieur.
refusal-product-inactive = « { $name } » n’est pas en vente pour le moment.
refusal-order-price-missing = « { $name } » n’a pas encore de prix. Renseignez-vous auprès de la boutique.
refusal-order-too-many-open = { $limit ->
    [one] { $limit } commande de ce téléphone attend encore la confirmation de la boutique. Attendez son appel, puis commandez de nouveau.
   *[other] { $limit } commandes de ce téléphone attendent encore la confirmation de la boutique. Attendez son appel, puis commandez de nouveau.
}
refusal-order-duplicate-suspected = La même commande vient d’être passée depuis ce téléphone. Voulez-vous la passer de nouveau ?
refusal-payment-method-not-found = Cette boutique ne propose pas ce mode de paiement. Vous pouvez payer en espèces à la livraison.
refusal-order-price-changed = Le prix a changé : il est maintenant de { $total } { $currency }. Vérifiez, puis commandez de nouveau.
refusal-order-daily-limit-reached = { $limit ->
    [one] Ce téléphone a déjà passé { $limit } commande aujourd’hui. Commandez de nouveau demain, ou appelez la boutique.
   *[other] Ce téléphone a déjà passé { $limit } commandes aujourd’hui. Commandez de nouveau demain, ou appelez la boutique.
}
refusal-order-illegal-transition = La commande est { $present ->
    [awaiting_payment] en attente de paiement
    [payment_review] en attente de vérification du paiement
    [pending] encore à confirmer
    [confirmed] confirmée
    [in_progress] en cours
    [shipped] en route
    [delivered] livrée
    [returning] en cours de retour
    [returned] retournée
    [completed] terminée
    [failed] en échec
    [cancelled] annulée
   *[other] dans un autre état
} ; cette action n’est pas possible maintenant.
refusal-order-reopen-too-late = { $days ->
    [one] Une commande ne peut être rouverte que pendant { $days } jour. Créez-en une nouvelle.
   *[other] Une commande ne peut être rouverte que pendant { $days } jours. Créez-en une nouvelle.
}

orders-title = Commandes
orders-empty = Aucune commande pour le moment. Partagez le lien de votre boutique.
orders-search = Code, numéro, téléphone ou nom
orders-number = Numéro
orders-code = Code
orders-customer = Client
orders-phone = Téléphone
orders-place = Lieu
orders-status = Statut
orders-payment = Paiement
orders-total = Total
orders-goods = Articles
orders-discount = Remise
orders-delivery-fee = Livraison
orders-delivery-free = gratuite
orders-rounding = Arrondi
orders-quantity = Quantité
orders-unit-price = Prix
orders-placed-at = Passée le
orders-history = Historique
orders-note = Remarque
orders-reason = Motif
orders-in-maintenance = saisie pendant que la boutique était fermée aux clients

orders-status-awaiting_payment = En attente de paiement
orders-status-payment_review = Paiement à vérifier
orders-status-pending = À confirmer
orders-status-confirmed = Confirmée
orders-status-in_progress = En cours
orders-status-shipped = En route
orders-status-delivered = Livrée
orders-status-returning = En retour
orders-status-returned = Retournée
orders-status-completed = Terminée
orders-status-failed = En échec
orders-status-cancelled = Annulée

orders-class-waiting = En attente
orders-class-in_progress = En cours
orders-class-completed = Terminées
orders-class-failed = En échec
orders-class-cancelled = Annulées

orders-payment-due = à payer
orders-payment-paid = payé
orders-payment-collected = encaissé
orders-payment-settled = reversé
orders-payment-part_refunded = remboursé en partie
orders-payment-refunded = remboursé
orders-payment-void = sans objet

orders-method-cash_on_delivery = Paiement à la livraison

orders-channel-storefront = Boutique en ligne
orders-channel-api = Programme
orders-channel-member = Saisie par l’équipe
orders-channel-telegram = Telegram
orders-channel-instagram = Instagram
orders-channel-whatsapp = WhatsApp
orders-channel-kaspi = Kaspi
orders-channel-test = Test

orders-option-home = À domicile
orders-option-desk = En point de retrait

orders-cancel-customer = Le client n’en veut plus
orders-cancel-refused = Refusée au téléphone
orders-cancel-no_answer = Ne répond pas
orders-cancel-wrong_number = Faux numéro
orders-cancel-fake = Fausse commande
orders-cancel-duplicate = Commande en double
orders-cancel-out_of_stock = Rupture de stock
orders-cancel-other = Autre motif

orders-do-confirm = Confirmer
orders-do-cancel = Annuler la commande
orders-do-ship = Expédiée
orders-do-deliver = Livrée
orders-do-start-return = Retour en route
orders-do-return = Retour reçu
orders-do-reopen = Rouvrir
orders-damaged = Endommagé : ne peut plus être vendu

orders-today = Aujourd’hui
orders-today-orders = Commandes du jour
orders-today-to-confirm = À confirmer
orders-today-to-ship = À expédier
orders-today-revenue = Chiffre d’affaires du jour
orders-mail-burst = Votre boutique { $shop } reçoit bien plus de commandes que d’habitude. Pendant les { $minutes } prochaines minutes, les commandes de personnes inconnues attendent dans « Demandes » jusqu’à ce que l’un de vous les vérifie ; les clients connus commandent comme toujours. Consultez les demandes et acceptez celles qui sont sérieuses.
refusal-order-filter-name-invalid = Donnez au filtre un nom de { $max } lettres au plus.
refusal-order-filter-not-found = Ce filtre n’existe plus.
refusal-order-filter-too-many = Une boutique garde au plus { $max } filtres. Supprimez-en un dont personne n’a besoin.
refusal-order-bulk-invalid = Choisissez au moins une commande, et au plus { $max } à la fois.
refusal-order-filter-taken = Quelqu’un vient d’enregistrer un filtre sous ce nom. Enregistrez le vôtre à nouveau pour le remplacer.
