# Refusals
refusal-stock-insufficient = There is not enough in stock: { $available } available.
refusal-stock-changed-meanwhile = The stock changed meanwhile. Look again, then set it.
refusal-stock-quantity-invalid = This quantity or kind of movement is not possible here.
refusal-stock-step = This is sold and counted in steps of { $step }.
refusal-stock-reason-missing = Say why, in one line.
refusal-stock-not-tracked = The stock of this variant is not counted.
refusal-stock-movement-not-found = There is no such movement, or it is not one that people mend.
refusal-stock-already-reversed = This movement was mended before.
refusal-location-not-found = There is no such location.
refusal-location-taken = There is a location with this name already.
refusal-location-name-invalid = A location has a name of 1 to 100 characters.
refusal-product-confirm-required = Deleting archives the product. Look at what hangs on it, then confirm within ten minutes.
refusal-product-has-stock = { $on_hand } are still in stock. Say what becomes of them.
refusal-import-empty = The file holds no products.
refusal-import-not-previewed = This is no preview that waits to be run.
refusal-import-not-stopped = Only a stopped import can go on.
refusal-import-not-done = Only an import that has ended can be taken back.

# Words of imports
stock-import-created = new
stock-import-updated = changed
stock-import-unchanged = unchanged
stock-import-skipped = left alone
stock-import-bad = with errors
stock-import-undone = taken back
stock-reason-changed-since-plan = Changed since the preview.
stock-reason-changed-since = Changed since the import.
stock-reason-stock-changed-since = Taken back, but for stock that moved since.
stock-reason-exists = Exists already, and only new products were wanted.
stock-reason-not-found = Not in the catalog, and no new products were wanted.

# Words for customers
stock-shelf-in-stock = In stock
stock-shelf-few-left = Few left
stock-shelf-sold-out = Sold out
