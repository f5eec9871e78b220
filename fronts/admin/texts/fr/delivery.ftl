## Livraison
admin-delivery-title = Ce que coûte la livraison
admin-delivery-text = Le tarif le plus précis s’applique : la commune avant la wilaya, la wilaya avant partout.
admin-delivery-option = Mode de livraison
admin-delivery-home = À domicile
admin-delivery-desk = Point de retrait (stop desk)
admin-delivery-province = Wilaya
admin-delivery-municipality = Commune
admin-delivery-address = Adresse
admin-delivery-city = Lieu
admin-delivery-stop-desk = Point de retrait
admin-delivery-carrier = Transporteur
admin-carrier-own = livraison par la boutique
admin-delivery-everywhere = Partout
admin-delivery-fee = Tarif
admin-delivery-fee-hint = 0 veut dire gratuit.
admin-delivery-fee-missing = Écrivez un tarif, ou indiquez que vous n’y livrez pas.
admin-delivery-free = gratuit
admin-delivery-free-from = Gratuit à partir de
admin-delivery-not-served = Pas de livraison ici
admin-delivery-not-served-hint = Les clients de ce lieu ne peuvent pas choisir ce mode.
admin-rates = Tarifs de livraison
admin-rates-none = Aucun tarif de livraison pour le moment
admin-rates-none-text = Les clients peuvent commander dès qu’il existe un tarif pour leur lieu.
admin-rate-add = Fixer un tarif
admin-rate-province-hint = Ou partout ailleurs.
admin-rate-municipality-hint = Seulement si le tarif diffère de celui de la wilaya.
admin-rates-import = Tarifs depuis un fichier
admin-rates-import-text = Le fichier est pris en entier, ou pas du tout ; chaque ligne douteuse est alors signalée.
admin-rates-columns = Colonnes : carrier, province_number, province_name, municipality, option, fee, free_above.
admin-rates-match = Les wilayas sont reconnues par
admin-rates-match-number-and-name = Le numéro et le nom
admin-rates-match-number-and-name-hint = Un numéro qui désigne un autre lieu bloque le fichier
admin-rates-match-name = Le nom seul
admin-rates-match-name-hint = Les numéros qui ne concordent pas sont signalés
admin-rates-zero = Un tarif de 0 veut dire
admin-rates-zero-not-served = pas de livraison
admin-rates-zero-free = gratuit
admin-rates-zero-hint = Nécessaire si le fichier contient des zéros.
admin-rates-carrier-hint = Pour les lignes sans transporteur ; sinon, livraison par la boutique.
admin-rates-verb = Importer les tarifs
admin-rates-refused = Rien n’a été importé : certaines lignes sont douteuses. Corrigez-les dans le fichier, puis envoyez-le de nouveau.
admin-rates-problems = Lignes douteuses
admin-rates-line = Ligne
admin-rates-column = Colonne
admin-rates-rows = Tarifs du fichier
admin-rates-done = Tarifs lus : { $n } ; modifiés : { $changed }.
admin-grid = Tarifs par wilaya
admin-grid-text = Toutes les wilayas d’un coup d’œil. Ce que vous changez est montré avant d’être enregistré.
admin-grid-hint = Vide : le tarif général s’applique (en pâle). Un tiret : pas de livraison là-bas (hachuré). 0 est gratuit.
admin-grid-municipalities =
    { $n ->
        [one] Une commune a son propre tarif, qui passe avant.
       *[other] { $n } communes ont leurs propres tarifs, qui passent avant.
    }
admin-grid-look = Voir les changements
admin-grid-changes = Changements des tarifs
admin-grid-changes-text =
    { $n ->
        [one] Un tarif changerait. Rien n’est encore enregistré.
       *[other] { $n } tarifs changeraient. Rien n’est encore enregistré.
    }
admin-grid-was = Avant
admin-grid-becomes = Après
admin-grid-as-everywhere = comme partout
admin-grid-more = Et { $n } autres.
admin-grid-nothing = Rien ne diffère de ce qui est en place.
admin-grid-wrong = Un tarif est un nombre, un tiret ou vide. Rien n’a été changé ; regardez ce que vous avez écrit.
admin-paste = Coller depuis un tableur
admin-paste-text = Copiez les cellules et collez-les ici. Les wilayas sont trouvées par leur nom.
admin-paste-rates = Tarifs
admin-paste-hint = Un nom et un tarif par ligne ; ou un nom, le tarif à domicile, le tarif au point de retrait. Un numéro devant le nom est comparé avec lui. Ou un fichier entier avec ses titres.
admin-paste-is = « { $typed } » est
admin-paste-is-none = aucune de celles-ci
admin-done-rates-saved = Les tarifs sont enregistrés.
admin-grid-stale = Quelqu’un a modifié ces tarifs pendant que vous les regardiez. Le tableau les montre tels qu’ils sont ; saisissez de nouveau vos changements.
admin-zones = Zones
admin-zones-text = Wilayas et communes au même prix. Un tarif propre à une commune ou une wilaya passe avant celui de sa zone.
admin-zones-none = Pas encore de zones
admin-zones-none-text = Regroupez les lieux au même prix et fixez leur tarif une seule fois.
admin-zone-add = Nouvelle zone
admin-zone-edit = Modifier la zone
admin-zone-name = Nom
admin-zone-places = Lieux
admin-zone-places-hint = Un par ligne : une wilaya par numéro ou nom, ou « wilaya, commune ».
admin-zone-home = À domicile
admin-zone-desk = Au bureau
admin-zone-fee-hint = 0 est gratuit ; vide : ce tarif vient d’ailleurs.
admin-done-zone-saved = La zone est enregistrée.
admin-done-zone-removed = La zone est supprimée.
