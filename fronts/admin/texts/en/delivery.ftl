## Delivery
admin-delivery-title = What delivery costs
admin-delivery-text = The most exact rate holds: municipality before province before everywhere.
admin-delivery-option = Delivered
admin-delivery-home = To the door
admin-delivery-desk = To a pick-up desk
admin-delivery-province = Province
admin-delivery-municipality = Municipality
admin-delivery-address = Address
admin-delivery-city = Place
admin-delivery-stop-desk = Desk
admin-delivery-carrier = Carrier
admin-carrier-own = own delivery
admin-delivery-everywhere = Everywhere
admin-delivery-fee = Fee
admin-delivery-fee-hint = 0 is free of charge.
admin-delivery-fee-missing = Write a fee, or say that you do not deliver there.
admin-delivery-free = free
admin-delivery-free-from = Free from
admin-delivery-not-served = Not delivered there
admin-delivery-not-served-hint = Customers there cannot choose it.
admin-rates = Delivery rates
admin-rates-none = No delivery rates yet
admin-rates-none-text = Customers can order once there is a rate for their place.
admin-rate-add = Set a rate
admin-rate-province-hint = Or everywhere else.
admin-rate-municipality-hint = Only if it differs from its province.
admin-rates-import = Rates from a file
admin-rates-import-text = All rows are taken, or none and every doubtful one is named.
admin-rates-columns = Columns: carrier, province_number, province_name, municipality, option, fee, free_above.
admin-rates-match = Provinces are known by
admin-rates-match-number-and-name = Number and name
admin-rates-match-number-and-name-hint = A number that means another place stops the file
admin-rates-match-name = The name alone
admin-rates-match-name-hint = Numbers that disagree are reported
admin-rates-zero = A fee of 0 means
admin-rates-zero-not-served = not delivered there
admin-rates-zero-free = free of charge
admin-rates-zero-hint = Needed when the file has zeros.
admin-rates-carrier-hint = For rows that name none; your own delivery unless told.
admin-rates-verb = Take the rates
admin-rates-refused = Nothing was taken: some rows are doubtful. Mend them in the file and send it again.
admin-rates-problems = Doubtful rows
admin-rates-line = Line
admin-rates-column = Column
admin-rates-rows = Rates in the file
admin-rates-done = { $n } rates were read, { $changed } changed.
admin-grid = Rates by province
admin-grid-text = Every province at a glance. What you change is shown before it is saved.
admin-grid-hint = Empty: the fee for everywhere holds (shown faintly). A dash: not delivered there (hatched). 0 is free of charge.
admin-grid-municipalities =
    { $n ->
        [one] One municipality has a rate of its own, which goes first.
       *[other] { $n } municipalities have rates of their own, which go first.
    }
admin-grid-look = Look at the changes
admin-grid-changes = Changes of the rates
admin-grid-changes-text =
    { $n ->
        [one] One rate would change. Nothing is saved yet.
       *[other] { $n } rates would change. Nothing is saved yet.
    }
admin-grid-was = Was
admin-grid-becomes = Becomes
admin-grid-as-everywhere = as everywhere
admin-grid-more = And { $n } more.
admin-grid-nothing = Nothing is different from what stands.
admin-grid-wrong = A fee is a number, a dash or empty. Nothing was changed; look at what you typed.
admin-paste = Paste from a spreadsheet
admin-paste-text = Copy the cells and paste them here. Provinces are found by name.
admin-paste-rates = Rates
admin-paste-hint = A name and a fee in each line; or a name, the fee to the door, the fee to the desk. A number before the name is compared with it. Or a whole file with its head.
admin-paste-is = “{ $typed }” is
admin-paste-is-none = none of these
admin-done-rates-saved = The rates are saved.
admin-grid-stale = Somebody changed these rates while you looked at them. The table shows them as they are now; enter your changes again.
admin-zones = Zones
admin-zones-text = Provinces and municipalities that cost the same. A rate of a municipality or province of its own goes before that of its zone.
admin-zones-none = No zones yet
admin-zones-none-text = Group places that cost the same, and set their rate once.
admin-zone-add = New zone
admin-zone-edit = Change the zone
admin-zone-name = Name
admin-zone-places = Places
admin-zone-places-hint = One a line: a province by number or name, or “province, municipality”.
admin-zone-home = To the door
admin-zone-desk = To a desk
admin-zone-fee-hint = 0 is free; empty: this rate is left to others.
admin-done-zone-saved = The zone was saved.
admin-done-zone-removed = The zone was removed.
