# Отказы: товары
refusal-product-not-found = Такого товара нет.
refusal-product-not-ready = { $missing ->
    [variant] Сначала добавьте вариант, который продаётся: без него товар продавать нельзя.
   *[price] Сначала укажите цену: у одного из продаваемых вариантов её нет.
}
refusal-product-name-invalid = Название — от 1 до 255 символов на языке магазина, в одну строку.
refusal-product-text-invalid = Текст слишком длинный или содержит символы, которые нельзя показать.
refusal-product-code-invalid = Код товара — от 1 до 64 символов без / и \; «.» и «..» не подходят.
refusal-product-handle-taken = Этот адрес уже занят другим товаром. Выберите другой.
refusal-product-price-invalid = Цена — от 0, и знаков после запятой не больше, чем в валюте.
refusal-product-changed-meanwhile = Тем временем товар изменил кто-то другой. Посмотрите на него ещё раз и внесите изменение.
refusal-product-type-in-use = Вид товара нельзя менять, пока есть открытые заказы на него.
refusal-product-sale-stopped = Этот товар сейчас не продаётся.
refusal-product-archived = Товар в архиве. Сначала верните его.
refusal-product-in-open-orders = На этот товар есть открытые заказы. Сначала завершите или отмените их.
refusal-product-too-many-options = У товара может быть до 3 параметров с разными названиями, по 100 значений в каждом.
refusal-product-too-many-variants = У товара может быть до 2048 вариантов.

# Отказы: варианты, коды, категории, фото
refusal-variant-not-found = Такого варианта нет.
refusal-variant-code-invalid = Код варианта — от 1 до 64 символов в одну строку.
refusal-variant-code-taken = Такой код уже есть у другого варианта этого товара.
refusal-variant-combination-taken = У другого варианта этого товара те же значения.
refusal-variant-option-missing = У варианта должно быть по одному значению каждого параметра товара.
refusal-variant-number-invalid = Вес — от 0, а шаг количества — больше 0.
refusal-code-taken = Этот код принадлежит другому товару. Однажды присвоенный код остаётся за своим товаром.
refusal-code-unknown = По коду «{ $code }» ничего не найдено.
refusal-code-check-digit-wrong = Последняя цифра штрихкода неверна: должна быть { $right }. Проверьте, что введено.
refusal-code-barcode-invalid = Это не штрихкод такого вида. В GTIN 8, 12, 13 или 14 цифр.
refusal-category-not-found = Такой категории нет.
refusal-category-taken = Категория с таким названием уже есть.
refusal-category-not-empty = Категория не пуста. Выберите категорию, в которую перейдут её товары и подкатегории.
refusal-category-circle = Категория не может находиться внутри самой себя. Выберите другую.
refusal-category-too-many = В магазине может быть до { $allowed } категорий. Сначала удалите одну.
refusal-media-address-refused = Укажите загруженный файл или адрес, который начинается с https:// или http://.
refusal-media-not-found = У этого товара нет такого фото.
refusal-media-too-many = У товара может быть до { $allowed } фото. Сначала удалите одно.
refusal-arrangement-too-many = Своё место может быть не более чем у { $max } товаров. Сначала уберите один.
refusal-arrangement-twice = Товар может стоять только на одном месте.
refusal-arrangement-changed-meanwhile = Кто-то тем временем переставил товары. Посмотрите на порядок и повторите.

# Отказы: файл товаров целиком
refusal-import-header = В первой строке должны стоять названия столбцов; «Title» обязателен. Проверьте, тот ли это файл.
refusal-import-duplicate-header = Два столбца названы одинаково. Переименуйте или удалите один из них.
refusal-import-quote-open = В строке { $line } кавычка открыта и не закрыта.
refusal-import-nul = В строке { $line } есть символ, которого не бывает в тексте. Сохраните файл в CSV ещё раз.
refusal-import-too-many-columns = В строке { $line } слишком много столбцов; допускается до { $allowed }.
refusal-import-too-many-rows = В файле слишком много строк; допускается до { $allowed }. Разделите его.
refusal-import-cell-too-large = В строке { $line } слишком большая ячейка.
refusal-import-too-large = Файл слишком большой; допускается до { $allowed } байт. Разделите его.
refusal-import-encoding = Буквы в строке { $line } не читаются. Сохраните файл в кодировке UTF-8.

# Что не так с отдельными строками файла товаров
refusal-import-handle-missing = Не заполнен столбец «Handle»: он говорит, к какому товару относится строка.
refusal-import-handle-repeated = Этот товар встречается в файле дважды; его строки должны идти подряд.
refusal-import-row-too-long = В строке больше ячеек, чем столбцов.
refusal-import-value-unknown = Такого значения в этом столбце быть не может.
refusal-import-number-invalid = Это не число.
refusal-import-number-doubtful = Это число можно прочитать по-разному. Укажите, чем отделены дробные знаки: точкой или запятой.
refusal-import-price-precision = В цене больше знаков после запятой, чем в валюте.
refusal-import-barcode-scientific = Табличный редактор превратил штрихкод в степень десяти. Задайте столбцу текстовый формат и введите код заново.
refusal-import-code-is-date = Табличный редактор превратил код в дату. Задайте столбцу текстовый формат и введите код заново.
refusal-import-zeros-lost = Возможно, табличный редактор убрал нули в начале штрихкода. Сверьте его с товаром.
refusal-import-option-name-differs = Параметры названы не так, как в строках выше или у товара.
refusal-import-required-kept = Это значение обязательно, поэтому осталось прежнее.
refusal-import-location-needed = Укажите, к какому месту хранения относятся количества.
refusal-import-value-dropped = Это значение сохранить нельзя, оно пропущено.
refusal-import-text-invalid = Текст слишком длинный или содержит символы, которые нельзя показать.

# Слова каталога
catalog-products = Товары
catalog-state-draft = Черновик
catalog-state-active = В продаже
catalog-state-inactive = Скрыт
catalog-state-archived = В архиве
catalog-kind-physical = Товар
catalog-kind-manual = Выполняется вручную
catalog-kind-auto = Через поставщика
catalog-unit-piece = штука
catalog-unit-metre = метр
catalog-unit-kilogram = килограмм
catalog-unit-litre = литр
catalog-unit-set = комплект
