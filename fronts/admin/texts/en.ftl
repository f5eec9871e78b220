# The merchant's pages: every word that is not a room's own.

## Around the page
admin-nav-home = Home
admin-nav-orders = Orders
admin-nav-products = Products
admin-nav-stock = Stock
admin-nav-customers = Customers
admin-nav-delivery = Delivery
admin-nav-members = Members
admin-nav-runs = Imports and runs
admin-nav-plan = Subscription
admin-nav-settings = Settings
admin-nav-account = Your account
admin-looking = You are looking into this shop as a platform admin. You see it, and change nothing.
admin-mode-emergency-now = Emergency: nothing can be changed and customers cannot order. A super admin can end it in the settings.
admin-mode-maintenance-now = Maintenance: customers see the shop and cannot order.
admin-status = Status
admin-when = When
admin-from = From day
admin-to = To day
admin-note = Note
admin-reason = Reason
admin-quantity = Quantity
admin-email = E-mail
admin-call = Call
admin-gram = g
admin-hours = hours

## What was done
admin-done-product-added = The product was added.
admin-done-product-saved = The product was saved.
admin-done-product-shown = Customers can see the product now.
admin-done-product-hidden = The product is hidden from customers.
admin-done-product-archived = The product was archived.
admin-done-product-restored = The product is back, hidden for now.
admin-done-price-saved = The price was saved.
admin-done-variant-added = The variant was added.
admin-done-variant-saved = The variant was saved.
admin-done-pictures-added = The pictures were added.
admin-done-picture-saved = The description was saved.
admin-done-picture-moved = The picture was moved.
admin-done-picture-removed = The picture was removed.
admin-done-stock-moved = The movement was recorded.
admin-done-stock-set = The stock was set.
admin-done-stock-reversed = The movement was taken back.
admin-done-location-added = The location was added.
admin-done-import-read = The file was read. Look at the preview, then start.
admin-done-run-started = It has started.
admin-done-run-stopped = It stops after its present batch.
admin-done-job-retried = It runs again.
admin-done-order-confirmed = The order is confirmed.
admin-done-order-shipped = The order is on its way.
admin-done-order-delivered = The order is delivered.
admin-done-order-cancelled = The order is cancelled.
admin-done-order-coming-back = The order is coming back.
admin-done-order-returned = The return is recorded.
admin-done-order-reopened = The order is open again.
admin-done-customer-blocked = The customer can order no more.
admin-done-customer-unblocked = The customer can order again.
admin-done-rate-saved = The rate was saved.
admin-done-rate-removed = The rate was removed.
admin-done-invitation-withdrawn = The invitation was taken back.
admin-done-role-changed = The role was changed.
admin-done-permission-changed = The permissions were changed.
admin-done-member-removed = The member was removed.
admin-done-settings-saved = The settings were saved.
admin-done-mode-set = The mode was changed.
admin-done-shop-closed = The shop is closed.
admin-done-shop-opened = Your shop is open. These are the next steps.
admin-done-key-ended = The key was ended.
admin-done-password-changed = Your password was changed. Your other sessions have ended.
admin-done-subscription-canceled = The subscription ends with what is paid.
admin-done-subscription-kept = The subscription goes on.

## Forms
admin-form-stale = This page was open for too long, or was opened before you signed in. Everything you typed is still here: please send it again.
admin-form-amount = Write an amount such as 2500 or 12.50.
admin-form-quantity = Write a quantity such as 3 or 2.5.
admin-form-whole = Write a whole number.
admin-form-choice = Choose one of these.
admin-form-file = Choose a file first.
admin-form-files = Up to { $n } files at once. The others were not taken: send them after these.
admin-form-utf8 = This file is not UTF-8 text. Save it as “CSV UTF-8” and send it again.

## Signing in
admin-sign-in-title = Sign in to your shop
admin-sign-in-text = Good to see you again.
admin-password = Password
admin-password-hint = At least 10 characters; a short sentence is best.
admin-password-change = Change your password
admin-password-present = Present password
admin-password-new = New password
admin-your-name = Your name
admin-your-shops = Your shops
admin-set-up-title = Welcome to Souk
admin-set-up-text = Nobody has signed in here yet. You will run the installation; a shop comes next.
admin-set-up-link = Nobody has signed in here yet. Whoever runs this installation opens the set-up link, which the program says when it starts: on the output of souk serve, and in its log.
admin-set-up-console = At the machine itself, the command souk installation set-up does the same.
admin-set-up-verb = Begin
admin-join-title = Join { $shop }
admin-join-text = You are invited as { $role }:
admin-join-verb = Join
admin-join-other = You are signed in as somebody else. Sign out, then open the link again.
admin-join-sign-in = You have an account already. Sign in to accept.
admin-shops-title = Your shops
admin-shops-none = You work in no shop yet.
admin-shop-here = You are here
admin-shop-closed = closed
admin-shop-open = Open a shop
admin-shop-open-text = One form, and you can sell. Everything but the address can be changed later.
admin-shop-open-verb = Open the shop
admin-shop-name = Name of the shop
admin-shop-slug = Address of the shop
admin-shop-slug-hint = 3 to 40 small letters, digits and hyphens, such as amina-store. It stays for ever.
admin-shop-address = Address for customers
admin-shop-phone = Telephone of the shop
admin-shop-phone-hint = Customers see it when something is wrong.
admin-shop-first-language = First language
admin-shop-first-language-hint = What customers see first.
admin-shop-languages = Languages
admin-shop-country = Country
admin-shop-zone = Time zone
admin-shop-currency = Currency
admin-shop-currency-hint = Stays with the first order.
admin-country-DZ = Algeria
admin-country-TN = Tunisia
admin-country-MA = Morocco
admin-country-EG = Egypt
admin-country-IQ = Iraq
admin-country-SA = Saudi Arabia
admin-country-KZ = Kazakhstan
admin-country-FR = France

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

## The quota
admin-quota = Online orders this month
admin-quota-forecast = At this pace the allowance ends on { $day }.
admin-quota-left = Left
admin-quota-credits = Of it, bought orders
admin-quota-ends = Counts until
admin-quota-thresholds = You are told at 70, 80, 90 and 100 per cent.
admin-quota-stopped = Customers cannot order now

## Orders
admin-order = Order
admin-orders-search = Number, code, telephone or name
admin-order-classes = Orders by group
admin-orders-none = No orders yet
admin-orders-none-text = Share the link of your shop; orders appear here as they come.
admin-order-at = Placed
admin-order-channel = Came through
admin-order-in-maintenance = taken during maintenance
admin-order-lines = What was ordered
admin-order-note = Note of the customer
admin-order-story = Story
admin-order-placed = Order placed
admin-order-confirm = Confirm
admin-order-ship = Sent
admin-order-deliver = Delivered
admin-order-start-return = It comes back
admin-order-return = Receive the return
admin-order-reopen = Open again
admin-order-cancel = Cancel the order
admin-order-keep = Keep the order
admin-order-cancel-title = Cancel order { $number }?
admin-order-cancel-text = What was held goes back to stock. A cancelled order can be opened again.
admin-order-return-title = Receive the return of order { $number }
admin-order-return-text = The goods go back to stock, and the sale is taken back from the accounts.
admin-order-damaged = The goods cannot be sold again
admin-order-damaged-hint = They are counted as lost and do not go back to stock.
admin-order-status-awaiting-payment = awaiting payment
admin-order-status-payment-review = payment under review
admin-order-status-pending = to confirm
admin-order-status-confirmed = confirmed
admin-order-status-in-progress = in progress
admin-order-status-shipped = sent
admin-order-status-delivered = delivered
admin-order-status-returning = coming back
admin-order-status-returned = returned
admin-order-status-completed = completed
admin-order-status-failed = failed
admin-order-status-cancelled = cancelled
admin-order-class-waiting = Waiting
admin-order-class-in-progress = In progress
admin-order-class-completed = Completed
admin-order-class-failed = Failed
admin-order-class-cancelled = Cancelled
admin-cancel-customer = The customer changed their mind
admin-cancel-refused = The customer refused
admin-cancel-no-answer = No answer
admin-cancel-wrong-number = Wrong number
admin-cancel-fake = Fake order
admin-cancel-duplicate = Ordered twice
admin-cancel-out-of-stock = Not in stock
admin-cancel-other = Something else
admin-payment-due = to be paid
admin-payment-paid = paid
admin-payment-collected = collected
admin-payment-settled = settled
admin-payment-part-refunded = partly refunded
admin-payment-refunded = refunded
admin-payment-void = void
admin-channel-storefront = the shop's pages
admin-channel-api = a program
admin-channel-member = a member
admin-channel-telegram = Telegram
admin-channel-instagram = Instagram
admin-channel-whatsapp = WhatsApp
admin-channel-kaspi = Kaspi
admin-channel-test = a test
admin-actor-member = a member
admin-actor-user = a user
admin-actor-visitor = the customer
admin-actor-api-key = a program
admin-actor-platform-key = the platform
admin-actor-platform-admin = the platform
admin-actor-console = the console
admin-actor-job = by itself
admin-bill-goods = Goods
admin-bill-delivery = Delivery
admin-bill-discount = Discount
admin-bill-rounding = Rounding
admin-bill-total = Total

## Customers
admin-customer = Customer
admin-customer-name = Name
admin-customer-phone = Telephone
admin-customer-lang = Language
admin-customer-open = Customer’s page
admin-customer-since = Customer since
admin-customer-last = Last order
admin-customer-open-orders = To confirm
admin-customer-delivered = Delivered
admin-customer-returned = Returned
admin-customer-blocked = blocked
admin-customer-free = may order
admin-customer-blocked-title = This customer may not order
admin-customer-may-order = Ordering
admin-customer-block = Block
admin-customer-unblock = Let them order again
admin-customer-block-text = A blocked customer cannot order; running orders go on. The reason is for your team only.
admin-customers-none = No customers yet
admin-customers-none-text = Everybody who orders appears here with their telephone and history.

## Products
admin-product-add = Add a product
admin-product-open = The product’s page
admin-product-edit = Edit the product
admin-products-none = No products yet
admin-products-none-text = Add your first product, or bring all of them from a file.
admin-product-what = What it is
admin-product-name = Product
admin-product-name-hint = As your customers call it.
admin-product-description = Description
admin-product-money = Price
admin-product-price = Price
admin-product-wholesale = Wholesale price
admin-product-free-delivery = Delivered free of charge
admin-product-delivery = Delivery
admin-product-sale-stopped = Stop the sale
admin-product-sale-stopped-hint = Customers see the product and cannot order it.
admin-product-sale-stopped-badge = sale stopped
admin-product-order = Organisation
admin-product-code = Code
admin-product-code-hint = Your own; without one it gets the next free one.
admin-product-category = Category
admin-product-vendor = Brand
admin-product-type = Type
admin-product-tags = Tags
admin-product-tags-hint = With commas between them.
admin-product-min-stock = Warn below
admin-product-min-stock-hint = Quantity at which it counts as low.
admin-product-unit = Sold by
admin-product-unit-piece = piece
admin-product-unit-metre = metre
admin-product-unit-kilogram = kilogram
admin-product-unit-litre = litre
admin-product-unit-set = set
admin-product-kind = Kind
admin-product-kind-physical = Goods
admin-product-kind-physical-hint = Packed and delivered
admin-product-kind-manual = By hand
admin-product-kind-manual-hint = You do what was sold
admin-product-kind-auto = Automatic
admin-product-kind-auto-hint = A supplier does it
admin-product-handle = Address in the shop
admin-product-handle-hint = Last part of its page’s address; made from the name.
admin-product-draft = Keep as a draft
admin-product-draft-hint = Customers do not see it yet.
admin-product-facts = Particulars
admin-product-show = Show in the shop
admin-product-hide = Hide from the shop
admin-product-archive = Archive
admin-product-restore = Bring back
admin-product-state-draft = draft
admin-product-state-active = in the shop
admin-product-state-inactive = hidden
admin-product-state-archived = archived
admin-archive-title = Archive “{ $name }”?
admin-archive-text = { $n ->
    [one] The product leaves the shop. Its orders and codes stay; it can be brought back.
    *[other] The product leaves the shop with its { $n } variants. Its orders and codes stay; it can be brought back.
}
admin-archive-write-off = Write off the { $n } still in stock
admin-archive-write-off-hint = They are counted as lost.
admin-present = Somebody changed this product meanwhile
admin-present-text = These are the present values where yours differ. Save again to put yours in their place.
admin-price-set = Change the price
admin-price-save = Save the price
admin-pictures = Pictures
admin-pictures-add = Add pictures
admin-pictures-hint = JPEG, PNG or WebP, up to 20 MB each, several at once. Place and camera are removed from them.
admin-pictures-upload = Upload
admin-pictures-full = This product has as many pictures as it may have. Remove one to add another.
admin-picture-number = Picture { $n }
admin-picture-undescribed = Not described yet
admin-picture-remote = Known by a foreign address only; customers do not see it. Upload the picture itself.
admin-picture-up = Move picture { $n } up
admin-picture-down = Move picture { $n } down
admin-picture-alt = What the picture shows
admin-picture-alt-hint = Read to people who do not see it, and by search engines.
admin-picture-remove = Remove the picture
admin-picture-remove-text = Customers see it no more, here and with the variants that show it. This cannot be undone.
admin-options = Options
admin-options-hint = For products in several sizes or colours. Every combination becomes a variant.
admin-option-name = Option { $n }
admin-option-values = Values
admin-option-name-1 = Size
admin-option-name-2 = Colour
admin-option-name-3 = Material
admin-option-values-1 = S, M, L
admin-option-values-2 = red, blue
admin-option-values-3 = cotton, linen
admin-variant = Variant
admin-variants = Variants
admin-variant-only = The only one
admin-variant-add = Add a variant
admin-variant-edit = Edit the variant
admin-variant-code = Code of the variant
admin-variant-code-hint = Made from the values where it is empty.
admin-variant-price = Own price
admin-variant-price-hint = Empty: the product’s price.
admin-variant-compare = Price before
admin-variant-compare-hint = Shown struck through.
admin-variant-cost = Cost
admin-variant-weight = Weight
admin-variant-sku = SKU
admin-variant-barcode = Barcode
admin-variant-picture = Picture
admin-variant-picture-none = As the product
admin-variant-sold = It is sold
admin-variant-tracked = Count its stock
admin-variant-tracked-hint = Otherwise it is always there.
admin-variant-active = sold
admin-variant-inactive = not sold
admin-when-out = When it runs out
admin-when-out-deny = Sell no more
admin-when-out-deny-hint = Customers read “sold out”
admin-when-out-continue = Go on selling
admin-when-out-continue-hint = You get more before you send

## Stock
admin-stock-levels = Levels
admin-stock-low = Running low
admin-stock-movements = Movements
admin-stock-on-hand = On hand
admin-stock-reserved = Reserved
admin-stock-available = Available
admin-stock-balance = Then on hand
admin-stock-none = Nothing in stock yet
admin-stock-none-text = Open a product and record what came in.
admin-stock-enough = Enough of everything
admin-stock-enough-text = No variant is below its warning level.
admin-stock-untracked = The stock of this variant is not counted
admin-stock-untracked-text = It is always there for customers.
admin-stock-move = Record a movement
admin-stock-quantity-hint = How much came or went; an adjustment may be negative.
admin-stock-reason-hint = Needed for adjustments, losses and finds.
admin-stock-set = Set what was counted
admin-stock-set-verb = Set
admin-stock-counted = Counted
admin-stock-reversed = Recorded by mistake
admin-movement = Movement
admin-movement-opening = Opening stock
admin-movement-receive = Received
admin-movement-receive-hint = Goods came in
admin-movement-sale = Sold
admin-movement-return = Returned
admin-movement-adjust = Adjusted
admin-movement-adjust-hint = More or less than thought
admin-movement-count = Counted
admin-movement-transfer-out = Sent elsewhere
admin-movement-transfer-in = Came from elsewhere
admin-movement-loss = Lost
admin-movement-loss-hint = Broken, stolen or spoilt
admin-movement-found = Found
admin-movement-found-hint = Turned up again
admin-movement-import = Imported
admin-movement-reversal = Taken back
admin-movements-none = No movements yet
admin-movements-none-text = Whatever comes in or goes out is written down here.
admin-location = Location
admin-locations = Locations
admin-locations-text = Shops and stores where goods lie, in the order in which orders are filled.
admin-locations-none = No locations yet
admin-locations-none-text = The first one appears with your first movement.
admin-location-add = Add a location
admin-location-name = Name

## Imports and runs
admin-import = Import from a file
admin-import-text = Bring products and their stock from Shopify or any spreadsheet. Nothing changes before you have seen the preview.
admin-import-step-file = File
admin-import-step-preview = Preview
admin-import-step-run = Run
admin-import-step-report = Report
admin-import-file = CSV file
admin-import-file-hint = A Shopify export, old or new; up to 50 MB.
admin-import-rule = What it may do
admin-import-rule-create-and-update = Add and change
admin-import-rule-create-and-update-hint = New products come, known ones change
admin-import-rule-create-only = Only add
admin-import-rule-create-only-hint = Known products stay as they are
admin-import-rule-update-only = Only change
admin-import-rule-update-only-hint = No new products
admin-import-mark = Decimals are written with
admin-import-mark-point = a point: 12.50
admin-import-mark-comma = a comma: 12,50
admin-import-mark-hint = Only needed if the file leaves a doubt.
admin-import-preview = Show the preview
admin-import-other = Another file
admin-runs-text = Work on many things at once, with its report and, where possible, its undo.
admin-runs-none = Nothing has run yet
admin-runs-none-text = Import your products from a file.
admin-run = Run
admin-run-what = What
admin-run-why = Why
admin-run-progress = Progress
admin-run-goes-on = It goes on by itself; you may leave this page.
admin-run-previewed = Nothing has changed yet. Start when this is what you want.
admin-run-start = Start
admin-run-stop = Stop
admin-run-resume = Go on
admin-run-undo = Take it back
admin-run-items = Product by product
admin-run-no-items = Nothing to show yet
admin-run-no-items-text = The first batch is on its way.
admin-run-result = Result
admin-run-line = Line { $line }
admin-run-total = Products in the file
admin-run-created = New
admin-run-updated = Changed
admin-run-unchanged = Unchanged
admin-run-skipped = Left alone
admin-run-bad = With errors
admin-run-cleared = Values emptied
admin-run-over-limit = Beyond the plan
admin-run-pictures = Pictures
admin-run-undone = Taken back
admin-run-prices = Sum of prices
admin-run-pieces = Pieces
admin-run-result-created = new
admin-run-result-updated = changed
admin-run-result-unchanged = unchanged
admin-run-result-skipped = left alone
admin-run-result-bad = error
admin-run-result-undone = taken back
admin-run-kind-import-plan = Preview of an import
admin-run-kind-import-products = Import of products
admin-run-kind-undo-import = Undoing an import
admin-run-state-previewed = waits for your yes
admin-run-state-running = running
admin-run-state-done = done
admin-run-state-done-with-errors = done, with errors
admin-run-state-stopped = stopped
admin-run-state-broken = broken off
admin-run-state-undone = taken back
admin-run-state-partly-undone = partly taken back
admin-dead = Failed work
admin-dead-text = Work that failed too often waits here until somebody runs it again.
admin-dead-none = Nothing has failed
admin-dead-none-text = Everything that had to be done was done.
admin-dead-tries = { $n ->
    [one] one try
    *[other] { $n } tries
}
admin-dead-again = Run again

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

## Members
admin-member = Member
admin-members-text = Who works in this shop, and what they may do.
admin-member-since = Since
admin-member-remove = Remove from the shop
admin-member-remove-title = Remove { $name } from the shop?
admin-member-leave-title = Leave this shop?
admin-member-remove-text = They can sign in, but no longer work here. What they did stays written down.
admin-role = Role
admin-role-own = Nobody changes their own role.
admin-role-super-admin = Super admin
admin-role-super-admin-hint = Everything, roles and the plan too
admin-role-operator = Operator
admin-role-operator-hint = Products, stock, orders, delivery
admin-role-support = Support
admin-role-support-hint = Orders and customers
admin-invite = Invite somebody
admin-invite-verb = Make an invitation
admin-invitations = Open invitations
admin-invitation-until = good until
admin-invitation-withdraw = Take back
admin-invitation-title = The invitation is ready
admin-invitation-text = Send this link to { $email }: it is good for seven days and for one person.
admin-secret-once = This is shown only now. Copy it before you leave the page.
admin-secret-kept = I have copied it
admin-permissions = Permissions
admin-permissions-text = Beyond the role, this member may be granted:
admin-permissions-all = This role holds everything it can hold.
admin-grant = Grant
admin-granted = granted
admin-revoke = Take back

## Settings
admin-settings-shop = Shop
admin-settings-orders = Orders
admin-settings-mode = Mode
admin-settings-keys = API keys
admin-set-open-orders = Open orders per customer
admin-set-open-orders-hint = Not yet confirmed, 1 to 50.
admin-set-daily = Orders per customer and day
admin-set-daily-hint = 0: no limit.
admin-set-hours = A new order holds its goods for
admin-set-hours-hint = Then they are free again.
admin-set-max = Most pieces in one line
admin-set-cash = Round cash to
admin-set-cash-hint = The smallest sum people can pay.
admin-set-colour = Colour of the shop
admin-set-address = Ask for the address where goods are brought to the door
admin-set-support = How customers reach you
admin-set-support-hint = Shown at the foot of the shop and when something goes wrong.
admin-set-notice = Notice during maintenance
admin-set-notice-hint = What customers read while they cannot order.
admin-hold = Goods are held from
admin-hold-placed = the order
admin-hold-placed-hint = Nothing is sold twice
admin-hold-confirmed = the confirmation
admin-hold-confirmed-hint = Unconfirmed orders hold nothing
admin-mode = How the shop works
admin-mode-manual = By hand
admin-mode-manual-hint = You confirm each order
admin-mode-auto = Automatic
admin-mode-auto-hint = What needs no person goes by itself
admin-mode-maintenance = Maintenance
admin-mode-maintenance-hint = Customers look, and cannot order
admin-mode-only-super-admin = Only a super admin can end the emergency.
admin-emergency = Emergency stop
admin-emergency-text = Stops everything at once: no orders, no changes, no movements. Only a super admin can end it.
admin-emergency-verb = Stop everything
admin-close = Close the shop for good
admin-close-title = Close this shop for good?
admin-close-text = Its pages answer that it is gone, running orders end normally, and its address stays its own. For 90 days you can still read and export everything; then names, telephones, addresses and notes are erased, while ledger and figures stay.
admin-close-keep = Keep the shop
admin-close-slug = Write { $slug } to confirm
admin-key-new = Make a key
admin-key-make = Make the key
admin-key-name = What it is for
admin-key-name-hint = Such as “Accounting”.
admin-key-permissions = { $n ->
    [one] one permission
    *[other] { $n } permissions
}
admin-key-permissions-hint = Give it only what it needs.
admin-key-title = The key is ready
admin-key-text = Programs send it with each request: Authorization: Bearer …
admin-key-end = End
admin-key-ended = ended
admin-keys-none = No keys yet
admin-keys-none-text = A key lets a program work in this shop, within the permissions you give it.

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
admin-plans-text = To change your plan or pay, write to whoever runs this platform.
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

## Permissions
admin-permission-orders-manage = Work on orders
admin-permission-products-view = See products
admin-permission-stock-view = See stock
admin-permission-offers-view = See offers
admin-permission-delivery-view = See delivery
admin-permission-labels-print = Print labels
admin-permission-conversations-view = See conversations
admin-permission-conversations-reply = Answer customers
admin-permission-conversations-manage = Manage conversations
admin-permission-followups-manage = Manage follow-ups
admin-permission-products-manage = Change products
admin-permission-stats-view = See figures
admin-permission-payments-review = Review payments
admin-permission-payment-methods-manage = Manage payment methods
admin-permission-orders-refund = Refund orders
admin-permission-stock-manage = Change stock
admin-permission-imports-run = Import files
admin-permission-restructure-plan = Plan new codes
admin-permission-edge-publish = Publish codes
admin-permission-customers-merge = Merge customers
admin-permission-delivery-manage = Change delivery rates
admin-permission-settlements-manage = Manage settlements
admin-permission-storefront-manage = Change the shop’s pages
admin-permission-plans-view = See the subscription
admin-permission-offers-manage = Manage offers
admin-permission-repricing-manage = Manage repricing
admin-permission-repricing-override-floor = Sell below the floor
admin-permission-preorders-manage = Manage preorders
admin-permission-exits-manage = Manage network exits
admin-permission-knowledge-manage = Manage answers
admin-permission-templates-manage = Manage templates
admin-permission-customers-manage = Block customers
admin-permission-coupons-manage = Manage coupons
admin-permission-broadcasts-send = Send broadcasts
admin-permission-audit-view = See the audit
admin-permission-settings-manage = Change settings
admin-permission-channels-manage = Manage channels
admin-permission-shops-emergency-stop = Stop everything in an emergency
admin-permission-roles-manage = Manage members and roles
admin-permission-wallets-adjust = Adjust wallets
admin-permission-plans-manage = Manage the subscription
admin-permission-channels-agree = Agree to channel terms
admin-permission-restructure-apply = Apply new codes
admin-permission-products-merge = Merge products
admin-permission-edge-manage = Manage published codes
admin-permission-assistant-configure = Configure the assistant
admin-permission-assistant-evaluate = Evaluate the assistant

## The platform
platform-title = Platform
platform-shops = Shops
platform-shops-none = No shops yet
platform-shops-none-text = Open the first one, or wait for a merchant to open theirs.
platform-plans = Plans
platform-plans-none = No plans yet
platform-plans-none-text = Put the first plans and packages into the catalogue; they can be changed later.
platform-plans-set-up = Set up the plans
platform-back = Back to your shop
platform-shop = Shop
platform-plan = Plan
platform-orders = Orders this month
platform-opened = Opened
platform-owner = Owner
platform-look = Look into the shop
platform-block = Block online orders
platform-block-text = Customers read that the shop takes no orders at the moment; its members read your sentence.
platform-block-why = Why
platform-block-code = Kind of reason
platform-block-abuse = abuse
platform-block-fraud = fraud
platform-block-debt = debt
platform-block-other = something else
platform-blocked = blocked
platform-unblock = Let orders through again
platform-credits = Add orders
platform-credits-package = Package
platform-credits-method = Paid by
platform-method-transfer = transfer
platform-method-cash = cash
platform-method-other = something else
platform-credits-reference = Reference of the payment
platform-credits-verb = Add the orders
platform-pay = Record a paid month
platform-pay-text = Renews the plan, changes it, or ends a trial.
platform-pay-verb = Record
platform-price = Price a month
platform-trial = Trial, hours
platform-version = Version
platform-retire = Sell no more
platform-packages = Packages of orders
admin-done-platform-blocked = The shop’s online orders are stopped.
admin-done-platform-unblocked = The block is lifted.
admin-done-platform-credited = The orders were added.
admin-done-platform-paid = The month was recorded.
admin-done-platform-plans = The plans are set up.
admin-done-platform-retired = The plan is sold no more.

## A new order
admin-order-new = New order
admin-order-new-text = For a customer on the telephone or in the shop. It takes nothing from the month’s online orders.
admin-order-look = Look up
admin-order-new-customer = This telephone has not ordered yet.
admin-order-other-phone = This telephone is another customer’s. What was filled in for the one before is taken back: look through the form, then place the order.
admin-order-known-orders = { $n ->
    [one] One order
   *[other] { $n } orders
}
admin-order-known-delivered = { $n } delivered
admin-order-known-returned = { $n } returned
admin-order-find = Add a product
admin-order-find-hint = Name or code, or scan a barcode.
admin-order-found-none = No product for sale begins so.
admin-order-add = Add
admin-order-add-item = Add { $name }
admin-order-drop-item = Take out { $name }
admin-order-no-lines = Nothing yet: find a product above.
admin-order-left = { $n } left
admin-order-short = Only { $n } left.
admin-order-short-none = sold out
admin-order-pieces-wrong = This quantity cannot be sold.
admin-order-not-sold = This is not for sale at the moment.
admin-order-hidden = Hidden by the plan. Choose “Show this one first” on its page.
admin-order-towns = Show its municipalities
admin-order-not-served = There is no delivery fee for this place yet. Set one under Delivery, or choose another place.
admin-order-to-pay = To pay on delivery
admin-order-fee-later = Delivery is added when the province is chosen.
admin-order-bill-later = The total stands here when there is a product.
admin-order-place = Place the order
admin-order-again = Place it again
admin-order-place-hint = What is typed stays until the order is placed.
admin-order-another = New order for this customer
admin-done-order-placed = The order is placed.

## The keyboard
admin-keys = Keyboard
admin-keys-look = looks up what is typed; a scanned code is added
admin-keys-send = places the order
admin-keys-rows = next and previous row
admin-keys-open = opens the row
admin-keys-go = goes home; with other letters to the other pages
admin-keys-press = presses the button that a key went to

## Categories
admin-categories = Categories
admin-categories-text = How customers find their way: the tree of the shop’s pages.
admin-categories-none = No categories yet
admin-categories-none-text = Add the first one, then choose it on the form of a product.
admin-category-add = Add a category
admin-category-edit = Name and place
admin-category-name = Name
admin-category-parent = Below
admin-category-parent-hint = Without a choice it stands at the top.
admin-category-position = Place among its neighbours
admin-category-position-hint = The lowest number comes first.
admin-category-see = Products of { $name }
admin-category-delete = Delete this category
admin-category-delete-verb = Delete the category
admin-category-empty = Nothing is in it. Links to its page will lead nowhere.
admin-category-holds = { $products ->
    [0] { $below ->
        [one] One category lies below it.
       *[other] { $below } categories lie below it.
    }
    [one] One product is in it{ $below ->
        [0] .
        [one] , and one category lies below it.
       *[other] , and { $below } categories lie below it.
    }
   *[other] { $products } products are in it{ $below ->
        [0] .
        [one] , and one category lies below it.
       *[other] , and { $below } categories lie below it.
    }
}
admin-category-heir = They go to
admin-done-category-added = The category was added.
admin-done-category-saved = The category was saved.
admin-done-category-deleted = The category was deleted.

## What goes out
admin-outbox = Outbox
admin-outbox-text = Mail and SMS of the shop, as their receivers read them.
admin-outbox-link = (the link, for its receiver only)
admin-outbox-none = Nothing went out yet
admin-outbox-none-text = Messages to customers and members appear here with what became of them.
admin-outbox-waiting = Noted, no mail server is set up: pass the link on yourself.
admin-message-email = E-mail
admin-message-sms = SMS
admin-message-state-waiting = waiting
admin-message-state-sent = sent
admin-message-state-failed = failed

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

## Forgetting

admin-customer-erase = Forget this customer
admin-customer-erase-title = Forget { $name }?
admin-customer-erase-text = Name, telephone, addresses and notes are erased everywhere and cannot be brought back. Orders and figures stay, without saying whose they were. Open orders have to end first.
admin-customer-erase-verb = Forget for good
admin-customer-erased = This customer was forgotten. Orders and figures are kept without a name.
admin-done-customer-erased = The customer was forgotten.
