# Отказы
refusal-stock-insufficient = На складе не хватает: доступно { $available }.
refusal-stock-changed-meanwhile = Тем временем остаток изменился. Посмотрите ещё раз и задайте его снова.
refusal-stock-quantity-invalid = Такое количество или такой вид движения здесь невозможны.
refusal-stock-step = Это продаётся и считается с шагом { $step }.
refusal-stock-reason-missing = Укажите причину в одну строку.
refusal-stock-not-tracked = Остаток этого варианта не учитывается.
refusal-stock-movement-not-found = Такого движения нет, или вручную его не исправляют.
refusal-stock-already-reversed = Это движение уже исправлено.
refusal-location-not-found = Такого места хранения нет.
refusal-location-taken = Место хранения с таким названием уже есть.
refusal-location-name-invalid = Название места хранения — от 1 до 100 символов.
refusal-product-confirm-required = Удаление отправит товар в архив. Посмотрите, что с ним связано, и подтвердите в течение десяти минут.
refusal-product-has-stock = На складе ещё есть остаток: { $on_hand }. Укажите, что с ним делать.
refusal-import-empty = В файле нет товаров.
refusal-import-not-previewed = Это не предпросмотр, который ждёт запуска.
refusal-import-not-stopped = Продолжить можно только остановленный импорт.
refusal-import-not-done = Отменить можно только законченный импорт.

# Слова импорта
stock-import-created = новый
stock-import-updated = изменён
stock-import-unchanged = без изменений
stock-import-skipped = не тронут
stock-import-bad = с ошибками
stock-import-undone = отменён
stock-reason-changed-since-plan = Изменился после предпросмотра.
stock-reason-changed-since = Изменился после импорта.
stock-reason-stock-changed-since = Отменён, кроме остатка, который с тех пор изменился.
stock-reason-exists = Уже есть, а нужны были только новые товары.
stock-reason-not-found = В каталоге нет, а новые товары были не нужны.

# Слова для покупателей
stock-shelf-in-stock = В наличии
stock-shelf-few-left = Осталось мало
stock-shelf-sold-out = Нет в наличии
