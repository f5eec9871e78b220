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
admin-customer-spent = Paid for
admin-customer-blocked = blocked
admin-customer-free = may order
admin-customer-blocked-title = This customer may not order
admin-customer-may-order = Ordering
admin-customer-block = Block
admin-customer-unblock = Let them order again
admin-customer-block-text = A blocked customer cannot order; running orders go on. The reason is for your team only.
admin-customers-none = No customers yet
admin-customers-none-text = Everybody who orders appears here with their telephone and history.

## Forgetting

admin-customer-erase = Forget this customer
admin-customer-erase-title = Forget { $name }?
admin-customer-erase-text = Name, telephone, addresses and notes are erased everywhere and cannot be brought back. Orders and figures stay, without saying whose they were. Open orders have to end first.
admin-customer-erase-verb = Forget for good
admin-customer-erased = This customer was forgotten. Orders and figures are kept without a name.
admin-done-customer-erased = The customer was forgotten.
