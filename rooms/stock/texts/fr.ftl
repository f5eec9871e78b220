# Refus
refusal-stock-insufficient = Le stock est insuffisant : il en reste { $available }.
refusal-stock-changed-meanwhile = Le stock a changé entre-temps. Vérifiez-le, puis corrigez-le.
refusal-stock-quantity-invalid = Cette quantité ou ce type de mouvement n’est pas possible ici.
refusal-stock-step = Cet article se vend et se compte par multiples de { $step }.
refusal-stock-reason-missing = Indiquez le motif, en une ligne.
refusal-stock-not-tracked = Le stock de cette variante n’est pas suivi.
refusal-stock-movement-not-found = Ce mouvement n’existe pas, ou il ne se corrige pas à la main.
refusal-stock-already-reversed = Ce mouvement a déjà été annulé.
refusal-location-not-found = Cet emplacement n’existe pas.
refusal-location-taken = Un emplacement porte déjà ce nom.
refusal-location-name-invalid = Le nom d’un emplacement comporte de 1 à 100 caractères.
refusal-product-confirm-required = Supprimer archive le produit. Vérifiez ce qui en dépend, puis confirmez dans les dix minutes.
refusal-product-has-stock = Il en reste { $on_hand } en stock. Dites ce qu’il faut en faire.
refusal-import-empty = Le fichier ne contient aucun produit.
refusal-import-not-previewed = Ce n’est pas un aperçu qui attend d’être lancé.
refusal-import-not-stopped = Seul un import arrêté peut reprendre.
refusal-import-not-done = Seul un import terminé peut être annulé.

# Mots des imports
stock-import-created = nouveau
stock-import-updated = modifié
stock-import-unchanged = inchangé
stock-import-skipped = ignoré
stock-import-bad = en erreur
stock-import-undone = annulé
stock-reason-changed-since-plan = Modifié depuis l’aperçu.
stock-reason-changed-since = Modifié depuis l’import.
stock-reason-stock-changed-since = Annulé, sauf le stock qui a bougé depuis.
stock-reason-exists = Existe déjà, et seuls les nouveaux produits étaient voulus.
stock-reason-not-found = Absent du catalogue, et aucun nouveau produit n’était voulu.

# Mots pour les clients
stock-shelf-in-stock = En stock
stock-shelf-few-left = Bientôt épuisé
stock-shelf-sold-out = Épuisé
