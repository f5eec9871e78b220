# Ce que ce module dit aux gens.
refusal-site-page-not-found = Cette page n’existe pas.
refusal-site-page-slug-invalid = Écrivez la fin de l’adresse en lettres latines minuscules, chiffres et « - », par exemple a-propos : de 1 à { $max } caractères.
refusal-site-page-slug-taken = Une autre page a cette adresse. Choisissez-en une autre ; ce que vous avez écrit est toujours là.
refusal-site-page-title-invalid = Une page a besoin d’un titre dans au moins une langue, d’au plus { $max } caractères.
refusal-site-page-body-too-long = Une page contient au plus { $max } caractères dans chaque langue.
refusal-site-page-too-many = Une boutique a au plus { $max } pages à elle. Supprimez-en une d’abord.
refusal-site-page-changed-meanwhile = Quelqu’un a modifié cette page entre-temps. Vérifiez-la et enregistrez de nouveau ; ce que vous avez écrit est toujours là.
refusal-theme-changed-meanwhile = Quelqu’un a changé l’apparence de la boutique entre-temps. Regardez-la et enregistrez à nouveau ; vos choix sont toujours là.
refusal-theme-colour-invalid = Écrivez une couleur avec six chiffres, comme #8a4b08, ou laissez le champ vide.
refusal-site-picture-not-found = La boutique n’a pas cette image.
refusal-site-picture-file-required = Il n’y a pas encore d’image ici. Choisissez-en une d’abord.
refusal-site-picture-words-too-long = Dites ce que montre l’image en { $max } caractères au plus dans chaque langue.
