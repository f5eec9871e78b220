## Où vont les commandes
admin-map = Carte des livraisons
admin-map-text = Où vont vos commandes et combien arrivent. Un point plus grand, c’est plus de commandes ; il les ouvre.
admin-map-dot = { $place } : { $n ->
    [one] une commande
    *[other] { $n } commandes
}, { $share }
admin-map-none-ended = aucune terminée
admin-map-good = 80 % livrées ou plus
admin-map-warn = 60 à 79 %
admin-map-bad = moins de 60 %
admin-map-table = La même chose en tableau
admin-map-share = Livrées
admin-map-more = { $n } lieux avec moins de commandes ne sont que sur la carte.
admin-map-none = Aucune commande sur ces jours
admin-map-none-text = Dès que des commandes arrivent, la carte montre où elles vont.
## Qui livre quoi
admin-brings = Par wilaya
admin-brings-text = Qui livre bien et où, et l’argent que les livreurs ont encore.
admin-brings-days = Jours
admin-brings-suggestion = Suggestion
admin-brings-suggested = suggéré
admin-brings-hint = Par wilaya et option : la plus grande part livrée, puis le plus rapide, puis le moins cher. En dessous de cinq colis terminés, personne n’est suggéré.
admin-brings-none = Rien de terminé sur ces jours
admin-brings-none-text = Dès que des colis sont livrés ou reviennent, les livreurs sont comparés ici.
admin-due = Argent chez les livreurs
admin-due-total = En tout :
admin-due-days = { $first } à { $last } jours
admin-due-older = plus de { $days } jours
admin-due-none = Personne n’a d’argent à vous
admin-due-none-text = Ce que les livreurs encaissent figure ici jusqu’à ce qu’ils le remettent.
