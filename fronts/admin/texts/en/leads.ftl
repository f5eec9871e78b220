## Orders left behind
admin-leads = Left behind
admin-leads-text = Customers who began an order, did not send it, and ticked that you may call them. Kept for 72 hours; no order is counted for it.
admin-leads-none = Nobody to call about an order left behind
admin-leads-none-text = Under the telephone of your order form customers may tick that you may call them if they do not finish. Whoever does stands here for 72 hours.
admin-lead-waiting = may be called
admin-lead-called = called
admin-lead-ordered = ordered
admin-lead-declined = does not want it
admin-lead-expired = time is over
admin-lead-nameless = Without a name
admin-lead-seen = last seen
admin-lead-until = may be called until
admin-lead-order = Order for them
admin-lead-did-call = I called
admin-lead-refuses = Does not want it
admin-done-lead-closed = It is off the list of those to call.
