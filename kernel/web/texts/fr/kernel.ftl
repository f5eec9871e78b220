# Les mots du noyau : ce que toutes les pages partagent. Chaque module a ses propres textes.

## Les langues, chacune par son propre nom
language-ar = العربية
language-en = English
language-fr = Français
language-ru = Русский
language-kk = Қазақша

## Les monnaies comme on les écrit
currency-DZD = DA
currency-KZT = ₸
currency-USD = $
currency-EUR = €
currency-IQD = IQD

## Autour de la page
chrome-skip = Aller au contenu
chrome-navigation = Menu principal
chrome-more = Plus
chrome-language = Langue
chrome-account = Votre compte
chrome-search = Recherche
chrome-search-hint = Rechercher (touche /)
chrome-sign-out = Se déconnecter
chrome-path = Vous êtes ici
chrome-made-with = Boutique créée avec Souk

## Actions
action-save = Enregistrer
action-cancel = Annuler
action-back = Retour
action-search = Rechercher
action-filter = Filtrer
action-clear = Effacer les filtres
action-confirm = Confirmer
action-delete = Supprimer
action-edit = Modifier
action-add = Ajouter
action-close = Fermer
action-undo = Annuler
action-retry = Réessayer
action-look-again = Actualiser
action-choose = Choisir
action-continue = Continuer
action-sign-in = Se connecter

## Formulaires
form-required = obligatoire
form-optional = facultatif
form-pick = Choisissez dans la liste
form-errors = { $n ->
    [one] { $n } point à corriger
   *[other] { $n } points à corriger
}
form-cannot-undo = Cette action est définitive.

## Listes
list-empty = Rien ici pour le moment
list-no-match = Aucun résultat
list-no-match-hint = Essayez avec moins de mots, ou effacez les filtres.
list-next = Suivant
list-file = Télécharger la liste (CSV)
list-previous = Précédent
list-pages = Pages
list-select = Sélectionner { $name }
list-select-all = Tout sélectionner
list-selected = { $n ->
    [one] { $n } élément sélectionné
   *[other] { $n } éléments sélectionnés
}
list-all = Tout
list-yes = Oui
list-no = Non

## Ce qui est utilisé d’un quota
meter-of = { $used } sur { $limit }
meter-unlimited = { $used }, sans limite
meter-normal = Normal
meter-near = Limite proche
meter-high = Limite très proche
meter-critical = Limite presque atteinte
meter-blocked = Bloqué

## Étapes
step-of = Étape { $n } sur { $total }
step-done = fait
step-current = en cours

## Boutique
shop-sold-out = Épuisé
shop-was = avant : { $price }
shop-now = maintenant : { $price }

live-newer = Il y a du nouveau.

## Refus du noyau
refusal-request-key-reused = Ce formulaire a déjà été envoyé avec un autre contenu. Rouvrez la page et refaites votre modification.
refusal-request-too-many = Trop de tentatives. Patientez un peu, puis réessayez.
refusal-request-already-shown = Ce secret n’est affiché qu’une seule fois. Si vous l’avez perdu, créez-en un nouveau.
refusal-request-invalid = Vérifiez ce que vous avez saisi.
refusal-request-unknown-field = Le champ « { $field } » est inconnu. Vérifiez son nom.
refusal-request-malformed = Nous n’avons pas pu lire la requête. Vérifiez son format et renvoyez-la.
refusal-request-too-large = L’envoi est trop volumineux. Réduisez-le, puis réessayez.
refusal-permission-denied = Votre rôle ne vous y autorise pas. Adressez-vous au propriétaire de la boutique.
refusal-session-required = Connectez-vous d’abord.
refusal-system-busy = Nous sommes très sollicités en ce moment. Rien n’a été modifié ; réessayez dans quelques secondes.
refusal-system-storage-full = Notre disque est plein. Rien n’a été modifié et rien de ce que vous aviez enregistré n’est perdu ; réessayez plus tard. Si vous gérez cette installation, libérez de l’espace : elle reprendra d’elle-même.
refusal-system-fault = Une erreur s’est produite de notre côté. Réessayez ; si elle persiste, communiquez-nous cette référence : { $reference }
refusal-system-outcome-unknown = Nous n’avons pas pu vérifier que votre modification a bien été enregistrée. Renvoyez-la : elle ne sera pas appliquée deux fois.
refusal-money-out-of-range = Ce montant est trop élevé.
refusal-page-not-found = Cette page n’existe pas ou n’existe plus.
refusal-page-host-unknown = Il n’y a pas de boutique à l’adresse { $host }. Si ce domaine est à vous, indiquez-le dans votre boutique sous Pages de la boutique, Domaine, et posez l’enregistrement affiché.
refusal-list-cursor-invalid = Cet endroit de la liste n’est plus valable. Repartez de la première page.
refusal-list-cursor-of-other-sort = Cet endroit appartient à la liste dans un autre ordre. Indiquez le même ordre, ou repartez de la première page.

## La page des composants
dev-title = Composants
dev-intro = Tous les éléments dont les pages sont faites, avec des données d’exemple.
dev-section-buttons = Boutons et liens
dev-section-notices = Messages
dev-section-figures = Chiffres et quotas
dev-section-badges = États
dev-section-form = Formulaires
dev-section-list = Listes
dev-section-empty = Pages vides
dev-section-story = Étapes, onglets et historiques
dev-section-facts = Détails
dev-section-confirm = Confirmation
dev-section-icons = Icônes
dev-shop = Amina Store
dev-user = Amina Bensalah
dev-home = Accueil
dev-orders = Commandes
dev-products = Produits
dev-stock = Stock
dev-members = Équipe
dev-runs = Traitements
dev-settings = Paramètres
dev-order = Commande
dev-customer = Client
dev-phone = Téléphone
dev-total = Total
dev-status = Statut
dev-when = Date
dev-items = Articles
dev-new = Nouvelle
dev-confirmed = Confirmée
dev-shipped = Expédiée
dev-delivered = Livrée
dev-returned = Retournée
dev-draft = Brouillon
dev-customer-1 = Karim Haddad
dev-customer-2 = Nour El Houda Bouzid
dev-customer-3 = Yacine Mansouri
dev-name = Nom du produit
dev-name-hint = Comme vos clients l’appellent.
dev-price = Prix
dev-price-error = Écrivez le prix en chiffres, par exemple 2500.
dev-description = Description
dev-province = Wilaya
dev-municipality = Commune
dev-algiers = Alger
dev-oran = Oran
dev-bab = Bab El Oued
dev-hydra = Hydra
dev-delivery = Livraison
dev-home-delivery = À domicile
dev-home-delivery-hint = 3 à 5 jours
dev-desk = Point de retrait (stop desk)
dev-desk-hint = Le plus proche de chez vous
dev-published = Afficher dans la boutique
dev-quantity = Quantité
dev-phone-error = Écrivez 10 chiffres, par exemple 0551234567.
dev-month-orders = Commandes en ligne du mois
dev-pace = À ce rythme, le quota sera épuisé le 23.
dev-sales = Ventes du jour
dev-sales-hint = 12 % de plus que dimanche dernier
dev-to-confirm = À confirmer
dev-late = Colis en retard
dev-saved = Le produit a été enregistré.
dev-info = Yalidine publie ses nouveaux tarifs dimanche.
dev-warn-title = 83 commandes utilisées sur 100
dev-warn = Achetez 100 commandes de plus et ne perdez aucun client.
dev-danger = Le transporteur a refusé deux colis.
dev-empty = Aucun produit pour le moment
dev-empty-text = Ajoutez votre premier produit et partagez le lien de votre boutique avec vos clients.
dev-add-product = Ajouter un produit
dev-step-products = Produits
dev-step-delivery = Livraison
dev-step-test = Commande de test
dev-step-share = Partage
dev-tab-all = Toutes
dev-event-1 = Commande passée
dev-event-2 = Confirmée par téléphone
dev-event-3 = Remise à Yalidine
dev-event-text = Le client souhaite être livré après 17 heures.
dev-by = par Karim
dev-cancel-title = Annuler la commande 1042 ?
dev-cancel-text = Le client sera prévenu par SMS et trois articles retourneront en stock.
dev-cancel-verb = Annuler la commande
dev-keep = Garder la commande
dev-reason = Motif
dev-code = Code
dev-buy = Acheter 100 commandes
dev-product-1 = Robe en lin brodée
dev-product-2 = Sandales en cuir faites main
dev-product-3 = Dattes Deglet Nour, 1 kg
dev-product-4 = Plateau à thé en cuivre
dev-catalog = Tous les produits
dev-shop-hero = De belles choses, livrées chez vous
dev-shop-text = Paiement à la livraison. Livraison dans les 69 wilayas.
dev-new-badge = Nouveau
dev-about = À propos
dev-contact = Contact
dev-order-now = Commander
dev-sign-in = Connectez-vous à votre boutique
dev-email = E-mail ou téléphone
dev-password = Mot de passe
dev-sign-in-text = Heureux de vous revoir.

# La page d’un échec
failed-title = L’opération n’a pas abouti
failed-reference = Référence :
failed-home = Retour à l’accueil
refusal-request-key-short = Sans compte, seule la clé vous distingue des autres : envoyez un Idempotency-Key d’au moins { $min } caractères que personne ne peut deviner, par exemple un UUID.
refusal-request-key-missing = L’en-tête Idempotency-Key manque. Envoyez une nouvelle clé à chaque nouvelle requête, et la même clé quand vous en répétez une.
refusal-request-not-repeated = Ceci n’a pas été fait lors de la requête, et la répéter ne le fait pas. Demandez-le avec une nouvelle clé.
refusal-request-key-invalid = La clé d’idempotence comporte de 1 à 200 caractères ASCII visibles, sans espace.
refusal-request-unsupported = Ce type de contenu n’est pas lu ici. Envoyez { $expected }.
refusal-request-dry-run-unsupported = Cette opération ne peut pas être simulée. Retirez dry_run.
refusal-request-method-not-allowed = Cette adresse ne répond pas à cette méthode.
refusal-shop-not-found = Cette boutique n’existe pas ici, ou vous n’y travaillez pas.
refusal-shop-closed = Cette boutique a fermé. Les commandes déjà passées seront honorées.
refusal-shop-maintenance = La boutique est en maintenance et ne prend pas de commandes pour le moment. Réessayez plus tard.
refusal-shop-emergency = La boutique est à l’arrêt pour une urgence. Rien n’a été modifié ; réessayez plus tard.
refusal-system-stopping = Souk redémarre. Rien n’a été modifié ; réessayez dans un instant.
refusal-run-not-found = Ce traitement n’existe pas dans cette boutique.
refusal-run-in-progress = Un traitement du même type est en cours ({ $run }). Attendez la fin ou arrêtez-le d’abord.
refusal-run-already-undone = Ce traitement a déjà été annulé.
refusal-job-not-found = Cette tâche en échec n’existe pas dans cette boutique, ou elle a déjà été relancée.
refusal-message-not-found = Ce message n’existe pas dans cette boutique.
refusal-message-gone-out = Ce message est déjà parti, ou est en route. Rien n’a été envoyé deux fois.
refusal-file-not-found = Ce fichier n’existe pas dans cette boutique. Envoyez-le de nouveau.
refusal-crypto-wrong-key = Ces données ont été chiffrées avec une autre clé. Mettez l’ancienne clé dans ENCRYPTION_KEY_HEX_OLD.
refusal-file-type-refused = Ce type de fichier n’est pas accepté. Envoyez un tableau (CSV) ou une image (JPEG, PNG, WebP).
refusal-media-too-large = Cette photo est trop grande. Le maximum est de 20 Mo, 40 mégapixels et 12 000 pixels de côté. Rien n’a été modifié : réduisez-la, puis ajoutez-la de nouveau.
refusal-media-type-refused = Ce fichier n’est pas une image affichable. Envoyez une image JPEG, PNG ou WebP ; rien n’a été modifié.
