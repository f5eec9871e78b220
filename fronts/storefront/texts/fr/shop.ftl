# Ce que les clients lisent dans une boutique.

## Autour de chaque page
storefront-home = Tous les produits
storefront-cart = Panier
storefront-order-status = Où est ma commande ?
storefront-word = Appels pour une commande inachevée
storefront-preview = Aperçu : cette apparence n’est pas encore enregistrée. Vous pouvez parcourir la boutique, mais rien ne peut être commandé ici.
storefront-preview-title = On ne peut rien commander dans un aperçu
storefront-call = Appeler la boutique
storefront-categories = Catégories
storefront-title-home = Achat en ligne, paiement à la livraison
storefront-describe-home = { $shop } : commandez en ligne, payez en espèces à la livraison.
storefront-describe-category = { $category } chez { $shop }. Commandez en ligne, payez en espèces à la livraison.
storefront-describe-product = { $product } à { $price } chez { $shop }. Payez en espèces à la livraison.

## Listes de produits
storefront-newest = Nouveautés
storefront-empty = Aucun produit ici pour le moment
storefront-empty-text = La boutique est en cours de préparation. Revenez bientôt.
storefront-search-title = Recherche
storefront-search-results = Résultats pour « { $q } »
storefront-search-none = Aucun résultat pour « { $q } »
storefront-search-none-text = Essayez avec moins de lettres ou un autre mot.
storefront-search-ask = Que cherchez-vous ?

## Un produit
storefront-price-from = à partir de
storefront-choose = Choisissez
storefront-quantity = Quantité
storefront-in-stock = En stock
storefront-few-left = Bientôt épuisé
storefront-sold-out-text = Ce produit est épuisé pour le moment. Appelez la boutique pour savoir quand il reviendra, ou regardez les autres produits.
storefront-not-sold = Ce produit n’est pas en vente pour le moment.
storefront-description = Description
storefront-pictures = Photos
storefront-order-title = Commandez maintenant, payez à la livraison
storefront-order-now = Commander
storefront-add-to-cart = Ajouter au panier
storefront-free-delivery = Livraison gratuite
storefront-gone = Ce produit n’est plus ici
storefront-gone-text = Il a peut-être été vendu ou renommé. Cherchez un produit semblable, ou voyez tous les produits.
storefront-see-all = Voir tous les produits

## Le panier
storefront-cart-title = Votre panier
storefront-cart-empty = Votre panier est vide
storefront-cart-empty-text = Choisissez ce qui vous plaît ; vous le retrouverez ici.
storefront-each = { $price } l’unité
storefront-update = Mettre à jour
storefront-remove = Retirer
storefront-remove-item = Retirer { $name }
storefront-goods-total = Produits
storefront-go-to-checkout = Passer la commande
storefront-unavailable = n’est plus en vente
storefront-cart-blocked = Retirez ce qui n’est plus en vente pour continuer.
storefront-cart-full = Le panier est plein. Commandez d’abord ce qu’il contient.

## La commande
storefront-checkout-title = Votre commande
storefront-name = Votre nom
storefront-phone = Téléphone
storefront-keep = Si je ne termine pas, la boutique peut m’appeler au sujet de cette commande
storefront-keep-hint = Votre numéro et vos articles sont gardés 72 heures, uniquement pour cet appel.
storefront-keep-back = Vous pouvez y renoncer à tout moment
storefront-phone-hint = La boutique appelle ce numéro pour confirmer la commande.
storefront-phone-example = 0551 23 45 67
storefront-province = Wilaya
storefront-municipality = Commune
storefront-choose-province-first = Choisissez d’abord la wilaya.
storefront-desk = Point de retrait (stop desk)
storefront-desk-hint = Là où vous retirez le colis, si vous choisissez un point de retrait.
storefront-option = Livraison
storefront-option-home = À domicile
storefront-option-desk = En point de retrait (stop desk)
storefront-address = Adresse
storefront-address-hint = Rue, bâtiment, point de repère
storefront-note = Remarque pour la boutique
storefront-delivery = Livraison
storefront-delivery-heavy = Livraison, avec le poids au-delà de 5 kg
storefront-delivery-later = selon la wilaya choisie
storefront-fee-free = gratuite
storefront-rounding = Arrondi
storefront-total = À payer à la livraison
storefront-confirm = Confirmer la commande
storefront-confirm-again = Oui, commander de nouveau
storefront-confirm-price = Confirmer au nouveau prix
storefront-pay-note = Vous payez en espèces à la réception du colis. Rien à payer maintenant.
storefront-edit-cart = Modifier le panier
storefront-expired-title = Confirmez encore une fois
storefront-expired = Cette page est restée ouverte trop longtemps ou venait d’ailleurs. Rien n’a encore été commandé ; tout ce que vous avez écrit est toujours là. Si ce message revient, autorisez les cookies pour ce site.
storefront-sent-title = Ce formulaire a déjà été envoyé
storefront-sent = Une commande a déjà été passée avec ce formulaire. Si vous en voulez une deuxième, confirmez de nouveau.
storefront-again-title = Vous avez déjà commandé ceci
storefront-again = Une commande avec ce téléphone et ce produit a été reçue au cours des dernières 24 heures. Voulez-vous commander de nouveau ?
storefront-changed-title = Le prix a changé
storefront-changed-line = { $name } coûte maintenant { $price }.
storefront-changed-total = Le total est maintenant de { $total }. Rien n’a encore été commandé : vérifiez et confirmez.
storefront-refused-title = La commande n’a pas été passée
storefront-short = « { $name } » : il n’en reste que { $available }. Réduisez la quantité et confirmez de nouveau.
storefront-short-none = « { $name } » est maintenant épuisé.
storefront-not-served = La boutique ne livre pas à cet endroit. Choisissez-en un autre ou appelez la boutique.
storefront-leave-empty = Laissez ce champ vide

## Pas de commandes pour le moment
storefront-no-orders = La boutique ne prend pas de commandes pour le moment
storefront-no-orders-text = Vous pouvez continuer à regarder les produits.
storefront-no-orders-call = Appelez la boutique pour savoir quand elle reprendra les commandes, ou pour commander par téléphone.
storefront-plan-pay = Payer l’abonnement
storefront-plan-buy-credits = Acheter des commandes
storefront-plan-upgrade = Voir les offres supérieures
storefront-plan-ask-support = Demander au support

## Après la commande
storefront-thanks-title = Merci, votre commande est enregistrée
storefront-thanks-text = La boutique vous appellera pour la confirmer. Vous payez à la livraison.
storefront-code = Code de la commande
storefront-keep-code = Gardez ce code : avec votre numéro de téléphone, il vous permet de suivre votre commande.
storefront-order = Commande { $code }
storefront-placed = Commandée le
storefront-status = État
storefront-deliver-to = Livraison à
storefront-lines = Produits
storefront-steps = Suivi de la commande
storefront-callback = Une question sur votre commande ?
storefront-callback-text = La boutique vous appelle au numéro de téléphone de la commande, pendant ses heures.
storefront-callback-ask = Rappelez-moi, s’il vous plaît
storefront-callback-asked = Vous avez demandé un appel le { $at }. La boutique vous appelle pendant ses heures.
storefront-word-title = Appels pour une commande inachevée
storefront-word-text = Si vous avez coché que la boutique peut vous appeler au sujet d’une commande que vous n’avez pas terminée, vous pouvez y renoncer ici à tout moment. Ce qui en était gardé est alors effacé et personne ne vous appelle.
storefront-word-done = C’est fait. Personne ne vous appellera au sujet d’une commande inachevée, et ce qui en était gardé est effacé.
storefront-word-here = Dans ce navigateur
storefront-word-since = Le { $at }, vous avez coché que la boutique peut vous appeler.
storefront-word-take-back = Ne m’appelez pas
storefront-word-elsewhere = Coché sur un autre téléphone ou ordinateur ?
storefront-word-phone = Le numéro de téléphone que vous aviez écrit suffit.
storefront-find-title = Où est ma commande ?
storefront-find-text = Saisissez le numéro de téléphone de votre commande et le code que vous avez reçu.
storefront-find = Voir ma commande
storefront-keep-shopping = Continuer mes achats
storefront-status-pending = En attente de confirmation
storefront-status-awaiting_payment = En attente de paiement
storefront-status-payment_review = Paiement en cours de vérification
storefront-status-confirmed = Confirmée
storefront-status-in_progress = En préparation
storefront-status-shipped = En route
storefront-status-delivered = Livrée
storefront-status-completed = Terminée
storefront-status-returning = En cours de retour
storefront-status-returned = Retournée
storefront-status-failed = Non aboutie
storefront-status-cancelled = Annulée

## Fins
storefront-closed = { $shop } a fermé
storefront-closed-text = Cette boutique n’est plus ouverte. Les commandes déjà passées restent suivies.
storefront-failed = L’opération n’a pas abouti
storefront-quantity-wrong = Écrivez un nombre entier de 1 à { $max }.
storefront-waits-until = Attend jusqu’au
storefront-request-waiting = En attente de la boutique
storefront-request-waiting-text = Nous avons votre commande et la gardons scellée. La boutique la prendra dès qu’elle acceptera de nouveau des commandes, au prix que vous avez vu, puis vous appellera pour confirmer.
storefront-request-expired = Le délai est passé
storefront-request-expired-text = La boutique n’a pas pu la prendre à temps. Rien n’a été commandé ; vous pouvez commander de nouveau.
storefront-request-rejected = Non acceptée
storefront-request-rejected-text = La boutique n’a pas pu la prendre. Rien n’a été commandé.
storefront-request-withdrawn = Retirée
storefront-request-withdrawn-text = Vous l’avez retirée. Rien n’a été commandé.
storefront-request-accepted = Acceptée
storefront-request-accepted-text = La boutique a pris votre commande.
storefront-request-withdraw = Je ne veux pas attendre
storefront-question = Combien font { $a } + { $b } ?
storefront-question-title = Une question d’abord
storefront-question-text = De très nombreuses commandes arrivent de votre réseau en ce moment. Répondez à la petite addition sous le formulaire, pour que nous sachions qu’il y a bien quelqu’un. Tout ce que vous avez écrit est toujours là.
storefront-question-wrong = Ce n’est pas le bon résultat. Essayez celle-ci.
storefront-again-when = { $hours ->
    [0] Une de vos commandes est arrivée il y a moins d’une heure.
    [one] Une de vos commandes est arrivée il y a { $hours } heure.
   *[other] Une de vos commandes est arrivée il y a { $hours } heures.
}
storefront-trial = Vous essayez la boutique. Ce que vous commandez est un essai : rien n’est réservé ni compté.
storefront-trial-end = Arrêter l’essai
storefront-trial-over-title = L’essai est terminé
storefront-trial-over = Rien n’a été commandé : c’était un essai, et le temps pour essayer la boutique est écoulé. Pour continuer, rouvrez la boutique depuis l’étape « première commande » de votre administration.
