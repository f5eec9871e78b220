## L’abonnement
admin-subscription-trialing = essai gratuit
admin-subscription-active = actif
admin-subscription-past-due = paiement en retard
admin-subscription-canceled = résilié
admin-subscription-none = sans forfait
admin-plan-month = par mois
admin-plan-own = Votre forfait
admin-plan-trial = L’essai gratuit se termine le { $day }.
admin-plan-paid = Payé jusqu’au { $day }.
admin-plan-canceled = Se termine le { $day }.
admin-plan-cancel = Résilier l’abonnement
admin-plan-cancel-title = Résilier l’abonnement ?
admin-plan-cancel-text = Il continue jusqu’à la fin de la période payée ou d’essai. Ensuite, les clients ne peuvent plus commander ; vos données restent.
admin-plan-keep = Garder l’abonnement
admin-plans = Forfaits
admin-plans-text = Un forfait supérieur commence avec son paiement, et ce qui reste du forfait actuel est déduit. Un forfait inférieur commence à la fin de la période payée.
admin-plan-take = Prendre ce forfait
admin-plan-renew = Payer le mois suivant
admin-plan-year = ou { $sum } par an
admin-plan-orders = { $n ->
    [one] { $n } commande en ligne par mois
   *[other] { $n } commandes en ligne par mois
}
admin-plan-orders-all = Commandes en ligne sans limite
admin-plan-products = { $n ->
    [one] { $n } produit
   *[other] { $n } produits
}
admin-plan-products-all = Produits sans limite
admin-plan-users = { $n ->
    [one] { $n } membre
   *[other] { $n } membres
}
admin-plan-users-all = Membres sans limite
admin-packages = Plus de commandes
admin-packages-text = Les commandes achetées servent quand celles du mois sont épuisées, et restent valables après la fin du mois.
admin-package = { $n ->
    [one] { $n } commande
   *[other] { $n } commandes
}
admin-package-months = Valable { $n } mois.
left-out = Votre forfait ne comprend pas ceci : { $what }. Il est compris dans : { $plans }.
left-out-nowhere = Votre forfait ne comprend pas ceci : { $what }. Aucun forfait en vente ne le comprend pour le moment.
left-out-look = Voir les forfaits
admin-entitlement-storefront = Les pages de la boutique
admin-entitlement-stock = Stock
admin-entitlement-reports-basic = Chiffres quotidiens
admin-entitlement-reports-full = Tous les rapports
admin-entitlement-support-email = Assistance par e-mail
admin-entitlement-support-phone = Assistance par téléphone
admin-entitlement-support-chat = Assistance par messagerie
admin-entitlement-api = Clés pour les programmes
admin-entitlement-webhooks = Webhooks
admin-entitlement-custom-domain = Nom de domaine personnel
admin-entitlement-confirmation-team = Équipe de confirmation
admin-entitlement-channels = Telegram, Instagram, WhatsApp
admin-entitlement-pos = Caisse
admin-entitlement-digital-subscriptions = Abonnements numériques
admin-entitlement-games = Jeux
admin-entitlement-repairs = Réparations
admin-entitlement-products-max = Produits
admin-entitlement-users-max = Membres

## La période d’usage
admin-usage-days = Commandes en ligne par jour
admin-usage-bars = { $n ->
    [0] Commandes par jour : aucune pour le moment
   *[other] Commandes par jour, { $n } au plus
}
admin-usage-line = Total du mois à ce jour
admin-usage-limit = Limite : { $n }
admin-usage-text = Un jour commence et finit à l’heure de la boutique.
admin-usage-table = Les mêmes chiffres en tableau
admin-usage-day = Jour
admin-usage-orders = Commandes
admin-usage-total = Cumul
admin-credits = Commandes achetées
admin-credit-left = { $n ->
    [one] { $n } restante
   *[other] { $n } restantes
}
admin-credit-until = jusqu’au { $day }

## Forfaits inférieurs

admin-plan-balance = Il reste { $sum } sur ce qui a été payé. Le prochain paiement sera réduit d’autant.
admin-plan-next = À partir du { $day }, le forfait sera { $plan }. Ce qui n’y trouve pas de place sera alors masqué, pas supprimé.
admin-plan-stay = Rester au forfait actuel
admin-plan-smaller = Passer à un forfait inférieur
admin-plan-smaller-text = Il commence le { $day }, à la fin de la période payée. Les produits qui n’y trouvent pas de place sont masqués et les membres sans place suspendus ; rien n’est supprimé.
admin-plan-smaller-which = Forfait inférieur
admin-plan-smaller-verb = Choisir ce forfait
admin-done-plan-chosen = Le forfait inférieur est choisi. Tant qu’il n’a pas commencé, vous pouvez rester au forfait actuel.
admin-done-plan-stays = Le forfait actuel est maintenu.
admin-done-product-preferred = Ce produit est maintenant affiché en priorité.
admin-invitation-lang = Langue du message
admin-invitation-resend = Créer un nouveau lien
admin-member-suspended = Suspendu
admin-product-over-limit = Masqué par le forfait
admin-product-over-limit-text = Votre forfait a moins de places que vous n’avez de produits. Celui-ci est conservé, mais les clients ne le voient pas et ne peuvent pas le commander. Affichez-le à la place d’un autre, archivez des produits, ou passez à un forfait supérieur.
admin-product-prefer = Afficher en priorité
