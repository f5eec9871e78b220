## People who run the installation
people = Personnes
people-text = Qui administre cette installation. Cherchez toute autre personne par son e-mail.
people-find = Chercher
people-admin = administrateur de la plateforme
people-sessions = sessions ouvertes : { $n }
people-end = Déconnecter partout
people-take = Retirer le droit
people-give = Nommer administrateur
people-nobody = Personne trouvée
people-nobody-text = Personne ne se connecte avec cet e-mail. Vérifiez l’orthographe, ou videz le champ pour voir qui administre l’installation.
people-password = Un mot de passe oublié se remplace sur la machine elle-même :
admin-done-person-changed = Le droit a été modifié.
admin-done-person-signed-out = Cette personne est déconnectée partout.
