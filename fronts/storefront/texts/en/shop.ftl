# What customers read in a shop.

## Around every page
storefront-home = All products
storefront-cart = Cart
storefront-order-status = Where is my order?
storefront-word = Calls about unfinished orders
storefront-preview = Preview: this look is not saved yet. You can look around, but nothing can be ordered here.
storefront-preview-title = Nothing can be ordered in a preview
storefront-call = Call the shop
storefront-categories = Categories
storefront-title-home = Shop online, pay on delivery
storefront-describe-home = { $shop }: order online, pay in cash when it arrives.
storefront-describe-category = { $category } at { $shop }. Order online, pay in cash when it arrives.
storefront-describe-product = { $product } for { $price } at { $shop }. Pay in cash when it arrives.

## Lists of goods
storefront-newest = Newest products
storefront-empty = There are no products here yet
storefront-empty-text = The shop is still being filled. Come back soon.
storefront-search-title = Search
storefront-search-results = Results for “{ $q }”
storefront-search-none = Nothing found for “{ $q }”
storefront-search-none-text = Try fewer letters or another word.
storefront-search-ask = What are you looking for?

## A product
storefront-price-from = from
storefront-choose = Choose
storefront-quantity = Quantity
storefront-in-stock = In stock
storefront-few-left = Only a few left
storefront-sold-out-text = This product is sold out for now. Call the shop to ask when it comes back, or look at the other products.
storefront-not-sold = This product is not on sale at the moment.
storefront-description = Description
storefront-pictures = Pictures
storefront-order-title = Order now, pay on delivery
storefront-order-now = Order now
storefront-add-to-cart = Add to cart
storefront-free-delivery = Free delivery
storefront-gone = This product is no longer here
storefront-gone-text = It may have been sold or renamed. Search for something like it, or look at all products.
storefront-see-all = See all products

## The cart
storefront-cart-title = Your cart
storefront-cart-empty = Your cart is empty
storefront-cart-empty-text = Choose something you like; it waits for you here.
storefront-each = { $price } each
storefront-update = Update
storefront-remove = Remove
storefront-remove-item = Remove { $name }
storefront-goods-total = Products
storefront-go-to-checkout = Continue to your order
storefront-unavailable = no longer on sale
storefront-cart-blocked = Remove what is no longer on sale to go on.
storefront-cart-full = The cart is full. Order what is in it first.

## Checkout
storefront-checkout-title = Your order
storefront-name = Your name
storefront-phone = Telephone
storefront-keep = If I do not finish, the shop may call me about this order
storefront-keep-hint = Your telephone number and what you chose are kept for 72 hours, for this call only.
storefront-keep-back = Take it back at any time
storefront-phone-hint = The shop calls this number to confirm the order.
storefront-phone-example = 0551 23 45 67
storefront-province = Province
storefront-municipality = Municipality
storefront-choose-province-first = Choose the province first.
storefront-desk = Desk
storefront-desk-hint = Where you collect, if it goes to a desk.
storefront-option = Delivery
storefront-option-home = To your door
storefront-option-desk = To a pick-up desk
storefront-address = Address
storefront-address-hint = Street, building, a landmark
storefront-note = A note for the shop
storefront-delivery = Delivery
storefront-delivery-heavy = Delivery, with the weight beyond 5 kg
storefront-delivery-later = known when you choose your province
storefront-fee-free = free
storefront-rounding = Rounding to cash
storefront-total = To pay on delivery
storefront-confirm = Confirm the order
storefront-confirm-again = Yes, order again
storefront-confirm-price = Confirm at the new price
storefront-pay-note = You pay in cash when the parcel arrives. Nothing to pay now.
storefront-edit-cart = Change the cart
storefront-expired-title = Please confirm once more
storefront-expired = This page was open for too long or came from somewhere else. Nothing was ordered yet; everything you typed is still here. If this comes again, allow cookies for this site.
storefront-sent-title = This form was already sent
storefront-sent = An order was already made with this form. If you want a second order, confirm again.
storefront-again-title = You ordered this already
storefront-again = An order with this telephone and this product came in during the last 24 hours. Do you want to order it again?
storefront-changed-title = The price has changed
storefront-changed-line = { $name } now costs { $price }.
storefront-changed-total = The total is now { $total }. Nothing was ordered yet: please look and confirm.
storefront-refused-title = The order was not placed
storefront-short = Of “{ $name }” only { $available } can be ordered now. Lower the quantity and confirm again.
storefront-short-none = “{ $name }” has just been sold out.
storefront-not-served = The shop does not deliver to this place. Choose another one or call the shop.
storefront-leave-empty = Leave this empty

## No orders now
storefront-no-orders = The shop takes no orders at the moment
storefront-no-orders-text = You can still look around.
storefront-no-orders-call = Call the shop to ask when it takes orders again, or to order by telephone.
storefront-plan-pay = Pay the plan
storefront-plan-buy-credits = Buy more orders
storefront-plan-upgrade = See larger plans
storefront-plan-ask-support = Ask support

## After the order
storefront-thanks-title = Thank you, your order is in
storefront-thanks-text = The shop will call you to confirm it. You pay when it arrives.
storefront-code = Order code
storefront-keep-code = Keep this code: with it and your telephone number you see where your order is.
storefront-order = Order { $code }
storefront-placed = Ordered
storefront-status = State
storefront-deliver-to = Delivery to
storefront-lines = Products
storefront-steps = What happened so far
storefront-callback = A question about your order?
storefront-callback-text = The shop calls you at the telephone number of the order, during its hours.
storefront-callback-ask = Call me, please
storefront-callback-asked = You asked for a call on { $at }. The shop calls you during its hours.
storefront-word-title = Calls about orders you did not finish
storefront-word-text = If you ticked that the shop may call you about an order you did not finish, you can take that back here at any time. What was kept of it is then deleted, and nobody calls.
storefront-word-done = Done. Nobody will call you about an order you did not finish, and what was kept of it is deleted.
storefront-word-here = In this browser
storefront-word-since = You ticked on { $at } that the shop may call you.
storefront-word-take-back = Do not call me
storefront-word-elsewhere = Ticked on another telephone or computer?
storefront-word-phone = The telephone number you typed is enough.
storefront-find-title = Where is my order?
storefront-find-text = Write the telephone number you ordered with and the code you were given.
storefront-find = Show my order
storefront-keep-shopping = Continue shopping
storefront-status-pending = Waiting for confirmation
storefront-status-awaiting_payment = Waiting for payment
storefront-status-payment_review = Payment is being checked
storefront-status-confirmed = Confirmed
storefront-status-in_progress = Being prepared
storefront-status-shipped = On its way
storefront-status-delivered = Delivered
storefront-status-completed = Completed
storefront-status-returning = On its way back
storefront-status-returned = Returned
storefront-status-failed = Not possible
storefront-status-cancelled = Cancelled

## Ends
storefront-closed = { $shop } is closed
storefront-closed-text = This shop is no longer open. Orders that were placed are still looked after.
storefront-failed = This did not work
storefront-quantity-wrong = Write a whole number from 1 to { $max }.

## A request that waits
storefront-waits-until = Waits until
storefront-request-waiting = Waiting for the shop
storefront-request-waiting-text = We have your order and keep it sealed. The shop takes it as soon as it takes orders again, at the price you saw, and then calls you to confirm.
storefront-request-expired = The time is over
storefront-request-expired-text = The shop could not take it in time. Nothing was ordered; you can order again.
storefront-request-rejected = Not taken
storefront-request-rejected-text = The shop could not take it. Nothing was ordered.
storefront-request-withdrawn = Taken back
storefront-request-withdrawn-text = You took it back. Nothing was ordered.
storefront-request-accepted = Taken
storefront-request-accepted-text = The shop took your order.
storefront-request-withdraw = I do not want to wait

## A question
storefront-question = How much is { $a } + { $b }?
storefront-question-title = One question first
storefront-question-text = Very many orders come from your network just now. Answer the little sum below the form, so that we know that somebody is there. Everything you typed is still here.
storefront-question-wrong = That is not the sum. Try this one.
storefront-again-when = { $hours ->
    [0] An order of yours came in less than an hour ago.
    [one] An order of yours came in an hour ago.
   *[other] An order of yours came in { $hours } hours ago.
}
storefront-trial = You are trying the shop. What you order is a test: it takes no goods and counts nowhere.
storefront-trial-end = Stop trying
storefront-trial-over-title = The trial is over
storefront-trial-over = Nothing was ordered: this was a test, and the time to try the shop has run out. Open the shop again from “Try a first order” in your admin to go on trying.
