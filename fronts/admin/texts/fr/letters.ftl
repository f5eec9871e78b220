## Letters about the limit
letters = Messages sur la limite
letters-on-text = Vous recevez des messages à 70, 80, 90 et 100 % des commandes du mois.
letters-off-text = Vous recevez un message seulement quand les commandes du mois sont épuisées.
letters-off = Seulement à la limite
letters-on = Aussi avant la limite
admin-done-letters-chosen = Votre choix est enregistré.
