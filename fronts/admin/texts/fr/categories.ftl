## Catégories
admin-categories = Catégories
admin-categories-text = Comment les clients s’y retrouvent : l’arborescence des pages de la boutique.
admin-categories-none = Aucune catégorie pour le moment
admin-categories-none-text = Ajoutez la première, puis choisissez-la dans la fiche d’un produit.
admin-category-add = Ajouter une catégorie
admin-category-edit = Nom et place
admin-category-name = Nom
admin-category-parent = Sous la catégorie
admin-category-parent-hint = Sans choix, elle se place au premier niveau.
admin-category-position = Ordre parmi ses voisines
admin-category-position-hint = Le plus petit nombre vient en premier.
admin-category-see = Produits de { $name }
admin-category-delete = Supprimer cette catégorie
admin-category-delete-verb = Supprimer la catégorie
admin-category-empty = Elle est vide. Les liens vers sa page ne mèneront plus nulle part.
admin-category-holds = { $products ->
    [0] { $below ->
        [one] { $below } sous-catégorie en dépend.
       *[other] { $below } sous-catégories en dépendent.
    }
    [one] { $products } produit s’y trouve{ $below ->
        [0] .
        [one] , et { $below } sous-catégorie en dépend.
       *[other] , et { $below } sous-catégories en dépendent.
    }
   *[other] { $products } produits s’y trouvent{ $below ->
        [0] .
        [one] , et { $below } sous-catégorie en dépend.
       *[other] , et { $below } sous-catégories en dépendent.
    }
}
admin-category-heir = Les déplacer vers
admin-done-category-added = La catégorie a été ajoutée.
admin-done-category-saved = La catégorie a été enregistrée.
admin-done-category-deleted = La catégorie a été supprimée.
