# Droits du forfait

refusal-plan-not-included = Votre forfait ne comprend pas cette fonction. Un forfait supérieur peut la comprendre : voyez Abonnement.
refusal-plan-limit-products = { $max ->
    [one] Votre forfait permet { $max } produit et il est déjà utilisé. Archivez-le, ou passez à un forfait supérieur.
   *[other] Votre forfait permet { $max } produits et ils sont tous utilisés. Archivez-en un, ou passez à un forfait supérieur.
}
refusal-plan-limit-users = { $max ->
    [one] Votre forfait permet { $max } personne et la place est prise. Retirez un membre ou une invitation ouverte, ou passez à un forfait supérieur.
   *[other] Votre forfait permet { $max } personnes et toutes les places sont prises. Retirez un membre ou une invitation ouverte, ou passez à un forfait supérieur.
}

entitlements-title = Ce que comprend votre forfait
entitlements-used = Utilisé : { $used } sur { $max }
entitlements-no-limit = sans limite
entitlements-yes = inclus
entitlements-no = non inclus
refusal-entitlement-override-invalid = Donnez une valeur possible pour cette clé (oui ou non, ou un nombre à partir de 0), un motif de 5 à 300 caractères et un jour à venir. Pour les commandes du mois, ajoutez plutôt des commandes supplémentaires.
refusal-entitlement-not-overridden = La valeur du forfait s’applique déjà.
refusal-plan-limit-carriers = Votre formule permet { $max } livreurs et transporteurs à la fois, et { $used } livrent pour vous. Mettez-en un de côté ou passez à une formule plus grande.
