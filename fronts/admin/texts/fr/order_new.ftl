## Une nouvelle commande
admin-order-new = Nouvelle commande
admin-order-new-text = Pour un client au téléphone ou au magasin. Elle n’est pas décomptée des commandes en ligne du mois.
admin-order-look = Rechercher
admin-order-new-customer = Ce téléphone n’a encore jamais commandé.
admin-order-other-phone = Ce téléphone est celui d’un autre client. Ce qui était rempli pour le précédent a été retiré : vérifiez le formulaire, puis enregistrez la commande.
admin-order-known-orders = { $n ->
    [one] { $n } commande
   *[other] { $n } commandes
}
admin-order-known-delivered = { $n ->
    [one] { $n } livrée
   *[other] { $n } livrées
}
admin-order-known-returned = { $n ->
    [one] { $n } retournée
   *[other] { $n } retournées
}
admin-order-find = Ajouter un produit
admin-order-find-hint = Nom ou code, ou scannez un code-barres.
admin-order-found-none = Aucun produit en vente ne commence ainsi.
admin-order-add = Ajouter
admin-order-add-item = Ajouter { $name }
admin-order-drop-item = Retirer { $name }
admin-order-no-lines = Rien pour le moment : cherchez un produit ci-dessus.
admin-order-left = reste { $n }
admin-order-short = Il n’en reste que { $n }.
admin-order-short-none = épuisé
admin-order-pieces-wrong = Cette quantité ne peut pas être vendue.
admin-order-not-sold = Ce produit n’est pas en vente pour le moment.
admin-order-hidden = Masqué par le forfait. Choisissez « Afficher en priorité » sur sa page.
admin-order-towns = Afficher ses communes
admin-order-not-served = Il n’y a pas encore de tarif de livraison pour ce lieu. Fixez-en un dans Livraison, ou choisissez un autre lieu.
admin-order-to-pay = À payer à la livraison
admin-order-fee-later = La livraison s’ajoute quand la wilaya est choisie.
admin-order-bill-later = Le total s’affiche ici dès qu’il y a un produit.
admin-order-place = Enregistrer la commande
admin-order-again = L’enregistrer de nouveau
admin-order-place-hint = Votre saisie reste jusqu’à l’enregistrement de la commande.
admin-order-another = Nouvelle commande de ce client
admin-done-order-placed = La commande est enregistrée.

## Le clavier
admin-keys = Clavier
admin-keys-look = cherche ce qui est saisi ; ajoute un code scanné
admin-keys-send = enregistre la commande
admin-keys-rows = ligne suivante et précédente
admin-keys-open = ouvre la ligne
admin-keys-go = retourne à l’accueil ; avec d’autres lettres, va aux autres pages
admin-keys-press = appuie sur le bouton choisi par une touche
