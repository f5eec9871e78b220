# Ce que ce module dit aux gens.
refusal-customer-not-found = Ce client n’existe pas dans cette boutique.
refusal-customer-blocked = Cette boutique ne peut pas prendre de commande depuis ce téléphone. Appelez la boutique.
refusal-customer-already-blocked = Ce client est déjà bloqué.
refusal-customer-not-blocked = Ce client n’est pas bloqué.
refusal-customer-reason-needed = Indiquez le motif, en 2 à 500 caractères.
refusal-customer-block-end-past = La fin du blocage doit être dans le futur.

customers-title = Clients
customers-empty = Aucun client pour le moment. La première commande amènera le premier.
customers-search = Téléphone ou nom
customers-name = Nom
customers-phone = Téléphone
customers-orders = Commandes
customers-open-orders = Pas encore confirmées
customers-delivered = Livrées
customers-returned = Retournées
customers-last-order = Dernière commande
customers-since = Client depuis
customers-blocked = Bloqué
customers-blocked-until = Bloqué jusqu’au { $until }
customers-block = Bloquer
customers-unblock = Débloquer
customers-block-reason = Motif
customers-block-done = { $name } ne peut plus commander.
customers-unblock-done = { $name } peut de nouveau commander.
