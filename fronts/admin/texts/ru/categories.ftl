## Категории
admin-categories = Категории
admin-categories-text = По ним покупатели находят товар: это дерево страниц магазина.
admin-categories-none = Категорий пока нет
admin-categories-none-text = Добавьте первую, затем выберите её в форме товара.
admin-category-add = Добавить категорию
admin-category-edit = Название и место
admin-category-name = Название
admin-category-parent = Внутри категории
admin-category-parent-hint = Если не выбрать, категория будет на верхнем уровне.
admin-category-position = Место среди соседних
admin-category-position-hint = Первой идёт категория с наименьшим числом.
admin-category-see = Товары категории «{ $name }»
admin-category-delete = Удаление категории
admin-category-delete-verb = Удалить категорию
admin-category-empty = В ней ничего нет. Ссылки на её страницу перестанут работать.
admin-category-holds = { $products ->
    [0] { $below ->
        [one] В ней { $below } подкатегория.
        [few] В ней { $below } подкатегории.
        [many] В ней { $below } подкатегорий.
       *[other] В ней { $below } подкатегории.
    }
   *[other] { $products ->
        [one] В ней { $products } товар
        [few] В ней { $products } товара
        [many] В ней { $products } товаров
       *[other] В ней { $products } товара
    }{ $below ->
        [0] .
        [one] { " " }и { $below } подкатегория.
        [few] { " " }и { $below } подкатегории.
        [many] { " " }и { $below } подкатегорий.
       *[other] { " " }и { $below } подкатегории.
    }
}
admin-category-heir = Перенести их в категорию
admin-done-category-added = Категория добавлена.
admin-done-category-saved = Категория сохранена.
admin-done-category-deleted = Категория удалена.
