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
