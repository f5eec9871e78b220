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
admin-step-rates = Say what delivery costs
admin-step-rates-text = One rate for everywhere is enough to begin.
admin-step-phone = Leave your telephone
admin-step-phone-text = Customers trust a shop they can call.
admin-step-carrier = Name who delivers
admin-step-carrier-text = A driver of your own is enough; parcels and their money are kept by driver.
admin-step-form = Look at your order form
admin-step-form-text = Ask what you need to know, and nothing more.
admin-step-domain = Set up your own domain
admin-step-domain-text = Customers find you at your own name.
admin-step-order = Try a first order
admin-step-order-text = Your shop as customers see it: what you order is a test, takes no goods and counts nowhere.
admin-step-away = Do not show “{ $step }” any more
admin-done-step-away = The step was put away.
admin-step-share = Share your shop
admin-search-title = Search everything
admin-search-text = A number, code, telephone or name finds orders, products and customers.
admin-search-none = No order, product or customer begins so.
