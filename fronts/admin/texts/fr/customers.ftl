## Clients
admin-customer = Client
admin-customer-name = Nom
admin-customer-phone = Téléphone
admin-customer-lang = Langue
admin-customer-open = Fiche du client
admin-customer-since = Client depuis
admin-customer-last = Dernière commande
admin-customer-open-orders = À confirmer
admin-customer-delivered = Livrées
admin-customer-returned = Retournées
admin-customer-spent = Dépensé
admin-customer-blocked = bloqué
admin-customer-free = peut commander
admin-customer-blocked-title = Ce client ne peut pas commander
admin-customer-may-order = Droit de commander
admin-customer-block = Bloquer
admin-customer-unblock = Autoriser de nouveau les commandes
admin-customer-block-text = Un client bloqué ne peut pas commander ; ses commandes en cours continuent. Le motif n’est visible que de votre équipe.
admin-customers-none = Aucun client pour le moment
admin-customers-none-text = Chaque personne qui commande apparaît ici, avec son téléphone et son historique.

## Oubli

admin-customer-erase = Effacer les données de ce client
admin-customer-erase-title = Effacer les données de { $name } ?
admin-customer-erase-text = Le nom, le téléphone, les adresses et les remarques sont effacés partout, sans retour possible. Les commandes et les chiffres restent, sans dire de qui ils viennent. Les commandes ouvertes doivent d’abord être terminées.
admin-customer-erase-verb = Effacer définitivement
admin-customer-erased = Les données de ce client ont été effacées. Ses commandes et les chiffres sont conservés sans nom.
admin-done-customer-erased = Les données du client ont été effacées.
