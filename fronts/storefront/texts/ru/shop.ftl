# Что покупатели читают в магазине.

## Вокруг каждой страницы
storefront-home = Все товары
storefront-cart = Корзина
storefront-order-status = Где мой заказ?
storefront-word = Звонки о незаконченных заказах
storefront-preview = Предпросмотр: это оформление ещё не сохранено. Можно смотреть, но заказать здесь ничего нельзя.
storefront-preview-title = В предпросмотре заказать нельзя
storefront-call = Позвонить в магазин
storefront-categories = Категории
storefront-title-home = Закажите онлайн, оплатите при получении
storefront-describe-home = { $shop }: закажите онлайн и оплатите наличными при получении.
storefront-describe-category = { $category } в магазине «{ $shop }». Закажите онлайн и оплатите наличными при получении.
storefront-describe-product = { $product } за { $price } в магазине «{ $shop }». Оплата наличными при получении.

## Списки товаров
storefront-newest = Новинки
storefront-empty = Здесь пока нет товаров
storefront-empty-text = Магазин ещё наполняется. Загляните позже.
storefront-search-title = Поиск
storefront-search-results = Найдено по запросу «{ $q }»
storefront-search-none = По запросу «{ $q }» ничего не найдено
storefront-search-none-text = Введите меньше букв или другое слово.
storefront-search-ask = Что вы ищете?

## Товар
storefront-price-from = от
storefront-choose = Выберите
storefront-quantity = Количество
storefront-in-stock = В наличии
storefront-few-left = Осталось мало
storefront-sold-out-text = Этот товар сейчас закончился. Позвоните в магазин и узнайте, когда он появится, или посмотрите другие товары.
storefront-not-sold = Этот товар сейчас не продаётся.
storefront-description = Описание
storefront-pictures = Фото
storefront-order-title = Закажите сейчас, оплатите при получении
storefront-order-now = Заказать
storefront-add-to-cart = В корзину
storefront-free-delivery = Бесплатная доставка
storefront-gone = Этого товара здесь больше нет
storefront-gone-text = Возможно, он продан или переименован. Поищите похожий или посмотрите все товары.
storefront-see-all = Все товары

## Корзина
storefront-cart-title = Ваша корзина
storefront-cart-empty = В корзине пусто
storefront-cart-empty-text = Выберите что-нибудь по душе — оно подождёт вас здесь.
storefront-each = по { $price }
storefront-update = Обновить
storefront-remove = Убрать
storefront-remove-item = Убрать: { $name }
storefront-goods-total = Товары
storefront-go-to-checkout = Оформить заказ
storefront-unavailable = больше не продаётся
storefront-cart-blocked = Уберите то, что больше не продаётся, и продолжайте.
storefront-cart-full = Корзина заполнена. Сначала закажите то, что в ней есть.

## Оформление заказа
storefront-checkout-title = Ваш заказ
storefront-name = Ваше имя
storefront-phone = Телефон
storefront-keep = Если я не закончу, магазин может позвонить мне об этом заказе
storefront-keep-hint = Ваш телефон и выбранные товары хранятся 72 часа, только для этого звонка.
storefront-keep-back = От этого можно отказаться в любой момент
storefront-phone-hint = Магазин позвонит на этот номер, чтобы подтвердить заказ.
storefront-phone-example = +7 701 123 45 67
storefront-province = Область
storefront-municipality = Населённый пункт
storefront-choose-province-first = Сначала выберите область.
storefront-desk = Отделение
storefront-desk-hint = Где вы заберёте заказ, если доставка в отделение.
storefront-option = Доставка
storefront-option-home = До двери
storefront-option-desk = В отделение
storefront-address = Адрес
storefront-address-hint = Улица, дом, ориентир
storefront-note = Примечание для магазина
storefront-delivery = Доставка
storefront-delivery-heavy = Доставка с весом свыше 5 кг
storefront-delivery-later = станет известна, когда выберете область
storefront-fee-free = бесплатно
storefront-rounding = Округление наличных
storefront-total = К оплате при получении
storefront-confirm = Подтвердить заказ
storefront-confirm-again = Да, заказать ещё раз
storefront-confirm-price = Подтвердить по новой цене
storefront-pay-note = Вы платите наличными, когда получите посылку. Сейчас платить не нужно.
storefront-edit-cart = Изменить корзину
storefront-expired-title = Подтвердите ещё раз
storefront-expired = Эта страница была открыта слишком долго или пришла из другого места. Заказа ещё нет; всё, что вы ввели, на месте. Если это повторится, разрешите файлы cookie для этого сайта.
storefront-sent-title = Эта форма уже отправлена
storefront-sent = По этой форме заказ уже сделан. Если нужен второй заказ, подтвердите ещё раз.
storefront-again-title = Вы это уже заказали
storefront-again = За последние 24 часа уже был заказ на этот товар с этого телефона. Заказать ещё раз?
storefront-changed-title = Цена изменилась
storefront-changed-line = { $name } теперь стоит { $price }.
storefront-changed-total = Теперь итого { $total }. Заказа ещё нет: проверьте и подтвердите.
storefront-refused-title = Заказ не оформлен
storefront-short = Товара «{ $name }» сейчас можно заказать только { $available }. Уменьшите количество и подтвердите ещё раз.
storefront-short-none = Товар «{ $name }» только что закончился.
storefront-not-served = Сюда магазин не доставляет. Выберите другое место или позвоните в магазин.
storefront-leave-empty = Оставьте это поле пустым

## Заказы не принимаются
storefront-no-orders = Магазин сейчас не принимает заказы
storefront-no-orders-text = Товары можно посмотреть и сейчас.
storefront-no-orders-call = Позвоните в магазин, чтобы узнать, когда он снова примет заказы, или чтобы заказать по телефону.
storefront-plan-pay = Оплатить тариф
storefront-plan-buy-credits = Купить ещё заказы
storefront-plan-upgrade = Тарифы побольше
storefront-plan-ask-support = Написать в поддержку

## После заказа
storefront-thanks-title = Спасибо, ваш заказ принят
storefront-thanks-text = Магазин позвонит вам, чтобы подтвердить его. Оплата при получении.
storefront-code = Код заказа
storefront-keep-code = Сохраните этот код: по нему и номеру телефона вы увидите, где ваш заказ.
storefront-order = Заказ { $code }
storefront-placed = Оформлен
storefront-status = Статус
storefront-deliver-to = Куда доставить
storefront-lines = Товары
storefront-steps = История заказа
storefront-callback = Есть вопрос о заказе?
storefront-callback-text = Магазин позвонит вам по телефону, указанному в заказе, в свои рабочие часы.
storefront-callback-ask = Позвоните мне, пожалуйста
storefront-callback-asked = Вы попросили позвонить: { $at }. Магазин позвонит вам в свои рабочие часы.
storefront-word-title = Звонки о заказах, которые вы не закончили
storefront-word-text = Если вы отметили, что магазин может позвонить вам о незаконченном заказе, здесь от этого можно отказаться в любой момент. Сохранённое будет удалено, и вам никто не позвонит.
storefront-word-done = Готово. О незаконченном заказе вам никто не позвонит, а сохранённое удалено.
storefront-word-here = В этом браузере
storefront-word-since = Вы разрешили магазину позвонить вам: { $at }.
storefront-word-take-back = Не звоните мне
storefront-word-elsewhere = Отметили на другом телефоне или компьютере?
storefront-word-phone = Достаточно номера телефона, который вы указали.
storefront-find-title = Где мой заказ?
storefront-find-text = Введите номер телефона, с которого заказывали, и код, который вы получили.
storefront-find = Показать мой заказ
storefront-keep-shopping = Продолжить покупки
storefront-status-pending = Ждёт подтверждения
storefront-status-awaiting_payment = Ожидает оплаты
storefront-status-payment_review = Оплата проверяется
storefront-status-confirmed = Подтверждён
storefront-status-in_progress = Собирается
storefront-status-shipped = В пути
storefront-status-delivered = Доставлен
storefront-status-completed = Завершён
storefront-status-returning = Возвращается
storefront-status-returned = Возвращён
storefront-status-failed = Не выполнен
storefront-status-cancelled = Отменён

## Окончания
storefront-closed = Магазин «{ $shop }» закрыт
storefront-closed-text = Этот магазин больше не работает. Оформленные заказы доведут до конца.
storefront-failed = Не получилось
storefront-quantity-wrong = Напишите целое число от 1 до { $max }.

## Заявка, которая ждёт
storefront-waits-until = Ждёт до
storefront-request-waiting = Ждёт магазина
storefront-request-waiting-text = Ваш заказ у нас, мы храним его в закрытом виде. Магазин примет его, как только снова начнёт принимать заказы, по той цене, которую вы видели, и позвонит вам для подтверждения.
storefront-request-expired = Время вышло
storefront-request-expired-text = Магазин не успел его принять. Заказа нет; вы можете заказать снова.
storefront-request-rejected = Не принят
storefront-request-rejected-text = Магазин не смог его принять. Заказа нет.
storefront-request-withdrawn = Отозван
storefront-request-withdrawn-text = Вы его отозвали. Заказа нет.
storefront-request-accepted = Принят
storefront-request-accepted-text = Магазин принял ваш заказ.
storefront-request-withdraw = Не хочу ждать

## Вопрос
storefront-question = Сколько будет { $a } + { $b }?
storefront-question-title = Сначала один вопрос
storefront-question-text = Сейчас из вашей сети приходит очень много заказов. Решите маленький пример под формой, чтобы мы знали, что вы человек. Всё, что вы ввели, на месте.
storefront-question-wrong = Сумма другая. Попробуйте этот пример.
storefront-again-when = { $hours ->
    [0] Ваш заказ поступил меньше часа назад.
    [one] Ваш заказ поступил { $hours } час назад.
    [few] Ваш заказ поступил { $hours } часа назад.
    [many] Ваш заказ поступил { $hours } часов назад.
   *[other] Ваш заказ поступил { $hours } часа назад.
}
storefront-trial = Вы пробуете магазин. Этот заказ пробный: товар не резервируется, заказ нигде не учитывается.
storefront-trial-end = Закончить пробу
storefront-trial-over-title = Проба окончена
storefront-trial-over = Заказа нет: это была проба, и её время вышло. Чтобы пробовать дальше, откройте магазин снова из шага «первый заказ» в панели управления.
