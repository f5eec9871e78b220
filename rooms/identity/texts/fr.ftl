# Identité

refusal-installation-link-needed = Cette installation se met en service par son propre lien. Le programme donne ce lien à son démarrage (souk serve), à l’écran. Sur la machine elle-même, souk installation set-up fait la même chose.
refusal-installation-already-set-up = Cette installation est déjà en service. Connectez-vous.
refusal-session-credentials-wrong = L’e-mail et le mot de passe ne correspondent pas. Vérifiez les deux et réessayez.
refusal-session-unknown = Cette session est terminée. Reconnectez-vous.
refusal-user-email-invalid = Ce n’est pas une adresse e-mail. Elle s’écrit comme amina@example.com.
refusal-user-email-taken = Quelqu’un utilise déjà cette adresse e-mail.
refusal-user-name-invalid = Écrivez un nom de 1 à 100 caractères sur une seule ligne.
refusal-user-password-weak = Choisissez un mot de passe de { $least } à 200 caractères, différent de votre adresse e-mail. Le mieux : une courte phrase.
refusal-user-not-found = Cette personne n’existe pas.
refusal-user-last-platform-admin = C’est le dernier administrateur de la plateforme. Donnez d’abord ce droit à quelqu’un d’autre.
refusal-api-key-not-found = Cette clé n’existe pas, ou elle a déjà été révoquée.
refusal-api-key-name-invalid = Donnez à la clé un nom de 1 à 80 caractères, pour la reconnaître plus tard.
refusal-api-key-too-wide = Vous ne pouvez pas donner à une clé une permission que vous n’avez pas : { $permission }.

identity-sign-in-title = Connexion
identity-sign-in-email = E-mail
identity-sign-in-password = Mot de passe
identity-set-up-title = Bienvenue. Créez le premier compte
identity-set-up-name = Votre nom
identity-keys-title = Clés pour les programmes
identity-keys-empty = Aucune clé pour le moment. Une clé permet à un autre programme de travailler dans votre boutique.
identity-keys-create = Nouvelle clé
identity-keys-once = Copiez la clé maintenant. Elle ne sera plus affichée.
identity-keys-ended = révoquée
identity-password-title = Changer le mot de passe
identity-password-present = Mot de passe actuel
identity-password-new = Nouveau mot de passe
refusal-embed-token-not-found = Ce jeton n'existe plus. Rien n'a été modifié.
refusal-embed-token-origin-invalid = Une adresse de pages s'écrit https://shop.example : avec https, sans chemin ; dix au plus. Rien n'a été enregistré.
