## Desks where customers collect
admin-desks = Desks
admin-desks-text = Where customers collect what a carrier brings. Only open desks can be chosen at the checkout.
admin-desks-none = No desks yet
admin-desks-none-text = Delivery to a desk is offered where the carrier has an open one.
admin-desks-import = A carrier's list
admin-desks-import-text = The whole list of one carrier: new desks open, those it no longer has close.
admin-desks-columns = Columns: their_id, name, address, province_number, province_name, municipality, lat, lng, open.
admin-desks-carrier-hint = As in your rates, for example yalidine.
admin-desks-map = Provinces of
admin-desks-map-hint = The map by which the carrier names provinces.
admin-desks-aliases = Take known spellings over
admin-desks-aliases-hint = Otherwise each spelling that is not a place's own name waits for your yes.
admin-desks-verb = Take the desks
admin-desks-refused = Nothing was taken: some rows are doubtful. Mend them in the file and send it again.
admin-desks-done =
    { $n ->
        [one] One desk was read.
       *[other] { $n } desks were read.
    }
admin-desks-added = New
admin-desks-closed = Closed
admin-desks-look = Look at the suggestions
admin-desk-add = Add a desk
admin-desk-name = Name of the desk
admin-desk-carrier-hint = Your own delivery unless told.
admin-desk-choose-hint = Where the customer collects, if it goes to a desk.
admin-desk-match = Place
admin-desk-match-exact = the same name
admin-desk-match-alias = a known spelling
admin-desk-match-confirmed = confirmed
admin-desk-match-suggested = to be confirmed
admin-desk-match-unmapped = place unknown
admin-desk-theirs = The carrier writes “{ $name }”.
admin-desk-confirm = Yes, that is { $name }
admin-desk-place = Set the municipality
admin-desk-open = Open
admin-desk-close = Close
admin-desk-closed = closed
admin-done-desk-saved = The desk is saved.
admin-done-desk-confirmed = The place is confirmed, for every desk of the carrier that is spelt so.
admin-done-desk-opened = The desk is open.
admin-done-desk-closed = The desk is closed; customers can no longer choose it.
admin-desk-stranded = Open orders at closed desks
admin-desk-stranded-text = Their desk closed since. Call the customer and correct the delivery, or cancel.
