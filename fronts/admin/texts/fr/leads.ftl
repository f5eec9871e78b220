## Commandes abandonnées
admin-leads = Abandonnées
admin-leads-text = Des clients ont commencé une commande sans l’envoyer, et ont accepté que vous les appeliez. Gardé 72 heures ; aucune commande n’est décomptée.
admin-leads-none = Personne à appeler pour une commande abandonnée
admin-leads-none-text = Sous le téléphone de votre formulaire, les clients peuvent accepter d’être appelés s’ils ne terminent pas. Ils restent ici 72 heures.
admin-lead-waiting = peut être appelé
admin-lead-called = appelé
admin-lead-ordered = a commandé
admin-lead-declined = n’en veut pas
admin-lead-expired = délai passé
admin-lead-nameless = Sans nom
admin-lead-seen = vu
admin-lead-until = peut être appelé jusqu’au
admin-lead-order = Commander pour ce client
admin-lead-did-call = J’ai appelé
admin-lead-refuses = N’en veut pas
admin-done-lead-closed = C’est retiré de la liste des appels.
