## Carriers
admin-carriers = Carriers
admin-carriers-text = What each carrier takes for heavy parcels, and how it names places.
admin-carriers-none = No carriers yet
admin-carriers-none-text = Rates and desks name their carrier; each stands here.
admin-carrier-oversize = Each kilogram beyond 5 kg
admin-carrier-oversize-none = Weight costs nothing more
admin-carrier-oversize-hint = Added to the fee for each begun kilogram of the order beyond 5 kg. What is free stays free.
admin-carrier-set = Set a carrier
admin-carrier-map-same = as it stands
admin-done-carrier-saved = The carrier is saved.
admin-names = Names of places
admin-names-text = The carrier’s names beside ours. Nothing is sent by a name that nobody is sure of.
admin-names-none = No names yet
admin-names-none-text = Bring the carrier’s list; each name is matched with ours.
admin-name-kind = What it is a name of
admin-name-kind-province = province
admin-name-kind-municipality = municipality
admin-name-kind-desk = desk
admin-name-none = nothing of ours
admin-name-ours = Our place
admin-name-set = Set our place
admin-names-import = Bring names
admin-names-columns = Columns: carrier, kind, their_id, their_name, our_id, our_name, province, state.
admin-names-verb = Match the names
admin-names-done =
    { $n ->
        [one] One name is not as it was.
       *[other] { $n } names are not as they were.
    }
admin-done-name-confirmed = The name is confirmed, for every list of the carrier.
