# Refus : produits
refusal-product-not-found = Ce produit n’existe pas.
refusal-product-not-ready = { $missing ->
    [variant] Ajoutez d’abord une variante active : sans elle, le produit ne peut pas être vendu.
   *[price] Fixez d’abord un prix : une variante active n’en a pas.
}
refusal-product-name-invalid = Le nom comporte de 1 à 255 caractères dans la langue de la boutique, sur une seule ligne.
refusal-product-text-invalid = Ce texte est trop long ou contient des caractères impossibles à afficher.
refusal-product-code-invalid = Le code d’un produit comporte de 1 à 64 caractères, sans / ni \, et n’est ni « . » ni « .. ».
refusal-product-handle-taken = Un autre produit a déjà cette adresse. Choisissez-en une autre.
refusal-product-price-invalid = Un prix vaut 0 ou plus, sans plus de décimales que la monnaie n’en a.
refusal-product-changed-meanwhile = Quelqu’un d’autre a modifié ce produit entre-temps. Vérifiez-le, puis refaites votre modification.
refusal-product-type-in-use = La nature du produit ne peut pas changer tant qu’il a des commandes ouvertes.
refusal-product-sale-stopped = Ce produit n’est pas en vente pour le moment.
refusal-product-archived = Ce produit est archivé. Restaurez-le d’abord.
refusal-product-in-open-orders = Des commandes ouvertes attendent ce produit. Terminez-les ou annulez-les d’abord.
refusal-product-too-many-options = Un produit a au plus 3 options de noms différents, avec 100 valeurs chacune.
refusal-product-too-many-variants = Un produit a au plus 2048 variantes.

# Refus : variantes, codes, catégories, photos
refusal-variant-not-found = Cette variante n’existe pas.
refusal-variant-code-invalid = Le code d’une variante comporte de 1 à 64 caractères sur une seule ligne.
refusal-variant-code-taken = Une autre variante de ce produit a déjà ce code.
refusal-variant-combination-taken = Une autre variante de ce produit a les mêmes valeurs.
refusal-variant-option-missing = Une variante a une valeur pour chaque option de son produit.
refusal-variant-number-invalid = Le poids vaut 0 ou plus, et le pas de quantité est supérieur à 0.
refusal-code-taken = Ce code appartient à un autre produit. Un code déjà attribué reste à son produit.
refusal-code-unknown = Rien ne correspond au code « { $code } ».
refusal-code-check-digit-wrong = Le dernier chiffre de ce code-barres est faux : ce devrait être { $right }. Vérifiez votre saisie.
refusal-code-barcode-invalid = Ce n’est pas un code-barres de ce type. Un GTIN a 8, 12, 13 ou 14 chiffres.
refusal-category-not-found = Cette catégorie n’existe pas.
refusal-category-taken = Une catégorie porte déjà ce nom.
refusal-category-not-empty = Cette catégorie n’est pas vide. Choisissez celle qui recevra ses produits et ses sous-catégories.
refusal-category-circle = Une catégorie ne peut pas se trouver sous elle-même. Choisissez-en une autre.
refusal-category-too-many = Une boutique a au plus { $allowed } catégories. Supprimez-en une d’abord.
refusal-media-address-refused = Indiquez un fichier envoyé, ou une adresse qui commence par https:// ou http://.
refusal-media-not-found = Cette photo n’existe pas pour ce produit.
refusal-media-too-many = Un produit a au plus { $allowed } photos. Retirez-en une d’abord.
refusal-arrangement-too-many = { $max } produits au plus peuvent avoir leur propre place. Retirez-en un d’abord.
refusal-arrangement-twice = Un produit ne peut avoir qu’une seule place.
refusal-arrangement-changed-meanwhile = Quelqu’un a rangé les produits entre-temps. Regardez l’ordre et recommencez.

# Refus : le fichier de produits dans son ensemble
refusal-import-header = La première ligne doit nommer les colonnes, dont « Title ». Vérifiez que c’est le bon fichier.
refusal-import-duplicate-header = Deux colonnes portent le même nom. Renommez ou supprimez l’une d’elles.
refusal-import-quote-open = Un guillemet s’ouvre à la ligne { $line } et ne se ferme jamais.
refusal-import-nul = La ligne { $line } contient un caractère qui n’a rien à faire dans un texte. Enregistrez de nouveau le fichier en CSV.
refusal-import-too-many-columns = La ligne { $line } a trop de colonnes ; le maximum est de { $allowed }.
refusal-import-too-many-rows = Le fichier a trop de lignes ; le maximum est de { $allowed }. Divisez-le.
refusal-import-cell-too-large = Une cellule de la ligne { $line } est trop longue.
refusal-import-too-large = Le fichier est trop volumineux ; le maximum est de { $allowed } octets. Divisez-le.
refusal-import-encoding = Les caractères de la ligne { $line } sont illisibles. Enregistrez le fichier en UTF-8.

# Ce qui ne va pas dans une ligne d’un fichier de produits
refusal-import-handle-missing = L’identifiant « Handle » manque : il dit à quel produit appartient la ligne.
refusal-import-handle-repeated = Ce produit figure deux fois dans le fichier ; ses lignes doivent se suivre.
refusal-import-row-too-long = Cette ligne a plus de cellules qu’il n’y a de colonnes.
refusal-import-value-unknown = Cette valeur ne fait pas partie de celles que la colonne accepte.
refusal-import-number-invalid = Ce n’est pas un nombre.
refusal-import-number-doubtful = Ce nombre peut se lire de deux façons. Précisez si les décimales suivent un point ou une virgule.
refusal-import-price-precision = Ce prix a plus de décimales que la monnaie.
refusal-import-barcode-scientific = Un tableur a transformé ce code-barres en puissance de dix. Mettez la colonne au format texte et saisissez-le de nouveau.
refusal-import-code-is-date = Un tableur a transformé ce code en date. Mettez la colonne au format texte et saisissez-le de nouveau.
refusal-import-zeros-lost = Un tableur a peut-être supprimé les zéros au début de ce code-barres. Comparez-le avec l’article.
refusal-import-option-name-differs = Les options n’ont pas les mêmes noms que dans les lignes précédentes ou dans le produit.
refusal-import-required-kept = Cette valeur est nécessaire ; la valeur actuelle est donc conservée.
refusal-import-location-needed = Précisez à quel emplacement correspondent les quantités.
refusal-import-value-dropped = Cette valeur ne peut pas être conservée et a été laissée de côté.
refusal-import-text-invalid = Ce texte est trop long ou contient des caractères impossibles à afficher.

# Mots du catalogue
catalog-products = Produits
catalog-state-draft = Brouillon
catalog-state-active = En ligne
catalog-state-inactive = Masqué
catalog-state-archived = Archivé
catalog-kind-physical = Marchandise
catalog-kind-manual = Réalisé par vous
catalog-kind-auto = Via un fournisseur
catalog-unit-piece = pièce
catalog-unit-metre = mètre
catalog-unit-kilogram = kilogramme
catalog-unit-litre = litre
catalog-unit-set = lot
