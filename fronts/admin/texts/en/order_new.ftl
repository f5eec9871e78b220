## A new order
admin-order-new = New order
admin-order-new-text = For a customer on the telephone or in the shop. It takes nothing from the month’s online orders.
admin-order-look = Look up
admin-order-new-customer = This telephone has not ordered yet.
admin-order-other-phone = This telephone is another customer’s. What was filled in for the one before is taken back: look through the form, then place the order.
admin-order-known-orders = { $n ->
    [one] One order
   *[other] { $n } orders
}
admin-order-known-delivered = { $n } delivered
admin-order-known-returned = { $n } returned
admin-order-find = Add a product
admin-order-find-hint = Name or code, or scan a barcode.
admin-order-found-none = No product for sale begins so.
admin-order-add = Add
admin-order-add-item = Add { $name }
admin-order-drop-item = Take out { $name }
admin-order-no-lines = Nothing yet: find a product above.
admin-order-left = { $n } left
admin-order-short = Only { $n } left.
admin-order-short-none = sold out
admin-order-pieces-wrong = This quantity cannot be sold.
admin-order-not-sold = This is not for sale at the moment.
admin-order-hidden = Hidden by the plan. Choose “Show this one first” on its page.
admin-order-towns = Show its municipalities
admin-order-not-served = There is no delivery fee for this place yet. Set one under Delivery, or choose another place.
admin-order-to-pay = To pay on delivery
admin-order-fee-later = Delivery is added when the province is chosen.
admin-order-bill-later = The total stands here when there is a product.
admin-order-place = Place the order
admin-order-again = Place it again
admin-order-place-hint = What is typed stays until the order is placed.
admin-order-another = New order for this customer
admin-done-order-placed = The order is placed.

## The keyboard
admin-keys = Keyboard
admin-keys-look = looks up what is typed; a scanned code is added
admin-keys-send = places the order
admin-keys-rows = next and previous row
admin-keys-open = opens the row
admin-keys-go = goes home; with other letters to the other pages
admin-keys-press = presses the button that a key went to
