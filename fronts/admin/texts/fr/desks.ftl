## Points de retrait
admin-desks = Points de retrait
admin-desks-text = Là où les clients retirent ce qu’un transporteur apporte. Seuls les points ouverts peuvent être choisis à la commande.
admin-desks-none = Aucun point de retrait pour le moment
admin-desks-none-text = La livraison en point de retrait est proposée là où le transporteur en a un d’ouvert.
admin-desks-import = Liste d’un transporteur
admin-desks-import-text = La liste complète d’un transporteur : les nouveaux points ouvrent, ceux qu’il n’a plus ferment.
admin-desks-columns = Colonnes : their_id, name, address, province_number, province_name, municipality, lat, lng, open.
admin-desks-carrier-hint = Comme dans vos tarifs, par exemple yalidine.
admin-desks-map = Wilayas de
admin-desks-map-hint = La carte d’après laquelle le transporteur nomme les wilayas.
admin-desks-aliases = Reprendre les orthographes connues
admin-desks-aliases-hint = Sinon, chaque orthographe qui n’est pas le nom du lieu attend votre accord.
admin-desks-verb = Importer les points de retrait
admin-desks-refused = Rien n’a été importé : certaines lignes sont douteuses. Corrigez-les dans le fichier, puis envoyez-le de nouveau.
admin-desks-done =
    { $n ->
        [one] { $n } point de retrait lu.
       *[other] { $n } points de retrait lus.
    }
admin-desks-added = Nouveaux
admin-desks-closed = Fermés
admin-desks-look = Voir les suggestions
admin-desk-add = Ajouter un point de retrait
admin-desk-name = Nom du point de retrait
admin-desk-carrier-hint = Livraison par la boutique, sauf indication contraire.
admin-desk-choose-hint = Où le client retire le colis, s’il choisit un point de retrait.
admin-desk-match = Lieu
admin-desk-match-exact = le même nom
admin-desk-match-alias = une orthographe connue
admin-desk-match-confirmed = confirmé
admin-desk-match-suggested = à confirmer
admin-desk-match-unmapped = lieu inconnu
admin-desk-theirs = Le transporteur écrit « { $name } ».
admin-desk-confirm = Oui, c’est { $name }
admin-desk-place = Fixer la commune
admin-desk-open = Ouvrir
admin-desk-close = Fermer
admin-desk-closed = fermé
admin-done-desk-saved = Le point de retrait est enregistré.
admin-done-desk-confirmed = Le lieu est confirmé, pour tous les points du transporteur écrits ainsi.
admin-done-desk-opened = Le point de retrait est ouvert.
admin-done-desk-closed = Le point de retrait est fermé ; les clients ne peuvent plus le choisir.
admin-desk-stranded = Commandes ouvertes vers des bureaux fermés
admin-desk-stranded-text = Leur bureau a fermé depuis. Appelez le client et corrigez la livraison, ou annulez.
