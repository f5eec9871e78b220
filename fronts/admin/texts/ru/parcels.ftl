## Посылки
admin-nav-parcels = Посылки
admin-parcel = Посылка
admin-parcels-text = Что уходит с вашим курьером. Вместе с посылкой движется и её заказ.
admin-parcels-none = Посылок пока нет
admin-parcels-none-text = Выберите выше курьера, чтобы сделать посылку для каждого подтверждённого заказа, или сделайте её на странице заказа.
admin-parcels-no-driver = Сначала добавьте курьера; тогда у каждого подтверждённого заказа может быть посылка.
admin-parcels-send = Посылка для каждого подтверждённого заказа
admin-parcels-move = Перевести выбранные
admin-parcels-move-to = Перевести в
admin-parcels-done =
    { $n ->
        [0] Ни одной посылки не сделано.
        [one] Готово: { $n } посылка.
        [few] Готово: { $n } посылки.
        [many] Готово: { $n } посылок.
       *[other] Готово: { $n } посылки.
    }
admin-parcels-left = Эти остались как есть
admin-parcel-problem = Из нынешнего состояния этого сделать нельзя. Откройте посылку, чтобы узнать почему.
admin-parcel-problem-delivery-parcel-illegal-move = Из нынешнего состояния туда перейти нельзя.
admin-parcel-problem-delivery-amount-over-max = Больше, чем можно взять у двери.
admin-parcel-problem-delivery-account-rests = Курьер отключён.
admin-parcel-problem-delivery-parcel-exists = Посылка у него уже есть.
admin-parcel-problem-delivery-carrier-unmapped = Никто ещё не сказал, где отделение: сначала подтвердите его место.
admin-parcel-problem-delivery-parcel-outdated = Его заказ с тех пор изменился: отмените посылку и сделайте новую.
admin-parcel-problem-system-busy = Не хватило времени. Повторите.
admin-parcel-problem-system-fault = Здесь что-то сломалось; всё осталось как было.
admin-parcel-amount = Получить с покупателя
admin-parcel-driver = Курьер
admin-parcel-label = Напечатать этикетку
admin-parcel-pdf = Наклейка в PDF
admin-parcel-move = Где она сейчас?
admin-parcel-story = История
admin-parcel-no-story = Она ещё не двигалась.
admin-parcel-note = Примечание
admin-parcel-reason = Причина
admin-parcel-damaged = Товар повреждён
admin-parcel-damaged-hint = При приёме возврата: он пойдёт в списание, а не на полку.
admin-parcel-fee-hint = При приёме возврата: сколько берёт курьер; если пусто — его обычная плата.
admin-parcel-make = Сделать посылку
admin-parcel-choose-driver = Выберите курьера, который повезёт посылку.
admin-parcel-state-created = готова
admin-parcel-state-picked-up = забрана
admin-parcel-state-in-transit = в пути
admin-parcel-state-at-destination = в области получателя
admin-parcel-state-at-desk = ждёт в отделении
admin-parcel-state-out-for-delivery = у курьера
admin-parcel-state-on-hold = отложена
admin-parcel-state-attempt-failed = не вручена
admin-parcel-state-delivered = доставлена
admin-parcel-state-returning = возвращается
admin-parcel-state-return-ready = вернулась, можно забрать
admin-parcel-state-returned = возврат принят
admin-parcel-state-cancelled = отменена
admin-parcel-reason-no-contact = не дозвонились
admin-parcel-reason-absent = нет дома
admin-parcel-reason-refused = отказался
admin-parcel-reason-goods = не тот товар или брак
admin-parcel-reason-place = не то место
admin-parcel-reason-hold = задержана службой доставки
admin-parcel-reason-other = другое
admin-drivers = Курьеры
admin-drivers-text = Кто увозит ваши посылки.
admin-drivers-none = Курьеров пока нет
admin-drivers-none-text = Добавьте того, кто доставляет за вас; это можете быть и вы.
admin-driver-add = Добавить курьера
admin-driver-name = Имя
admin-driver-return-fee = Плата за возврат
admin-driver-fee-hint = Сколько курьер берёт за вернувшуюся посылку. Пусто — ничего.
admin-driver-carrier-hint = Чьи тарифы и названия мест действуют для этого курьера. Если не указать — ваша собственная доставка.
admin-driver-rests = отключён
admin-driver-aside = Отключить
admin-driver-back = Вернуть
admin-manifest = Список на день
admin-manifest-day = День
admin-manifest-signed = Подпись
admin-manifest-none = В этот день для этого курьера посылок не делали.
admin-manifest-more = Есть ещё; печатайте по частям.
admin-manifest-total =
    { $n ->
        [one] { $n } посылка, получить:
        [few] { $n } посылки, получить:
        [many] { $n } посылок, получить:
       *[other] { $n } посылки, получить:
    }
admin-print-hint = Печатайте эту страницу на A6 или по две на A5.
admin-done-parcel-made = Посылка сделана.
admin-done-parcel-moved = Посылка переведена, и её заказ вместе с ней.
admin-done-driver-saved = Курьер сохранён.
admin-parcels-list = Список
admin-parcels-board = Доска
admin-parcels-figures = Возвраты
admin-parcels-board-text = Где сейчас ваши посылки и какие стоят слишком долго.
admin-parcels-figures-text = Что возвращается, с кем и почему.
admin-parcels-stuck = Дольше обычного
admin-parcels-stuck-text = Вдвое дольше, чем обычно у этого водителя, и больше двух суток. Спросите водителя или покупателя.
admin-parcels-stuck-days =
    { $n ->
        [one] здесь { $n } день
        [few] здесь { $n } дня
       *[other] здесь { $n } дней
    }
admin-parcels-stuck-usual =
    { $n ->
        [0] обычно меньше дня
        [one] обычно { $n } день
        [few] обычно { $n } дня
       *[other] обычно { $n } дней
    }
admin-parcels-all-of = Все { $n }
admin-parcels-board-none = В пути посылок нет
admin-parcels-board-none-text = Как только у подтверждённых заказов появятся посылки, здесь будет видно, где каждая.
admin-parcels-back = вернулись
admin-parcels-back-share = Доля возвратов
admin-parcels-open = в пути
admin-parcels-back-by-driver = Возвраты по водителям
admin-parcels-back-why = Почему вернулись
admin-parcels-none-ended = Ни одна посылка ещё не завершена.
admin-parcels-none-back = Ничего не вернулось.
admin-parcels-figures-none = В эти дни посылок не было
admin-parcels-figures-none-text = Выберите другие дни или отправьте первые посылки.
admin-parcel-reason-none = причину не назвали
admin-parcel-size = Вес и размеры
admin-parcel-size-unknown = неизвестны
admin-parcel-grams = { $n } г
admin-parcel-billable = считается за { $n } кг
admin-parcel-measure = Взвесить и измерить
admin-parcel-weight = Вес
admin-parcel-length = Длина
admin-parcel-width = Ширина
admin-parcel-height = Высота
admin-done-parcel-measured = Вес и размеры сохранены.
