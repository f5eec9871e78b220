## Where orders go
admin-map = Delivery map
admin-map-text = Where your orders go and how many arrive. Larger dots are more orders; a dot opens them.
admin-map-dot = { $place }: { $n ->
    [one] one order
    *[other] { $n } orders
}, { $share }
admin-map-none-ended = none has ended yet
admin-map-good = 80 % or more delivered
admin-map-warn = 60 to 79 %
admin-map-bad = less than 60 %
admin-map-table = The same as a table
admin-map-share = Delivered
admin-map-more = { $n } places with fewer orders are on the map alone.
admin-map-none = No orders in these days
admin-map-none-text = As soon as orders come, the map shows where they go.
## Who brings what
admin-brings = By province
admin-brings-text = Who brings parcels well where, and what carriers have of your money.
admin-brings-days = Days
admin-brings-suggestion = Suggestion
admin-brings-suggested = suggested
admin-brings-hint = Of each province and option: whoever delivers the largest share, then is quicker, then cheaper. Below five parcels that ended nobody is suggested.
admin-brings-none = Nothing has ended in these days
admin-brings-none-text = Once parcels are delivered or come back, each driver is compared here.
admin-due = Money with carriers
admin-due-total = Together:
admin-due-days = { $first } to { $last } days
admin-due-older = over { $days } days
admin-due-none = Nobody has money of yours
admin-due-none-text = What drivers collect stands here until they hand it over.
