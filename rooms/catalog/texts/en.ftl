# Refusals: products
refusal-product-not-found = There is no such product.
refusal-product-not-ready = { $missing ->
    [variant] Add an active variant first; a product without one cannot be sold.
   *[price] Set a price first; an active variant has none.
}
refusal-product-name-invalid = A name has 1 to 255 characters in the shop's language, on one line.
refusal-product-text-invalid = This text is too long or holds characters that cannot be shown.
refusal-product-code-invalid = A product code has 1 to 64 characters, without / and \, and is not “.” or “..”.
refusal-product-handle-taken = Another product has this address already. Choose another one.
refusal-product-price-invalid = A price is 0 or more, with no more decimal places than the currency has.
refusal-product-changed-meanwhile = Somebody else changed this product meanwhile. Look at it again, then change it.
refusal-product-type-in-use = The type cannot change while orders for this product are open.
refusal-product-sale-stopped = This product is not sold at the moment.
refusal-product-archived = This product is archived. Restore it first.
refusal-product-in-open-orders = Open orders wait for this product. Finish or cancel them first.
refusal-product-too-many-options = A product has at most 3 options with different names, and 100 values each.
refusal-product-too-many-variants = A product has at most 2048 variants.

# Refusals: variants, codes, categories, pictures
refusal-variant-not-found = There is no such variant.
refusal-variant-code-invalid = A variant code has 1 to 64 characters on one line.
refusal-variant-code-taken = Another variant of this product has this code.
refusal-variant-combination-taken = Another variant of this product has the same values.
refusal-variant-option-missing = A variant has one value for each option of its product.
refusal-variant-number-invalid = The weight is 0 or more, and the quantity step more than 0.
refusal-code-taken = This code belongs to another product. A code that was once given stays with its product.
refusal-code-unknown = Nothing is known by the code “{ $code }”.
refusal-code-check-digit-wrong = The last digit of this barcode is wrong: it should be { $right }. Check what was typed.
refusal-code-barcode-invalid = This is no barcode of that kind. A GTIN has 8, 12, 13 or 14 digits.
refusal-category-not-found = There is no such category.
refusal-category-taken = There is a category with this name already.
refusal-category-not-empty = There is something in this category. Choose a category that takes its products and the categories below it.
refusal-category-circle = A category cannot lie below itself. Choose another one.
refusal-category-too-many = A shop has at most { $allowed } categories. Delete one first.
refusal-media-address-refused = Give an uploaded file, or an address that begins with https:// or http://.
refusal-media-not-found = There is no such picture on this product.
refusal-media-too-many = A product has at most { $allowed } pictures. Remove one first.
refusal-arrangement-too-many = At most { $max } products can have a place of their own. Take one out first.
refusal-arrangement-twice = A product can stand in one place only.
refusal-arrangement-changed-meanwhile = Somebody arranged the products meanwhile. Look at the order and do it again.

# Refusals: product files as a whole
refusal-import-header = The first row must name the columns; “Title” is needed. Check that this is the right file.
refusal-import-duplicate-header = Two columns have the same name. Rename or remove one of them.
refusal-import-quote-open = A quotation mark is opened in line { $line } and never closed.
refusal-import-nul = Line { $line } holds a character that no text has. Save the file as CSV again.
refusal-import-too-many-columns = Line { $line } has too many columns; { $allowed } are allowed.
refusal-import-too-many-rows = The file has too many rows; { $allowed } are allowed. Split it.
refusal-import-cell-too-large = A cell in line { $line } is too large.
refusal-import-too-large = The file is too large; { $allowed } bytes are allowed. Split it.
refusal-import-encoding = The letters in line { $line } cannot be read. Save the file as UTF-8.

# What is wrong with single rows of a product file
refusal-import-handle-missing = The handle is missing: it says which product a row belongs to.
refusal-import-handle-repeated = This product stands twice in the file; its rows must follow one another.
refusal-import-row-too-long = This row has more cells than there are columns.
refusal-import-value-unknown = This value is not one of those that the column knows.
refusal-import-number-invalid = This is no number.
refusal-import-number-doubtful = This number can be read in two ways. Say whether a point or a comma stands before the decimal places.
refusal-import-price-precision = This price has more decimal places than the currency.
refusal-import-barcode-scientific = A spreadsheet turned this barcode into a power of ten. Format the column as text and enter it again.
refusal-import-code-is-date = A spreadsheet turned this code into a date. Format the column as text and enter it again.
refusal-import-zeros-lost = Perhaps a spreadsheet took zeros from the front of this barcode. Compare it with the goods.
refusal-import-option-name-differs = The options are named differently from the rows above or from the product.
refusal-import-required-kept = This value is needed, so the present one stays.
refusal-import-location-needed = Say for which location the quantities are meant.
refusal-import-value-dropped = This value cannot be kept and was left out.
refusal-import-text-invalid = This text is too long or holds characters that cannot be shown.

# Words of the catalog
catalog-products = Products
catalog-state-draft = Draft
catalog-state-active = Active
catalog-state-inactive = Hidden
catalog-state-archived = Archived
catalog-kind-physical = Goods
catalog-kind-manual = Done by hand
catalog-kind-auto = Through a supplier
catalog-unit-piece = piece
catalog-unit-metre = metre
catalog-unit-kilogram = kilogram
catalog-unit-litre = litre
catalog-unit-set = set
