# What this room says to people.
refusal-lead-not-found = Ce panier abandonné n’existe pas. Il a peut-être été effacé : ils le sont trois jours après leur fin.
refusal-lead-consent-missing = Une commande inachevée n’est gardée que si le client a accepté d’être appelé. Rien n’a été gardé.
refusal-lead-goods-not-found = Rien dans ce panier ne peut être commandé en ce moment ; rien n’a été gardé.
refusal-lead-form-invalid = La marque du formulaire tient sur une ligne de { $max } caractères au plus.
refusal-lead-note-invalid = Une note tient sur une ligne de { $max } caractères au plus.
refusal-lead-ended = { $state ->
    [called] Quelqu’un a déjà appelé ce client. Rien n’a été modifié.
    [ordered] Ce client a commandé entre-temps ; sa commande est dans la liste. Rien n’a été modifié.
    [declined] Ce client n’en veut pas, ou ne veut pas être appelé. Rien n’a été modifié.
   *[expired] Le délai pendant lequel ce client peut être appelé est passé. Rien n’a été modifié.
}
