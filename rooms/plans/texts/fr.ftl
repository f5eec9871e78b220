# Forfaits

refusal-plan-not-found = Ce forfait n’existe pas.
refusal-plan-retired = Ce forfait n’est plus en vente. Choisissez-en un autre.
refusal-plan-trial-used = L’essai gratuit a déjà été utilisé avec cette adresse e-mail ou ce téléphone. Choisissez un forfait et payez pour commencer.
refusal-plan-version-locked = Ce forfait a une version plus récente ({ $version }). Revoyez-le, puis ajoutez la vôtre à la suite.
refusal-plan-limit-invalid = Une limite est un nombre à partir de 0, ou vide pour aucune limite.
refusal-plan-blocked = Cette boutique ne prend pas de commandes pour le moment.
refusal-plan-not-subscribed = Cette boutique n’a pas de forfait.
refusal-plan-not-canceled = Il n’y a pas de résiliation à annuler.
refusal-plan-move-needs-payment = Ce forfait commence avec son paiement. Seul un forfait inférieur peut être choisi d’avance, pendant un mois payé.
refusal-plan-paid-ahead = Des mois du forfait { $plan } sont déjà payés et viennent ensuite. Choisissez un autre forfait quand il aura commencé, ou payez un forfait supérieur à l’actuel : il commence tout de suite et le reste est déduit.
refusal-plan-changed-meanwhile = L’abonnement a changé entre-temps ; rien n’a donc été enregistré. Revoyez-le, puis recommencez si c’est encore utile.
refusal-plan-move-not-found = Aucun passage à un forfait inférieur n’est prévu : il n’y a rien à annuler.
refusal-plan-cancellation-waits = L’abonnement est résilié pour la fin de la période payée. Annulez d’abord la résiliation, puis choisissez le forfait.
refusal-plan-currency-differs = Ce forfait est dans une autre monnaie, et il reste { $left } { $currency } sur ce qui a été payé. Utilisez d’abord ce solde, ou choisissez un forfait dans la même monnaie.
refusal-quota-exhausted = Cette boutique ne prend pas de commandes pour le moment.
refusal-credit-price-mismatch = Aucun pack ne vend { $orders } commandes pour { $amount }. Choisissez un pack, ou indiquez un motif si vous en avez le droit.
refusal-credit-already-decided = Un achat de commandes est déjà enregistré avec cette référence de paiement.
refusal-shop-already-blocked = Cette boutique est déjà bloquée.
refusal-shop-not-blocked = Cette boutique n’est pas bloquée par un administrateur de la plateforme.
refusal-shop-block-text-invalid = Écrivez un code en minuscules et un texte que les membres de la boutique liront.

plans-title = Abonnement
plans-limit-title = Commandes en ligne du mois
plans-limit-normal = Commandes utilisées : { $used } sur { $max }. Il en reste { $left }.
plans-limit-near = Commandes utilisées : { $used } sur { $max }. Vous approchez de la limite.
plans-limit-high = Commandes utilisées : { $used } sur { $max }. Il n’en reste que { $left }.
plans-limit-critical = Quota de commandes presque épuisé : il en reste { $left } sur { $max }. Achetez des commandes ou passez à un forfait supérieur.
plans-limit-blocked = Toutes les commandes de ce mois sont utilisées ({ $max }).
plans-limit-none = Sans limite. Commandes du mois : { $used }.
plans-reason-admin-blocked = La plateforme a arrêté les commandes en ligne de cette boutique. Contactez l’assistance.
plans-reason-subscription-canceled = L’abonnement est résilié. Prenez un forfait pour recevoir de nouveau des commandes.
plans-reason-payment-overdue = Le paiement de l’abonnement est en retard. Payez pour recevoir de nouveau des commandes.
plans-reason-trial-ended = L’essai gratuit est terminé. Payez pour recevoir de nouveau des commandes.
plans-reason-no-plan = Cette boutique n’a pas encore de forfait payé. Payez pour recevoir des commandes.
plans-reason-quota-reached = Toutes les commandes de ce mois sont utilisées ({ $max }). Achetez des commandes ou passez à un forfait supérieur.
plans-credit-added = { $orders ->
    [one] { $orders } commande ajoutée. Elle compte tout de suite et reste valable après la fin du mois.
   *[other] { $orders } commandes ajoutées. Elles comptent tout de suite et restent valables après la fin du mois.
}
plans-action-pay = Payer
plans-action-buy-credits = Acheter des commandes
plans-action-upgrade = Forfait supérieur
plans-action-ask-support = Contacter l’assistance
plans-status-trialing = essai gratuit
plans-status-active = actif
plans-status-past-due = paiement en retard
plans-status-canceled = résilié
plans-level-normal = normal
plans-level-near = limite proche
plans-level-blocked = bloqué
