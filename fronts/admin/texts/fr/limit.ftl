## The limit in its four faces
limit-title = Commandes en ligne ce mois-ci
limit-used = Utilisées
limit-left = Restantes
limit-credits = Dont commandes achetées
limit-until = Comptées jusqu’au
limit-seen = Compris
limit-level-normal = Normal
limit-level-near = Proche de la limite
limit-level-high = Proche de la limite
limit-level-critical = Très proche de la limite
limit-level-blocked = Bloqué
limit-action-pay = Payer
limit-action-buy-credits = Acheter des commandes
limit-action-upgrade = Voir les offres supérieures
limit-action-ask-support = Demander au support
limit-blocker = Cette boutique ne prend pas de commandes pour le moment
limit-blocker-text = Vous pouvez continuer à regarder. Revenez plus tard ou appelez la boutique.
