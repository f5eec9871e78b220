# The kernel's words: what every page shares. Rooms have their own files.

## Languages, each in its own name
language-ar = العربية
language-en = English
language-fr = Français
language-ru = Русский
language-kk = Қазақша

## Currencies as people write them
currency-DZD = DA
currency-KZT = ₸
currency-USD = $
currency-EUR = €
currency-IQD = IQD

## Around the page
chrome-skip = Skip to the page
chrome-navigation = Main menu
chrome-more = More
chrome-language = Language
chrome-account = Your account
chrome-search = Search
chrome-search-hint = Search (press /)
chrome-sign-out = Sign out
chrome-path = You are here
chrome-made-with = Made with Souk

## Things to do
action-save = Save
action-cancel = Cancel
action-back = Back
action-search = Search
action-filter = Filter
action-clear = Clear filters
action-confirm = Confirm
action-delete = Delete
action-edit = Edit
action-add = Add
action-close = Close
action-undo = Undo
action-retry = Try again
action-look-again = Look again
action-choose = Choose
action-continue = Continue
action-sign-in = Sign in

## Forms
form-required = required
form-optional = optional
form-pick = Choose one
form-errors = { $n ->
    [one] One thing needs your attention
   *[other] { $n } things need your attention
}
form-cannot-undo = This cannot be undone.

## Lists
list-empty = Nothing here yet
list-no-match = Nothing matches
list-no-match-hint = Try fewer words, or clear the filters.
list-next = Next
list-file = Download the list (CSV)
list-previous = Previous
list-pages = Pages
list-select = Select { $name }
list-select-all = Select all
list-selected = { $n ->
    [one] { $n } selected
   *[other] { $n } selected
}
list-all = All
list-yes = Yes
list-no = No

## How much of an allowance is used
meter-of = { $used } of { $limit }
meter-unlimited = { $used }, no limit
meter-normal = Normal
meter-near = Near the limit
meter-high = Near the limit: high
meter-critical = Near the limit: critical
meter-blocked = Blocked

## Steps
step-of = Step { $n } of { $total }
step-done = done
step-current = now

## Storefront
shop-sold-out = Sold out
shop-was = was { $price }
shop-now = now { $price }

live-newer = Something new has come in.

## Refusals of the kernel
refusal-request-key-reused = This form was already sent with other contents. Open the page again and repeat your change.
refusal-request-too-many = Too many tries. Please wait a little and try again.
refusal-request-already-shown = This secret was shown once and is not shown again. Make a new one if you lost it.
refusal-request-invalid = Please check what you have entered.
refusal-request-unknown-field = We do not know the field “{ $field }”. Check its name.
refusal-request-malformed = We could not read the request. Check its format and send it again.
refusal-request-too-large = This is too large to send. Make it smaller and try again.
refusal-permission-denied = Your role does not allow this. Ask the owner of the shop.
refusal-session-required = Please sign in first.
refusal-system-busy = We are very busy right now. Nothing was changed; try again in a few seconds.
refusal-system-storage-full = Our disk is full. Nothing was changed and nothing that you saved is lost; try again later. If you run this installation: free some space, and it goes on by itself.
refusal-system-fault = Something went wrong on our side. Try again; if it stays, tell us this reference: { $reference }
refusal-system-outcome-unknown = We could not see whether your change was saved. Send it again: it will not be done twice.
refusal-money-out-of-range = This amount is too large.
refusal-page-not-found = This page does not exist or is no longer here.
refusal-page-host-unknown = There is no shop at { $host }. If this domain is yours, name it in your shop under Shop pages, Domain, and set the record that is shown there.
refusal-list-cursor-invalid = This place in the list is no longer valid. Start again from the first page.
refusal-list-cursor-of-other-sort = This place belongs to the list in another order. Name the same order again, or start from the first page.

## The page of components
dev-title = Components
dev-intro = Every part that pages are built from, with sample data.
dev-section-buttons = Buttons and links
dev-section-notices = Notices
dev-section-figures = Figures and allowances
dev-section-badges = States
dev-section-form = Forms
dev-section-list = Lists
dev-section-empty = Empty pages
dev-section-story = Steps, tabs and timelines
dev-section-facts = Particulars
dev-section-confirm = Confirmation
dev-section-icons = Icons
dev-shop = Amina Store
dev-user = Amina Bensalah
dev-home = Home
dev-orders = Orders
dev-products = Products
dev-stock = Stock
dev-members = Members
dev-runs = Runs
dev-settings = Settings
dev-order = Order
dev-customer = Customer
dev-phone = Telephone
dev-total = Total
dev-status = Status
dev-when = Placed
dev-items = Items
dev-new = New
dev-confirmed = Confirmed
dev-shipped = Shipped
dev-delivered = Delivered
dev-returned = Returned
dev-draft = Draft
dev-customer-1 = Karim Haddad
dev-customer-2 = Nour El Houda Bouzid
dev-customer-3 = Yacine Mansouri
dev-name = Product name
dev-name-hint = As your customers call it.
dev-price = Price
dev-price-error = Write the price as a number, such as 2500.
dev-description = Description
dev-province = Province
dev-municipality = Municipality
dev-algiers = Algiers
dev-oran = Oran
dev-bab = Bab El Oued
dev-hydra = Hydra
dev-delivery = Delivery
dev-home-delivery = To the door
dev-home-delivery-hint = 3 to 5 days
dev-desk = Pick-up desk
dev-desk-hint = Nearest to you
dev-published = Show in the shop
dev-quantity = Quantity
dev-phone-error = Write 10 digits, such as 0551234567.
dev-month-orders = Online orders this month
dev-pace = At this pace the quota ends on the 23rd.
dev-sales = Sales today
dev-sales-hint = 12 % more than last Sunday
dev-to-confirm = To confirm
dev-late = Late parcels
dev-saved = The product was saved.
dev-info = Yalidine publishes new fees on Sunday.
dev-warn-title = 83 of 100 orders used
dev-warn = Buy 100 more orders and never miss a customer.
dev-danger = The carrier refused two parcels.
dev-empty = No products yet
dev-empty-text = Add your first product and share the link of your shop with your customers.
dev-add-product = Add a product
dev-step-products = Products
dev-step-delivery = Delivery
dev-step-test = Test order
dev-step-share = Share
dev-tab-all = All
dev-event-1 = Order placed
dev-event-2 = Confirmed by telephone
dev-event-3 = Handed to Yalidine
dev-event-text = The customer wants it delivered after five o’clock.
dev-by = by Karim
dev-cancel-title = Cancel order 1042?
dev-cancel-text = The customer is told by SMS and three pieces go back to stock.
dev-cancel-verb = Cancel the order
dev-keep = Keep the order
dev-reason = Reason
dev-code = Code
dev-buy = Buy 100 orders
dev-product-1 = Embroidered linen dress
dev-product-2 = Handmade leather sandals
dev-product-3 = Deglet Nour dates, 1 kg
dev-product-4 = Copper tea tray
dev-catalog = All products
dev-shop-hero = Things made well, brought to your door
dev-shop-text = Pay in cash when it arrives. Delivery to all 69 provinces.
dev-new-badge = New
dev-about = About us
dev-contact = Contact
dev-order-now = Order now
dev-sign-in = Sign in to your shop
dev-email = E-mail or telephone
dev-password = Password
dev-sign-in-text = Good to see you again.

# The page of a failure
failed-title = This did not work
failed-reference = Reference:
failed-home = To the start page
refusal-request-key-short = Without an account only the key tells you from others: send an Idempotency-Key of at least { $min } characters that nobody can guess, such as a UUID.
refusal-request-key-missing = The header Idempotency-Key is missing. Send a new key with each new request, and the same key when you repeat one.
refusal-request-not-repeated = This was not done when the request was made, and repeating the request does not do it. Ask for it with a new key.
refusal-request-key-invalid = The idempotency key must be 1 to 200 visible ASCII characters, without spaces.
refusal-request-unsupported = This kind of content is not read here. Send { $expected }.
refusal-request-dry-run-unsupported = This cannot be tried without doing it. Leave dry_run out.
refusal-request-method-not-allowed = This address does not answer that method.
refusal-shop-not-found = There is no such shop here, or you do not work in it.
refusal-shop-closed = This shop has closed. Orders placed before are still carried out.
refusal-shop-maintenance = The shop is being worked on and takes no orders at the moment. Please try again later.
refusal-shop-emergency = The shop is stopped for an emergency. Nothing was changed; please try again later.
refusal-system-stopping = Souk is restarting. Nothing was changed; please try again in a moment.
refusal-run-not-found = There is no such run in this shop.
refusal-run-in-progress = A run of this kind is going on ({ $run }). Wait for its end or stop it first.
refusal-run-already-undone = This run was undone already.
refusal-job-not-found = There is no such dead letter in this shop, or it runs again already.
refusal-message-not-found = There is no such message in this shop.
refusal-message-gone-out = This message has gone out already, or is on its way. Nothing was sent twice.
refusal-file-not-found = There is no such file in this shop. Upload it again.
refusal-crypto-wrong-key = This was sealed under another key. Put the former key into ENCRYPTION_KEY_HEX_OLD.
refusal-file-type-refused = Files of this kind are not taken. Send a table (CSV), or a picture (JPEG, PNG, WebP).
refusal-media-too-large = This picture is too large. Up to 20 MB, 40 megapixels and 12,000 pixels on a side are taken. Nothing was changed: make it smaller and add it again.
refusal-media-type-refused = This is not a picture that can be shown. Send a JPEG, PNG or WebP; nothing was changed.
