## Accueil
admin-home-title = Bonjour { $name }
admin-home-revenue = Chiffre d’affaires du jour
admin-home-revenue-hint = Sur les commandes livrées
admin-home-orders = Commandes du jour
admin-home-to-confirm = À confirmer
admin-home-to-ship = À expédier
admin-home-to-do = À faire
admin-home-last-orders = Dernières commandes
admin-home-quiet = Tout est calme
admin-home-quiet-text = Il n’y a rien à faire pour le moment.
admin-see-shop = Voir la boutique
admin-see-in-shop = Voir dans la boutique
admin-do-confirm = { $n ->
    [one] { $n } commande à confirmer par téléphone
   *[other] { $n } commandes à confirmer par téléphone
}
admin-do-ship = { $n ->
    [one] { $n } commande à expédier
   *[other] { $n } commandes à expédier
}
admin-do-low = { $n ->
    [one] { $n } variante bientôt épuisée
   *[other] { $n } variantes bientôt épuisées
}
admin-do-dead = { $n ->
    [one] { $n } tâche a échoué trop souvent
   *[other] { $n } tâches ont échoué trop souvent
}
admin-first-steps = Prochaines étapes
admin-step-products = Ajoutez vos produits
admin-step-products-text = Un par un, ou tous d’un coup depuis un fichier.
admin-step-rates = Fixez le prix de la livraison
admin-step-rates-text = Un tarif unique pour partout suffit pour commencer.
admin-step-phone = Laissez votre téléphone
admin-step-phone-text = Les clients font confiance à une boutique qu’ils peuvent appeler.
admin-step-carrier = Indiquez qui livre
admin-step-carrier-text = Un livreur à vous suffit ; colis et argent sont suivis par livreur.
admin-step-form = Regardez votre formulaire de commande
admin-step-form-text = Demandez ce qu’il vous faut, et rien de plus.
admin-step-domain = Installez votre domaine
admin-step-domain-text = Les clients vous trouvent sous votre propre nom.
admin-step-order = Essayez une première commande
admin-step-order-text = Votre boutique telle que les clients la voient : la commande est un essai, rien n’est réservé ni compté.
admin-step-away = Ne plus afficher « { $step } »
admin-done-step-away = L’étape ne sera plus affichée.
admin-step-share = Partagez votre boutique
admin-search-title = Rechercher partout
admin-search-text = Un numéro, un code, un téléphone ou un nom retrouve commandes, produits et clients.
admin-search-none = Aucune commande, aucun produit ni aucun client ne commence ainsi.
