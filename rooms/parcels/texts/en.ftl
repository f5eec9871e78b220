# Refusals
refusal-delivery-account-not-found = This driver is not there.
refusal-delivery-account-invalid =
    { $field ->
        [phone] This is no telephone that can be called.
       *[label] A driver needs a name of at most 60 letters.
    }
refusal-delivery-account-taken = Another driver has this name already.
refusal-delivery-account-stale = Somebody else changed this driver meanwhile. Look again, then save.
refusal-delivery-account-rests = { $label } is put aside and takes no parcels. Choose another driver.
refusal-delivery-amount-over-max = Order #{ $number } is to collect more than { $most } dinars; that may not be collected at a door. Let the customer pay a part before.
refusal-delivery-parcel-outdated = The order changed after parcel { $reference } was made, and its label names another amount. Cancel the parcel and make it anew.
refusal-delivery-goods-back = The goods of parcel { $reference } are back on the shelf already. Move it without “damaged”, and take the broken pieces off the stock by hand.
refusal-delivery-parcel-ended = Parcel { $reference } has ended; its weight and size stay as they were.
refusal-delivery-order-not-confirmed = Order #{ $number } is not confirmed, so it gets no parcel. Confirm it first.
refusal-delivery-parcel-exists = This order has its parcel already. Cancel that one first.
refusal-delivery-parcel-not-found = This parcel is not there.
refusal-delivery-parcel-illegal-move = Parcel { $reference } cannot be moved so from where it stands now. Look at it again.
refusal-delivery-parcel-note-invalid = A note has at most { $max } letters.
refusal-delivery-size-invalid = A size or weight is a whole number from 1 to { $most }, or empty.
refusal-delivery-return-fee-invalid = The fee of a return is 0 or more.
refusal-delivery-bulk-invalid = Choose at least one, and at most { $max } at once.
refusal-delivery-day-invalid = This is no day. Write it as 2026-11-20.
# Labels
parcel-label-collect = To collect
