## L’ordre des produits sur la page d’accueil
admin-site-tab-arrange = Ordre des produits
admin-arrange-text = Ce que la page d’accueil montre d’abord. Les autres produits suivent, du plus récent au plus ancien ; les catégories et les recherches restent telles quelles.
admin-arrange-first = En premier sur la page d’accueil
admin-arrange-none = Aucun produit n’a sa propre place
admin-arrange-none-text = La page d’accueil montre d’abord les plus récents. Mettez un produit en premier avec la flèche à côté de lui.
admin-arrange-hidden = pas affiché en ce moment
admin-arrange-others = Autres produits
admin-arrange-no-others = Aucun autre produit
admin-arrange-full = L’ordre compte 200 produits : retirez-en un avant d’en ajouter un autre.
admin-arrange-to-first = Mettre « { $product } » en premier
admin-arrange-to-last = Mettre « { $product } » à la fin de l’ordre
admin-arrange-up = Monter « { $product } »
admin-arrange-down = Descendre « { $product } »
admin-arrange-out = Retirer « { $product } » de l’ordre
admin-done-arranged = L’ordre est enregistré. Les clients le voient maintenant.
