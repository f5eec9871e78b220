# Отказы
refusal-delivery-account-not-found = Этого курьера нет.
refusal-delivery-account-invalid =
    { $field ->
        [phone] По этому номеру нельзя позвонить.
       *[label] Курьеру нужно имя, до 60 символов.
    }
refusal-delivery-account-taken = Курьер с таким именем уже есть.
refusal-delivery-account-stale = Тем временем этого курьера изменил кто-то другой. Посмотрите ещё раз и сохраните.
refusal-delivery-account-rests = { $label }: курьер отключён и посылок не берёт. Выберите другого.
refusal-delivery-amount-over-max = По заказу № { $number } нужно получить больше { $most } динаров; столько у двери брать нельзя. Пусть покупатель заплатит часть заранее.
refusal-delivery-parcel-outdated = Заказ изменился после того, как сделали посылку { $reference }, и на её наклейке другая сумма. Отмените посылку и сделайте новую.
refusal-delivery-goods-back = Товары посылки { $reference } уже вернулись на полку. Переведите её без пометки «повреждено» и спишите испорченное со склада вручную.
refusal-delivery-parcel-ended = Посылка { $reference } завершена; её вес и размеры остаются прежними.
refusal-delivery-order-not-confirmed = Заказ № { $number } не подтверждён, поэтому посылки для него нет. Сначала подтвердите его.
refusal-delivery-parcel-exists = У этого заказа уже есть посылка. Сначала отмените её.
refusal-delivery-parcel-not-found = Этой посылки нет.
refusal-delivery-parcel-illegal-move = Посылку { $reference } из нынешнего состояния так перевести нельзя. Посмотрите на неё ещё раз.
refusal-delivery-parcel-note-invalid = В примечании может быть до { $max } символов.
refusal-delivery-size-invalid = Размер или вес — целое число от 1 до { $most } или пусто.
refusal-delivery-return-fee-invalid = Плата за возврат — от 0.
refusal-delivery-bulk-invalid = Выберите хотя бы одну и не больше { $max } сразу.
refusal-delivery-day-invalid = Это не дата. Напишите её так: 2026-11-20.
# Labels
parcel-label-collect = К получению
