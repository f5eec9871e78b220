## Home
admin-home-title = Good day, { $name }
admin-home-revenue = Revenue today
admin-home-revenue-hint = From delivered orders
admin-home-orders = Orders today
admin-home-to-confirm = To confirm
admin-home-to-ship = To send
admin-home-to-do = To do
admin-home-last-orders = Last orders
admin-home-quiet = All quiet
admin-home-quiet-text = There is nothing to do right now.
admin-see-shop = See the shop
admin-see-in-shop = See in the shop
admin-do-confirm = { $n ->
    [one] One order to confirm by telephone
    *[other] { $n } orders to confirm by telephone
}
admin-do-ship = { $n ->
    [one] One order to send
    *[other] { $n } orders to send
}
admin-do-low = { $n ->
    [one] One variant is running low
    *[other] { $n } variants are running low
}
admin-do-dead = { $n ->
    [one] One piece of work failed too often
    *[other] { $n } pieces of work failed too often
}
admin-first-steps = Next steps
admin-step-products = Add your products
admin-step-products-text = One by one, or all at once from a file.
admin-step-delivery = Say what delivery costs
admin-step-delivery-text = One rate for everywhere is enough to begin.
admin-step-settings = Leave your telephone
admin-step-settings-text = Customers trust a shop they can call.
admin-step-team = Invite your team
admin-step-team-text = Each with a role of their own.
admin-step-share = Share your shop
admin-search-title = Search everything
admin-search-text = A number, code, telephone or name finds orders, products and customers.
admin-search-none = No order, product or customer begins so.
