# What this room says to people.
refusal-customer-not-found = There is no such customer in this shop.
refusal-customer-blocked = This shop cannot take an order from this telephone. Please call the shop.
refusal-customer-already-blocked = This customer is blocked already.
refusal-customer-not-blocked = This customer is not blocked.
refusal-customer-reason-needed = Say why, in 2 to 500 characters.
refusal-customer-block-end-past = The end of the block must lie in the future.

customers-title = Customers
customers-empty = No customers yet. The first order brings the first one.
customers-search = Telephone or name
customers-name = Name
customers-phone = Telephone
customers-orders = Orders
customers-open-orders = Not yet confirmed
customers-delivered = Delivered
customers-returned = Returned
customers-last-order = Last order
customers-since = Customer since
customers-blocked = Blocked
customers-blocked-until = Blocked until { $until }
customers-block = Block
customers-unblock = Unblock
customers-block-reason = Reason
customers-block-done = { $name } can order no more.
customers-unblock-done = { $name } can order again.
