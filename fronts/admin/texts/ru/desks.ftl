## Отделения, где покупатели забирают заказы
admin-desks = Отделения
admin-desks-text = Где покупатели забирают то, что привезла служба доставки. При оформлении заказа можно выбрать только открытые отделения.
admin-desks-none = Отделений пока нет
admin-desks-none-text = Доставка в отделение предлагается там, где у службы доставки есть открытое.
admin-desks-import = Список службы доставки
admin-desks-import-text = Весь список одной службы: новые отделения открываются, те, которых в нём больше нет, закрываются.
admin-desks-columns = Столбцы: their_id, name, address, province_number, province_name, municipality, lat, lng, open.
admin-desks-carrier-hint = Как в ваших ценах доставки, например yalidine.
admin-desks-map = Области какого года
admin-desks-map-hint = Карта, по которой служба называет области.
admin-desks-aliases = Принять известные написания
admin-desks-aliases-hint = Иначе каждое написание, не совпадающее с названием места, ждёт вашего согласия.
admin-desks-verb = Принять отделения
admin-desks-refused = Ничего не принято: есть спорные строки. Исправьте их в файле и отправьте его снова.
admin-desks-done =
    { $n ->
        [one] Прочитано { $n } отделение.
        [few] Прочитано { $n } отделения.
        [many] Прочитано { $n } отделений.
       *[other] Прочитано { $n } отделения.
    }
admin-desks-added = Новые
admin-desks-closed = Закрыты
admin-desks-look = Посмотреть предложения
admin-desk-add = Добавить отделение
admin-desk-name = Название отделения
admin-desk-carrier-hint = Если не указать, это своя доставка.
admin-desk-choose-hint = Где покупатель заберёт заказ, если доставка в отделение.
admin-desk-match = Место
admin-desk-match-exact = то же название
admin-desk-match-alias = известное написание
admin-desk-match-confirmed = подтверждено
admin-desk-match-suggested = нужно подтвердить
admin-desk-match-unmapped = место неизвестно
admin-desk-theirs = Служба доставки пишет «{ $name }».
admin-desk-confirm = Да, это { $name }
admin-desk-place = Указать населённый пункт
admin-desk-open = Открыть
admin-desk-close = Закрыть
admin-desk-closed = закрыто
admin-done-desk-saved = Отделение сохранено.
admin-done-desk-confirmed = Место подтверждено для всех отделений службы с таким написанием.
admin-done-desk-opened = Отделение открыто.
admin-done-desk-closed = Отделение закрыто; покупатели больше не могут его выбрать.
admin-desk-stranded = Открытые заказы в закрытых пунктах
admin-desk-stranded-text = Их пункт с тех пор закрылся. Позвоните покупателю и исправьте доставку или отмените заказ.
