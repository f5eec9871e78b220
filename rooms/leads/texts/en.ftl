# What this room says to people.
refusal-lead-not-found = This lead is not there. It may have been forgotten: leads go three days after their end.
refusal-lead-consent-missing = A checkout is kept only where its customer ticked that the shop may call. Nothing was kept.
refusal-lead-goods-not-found = Nothing in this checkout can be ordered now, so nothing was kept.
refusal-lead-form-invalid = The form’s mark has at most { $max } characters on one line.
refusal-lead-note-invalid = A note has at most { $max } characters on one line.
refusal-lead-ended = { $state ->
    [called] Somebody called about this checkout already. Nothing was changed.
    [ordered] This customer has ordered meanwhile; the order is on its page. Nothing was changed.
    [declined] This customer does not want it, or does not want to be called. Nothing was changed.
   *[expired] The time in which this customer may be called is over. Nothing was changed.
}
