## Parcels
admin-nav-parcels = Parcels
admin-parcel = Parcel
admin-parcels-text = What goes out with your own driver. Moving a parcel moves its order.
admin-parcels-none = No parcels yet
admin-parcels-none-text = Choose a driver above to make a parcel of every confirmed order, or make one on an order's page.
admin-parcels-no-driver = Add a driver first; then every confirmed order can get its parcel.
admin-parcels-send = A parcel for every confirmed order
admin-parcels-move = Move the chosen ones
admin-parcels-move-to = Move to
admin-parcels-done =
    { $n ->
        [0] No parcel went.
        [one] One parcel is done.
       *[other] { $n } parcels are done.
    }
admin-parcels-left = These stay as they are
admin-parcel-problem = It cannot be done from where it stands now. Open it to see why.
admin-parcel-problem-delivery-parcel-illegal-move = It cannot go there from where it stands.
admin-parcel-problem-delivery-amount-over-max = More than may be collected at a door.
admin-parcel-problem-delivery-account-rests = The driver is put aside.
admin-parcel-problem-delivery-parcel-exists = It has its parcel already.
admin-parcel-problem-delivery-carrier-unmapped = Nobody has said yet where the desk is: confirm its place first.
admin-parcel-problem-delivery-parcel-outdated = Its order changed after it was made: cancel it and make it anew.
admin-parcel-problem-system-busy = There was no time for it. Do it once more.
admin-parcel-problem-system-fault = Something broke here; it stayed as it was.
admin-parcel-amount = To collect
admin-parcel-driver = Driver
admin-parcel-label = Print the label
admin-parcel-pdf = Label as PDF
admin-parcel-move = Where is it now?
admin-parcel-story = Story
admin-parcel-no-story = It has not moved yet.
admin-parcel-note = Note
admin-parcel-reason = Reason
admin-parcel-damaged = The goods are damaged
admin-parcel-damaged-hint = When it is received back: they are lost instead of going back on the shelf.
admin-parcel-fee-hint = When it is received back: what the driver takes; the driver's own fee when empty.
admin-parcel-make = Make the parcel
admin-parcel-choose-driver = Choose the driver who takes the parcel.
admin-parcel-state-created = ready
admin-parcel-state-picked-up = picked up
admin-parcel-state-in-transit = on its way
admin-parcel-state-at-destination = in the province
admin-parcel-state-at-desk = waits at a desk
admin-parcel-state-out-for-delivery = out for delivery
admin-parcel-state-on-hold = on hold
admin-parcel-state-attempt-failed = attempt failed
admin-parcel-state-delivered = delivered
admin-parcel-state-returning = coming back
admin-parcel-state-return-ready = back, to be fetched
admin-parcel-state-returned = received back
admin-parcel-state-cancelled = cancelled
admin-parcel-reason-no-contact = not reached
admin-parcel-reason-absent = not at home
admin-parcel-reason-refused = refused
admin-parcel-reason-goods = wrong or broken goods
admin-parcel-reason-place = wrong place
admin-parcel-reason-hold = held by the carrier
admin-parcel-reason-other = other
admin-drivers = Drivers
admin-drivers-text = Who takes your parcels away.
admin-drivers-none = No drivers yet
admin-drivers-none-text = Add whoever delivers for you; it may be yourself.
admin-driver-add = Add a driver
admin-driver-name = Name
admin-driver-return-fee = Fee of a return
admin-driver-fee-hint = What the driver takes for a parcel that comes back. Empty is nothing.
admin-driver-carrier-hint = Whose rates and place names hold for this driver. Your own delivery unless told.
admin-driver-rests = put aside
admin-driver-aside = Put aside
admin-driver-back = Take back
admin-manifest = Day's list
admin-manifest-day = Day
admin-manifest-signed = Signature
admin-manifest-none = No parcels were made for this driver on this day.
admin-manifest-more = There are more; print them in parts.
admin-manifest-total =
    { $n ->
        [one] One parcel, to collect:
       *[other] { $n } parcels, to collect:
    }
admin-print-hint = Print this page on A6, or two on A5.
admin-done-parcel-made = The parcel is made.
admin-done-parcel-moved = The parcel moved, and its order with it.
admin-done-driver-saved = The driver is saved.
admin-parcels-list = List
admin-parcels-board = Board
admin-parcels-figures = Returns
admin-parcels-board-text = Where your parcels stand now, and which of them stand too long.
admin-parcels-figures-text = What comes back, with whom and why.
admin-parcels-stuck = Longer than usual
admin-parcels-stuck-text = Twice as long as this driver usually takes, and more than two days. Ask the driver, or the customer.
admin-parcels-stuck-days =
    { $n ->
        [one] here for one day
       *[other] here for { $n } days
    }
admin-parcels-stuck-usual =
    { $n ->
        [0] usually less than a day
        [one] usually one day
       *[other] usually { $n } days
    }
admin-parcels-all-of = All { $n }
admin-parcels-board-none = No parcels on the way
admin-parcels-board-none-text = As soon as confirmed orders get their parcels you see here where each one is.
admin-parcels-back = came back
admin-parcels-back-share = Share that came back
admin-parcels-open = on the way
admin-parcels-back-by-driver = Came back, by driver
admin-parcels-back-why = Why they came back
admin-parcels-none-ended = No parcel has ended yet.
admin-parcels-none-back = Nothing came back.
admin-parcels-figures-none = No parcels in these days
admin-parcels-figures-none-text = Choose other days, or send the first parcels.
admin-parcel-reason-none = nobody said why
admin-parcel-size = Weight and size
admin-parcel-size-unknown = unknown
admin-parcel-grams = { $n } g
admin-parcel-billable = billed as { $n } kg
admin-parcel-measure = Weigh and measure
admin-parcel-weight = Weight
admin-parcel-length = Length
admin-parcel-width = Width
admin-parcel-height = Height
admin-done-parcel-measured = Weight and size are saved.
