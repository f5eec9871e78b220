## Letters about the limit
letters = Письма о лимите
letters-on-text = Вы получаете письма при 70, 80, 90 и 100 % заказов месяца.
letters-off-text = Вы получаете письмо, только когда заказы месяца закончились.
letters-off = Только когда лимит исчерпан
letters-on = И раньше тоже
admin-done-letters-chosen = Ваш выбор сохранён.
