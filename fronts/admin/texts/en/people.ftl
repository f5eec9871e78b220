## People who run the installation
people = People
people-text = Who runs this installation. Find anybody else by e-mail.
people-find = Find
people-admin = platform admin
people-sessions = signed in at { $n } places
people-end = Sign out everywhere
people-take = Take the right away
people-give = Make platform admin
people-nobody = Nobody found
people-nobody-text = Nobody signs in with this e-mail. Check its spelling, or empty the field to see who runs the installation.
people-password = A forgotten password is replaced at the machine itself:
admin-done-person-changed = The right was changed.
admin-done-person-signed-out = They are signed out everywhere.
