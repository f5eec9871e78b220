# Ce que ce module dit aux gens.
refusal-webhook-not-found = Cette destination n’existe pas dans cette boutique.
refusal-webhook-url-invalid = Ce n’est pas une adresse que l’on peut appeler. Écrivez-la en entier : https://hooks.example.dz/souk
refusal-webhook-url-unencrypted = Les événements ne sont envoyés que chiffrés. Écrivez une adresse qui commence par https://
refusal-webhook-url-near = Cette adresse mène à un réseau privé, où les événements ne sont pas envoyés. Indiquez un serveur accessible depuis tout Internet.
refusal-webhook-events-needed = Choisissez au moins un événement.
refusal-webhook-event-unknown = L’événement { $event } n’existe pas. Choisissez dans la liste des événements.
refusal-webhook-too-many = Une boutique a au plus { $most } destinations. Supprimez-en une qui ne sert plus.
refusal-webhook-changed-meanwhile = Quelqu’un a modifié cette destination entre-temps. Vérifiez-la, puis refaites votre modification.
refusal-webhook-state-same = La destination est déjà dans cet état. Rien n’a été modifié.
refusal-webhook-disabled = Cette destination est désactivée. Activez-la d’abord, puis envoyez.
refusal-webhook-delivery-not-found = Cet envoi n’existe pas dans cette boutique ; les envois sont conservés trente jours.
refusal-webhook-delivery-waiting = Cet envoi est en route et sera réessayé automatiquement.
webhooks-mail-failing = Rien n’est arrivé à { $host } depuis cinq jours ; Souk n’y envoie donc plus d’événements. Vérifiez la destination dans Paramètres, réparez-la et activez-la de nouveau ; vous pourrez y renvoyer les événements manqués.
webhooks-mail-failing-subject = Les événements n’arrivent plus à { $host }
webhooks-mail-gone = { $host } a répondu ne plus vouloir d’événements (410) ; Souk n’y en envoie donc plus. Si c’était une erreur, activez de nouveau la destination dans Paramètres.
webhooks-mail-gone-subject = { $host } ne veut plus d’événements
