# Pas encore traduit.
confirmation-script = Bonjour { $name }, ici { $shop }. Vous avez commandé { $goods }. Cela fait { $total } avec la livraison à { $place }, à payer à la réception. On vous l’envoie ?
refusal-confirmation-claimed-by-other = { $who ->
    [somebody] Quelqu’un d’autre est en ligne avec ce client. Prenez l’appel suivant ; rien n’a été modifié.
   *[other] { $name } est en ligne avec ce client. Prenez l’appel suivant ; rien n’a été modifié.
}
refusal-confirmation-closed = Cette commande a avancé : un appel n’y change plus rien. Ouvrez-la pour voir où elle en est.
refusal-confirmation-callback-late = Cette commande est terminée : plus personne n’appellera à son sujet. En cas de problème, appelez la boutique ou écrivez-lui.
refusal-confirmation-callback-none = Personne n’attend de rappel pour cette commande : quelqu’un a déjà appelé, ou personne ne l’a demandé.
refusal-confirmation-outside-hours = Les clients sont appelés de { $opens } à { $closes }. Choisissez vous-même une commande si son client vous attend.
refusal-confirmation-not-held = Personne n’a pris cette commande : elle est déjà dans la file.
refusal-confirmation-outcome-invalid = Indiquez ce que l’appel a donné.
refusal-confirmation-until-invalid = Écrivez quand rappeler : un moment à venir, dans les { $days } jours.
refusal-confirmation-duplicate-invalid = Écrivez le numéro de la commande à garder : une autre commande de cette boutique, non annulée.
refusal-confirmation-correction-invalid = Seule une commande que le client confirme peut être corrigée. Choisissez « confirmée », ou retirez les corrections.
refusal-confirmation-seconds-invalid = Un appel dure entre 0 seconde et un jour.
refusal-confirmation-hours-invalid = Les appels commencent avant de finir, dans la même journée.
refusal-confirmation-script-invalid = « { $value } » ne fait pas partie des données de la commande. Sont possibles : { $known }
refusal-confirmation-script-too-long = Un texte d’appel a au plus { $max } caractères.
refusal-confirmation-day-invalid = « { $value } » n’est pas une date. Écrivez-la sous la forme 2026-11-20.
refusal-confirmation-rules-changed = Quelqu’un a modifié les règles des appels entre-temps. Vérifiez-les et enregistrez de nouveau ; ce que vous avez écrit est toujours là.
