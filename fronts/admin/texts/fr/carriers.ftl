## Carriers
admin-carriers = Transporteurs
admin-carriers-text = Ce que chaque transporteur prend pour les colis lourds, et comment il nomme les lieux.
admin-carriers-none = Aucun transporteur pour le moment
admin-carriers-none-text = Les tarifs et les points de retrait nomment leur transporteur ; chacun figure ici.
admin-carrier-oversize = Chaque kilogramme au-delà de 5 kg
admin-carrier-oversize-none = Le poids ne coûte rien de plus
admin-carrier-oversize-hint = S’ajoute aux frais pour chaque kilogramme entamé de la commande au-delà de 5 kg. Ce qui est gratuit le reste.
admin-carrier-set = Régler un transporteur
admin-carrier-map-same = comme à présent
admin-done-carrier-saved = Le transporteur est enregistré.
admin-names = Noms de lieux
admin-names-text = Les noms du transporteur à côté des nôtres. Rien ne part sous un nom dont personne n’est sûr.
admin-names-none = Aucun nom pour le moment
admin-names-none-text = Apportez la liste du transporteur ; chaque nom est comparé aux nôtres.
admin-name-kind = Ce que le nom désigne
admin-name-kind-province = wilaya
admin-name-kind-municipality = commune
admin-name-kind-desk = point de retrait
admin-name-none = aucun de nos lieux
admin-name-ours = Notre lieu
admin-name-set = Fixer notre lieu
admin-names-import = Apporter des noms
admin-names-columns = Colonnes : carrier, kind, their_id, their_name, our_id, our_name, province, state.
admin-names-verb = Comparer les noms
admin-names-done =
    { $n ->
        [one] Un nom n’est plus ce qu’il était.
       *[other] { $n } noms ne sont plus ce qu’ils étaient.
    }
admin-done-name-confirmed = Le nom est confirmé, pour toutes les listes du transporteur.
