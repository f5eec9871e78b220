# Отказы
refusal-delivery-province-unknown =
    Области «{ $value }» нет. { $count ->
        [0] Выберите из списка.
       *[other] Возможно, вы имели в виду: { $names }?
    }
refusal-delivery-municipality-unknown =
    Населённого пункта «{ $value }» нет. { $count ->
        [0] Выберите из списка.
       *[other] Возможно, вы имели в виду: { $names }?
    }
refusal-delivery-municipality-not-in-province =
    В этой области нет населённого пункта «{ $value }». { $count ->
        [0] Выберите из списка.
       *[other] Возможно, вы имели в виду: { $names }?
    }
refusal-delivery-not-served =
    { $option ->
        [desk] { $place }: в отделение магазин сюда не доставляет. Выберите доставку до двери или другое место.
       *[home] { $place }: до двери магазин сюда не доставляет. Выберите доставку в отделение или другое место.
    }
refusal-delivery-carrier-invalid = Код службы доставки — от 1 до 40 символов: латинские буквы a-z, цифры, - и _. Например: yalidine.
refusal-delivery-carrier-stale = Эту службу доставки тем временем изменил кто-то другой. Посмотрите ещё раз и сохраните.
refusal-delivery-oversize-invalid = Цена килограмма — целая сумма, 0 или больше.
refusal-delivery-option-unknown = «{ $value }» — не home и не desk.
refusal-delivery-fee-invalid = «{ $value }» — такой суммы быть не может. Стоимость доставки — от 0; сумма для бесплатной доставки — больше 0.
refusal-delivery-rate-not-found = Этой цены доставки больше нет.
refusal-delivery-rate-stale = Тем временем эту цену доставки изменил кто-то другой. Посмотрите ещё раз и сохраните снова.
refusal-delivery-rate-of-other-carrier = Вы смотрели цены службы «{ $carrier }», а в этих строках есть и цены службы «{ $other }». Загрузите цены каждой службы отдельно.
refusal-delivery-zone-not-found = Этой зоны больше нет.
refusal-delivery-zone-stale = Кто-то изменил зону за это время. Посмотрите снова и сохраните.
refusal-delivery-zone-name-invalid = Дайте зоне название не длиннее { $max } букв.
refusal-delivery-zone-name-taken = Зона с таким названием уже есть.
refusal-delivery-zone-place-taken = Одно из этих мест уже в другой зоне. Место бывает только в одной.
refusal-delivery-zone-empty = Зоне нужны место и цена.
refusal-delivery-zones-too-many = В магазине не больше { $max } зон. Измените одну из них или удалите.
refusal-delivery-file-refused =
    { $problems ->
        [one] Ничего не загружено: в файле нужно исправить { $problems } строку.
        [few] Ничего не загружено: в файле нужно исправить { $problems } места.
        [many] Ничего не загружено: в файле нужно исправить { $problems } мест.
       *[other] Ничего не загружено: в файле нужно исправить { $problems } места.
    }
refusal-delivery-file-column-missing = Нет столбца «{ $missing }». В первой строке названия столбцов: carrier, province_number, province_name, municipality, option, fee, free_above.
refusal-delivery-file-empty = В файле нет цен доставки.
refusal-delivery-file-too-long = В файле больше { $most } строк. Разделите его.
refusal-delivery-number-disagrees = Номер { $value } — не у области { $names }, её номер { $expected }. Исправьте его или загружайте по названию.
refusal-delivery-zero-unclear = Стоимость 0. Укажите, что значит 0: «не доставляем» или «бесплатно».
refusal-delivery-row-twice = Та же цена доставки уже есть в строке { $first }.

# Страница доставки
places-delivery-title = Доставка
places-delivery-intro = Сколько стоит доставка для ваших покупателей. Действует самая точная цена: сначала населённый пункт, потом область, потом общая.
places-province = Область
places-municipality = Населённый пункт
places-choose-province = Выберите область
places-choose-municipality = Выберите населённый пункт
places-map = Карта областей
places-carrier = Служба доставки
places-carrier-own = Своя доставка
places-option = Куда доставить
places-option-home = До двери
places-option-desk = В отделение
places-scope-default = Везде, кроме указанных мест
places-scope-province = Область
places-scope-municipality = Населённый пункт
places-fee = Стоимость
places-fee-hint = Оставьте пустым там, куда не доставляете; 0 — бесплатно.
places-fee-free = Бесплатно
places-fee-not-served = Не доставляем
places-free-above = Бесплатно от
places-free-above-hint = Товары на эту сумму и больше доставляются бесплатно.
places-rates-title = Цены доставки
places-rates-empty = Цен доставки пока нет
places-rates-empty-hint = Без цены доставки покупатель не сможет заказать с доставкой. Начните с одной общей цены.
places-rate-add = Добавить цену доставки
places-rate-save = Сохранить цену доставки
places-rate-remove = Удалить
places-rate-remove-ask = Удалить эту цену доставки? Будет действовать следующая, менее точная.
places-import-title = Загрузка цен доставки
places-import-file = Файл CSV
places-import-columns = Столбцы: carrier, province_number, province_name, municipality, option, fee, free_above.
places-import-zero = Стоимость 0 значит
places-import-zero-not-served = Не доставляем
places-import-zero-free = Бесплатно
places-import-match = Номера и названия
places-import-match-both = Должны совпадать
places-import-match-name = Решает название
places-import-start = Загрузить
places-import-done =
    { $changed ->
        [0] Все цены доставки из файла ({ $rates }) уже были.
       *[other] Изменено цен доставки: { $changed } из { $rates }.
    }
places-import-disagreements =
    { $count ->
        [one] { $count } номер указывает на другую область, чем название; взято название.
        [few] { $count } номера указывают на другие области, чем названия; взяты названия.
        [many] { $count } номеров указывают на другие области, чем названия; взяты названия.
       *[other] { $count } номера указывают на другие области, чем названия; взяты названия.
    }
places-import-line = Строка { $line }

# Отделения
refusal-delivery-desk-required =
    Выберите отделение, в котором заберёте заказ. { $count ->
        [0] В этой области отделений нет.
       *[other] Например: { $names }.
    }
refusal-delivery-desk-unknown =
    Открытого отделения «{ $value }» нет. { $count ->
        [0] Выберите доставку до двери.
       *[other] Здесь открыты: { $names }.
    }
refusal-delivery-desk-mismatch =
    Отделение «{ $value }» не обслуживает эту область, принадлежит другой службе доставки или не одно с таким именем. { $count ->
        [0] Выберите доставку до двери.
       *[other] Здесь открыты: { $names }.
    }
refusal-delivery-desk-not-found = Этого отделения нет.
refusal-delivery-desk-stale = Тем временем это отделение изменил кто-то другой. Посмотрите ещё раз и сохраните.
refusal-delivery-desk-text-invalid = «{ $value }» сохранить здесь нельзя: текст пустой или слишком длинный.
refusal-delivery-desk-twice = Отделение { $value } встречается в файле дважды.
refusal-delivery-desks-column-missing = Нет столбца «{ $missing }». В первой строке названия столбцов: their_id, name, address, province_number, province_name, municipality, lat, lng, open.
refusal-delivery-desks-empty = В файле нет отделений.
refusal-delivery-map-column-missing = Нет столбца «{ $missing }». У областей есть number, name_fr, name_ar; у населённых пунктов — id, province, name_fr.
refusal-delivery-province-number-unknown = «{ $value }» — не номер области этой карты.
refusal-delivery-municipality-number-unknown = Населённого пункта с номером «{ $value }» нет.
refusal-delivery-place-name-invalid = «{ $value }» — не название места.
refusal-delivery-place-name-disagrees = Населённый пункт с этим номером не называется «{ $value }». Оставьте рядом с новым одно из его названий.
refusal-delivery-place-twice = «{ $value }» стоит дважды; второе место — { $other }.
refusal-delivery-provinces-count = В { $map } областей { $expected }, а в файле { $count }.
refusal-delivery-municipalities-count = Населённых пунктов { $expected }, а в файле { $count }.
refusal-delivery-province-empty = В области { $value } нет ни одного населённого пункта.
refusal-delivery-map-stale = Тем временем загрузили другую карту. Посмотрите ещё раз и загрузите свою.
refusal-delivery-names-column-missing = Нет столбца «{ $missing }». Первая строка называет столбцы: carrier, kind, their_id, their_name, our_id, our_name, province, state.
refusal-delivery-names-empty = В файле нет названий.
refusal-delivery-names-of-another = Эта строка — от «{ $value }», другой службы доставки.
refusal-delivery-place-kind-unknown = «{ $value }» — не province, не municipality и не desk.
refusal-delivery-carrier-name-twice = Номер { $value } стоит для этого вида дважды.
refusal-delivery-carrier-name-not-found = У службы доставки нет такого названия.
refusal-delivery-carrier-unmapped =
    Заказ № { $number } нельзя отправить: { $kind ->
        [desk] никто ещё не сказал, в каком населённом пункте отделение «{ $name }».
       *[other] никто ещё не сказал, как служба доставки называет { $name }.
    } Сначала подтвердите место; заказ остаётся как был.
