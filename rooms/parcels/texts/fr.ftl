# Refus
refusal-delivery-account-not-found = Ce livreur n’existe pas.
refusal-delivery-account-invalid =
    { $field ->
        [phone] Ce numéro de téléphone ne peut pas être appelé.
       *[label] Un livreur a besoin d’un nom d’au plus 60 caractères.
    }
refusal-delivery-account-taken = Un autre livreur porte déjà ce nom.
refusal-delivery-account-stale = Quelqu’un d’autre a modifié ce livreur entre-temps. Vérifiez-le, puis enregistrez de nouveau.
refusal-delivery-account-rests = { $label } est mis de côté et ne prend pas de colis. Choisissez un autre livreur.
refusal-delivery-amount-over-max = La commande n° { $number } doit encaisser plus de { $most } dinars ; ce n’est pas permis à domicile. Demandez au client d’en payer une partie avant.
refusal-delivery-parcel-outdated = La commande a changé après la création du colis { $reference }, et son étiquette porte un autre montant. Annulez le colis et créez-le à nouveau.
refusal-delivery-goods-back = Les articles du colis { $reference } sont déjà revenus en rayon. Déplacez-le sans « endommagé » et retirez les pièces abîmées du stock à la main.
refusal-delivery-parcel-ended = Le colis { $reference } est terminé ; son poids et ses dimensions restent tels quels.
refusal-delivery-order-not-confirmed = La commande n° { $number } n’est pas confirmée : elle ne peut pas avoir de colis. Confirmez-la d’abord.
refusal-delivery-parcel-exists = Cette commande a déjà son colis. Annulez-le d’abord.
refusal-delivery-parcel-not-found = Ce colis n’existe pas.
refusal-delivery-parcel-illegal-move = Le colis { $reference } ne peut pas passer à cet état depuis le sien. Vérifiez-le.
refusal-delivery-parcel-note-invalid = Une remarque a au plus { $max } caractères.
refusal-delivery-size-invalid = Une taille ou un poids est un nombre entier de 1 à { $most }, ou vide.
refusal-delivery-return-fee-invalid = Les frais d’un retour valent 0 ou plus.
refusal-delivery-bulk-invalid = Choisissez-en au moins un, et au plus { $max } à la fois.
refusal-delivery-day-invalid = Ce n’est pas une date. Écrivez-la sous la forme 2026-11-20.
# Labels
parcel-label-collect = À encaisser
