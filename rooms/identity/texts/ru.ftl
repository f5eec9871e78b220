# Вход и ключи

refusal-installation-link-needed = Этот сервер Souk настраивается по своей ссылке. Программа называет её при запуске (souk serve) в выводе. На самом сервере то же делает команда souk installation set-up.
refusal-installation-already-set-up = Этот сервер Souk уже настроен. Просто войдите.
refusal-session-credentials-wrong = Эл. почта и пароль не подходят друг к другу. Проверьте их и попробуйте снова.
refusal-session-unknown = Сеанс закончился. Войдите снова.
refusal-user-email-invalid = Это не адрес эл. почты. Он выглядит так: amina@example.com.
refusal-user-email-taken = Этот адрес эл. почты уже зарегистрирован.
refusal-user-name-invalid = Напишите имя: от 1 до 100 символов в одну строку.
refusal-user-password-weak = Придумайте пароль от { $least } до 200 символов, не совпадающий с эл. почтой. Лучше всего короткая фраза.
refusal-user-not-found = Такого человека нет.
refusal-user-last-platform-admin = Это последний администратор платформы. Сначала дайте это право кому-нибудь ещё.
refusal-api-key-not-found = Такого ключа нет, или он уже отключён.
refusal-api-key-name-invalid = Дайте ключу название от 1 до 80 символов, чтобы потом его узнать.
refusal-api-key-too-wide = Нельзя дать ключу право, которого нет у вас: { $permission }.

identity-sign-in-title = Вход
identity-sign-in-email = Эл. почта
identity-sign-in-password = Пароль
identity-set-up-title = Добро пожаловать. Создайте первую учётную запись
identity-set-up-name = Ваше имя
identity-keys-title = Ключи для программ
identity-keys-empty = Ключей пока нет. С ключом в вашем магазине может работать другая программа.
identity-keys-create = Новый ключ
identity-keys-once = Скопируйте ключ сейчас. Больше он не показывается.
identity-keys-ended = отключён
identity-password-title = Смена пароля
identity-password-present = Текущий пароль
identity-password-new = Новый пароль
refusal-embed-token-not-found = Такого токена больше нет. Ничего не изменено.
refusal-embed-token-origin-invalid = Адрес страниц пишется так: https://shop.example — с https и без пути; не больше десяти. Ничего не сохранено.
