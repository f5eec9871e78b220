# What this room says to people.
refusal-order-not-found = No order has this code and telephone. Look at the message you got when you ordered.
refusal-order-form-invalid = { $count ->
    [one] One field needs your attention.
   *[other] { $count } fields need your attention.
}
refusal-order-name-invalid = Please write your name: 2 to 100 characters with a letter among them.
refusal-order-phone-invalid = This telephone number cannot be called. Write it like { $example }.
refusal-order-quantity-invalid = { $max ->
    [0] This quantity cannot be ordered.
   *[other] Order at least one and at most { $max }, in the steps in which it is sold.
}
refusal-order-lines-invalid = An order has 1 to { $max } lines.
refusal-order-address-needed = Please write the address: street and house, or how the driver finds you.
refusal-order-text-invalid = This text is too long or cannot be read. At most { $max } characters.
refusal-order-note-invalid = The note is too long. At most { $max } characters.
refusal-order-filter-invalid = “{ $value }” is no day. Write it like 2026-11-20.
refusal-order-burst = Very many orders are coming in just now. Try again in a moment.
refusal-order-request-not-found = There is no such order request in this shop.
refusal-order-request-already-decided = { $state ->
    [accepted] This request is an order already.
    [expired] The time of this request is over.
    [withdrawn] The customer took this request back.
    [rejected] This request was rejected.
   *[other] Somebody decided about this request meanwhile.
}
refusal-order-request-waits-its-turn = This request waits for a unit of the quota. It becomes an order by itself, in its turn, when there are units again: buy orders or take a larger plan.
refusal-order-field-needed = Please fill this in.
refusal-order-field-invalid = This cannot be read. Look at what is asked for, and write it again.
refusal-order-field-unknown = The shop's form has no such field.
refusal-form-fields-invalid = { $count ->
    [one] One field is not right yet. Nothing was changed.
   *[other] { $count } things are not right yet. Nothing was changed.
}
refusal-form-fields-changed-meanwhile = Somebody changed the form meanwhile. Look at it as it is now, then make your change again.
refusal-customer-has-open-orders = { $orders ->
    [one] This customer has an open order. Finish or cancel it first; then they can be forgotten.
   *[other] This customer has { $orders } open orders. Finish or cancel them first; then they can be forgotten.
}
refusal-product-hidden = “{ $name }” is hidden: the plan has fewer places than there are products. Open it and choose “Show this one first”, or move to a larger plan.
refusal-product-inactive = “{ $name }” is not sold at the moment.
refusal-order-price-missing = “{ $name }” has no price yet. Please ask the shop.
refusal-order-too-many-open = There are { $limit } orders of this telephone that the shop has not confirmed yet. Wait for its call, then order again.
refusal-order-duplicate-suspected = The same was ordered from this telephone a short time ago. Order it again?
refusal-payment-method-not-found = This shop does not know this way of paying. You can pay in cash when the goods come.
refusal-order-price-changed = The price has changed: it is now { $total } { $currency }. Look at it and order again.
refusal-order-daily-limit-reached = This telephone has ordered { $limit } times today. Order again tomorrow, or call the shop.
refusal-order-illegal-transition = The order is { $present ->
    [awaiting_payment] awaiting payment
    [payment_review] having its payment looked at
    [pending] not yet confirmed
    [confirmed] confirmed
    [in_progress] in progress
    [shipped] on its way
    [delivered] delivered
    [returning] on its way back
    [returned] returned
    [completed] completed
    [failed] failed
    [cancelled] cancelled
   *[other] somewhere else
}; this cannot be done with it now.
refusal-order-reopen-too-late = An order can be opened again within { $days } days. Make a new one.

orders-title = Orders
orders-empty = No orders yet. Share the link of your shop.
orders-search = Code, number, telephone or name
orders-number = Number
orders-code = Code
orders-customer = Customer
orders-phone = Telephone
orders-place = Place
orders-status = Status
orders-payment = Payment
orders-total = Total
orders-goods = Goods
orders-discount = Discount
orders-delivery-fee = Delivery
orders-delivery-free = free
orders-rounding = Rounding
orders-quantity = Quantity
orders-unit-price = Price
orders-placed-at = Placed
orders-history = What happened
orders-note = Note
orders-reason = Reason
orders-in-maintenance = taken while the shop was closed to customers

orders-status-awaiting_payment = Awaiting payment
orders-status-payment_review = Payment under review
orders-status-pending = To be confirmed
orders-status-confirmed = Confirmed
orders-status-in_progress = In progress
orders-status-shipped = On its way
orders-status-delivered = Delivered
orders-status-returning = On its way back
orders-status-returned = Returned
orders-status-completed = Completed
orders-status-failed = Failed
orders-status-cancelled = Cancelled

orders-class-waiting = Waiting
orders-class-in_progress = In progress
orders-class-completed = Completed
orders-class-failed = Failed
orders-class-cancelled = Cancelled

orders-payment-due = due
orders-payment-paid = paid
orders-payment-collected = collected
orders-payment-settled = settled
orders-payment-part_refunded = refunded in part
orders-payment-refunded = refunded
orders-payment-void = void

orders-method-cash_on_delivery = Cash on delivery

orders-channel-storefront = Shop page
orders-channel-api = Program
orders-channel-member = Typed in
orders-channel-telegram = Telegram
orders-channel-instagram = Instagram
orders-channel-whatsapp = WhatsApp
orders-channel-kaspi = Kaspi
orders-channel-test = Test

orders-option-home = To the door
orders-option-desk = To a desk

orders-cancel-customer = The customer does not want it any more
orders-cancel-refused = Refused on the telephone
orders-cancel-no_answer = Nobody answers
orders-cancel-wrong_number = Wrong number
orders-cancel-fake = Fake
orders-cancel-duplicate = Ordered twice
orders-cancel-out_of_stock = Sold out
orders-cancel-other = Other

orders-do-confirm = Confirm
orders-do-cancel = Cancel the order
orders-do-ship = Sent
orders-do-deliver = Delivered
orders-do-start-return = Coming back
orders-do-return = Received back
orders-do-reopen = Open again
orders-damaged = Damaged: cannot be sold again

orders-today = Today
orders-today-orders = Orders today
orders-today-to-confirm = To confirm
orders-today-to-ship = To send
orders-today-revenue = Revenue today

orders-mail-burst = Your shop { $shop } is getting far more orders than usual. For the next { $minutes } minutes, orders of people you do not know wait under “Requests” until one of you looks at them; known customers order as always. Look at the requests and accept those that are meant.
refusal-order-filter-name-invalid = Give the filter a name of at most { $max } letters.
refusal-order-filter-not-found = There is no such filter any more.
refusal-order-filter-too-many = A shop keeps at most { $max } filters. Remove one that nobody needs.
refusal-order-bulk-invalid = Choose at least one order, and at most { $max } at once.
refusal-order-filter-taken = Somebody saved a filter under this name just now. Save yours again to take its place.
