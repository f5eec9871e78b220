# Pas encore traduit.
