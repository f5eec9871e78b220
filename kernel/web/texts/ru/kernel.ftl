# Слова ядра: общее для всех страниц. У комнат свои файлы.

## Языки, каждый под своим именем
language-ar = العربية
language-en = English
language-fr = Français
language-ru = Русский
language-kk = Қазақша

## Валюты, как их пишут люди
currency-DZD = дин.
currency-KZT = ₸
currency-USD = $
currency-EUR = €
currency-IQD = ирак. дин.

## Вокруг страницы
chrome-skip = Перейти к содержанию
chrome-navigation = Главное меню
chrome-more = Ещё
chrome-language = Язык
chrome-account = Ваш профиль
chrome-search = Поиск
chrome-search-hint = Поиск (клавиша /)
chrome-sign-out = Выйти
chrome-path = Вы здесь
chrome-made-with = Работает на Souk

## Действия
action-save = Сохранить
action-cancel = Отмена
action-back = Назад
action-search = Найти
action-filter = Применить
action-clear = Сбросить фильтры
action-confirm = Подтвердить
action-delete = Удалить
action-edit = Изменить
action-add = Добавить
action-close = Закрыть
action-undo = Отменить
action-retry = Повторить
action-look-again = Обновить
action-choose = Выбрать
action-continue = Продолжить
action-sign-in = Войти

## Формы
form-required = обязательно
form-optional = необязательно
form-pick = Выберите
form-errors = { $n ->
    [one] Исправьте { $n } ошибку
    [few] Исправьте { $n } ошибки
    [many] Исправьте { $n } ошибок
   *[other] Исправьте { $n } ошибки
}
form-cannot-undo = Это нельзя отменить.

## Списки
list-empty = Здесь пока пусто
list-no-match = Ничего не найдено
list-no-match-hint = Уберите часть слов или сбросьте фильтры.
list-next = Дальше
list-file = Скачать список (CSV)
list-previous = Назад
list-pages = Страницы
list-select = Выбрать { $name }
list-select-all = Выбрать все
list-selected = Выбрано: { $n }
list-all = Все
list-yes = Да
list-no = Нет

## Сколько использовано
meter-of = { $used } из { $limit }
meter-unlimited = { $used }, без ограничений
meter-normal = В норме
meter-near = Лимит близко
meter-high = Лимит очень близко
meter-critical = Лимит почти исчерпан
meter-blocked = Остановлено

## Шаги
step-of = Шаг { $n } из { $total }
step-done = готово
step-current = сейчас

## Витрина
shop-sold-out = Нет в наличии
shop-was = раньше { $price }
shop-now = сейчас { $price }

live-newer = Есть новое.

## Отказы ядра
refusal-request-key-reused = Эта форма уже отправлена с другими данными. Откройте страницу заново и повторите изменение.
refusal-request-too-many = Слишком много попыток. Подождите немного и попробуйте снова.
refusal-request-already-shown = Этот секрет уже был показан один раз, больше он не показывается. Если вы его потеряли, создайте новый.
refusal-request-invalid = Проверьте введённые данные.
refusal-request-unknown-field = Поле «{ $field }» нам неизвестно. Проверьте его название.
refusal-request-malformed = Не удалось прочитать запрос. Проверьте его формат и отправьте ещё раз.
refusal-request-too-large = Слишком большой объём. Уменьшите его и попробуйте снова.
refusal-permission-denied = Ваша роль этого не позволяет. Обратитесь к владельцу магазина.
refusal-session-required = Сначала войдите.
refusal-system-busy = Сейчас большая нагрузка. Ничего не изменено; попробуйте через несколько секунд.
refusal-system-storage-full = На нашем диске кончилось место. Ничего не изменено, всё сохранённое цело; попробуйте позже. Если сервер ваш: освободите место, и работа продолжится сама.
refusal-system-fault = У нас произошёл сбой. Попробуйте ещё раз; если не поможет, сообщите нам этот номер: { $reference }
refusal-system-outcome-unknown = Не удалось узнать, сохранилось ли изменение. Отправьте его ещё раз: дважды оно не выполнится.
refusal-money-out-of-range = Слишком большая сумма.
refusal-page-not-found = Такой страницы нет или она удалена.
refusal-page-host-unknown = На { $host } магазина нет. Если это ваш домен, укажите его в магазине в разделе «Страницы магазина», «Домен» и поставьте запись, которая там показана.
refusal-list-cursor-invalid = Это место в списке устарело. Начните с первой страницы.
refusal-list-cursor-of-other-sort = Это место относится к списку в другом порядке. Укажите тот же порядок или начните с первой страницы.

## Страница элементов
dev-title = Элементы страниц
dev-intro = Всё, из чего собраны страницы, с примерами данных.
dev-section-buttons = Кнопки и ссылки
dev-section-notices = Сообщения
dev-section-figures = Показатели и лимиты
dev-section-badges = Состояния
dev-section-form = Формы
dev-section-list = Списки
dev-section-empty = Пустые страницы
dev-section-story = Шаги, вкладки и история
dev-section-facts = Сведения
dev-section-confirm = Подтверждение
dev-section-icons = Значки
dev-shop = Магазин Амины
dev-user = Амина Бенсалах
dev-home = Главная
dev-orders = Заказы
dev-products = Товары
dev-stock = Склад
dev-members = Сотрудники
dev-runs = Операции
dev-settings = Настройки
dev-order = Заказ
dev-customer = Покупатель
dev-phone = Телефон
dev-total = Итого
dev-status = Статус
dev-when = Оформлен
dev-items = Позиции
dev-new = Новый
dev-confirmed = Подтверждён
dev-shipped = В пути
dev-delivered = Доставлен
dev-returned = Возвращён
dev-draft = Черновик
dev-customer-1 = Карим Хаддад
dev-customer-2 = Нур Эль-Худа Бузид
dev-customer-3 = Ясин Мансури
dev-name = Название товара
dev-name-hint = Как его называют ваши покупатели.
dev-price = Цена
dev-price-error = Укажите цену числом, например 2500.
dev-description = Описание
dev-province = Область
dev-municipality = Населённый пункт
dev-algiers = Алжир
dev-oran = Оран
dev-bab = Баб-эль-Уэд
dev-hydra = Хидра
dev-delivery = Доставка
dev-home-delivery = До двери
dev-home-delivery-hint = 3–5 дней
dev-desk = В отделение
dev-desk-hint = Ближайшее к вам
dev-published = Показывать в магазине
dev-quantity = Количество
dev-phone-error = Напишите 10 цифр, например 0551234567.
dev-month-orders = Онлайн-заказы за месяц
dev-pace = При таком темпе лимит закончится 23-го числа.
dev-sales = Продажи за сегодня
dev-sales-hint = На 12 % больше, чем в прошлое воскресенье
dev-to-confirm = Ждут подтверждения
dev-late = Посылки с опозданием
dev-saved = Товар сохранён.
dev-info = В воскресенье у Yalidine выйдут новые цены.
dev-warn-title = Использовано 83 заказа из 100
dev-warn = Докупите 100 заказов и не упустите ни одного покупателя.
dev-danger = Служба доставки не приняла две посылки.
dev-empty = Товаров пока нет
dev-empty-text = Добавьте первый товар и отправьте покупателям ссылку на магазин.
dev-add-product = Добавить товар
dev-step-products = Товары
dev-step-delivery = Доставка
dev-step-test = Пробный заказ
dev-step-share = Ссылка
dev-tab-all = Все
dev-event-1 = Заказ оформлен
dev-event-2 = Подтверждён по телефону
dev-event-3 = Передан в Yalidine
dev-event-text = Покупатель просит привезти после пяти часов.
dev-by = Карим
dev-cancel-title = Отменить заказ 1042?
dev-cancel-text = Покупатель получит SMS, три штуки вернутся на склад.
dev-cancel-verb = Отменить заказ
dev-keep = Оставить заказ
dev-reason = Причина
dev-code = Код
dev-buy = Докупить 100 заказов
dev-product-1 = Льняное платье с вышивкой
dev-product-2 = Кожаные сандалии ручной работы
dev-product-3 = Финики Деглет-Нур, 1 кг
dev-product-4 = Медный поднос для чая
dev-catalog = Все товары
dev-shop-hero = Хорошие вещи с доставкой до двери
dev-shop-text = Оплата наличными при получении. Доставка во все 69 областей.
dev-new-badge = Новинка
dev-about = О нас
dev-contact = Контакты
dev-order-now = Заказать
dev-sign-in = Вход в магазин
dev-email = Эл. почта или телефон
dev-password = Пароль
dev-sign-in-text = Рады видеть вас снова.

# Страница сбоя
failed-title = Не получилось
failed-reference = Номер сбоя:
failed-home = На главную
refusal-request-key-short = Без учётной записи вас отличает от других только ключ: пришлите Idempotency-Key не короче { $min } символов, который нельзя угадать, например UUID.
refusal-request-key-missing = Нет заголовка Idempotency-Key. С каждым новым запросом присылайте новый ключ, а при повторе — прежний.
refusal-request-not-repeated = При первом запросе это не было сделано, и повтор запроса этого не сделает. Запросите это с новым ключом.
refusal-request-key-invalid = Ключ идемпотентности — от 1 до 200 видимых символов ASCII без пробелов.
refusal-request-unsupported = Такое содержимое здесь не принимается. Пришлите { $expected }.
refusal-request-dry-run-unsupported = Это нельзя испробовать, не выполнив. Уберите dry_run.
refusal-request-method-not-allowed = Этот адрес такого метода не принимает.
refusal-shop-not-found = Такого магазина здесь нет, или вы в нём не работаете.
refusal-shop-closed = Магазин закрыт. Оформленные раньше заказы будут выполнены.
refusal-shop-maintenance = В магазине технические работы, заказы пока не принимаются. Попробуйте позже.
refusal-shop-emergency = Работа магазина аварийно остановлена. Ничего не изменено; попробуйте позже.
refusal-system-stopping = Souk перезапускается. Ничего не изменено; попробуйте через минуту.
refusal-run-not-found = Такой операции в этом магазине нет.
refusal-run-in-progress = Такая операция уже идёт ({ $run }). Дождитесь её окончания или сначала остановите её.
refusal-run-already-undone = Эта операция уже отменена.
refusal-job-not-found = Такого задания со сбоем в этом магазине нет, или оно уже запущено снова.
refusal-message-not-found = Такого сообщения в этом магазине нет.
refusal-message-gone-out = Это сообщение уже ушло или отправляется. Дважды ничего не отправлено.
refusal-file-not-found = Такого файла в этом магазине нет. Загрузите его снова.
refusal-crypto-wrong-key = Это зашифровано другим ключом. Укажите прежний ключ в ENCRYPTION_KEY_HEX_OLD.
refusal-file-type-refused = Файлы такого вида не принимаются. Пришлите таблицу (CSV) или изображение (JPEG, PNG, WebP).
refusal-media-too-large = Это фото слишком большое. Принимаем до 20 МБ, 40 мегапикселей и 12 000 пикселей по стороне. Ничего не изменено: уменьшите фото и добавьте снова.
refusal-media-type-refused = Это не изображение, которое можно показать. Пришлите JPEG, PNG или WebP; ничего не изменено.
