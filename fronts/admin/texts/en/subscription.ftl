## The subscription
admin-subscription-trialing = free trial
admin-subscription-active = active
admin-subscription-past-due = payment due
admin-subscription-canceled = cancelled
admin-subscription-none = no plan
admin-plan-month = a month
admin-plan-own = Your plan
admin-plan-trial = The free trial ends on { $day }.
admin-plan-paid = Paid until { $day }.
admin-plan-canceled = Ends on { $day }.
admin-plan-cancel = Cancel the subscription
admin-plan-cancel-title = Cancel the subscription?
admin-plan-cancel-text = It goes on until the end of what is paid or tried. After that customers cannot order; your data stays.
admin-plan-keep = Keep the subscription
admin-plans = Plans
admin-plans-text = A larger plan begins with its payment, and what is left of the present one is deducted. A smaller one begins when what is paid ends.
admin-plan-take = Take this plan
admin-plan-renew = Pay the next month
admin-plan-year = or { $sum } a year
admin-plan-orders = { $n } online orders a month
admin-plan-orders-all = Online orders without limit
admin-plan-products = { $n } products
admin-plan-products-all = Products without limit
admin-plan-users = { $n ->
    [one] One member
    *[other] { $n } members
}
admin-plan-users-all = Members without limit
admin-packages = More orders
admin-packages-text = Bought orders count when the month’s own are used, and stay when it ends.
admin-package = { $n } orders
admin-package-months = Good for { $n } months.
left-out = Your plan does not include this: { $what }. These plans do: { $plans }.
left-out-nowhere = Your plan does not include this: { $what }. No plan for sale has it now.
left-out-look = See the plans
admin-entitlement-storefront = The shop’s own pages
admin-entitlement-stock = Stock
admin-entitlement-reports-basic = Daily figures
admin-entitlement-reports-full = All reports
admin-entitlement-support-email = Support by e-mail
admin-entitlement-support-phone = Support by telephone
admin-entitlement-support-chat = Support by chat
admin-entitlement-api = Keys for programs
admin-entitlement-webhooks = Webhooks
admin-entitlement-custom-domain = Own domain
admin-entitlement-confirmation-team = Confirmation team
admin-entitlement-channels = Telegram, Instagram, WhatsApp
admin-entitlement-pos = Cash desk
admin-entitlement-digital-subscriptions = Digital subscriptions
admin-entitlement-games = Games
admin-entitlement-repairs = Repairs
admin-entitlement-products-max = Products
admin-entitlement-users-max = Members

## The usage period
admin-usage-days = Online orders by day
admin-usage-bars = { $n ->
    [0] Orders of a day: none so far
   *[other] Orders of a day, { $n } at most
}
admin-usage-line = All of this month so far
admin-usage-limit = Limit: { $n }
admin-usage-text = A day begins and ends in the shop’s own time zone.
admin-usage-table = The same as a table
admin-usage-day = Day
admin-usage-orders = Orders
admin-usage-total = So far
admin-credits = Bought orders
admin-credit-left = { $n ->
    [one] One left
   *[other] { $n } left
}
admin-credit-until = until { $day }

## Smaller plans

admin-plan-balance = { $sum } of what was paid before is left. The next payment is that much less.
admin-plan-next = From { $day } the plan is { $plan }. What it has no room for is hidden then, not deleted.
admin-plan-stay = Stay with the present plan
admin-plan-smaller = Move to a smaller plan
admin-plan-smaller-text = It begins on { $day }, when what is paid ends. Products it has no room for are hidden and members without a place suspended; nothing is deleted.
admin-plan-smaller-which = Smaller plan
admin-plan-smaller-verb = Choose this plan
admin-done-plan-chosen = The smaller plan is chosen. Until it begins you can stay with the present one.
admin-done-plan-stays = The present plan stays.
admin-done-product-preferred = This product is shown before others now.
admin-invitation-lang = Language of the letter
admin-invitation-resend = Make a new link
admin-member-suspended = Suspended
admin-product-over-limit = Hidden by the plan
admin-product-over-limit-text = Your plan has fewer places than you have products. This one is kept, but customers do not see it and cannot order it. Show it instead of another one, archive products, or move to a larger plan.
admin-product-prefer = Show this one first
