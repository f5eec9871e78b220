# Refus
refusal-delivery-province-unknown =
    Il n’y a pas de wilaya « { $value } ». { $count ->
        [0] Choisissez-en une dans la liste.
       *[other] Vouliez-vous dire : { $names } ?
    }
refusal-delivery-municipality-unknown =
    Il n’y a pas de commune « { $value } ». { $count ->
        [0] Choisissez-en une dans la liste.
       *[other] Vouliez-vous dire : { $names } ?
    }
refusal-delivery-municipality-not-in-province =
    « { $value } » n’est pas dans cette wilaya. { $count ->
        [0] Choisissez une commune dans la liste.
       *[other] Vouliez-vous dire : { $names } ?
    }
refusal-delivery-not-served =
    { $option ->
        [desk] La boutique ne livre pas en point de retrait à { $place }. Choisissez la livraison à domicile ou un autre lieu.
       *[home] La boutique ne livre pas à domicile à { $place }. Choisissez un point de retrait ou un autre lieu.
    }
refusal-delivery-carrier-invalid = Le code d’un transporteur comporte de 1 à 40 caractères parmi les lettres a-z, les chiffres, - et _. Par exemple : yalidine.
refusal-delivery-carrier-stale = Quelqu’un d’autre a modifié ce transporteur entre-temps. Regardez à nouveau, puis enregistrez.
refusal-delivery-oversize-invalid = Le prix d’un kilogramme est un montant entier, 0 ou plus.
refusal-delivery-option-unknown = « { $value } » n’est ni home (domicile) ni desk (point de retrait).
refusal-delivery-fee-invalid = « { $value } » n’est pas un montant possible. Des frais valent 0 ou plus ; le montant qui rend la livraison gratuite est supérieur à 0.
refusal-delivery-rate-not-found = Ce tarif de livraison n’existe plus.
refusal-delivery-rate-stale = Quelqu’un d’autre a modifié ce tarif de livraison entre-temps. Vérifiez-le, puis enregistrez de nouveau.
refusal-delivery-rate-of-other-carrier = Vous avez consulté les tarifs de « { $carrier } », et ces lignes en contiennent aussi de « { $other } ». Importez les tarifs de chaque transporteur séparément.
refusal-delivery-zone-not-found = Cette zone n’existe plus.
refusal-delivery-zone-stale = Quelqu’un a modifié cette zone entre-temps. Regardez-la de nouveau, puis fixez-la.
refusal-delivery-zone-name-invalid = Donnez à la zone un nom de { $max } lettres au plus.
refusal-delivery-zone-name-taken = Une autre zone porte ce nom.
refusal-delivery-zone-place-taken = Un de ces lieux est déjà dans une autre zone. Un lieu est dans une seule zone.
refusal-delivery-zone-empty = Une zone a besoin d’un lieu et d’un tarif.
refusal-delivery-zones-too-many = Une boutique a { $max } zones au plus. Modifiez-en une ou supprimez-en une.
refusal-delivery-file-refused =
    { $problems ->
        [one] Rien n’a été importé : une ligne est à vérifier.
       *[other] Rien n’a été importé : { $problems } points du fichier sont à vérifier.
    }
refusal-delivery-file-column-missing = La colonne « { $missing } » manque. La première ligne nomme les colonnes : carrier, province_number, province_name, municipality, option, fee, free_above.
refusal-delivery-file-empty = Le fichier ne contient aucun tarif.
refusal-delivery-file-too-long = Le fichier a plus de { $most } lignes. Divisez-le.
refusal-delivery-number-disagrees = Le numéro { $value } n’est pas celui de { $names }, qui est { $expected }. Corrigez-le, ou importez d’après le nom.
refusal-delivery-zero-unclear = Le tarif est 0. Précisez si 0 veut dire « non desservi » ou « gratuit ».
refusal-delivery-row-twice = Le même tarif figure déjà à la ligne { $first }.

# Page de la livraison
places-delivery-title = Livraison
places-delivery-intro = Ce que la livraison coûte à vos clients. Le tarif le plus précis l’emporte : la commune, puis la wilaya, puis partout ailleurs.
places-province = Wilaya
places-municipality = Commune
places-choose-province = Choisissez une wilaya
places-choose-municipality = Choisissez une commune
places-map = Carte des wilayas
places-carrier = Transporteur
places-carrier-own = Livraison par la boutique
places-option = Livraison
places-option-home = À domicile
places-option-desk = Point de retrait (stop desk)
places-scope-default = Partout ailleurs
places-scope-province = Wilaya
places-scope-municipality = Commune
places-fee = Tarif
places-fee-hint = Laissez vide là où vous ne livrez pas ; 0 veut dire gratuit.
places-fee-free = Gratuit
places-fee-not-served = Non desservi
places-free-above = Gratuit à partir de
places-free-above-hint = La livraison est gratuite dès que les articles atteignent ce montant.
places-rates-title = Tarifs de livraison
places-rates-empty = Aucun tarif de livraison pour le moment
places-rates-empty-hint = Sans tarif, aucun client ne peut commander avec livraison. Commencez par un tarif unique pour partout.
places-rate-add = Ajouter un tarif
places-rate-save = Enregistrer le tarif
places-rate-remove = Supprimer
places-rate-remove-ask = Supprimer ce tarif ? Le tarif moins précis qui suit s’appliquera.
places-import-title = Importer des tarifs
places-import-file = Fichier CSV
places-import-columns = Colonnes : carrier, province_number, province_name, municipality, option, fee, free_above.
places-import-zero = Un tarif de 0 veut dire
places-import-zero-not-served = Non desservi
places-import-zero-free = Gratuit
places-import-match = Numéros et noms
places-import-match-both = Doivent concorder
places-import-match-name = Le nom décide
places-import-start = Importer
places-import-done =
    { $changed ->
        [0] Tous les tarifs étaient déjà en place ({ $rates }).
        [one] { $changed } tarif modifié sur { $rates }.
       *[other] { $changed } tarifs modifiés sur { $rates }.
    }
places-import-disagreements =
    { $count ->
        [one] { $count } numéro désigne une autre wilaya que son nom ; le nom a été retenu.
       *[other] { $count } numéros désignent une autre wilaya que leur nom ; les noms ont été retenus.
    }
places-import-line = Ligne { $line }
refusal-delivery-desk-required =
    Choisissez le point de retrait où vous prendrez la commande. { $count ->
        [0] Il n’y en a pas dans cette wilaya.
       *[other] Par exemple : { $names }.
    }
refusal-delivery-desk-unknown =
    Il n’y a pas de point de retrait ouvert « { $value } ». { $count ->
        [0] Choisissez la livraison à domicile.
       *[other] Ouverts ici : { $names }.
    }
refusal-delivery-desk-mismatch =
    Le point de retrait « { $value } » ne dessert pas cette wilaya, appartient à un autre transporteur, ou n'est pas le seul ainsi nommé. { $count ->
        [0] Choisissez la livraison à domicile.
       *[other] Ouverts ici : { $names }.
    }
refusal-delivery-desk-not-found = Ce point de retrait n’existe pas.
refusal-delivery-desk-stale = Quelqu’un d’autre a modifié ce point de retrait entre-temps. Vérifiez-le, puis enregistrez de nouveau.
refusal-delivery-desk-text-invalid = « { $value } » ne peut pas être conservé ici : c’est vide ou trop long.
refusal-delivery-desk-twice = Le point de retrait { $value } figure deux fois dans le fichier.
refusal-delivery-desks-column-missing = La colonne « { $missing } » manque. La première ligne nomme les colonnes : their_id, name, address, province_number, province_name, municipality, lat, lng, open.
refusal-delivery-desks-empty = Le fichier ne contient aucun point de retrait.
refusal-delivery-map-column-missing = La colonne « { $missing } » manque. Les wilayas ont number, name_fr, name_ar ; les communes ont id, province, name_fr.
refusal-delivery-province-number-unknown = « { $value } » n’est le numéro d’aucune wilaya de cette carte.
refusal-delivery-municipality-number-unknown = Aucune commune ne porte le numéro « { $value } ».
refusal-delivery-place-name-invalid = « { $value } » n’est pas un nom de lieu.
refusal-delivery-place-name-disagrees = La commune qui porte ce numéro ne s’appelle pas « { $value } ». Gardez l’un de ses noms à côté du nouveau.
refusal-delivery-place-twice = « { $value } » figure deux fois ; l’autre est { $other }.
refusal-delivery-provinces-count = { $map } compte { $expected } wilayas, et le fichier en a { $count }.
refusal-delivery-municipalities-count = Il y a { $expected } communes, et le fichier en a { $count }.
refusal-delivery-province-empty = La wilaya { $value } n’a aucune commune.
refusal-delivery-map-stale = Une autre carte a été prise entre-temps. Regardez à nouveau, puis prenez la vôtre.
refusal-delivery-names-column-missing = La colonne « { $missing } » manque. La première ligne nomme les colonnes : carrier, kind, their_id, their_name, our_id, our_name, province, state.
refusal-delivery-names-empty = Le fichier n’a aucun nom.
refusal-delivery-names-of-another = Cette ligne est de « { $value } », un autre transporteur.
refusal-delivery-place-kind-unknown = « { $value } » n’est ni province, ni municipality, ni desk.
refusal-delivery-carrier-name-twice = Le numéro { $value } figure deux fois pour ce genre.
refusal-delivery-carrier-name-not-found = Le transporteur n’a pas ce nom.
refusal-delivery-carrier-unmapped =
    La commande n° { $number } ne peut pas partir : { $kind ->
        [desk] personne n’a encore dit dans quelle commune se trouve le point de retrait « { $name } ».
       *[other] personne n’a encore dit comment le transporteur appelle { $name }.
    } Confirmez d’abord le lieu ; la commande reste telle quelle.
