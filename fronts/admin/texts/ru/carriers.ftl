## Carriers
admin-carriers = Службы доставки
admin-carriers-text = Сколько каждая служба берёт за тяжёлые посылки и как она называет места.
admin-carriers-none = Служб доставки пока нет
admin-carriers-none-text = Тарифы и отделения называют свою службу; каждая стоит здесь.
admin-carrier-oversize = Каждый килограмм свыше 5 кг
admin-carrier-oversize-none = Вес ничего не добавляет
admin-carrier-oversize-hint = Прибавляется к доставке за каждый начатый килограмм заказа свыше 5 кг. Бесплатное остаётся бесплатным.
admin-carrier-set = Настроить службу
admin-carrier-map-same = как сейчас
admin-done-carrier-saved = Служба доставки сохранена.
admin-names = Названия мест
admin-names-text = Названия службы доставки рядом с нашими. По названию, в котором никто не уверен, ничего не отправляется.
admin-names-none = Названий пока нет
admin-names-none-text = Принесите список службы доставки; каждое название сравнивается с нашими.
admin-name-kind = Что это за место
admin-name-kind-province = область
admin-name-kind-municipality = населённый пункт
admin-name-kind-desk = отделение
admin-name-none = ничего нашего
admin-name-ours = Наше место
admin-name-set = Указать наше место
admin-names-import = Принести названия
admin-names-columns = Столбцы: carrier, kind, their_id, their_name, our_id, our_name, province, state.
admin-names-verb = Сравнить названия
admin-names-done =
    { $n ->
        [one] { $n } название изменилось.
        [few] { $n } названия изменились.
       *[other] { $n } названий изменилось.
    }
admin-done-name-confirmed = Название подтверждено для всех списков службы.
