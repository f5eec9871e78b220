## Order of the products on the home page
admin-site-tab-arrange = Order of products
admin-arrange-text = What the home page shows first. The other products follow, newest first; categories and searches stay as they are.
admin-arrange-first = First on the home page
admin-arrange-none = No product has a place of its own
admin-arrange-none-text = The home page shows the newest first. Put a product first with the arrow beside it.
admin-arrange-hidden = not shown now
admin-arrange-others = Other products
admin-arrange-no-others = No other products
admin-arrange-full = There are 200 products in the order: take one out before you put in another.
admin-arrange-to-first = Put “{ $product }” first
admin-arrange-to-last = Put “{ $product }” last in the order
admin-arrange-up = Move “{ $product }” up
admin-arrange-down = Move “{ $product }” down
admin-arrange-out = Take “{ $product }” out of the order
admin-done-arranged = The order was saved. Customers see it now.
