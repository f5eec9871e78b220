## Порядок товаров на главной странице
admin-site-tab-arrange = Порядок товаров
admin-arrange-text = Что главная страница показывает первым. Остальные товары идут следом, сначала новые; категории и поиск остаются как есть.
admin-arrange-first = Первые на главной странице
admin-arrange-none = Ни у одного товара нет своего места
admin-arrange-none-text = Главная страница показывает сначала новые. Поставьте товар первым стрелкой рядом с ним.
admin-arrange-hidden = сейчас не показан
admin-arrange-others = Остальные товары
admin-arrange-no-others = Других товаров нет
admin-arrange-full = В порядке уже 200 товаров: уберите один, прежде чем добавить другой.
admin-arrange-to-first = Поставить «{ $product }» первым
admin-arrange-to-last = Поставить «{ $product }» в конец порядка
admin-arrange-up = Поднять «{ $product }»
admin-arrange-down = Опустить «{ $product }»
admin-arrange-out = Убрать «{ $product }» из порядка
admin-done-arranged = Порядок сохранён. Покупатели уже видят его.
