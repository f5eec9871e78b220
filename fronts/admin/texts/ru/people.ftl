## People who run the installation
people = Люди
people-text = Кто управляет этой платформой. Остальных ищите по эл. почте.
people-find = Найти
people-admin = администратор платформы
people-sessions = открытых сеансов: { $n }
people-end = Завершить все сеансы
people-take = Забрать право
people-give = Сделать администратором
people-nobody = Никого не нашлось
people-nobody-text = С этой почтой никто не входит. Проверьте написание или очистите поле, чтобы увидеть администраторов.
people-password = Забытый пароль заменяют на самой машине:
admin-done-person-changed = Право изменено.
admin-done-person-signed-out = Все сеансы этого человека завершены.
