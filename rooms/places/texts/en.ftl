# Refusals
refusal-delivery-province-unknown =
    There is no province “{ $value }”. { $count ->
        [0] Choose one from the list.
       *[other] Did you mean: { $names }?
    }
refusal-delivery-municipality-unknown =
    There is no municipality “{ $value }”. { $count ->
        [0] Choose one from the list.
       *[other] Did you mean: { $names }?
    }
refusal-delivery-municipality-not-in-province =
    “{ $value }” is not in this province. { $count ->
        [0] Choose one from the list.
       *[other] Did you mean: { $names }?
    }
refusal-delivery-not-served =
    { $option ->
        [desk] The shop does not deliver to a desk in { $place }. Choose home delivery or another place.
       *[home] The shop does not deliver to homes in { $place }. Choose a desk or another place.
    }
refusal-delivery-carrier-invalid = A carrier code is 1 to 40 of the letters a-z, digits, - and _. For example: yalidine.
refusal-delivery-carrier-stale = Somebody else changed this carrier meanwhile. Look again, then set it.
refusal-delivery-oversize-invalid = What a kilogram costs is a whole amount, 0 or more.
refusal-delivery-option-unknown = “{ $value }” is neither home nor desk.
refusal-delivery-fee-invalid = “{ $value }” is not a possible amount. A fee is 0 or more; a sum for free delivery is more than 0.
refusal-delivery-rate-not-found = This delivery rate is no longer there.
refusal-delivery-rate-stale = Somebody else changed this delivery rate meanwhile. Look again, then set it.
refusal-delivery-rate-of-other-carrier = You looked at the rates of “{ $carrier }”, and these rows also have rates of “{ $other }”. Take those of each carrier for themselves.
refusal-delivery-zone-not-found = This zone is no longer there.
refusal-delivery-zone-stale = Somebody else changed this zone meanwhile. Look again, then set it.
refusal-delivery-zone-name-invalid = Give the zone a name of at most { $max } letters.
refusal-delivery-zone-name-taken = Another zone has this name.
refusal-delivery-zone-place-taken = One of these places lies in another zone already. A place lies in one zone.
refusal-delivery-zone-empty = A zone needs a place and a rate.
refusal-delivery-zones-too-many = A shop has at most { $max } zones. Change one of them or take one away.
refusal-delivery-file-refused =
    { $problems ->
        [one] Nothing was imported: one row needs you.
       *[other] Nothing was imported: { $problems } things in the file need you.
    }
refusal-delivery-file-column-missing = The column “{ $missing }” is missing. The first line names the columns: carrier, province_number, province_name, municipality, option, fee, free_above.
refusal-delivery-file-empty = The file has no rates.
refusal-delivery-file-too-long = The file has more than { $most } rows. Split it.
refusal-delivery-number-disagrees = The number { $value } is not that of { $names }, which is { $expected }. Correct it, or import by name.
refusal-delivery-zero-unclear = The fee is 0. Say whether 0 means “not served” or “free”.
refusal-delivery-row-twice = The same rate stands in line { $first } already.

# Delivery page
places-delivery-title = Delivery
places-delivery-intro = What delivery costs your customers. The most exact rate counts: municipality, then province, then everywhere.
places-province = Province
places-municipality = Municipality
places-choose-province = Choose a province
places-choose-municipality = Choose a municipality
places-map = Map of provinces
places-carrier = Carrier
places-carrier-own = Our own delivery
places-option = Delivery to
places-option-home = Home
places-option-desk = Stop desk
places-scope-default = Everywhere else
places-scope-province = Province
places-scope-municipality = Municipality
places-fee = Fee
places-fee-hint = Leave empty where you do not deliver; 0 is free.
places-fee-free = Free
places-fee-not-served = Not served
places-free-above = Free from
places-free-above-hint = Goods of this sum or more travel free.
places-rates-title = Delivery rates
places-rates-empty = No delivery rates yet
places-rates-empty-hint = Without a rate no customer can order with delivery. Begin with one fee for everywhere.
places-rate-add = Add a rate
places-rate-save = Save the rate
places-rate-remove = Remove
places-rate-remove-ask = Remove this rate? The next less exact one will hold.
places-import-title = Import rates
places-import-file = CSV file
places-import-columns = Columns: carrier, province_number, province_name, municipality, option, fee, free_above.
places-import-zero = A fee of 0 means
places-import-zero-not-served = Not served
places-import-zero-free = Free
places-import-match = Numbers and names
places-import-match-both = Must agree
places-import-match-name = The name decides
places-import-start = Import
places-import-done =
    { $changed ->
        [0] All { $rates } rates were there already.
        [one] One of { $rates } rates changed.
       *[other] { $changed } of { $rates } rates changed.
    }
places-import-disagreements =
    { $count ->
        [one] One number means another province than its name; the name was believed.
       *[other] { $count } numbers mean another province than their names; the names were believed.
    }
places-import-line = Line { $line }

# Stop desks
refusal-delivery-desk-required =
    Choose the desk where you will collect the order. { $count ->
        [0] There is no desk in this province.
       *[other] For example: { $names }.
    }
refusal-delivery-desk-unknown =
    There is no open desk “{ $value }”. { $count ->
        [0] Choose home delivery.
       *[other] Open here: { $names }.
    }
refusal-delivery-desk-mismatch =
    The desk “{ $value }” does not serve this province, belongs to another carrier, or is not the only one so called. { $count ->
        [0] Choose home delivery.
       *[other] Open here: { $names }.
    }
refusal-delivery-desk-not-found = This desk is not there.
refusal-delivery-desk-stale = Somebody else changed this desk meanwhile. Look again, then save.
refusal-delivery-desk-text-invalid = “{ $value }” cannot be kept here: it is empty or too long.
refusal-delivery-desk-twice = The desk { $value } stands in the file twice.
refusal-delivery-desks-column-missing = The column “{ $missing }” is missing. The first line names the columns: their_id, name, address, province_number, province_name, municipality, lat, lng, open.
refusal-delivery-desks-empty = The file has no desks.
refusal-delivery-map-column-missing = The column “{ $missing }” is missing. Provinces have number, name_fr, name_ar; municipalities have id, province, name_fr.
refusal-delivery-province-number-unknown = “{ $value }” is no number of a province of this map.
refusal-delivery-municipality-number-unknown = There is no municipality with the number “{ $value }”.
refusal-delivery-place-name-invalid = “{ $value }” is no name of a place.
refusal-delivery-place-name-disagrees = The municipality with this number is not called “{ $value }”. Keep one of its names beside a new one.
refusal-delivery-place-twice = “{ $value }” stands twice; the other is { $other }.
refusal-delivery-provinces-count = { $map } has { $expected } provinces, and the file has { $count }.
refusal-delivery-municipalities-count = There are { $expected } municipalities, and the file has { $count }.
refusal-delivery-province-empty = Province { $value } holds no municipality.
refusal-delivery-map-stale = Another map was taken meanwhile. Look again, then take yours.
refusal-delivery-names-column-missing = The column “{ $missing }” is missing. The first line names the columns: carrier, kind, their_id, their_name, our_id, our_name, province, state.
refusal-delivery-names-empty = The file has no names.
refusal-delivery-names-of-another = This row is of “{ $value }”, another carrier.
refusal-delivery-place-kind-unknown = “{ $value }” is none of province, municipality, desk.
refusal-delivery-carrier-name-twice = The number { $value } stands twice for this kind.
refusal-delivery-carrier-name-not-found = The carrier has no such name.
refusal-delivery-carrier-unmapped =
    Order #{ $number } cannot be sent: { $kind ->
        [desk] nobody has said yet in which municipality the desk “{ $name }” is.
       *[other] nobody has said yet how the carrier calls { $name }.
    } Confirm the place first; the order stays as it is.
