## Le quota
admin-quota = Commandes en ligne du mois
admin-quota-forecast = À ce rythme, le quota sera épuisé le { $day }.
admin-quota-left = Restantes
admin-quota-credits = Dont commandes achetées
admin-quota-ends = Valable jusqu’au
admin-quota-thresholds = Vous êtes prévenu à 70, 80, 90 et 100 %.
admin-quota-stopped = Les clients ne peuvent pas commander pour le moment
