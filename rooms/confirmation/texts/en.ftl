# What this room says to people.
refusal-confirmation-claimed-by-other = { $who ->
    [somebody] Somebody else is on the telephone with this customer. Take the next call; nothing was changed.
   *[other] { $name } is on the telephone with this customer. Take the next call; nothing was changed.
}
refusal-confirmation-closed = This order has gone on, so a call changes nothing about it any more. Open the order to see where it is.
refusal-confirmation-callback-late = This order is finished, so nobody calls about it any more. If something is wrong with it, call or write to the shop.
refusal-confirmation-callback-none = Nobody waits to be called back about this order: somebody has called, or nobody asked.
refusal-confirmation-outside-hours = Customers are called from { $opens } to { $closes }. Choose an order yourself if its customer is waiting for you.
refusal-confirmation-not-held = Nobody holds this order: it is in the queue already.
refusal-confirmation-outcome-invalid = Say what the call brought.
refusal-confirmation-until-invalid = Write when to call again: a time to come, within { $days } days.
refusal-confirmation-duplicate-invalid = Write the number of the order that stays: another order of this shop that is not cancelled.
refusal-confirmation-correction-invalid = Only an order that the customer confirms is corrected. Choose “confirmed”, or take the corrections out.
refusal-confirmation-seconds-invalid = A call takes between 0 seconds and one day.
refusal-confirmation-hours-invalid = Calls begin before they end, within one day.
refusal-confirmation-script-invalid = “{ $value }” is none of the order's figures. There are { $known }
refusal-confirmation-script-too-long = A script has at most { $max } characters.
refusal-confirmation-day-invalid = “{ $value }” is no day. Write it like 2026-11-20.
refusal-confirmation-rules-changed = Somebody changed the rules of calls meanwhile. Look at them and save again; what you typed is still here.

confirmation-script = Hello { $name }, this is { $shop }. You ordered { $goods }. It comes to { $total } with delivery to { $place }, paid when it arrives. Shall we send it?
