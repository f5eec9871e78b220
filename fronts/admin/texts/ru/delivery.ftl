## Доставка
admin-delivery-title = Сколько стоит доставка
admin-delivery-text = Действует самая точная цена: сначала населённый пункт, потом область, потом общая.
admin-delivery-option = Способ доставки
admin-delivery-home = До двери
admin-delivery-desk = В отделение
admin-delivery-province = Область
admin-delivery-municipality = Населённый пункт
admin-delivery-address = Адрес
admin-delivery-city = Куда
admin-delivery-stop-desk = Отделение
admin-delivery-carrier = Служба доставки
admin-carrier-own = своя доставка
admin-delivery-everywhere = Везде
admin-delivery-fee = Стоимость
admin-delivery-fee-hint = 0 — бесплатно.
admin-delivery-fee-missing = Укажите стоимость или отметьте, что туда не доставляете.
admin-delivery-free = бесплатно
admin-delivery-free-from = Бесплатно от
admin-delivery-not-served = Туда не доставляем
admin-delivery-not-served-hint = Покупатели оттуда не смогут это выбрать.
admin-rates = Цены доставки
admin-rates-none = Цен доставки пока нет
admin-rates-none-text = Покупатели смогут заказывать, когда появится цена доставки в их место.
admin-rate-add = Задать цену доставки
admin-rate-province-hint = Или для всех остальных мест.
admin-rate-municipality-hint = Только если цена не та, что по области.
admin-rates-import = Цены доставки из файла
admin-rates-import-text = Принимаются либо все строки, либо ни одной, и тогда названа каждая спорная.
admin-rates-columns = Столбцы: carrier, province_number, province_name, municipality, option, fee, free_above.
admin-rates-match = Как узнавать область
admin-rates-match-number-and-name = По номеру и названию
admin-rates-match-number-and-name-hint = Номер, который значит другое место, остановит файл
admin-rates-match-name = Только по названию
admin-rates-match-name-hint = О несовпадении номеров будет сказано
admin-rates-zero = Стоимость 0 значит
admin-rates-zero-not-served = туда не доставляем
admin-rates-zero-free = бесплатно
admin-rates-zero-hint = Нужно, если в файле есть нули.
admin-rates-carrier-hint = Для строк, где служба не названа; если не указать, это своя доставка.
admin-rates-verb = Принять цены
admin-rates-refused = Ничего не принято: есть спорные строки. Исправьте их в файле и отправьте его снова.
admin-rates-problems = Спорные строки
admin-rates-line = Строка
admin-rates-column = Столбец
admin-rates-rows = Цен доставки в файле
admin-rates-done = Прочитано цен доставки: { $n }, изменено: { $changed }.
admin-grid = Тарифы по областям
admin-grid-text = Все области сразу. Изменения показываются до сохранения.
admin-grid-hint = Пусто: действует тариф для всех мест (бледно). Тире: туда не доставляется (заштриховано). 0 — бесплатно.
admin-grid-municipalities =
    { $n ->
        [one] У { $n } коммуны свой тариф, он важнее.
       *[other] У { $n } коммун свои тарифы, они важнее.
    }
admin-grid-look = Посмотреть изменения
admin-grid-changes = Изменения тарифов
admin-grid-changes-text =
    { $n ->
        [one] Изменится { $n } тариф. Пока ничего не сохранено.
        [few] Изменятся { $n } тарифа. Пока ничего не сохранено.
       *[other] Изменятся { $n } тарифов. Пока ничего не сохранено.
    }
admin-grid-was = Было
admin-grid-becomes = Станет
admin-grid-as-everywhere = как везде
admin-grid-more = И ещё { $n }.
admin-grid-nothing = Ничто не отличается от того, что есть.
admin-grid-wrong = Тариф — число, тире или пусто. Ничего не изменено; проверьте, что введено.
admin-paste = Вставить из таблицы
admin-paste-text = Скопируйте ячейки и вставьте их сюда. Области находятся по названиям.
admin-paste-rates = Тарифы
admin-paste-hint = В каждой строке название и тариф; или название, тариф до двери, тариф до отделения. Номер перед названием с ним сверяется. Или целый файл с заголовком.
admin-paste-is = «{ $typed }» — это
admin-paste-is-none = ничто из этого
admin-done-rates-saved = Тарифы сохранены.
admin-grid-stale = Кто-то изменил эти цены, пока вы на них смотрели. В таблице они такие, как сейчас; введите изменения снова.
admin-zones = Зоны
admin-zones-text = Провинции и муниципалитеты с одной ценой. Своя цена муниципалитета или провинции важнее цены зоны.
admin-zones-none = Зон пока нет
admin-zones-none-text = Объедините места с одной ценой и задайте её один раз.
admin-zone-add = Новая зона
admin-zone-edit = Изменить зону
admin-zone-name = Название
admin-zone-places = Места
admin-zone-places-hint = По одному в строке: провинция по номеру или названию либо «провинция, муниципалитет».
admin-zone-home = До двери
admin-zone-desk = До пункта
admin-zone-fee-hint = 0 — бесплатно; пусто — эту цену задаёт другое правило.
admin-done-zone-saved = Зона сохранена.
admin-done-zone-removed = Зона удалена.
