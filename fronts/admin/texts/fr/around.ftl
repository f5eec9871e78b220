## Autour de la page
admin-nav-home = Accueil
admin-nav-orders = Commandes
admin-nav-products = Produits
admin-nav-stock = Stock
admin-nav-customers = Clients
admin-nav-delivery = Livraison
admin-nav-members = Équipe
admin-nav-runs = Imports et traitements
admin-nav-plan = Abonnement
admin-nav-settings = Paramètres
admin-nav-account = Votre compte
admin-looking = Vous consultez cette boutique en tant qu’administrateur de la plateforme : vous voyez, sans rien modifier.
admin-mode-emergency-now = Arrêt d’urgence : rien ne peut être modifié et les clients ne peuvent pas commander. Un super administrateur peut y mettre fin dans les paramètres.
admin-mode-maintenance-now = Maintenance : les clients voient la boutique mais ne peuvent pas commander.
admin-status = Statut
admin-when = Date
admin-from = Du
admin-to = Au
admin-note = Remarque
admin-reason = Motif
admin-quantity = Quantité
admin-email = E-mail
admin-call = Appeler
admin-gram = g
admin-hours = heures

## Ce qui a été fait
admin-done-product-added = Le produit a été ajouté.
admin-done-product-saved = Le produit a été enregistré.
admin-done-product-shown = Les clients voient maintenant le produit.
admin-done-product-hidden = Le produit est masqué aux clients.
admin-done-product-archived = Le produit a été archivé.
admin-done-product-restored = Le produit est de retour, masqué pour le moment.
admin-done-price-saved = Le prix a été enregistré.
admin-done-variant-added = La variante a été ajoutée.
admin-done-variant-saved = La variante a été enregistrée.
admin-done-pictures-added = Les photos ont été ajoutées.
admin-done-picture-saved = La description a été enregistrée.
admin-done-picture-moved = La photo a été déplacée.
admin-done-picture-removed = La photo a été retirée.
admin-done-stock-moved = Le mouvement a été enregistré.
admin-done-stock-set = Le stock a été mis à jour.
admin-done-stock-reversed = Le mouvement a été annulé.
admin-done-location-added = L’emplacement a été ajouté.
admin-done-import-read = Le fichier a été lu. Vérifiez l’aperçu, puis lancez l’import.
admin-done-run-started = C’est lancé.
admin-done-run-stopped = L’arrêt aura lieu à la fin du lot en cours.
admin-done-job-retried = La tâche est relancée.
admin-done-order-confirmed = La commande est confirmée.
admin-done-order-shipped = La commande est en route.
admin-done-order-delivered = La commande est livrée.
admin-done-order-cancelled = La commande est annulée.
admin-done-order-coming-back = La commande est en cours de retour.
admin-done-order-returned = Le retour est enregistré.
admin-done-order-reopened = La commande est rouverte.
admin-done-customer-blocked = Le client ne peut plus commander.
admin-done-customer-unblocked = Le client peut de nouveau commander.
admin-done-rate-saved = Le tarif a été enregistré.
admin-done-rate-removed = Le tarif a été supprimé.
admin-done-invitation-withdrawn = L’invitation a été retirée.
admin-done-role-changed = Le rôle a été modifié.
admin-done-permission-changed = Les permissions ont été modifiées.
admin-done-member-removed = Le membre a été retiré.
admin-done-settings-saved = Les paramètres ont été enregistrés.
admin-done-mode-set = Le mode a été modifié.
admin-done-shop-closed = La boutique est fermée.
admin-done-shop-opened = Votre boutique est ouverte. Voici les prochaines étapes.
admin-done-key-ended = La clé a été révoquée.
admin-done-password-changed = Votre mot de passe a été changé. Vos autres sessions sont terminées.
admin-done-subscription-canceled = L’abonnement prendra fin avec la période payée.
admin-done-subscription-kept = L’abonnement continue.

## Formulaires
admin-form-stale = Cette page est restée ouverte trop longtemps, ou a été ouverte avant votre connexion. Tout ce que vous avez écrit est toujours là : envoyez-le de nouveau.
admin-form-amount = Écrivez un montant comme 2500 ou 12,50.
admin-form-quantity = Écrivez une quantité comme 3 ou 2,5.
admin-form-whole = Écrivez un nombre entier.
admin-form-choice = Choisissez une de ces réponses.
admin-form-file = Choisissez d’abord un fichier.
admin-form-files = { $n ->
    [one] { $n } fichier à la fois. Les autres n’ont pas été pris : envoyez-les ensuite.
   *[other] { $n } fichiers au plus à la fois. Les autres n’ont pas été pris : envoyez-les ensuite.
}
admin-form-utf8 = Ce fichier n’est pas un texte UTF-8. Enregistrez-le au format « CSV UTF-8 », puis envoyez-le de nouveau.
admin-done-order-unconfirmed = La commande attend de nouveau sa confirmation.
