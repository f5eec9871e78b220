## Жаңа тапсырыс
admin-order-new = Жаңа тапсырыс
admin-order-new-text = Телефондағы немесе дүкендегі сатып алушыға арналған. Айдың онлайн тапсырыс лимитіне кірмейді.
admin-order-look = Тексеру
admin-order-new-customer = Бұл телефоннан әлі тапсырыс берілмеген.
admin-order-other-phone = Бұл — басқа сатып алушының телефоны. Алдыңғысына толтырылғаны алып тасталды: форманы қарап шығып, тапсырысты рәсімдеңіз.
admin-order-known-orders = { $n ->
    [one] { $n } тапсырыс
   *[other] { $n } тапсырыс
}
admin-order-known-delivered = жеткізілгені: { $n }
admin-order-known-returned = қайтарылғаны: { $n }
admin-order-find = Тауар қосу
admin-order-find-hint = Атауы немесе коды; штрихкодты сканерлеуге де болады.
admin-order-found-none = Сатылымда бұлай басталатын тауар жоқ.
admin-order-add = Қосу
admin-order-add-item = Қосу: { $name }
admin-order-drop-item = Алып тастау: { $name }
admin-order-no-lines = Әзірге бос: тауарды жоғарыдан табыңыз.
admin-order-left = қалдық { $n }
admin-order-short = Бар болғаны { $n } қалды.
admin-order-short-none = таусылды
admin-order-pieces-wrong = Мұндай мөлшерде сатуға болмайды.
admin-order-not-sold = Қазір сатылмайды.
admin-order-hidden = Тарифке байланысты жасырылған. Бетіндегі «Бірінші кезекте көрсету» дегенді басыңыз.
admin-order-towns = Елді мекендерін көрсету
admin-order-not-served = Бұл жерге жеткізу бағасы әлі жоқ. «Жеткізу» бөлімінде қойыңыз немесе басқа жерді таңдаңыз.
admin-order-to-pay = Жеткізген кезде төлейді
admin-order-fee-later = Жеткізу құны облыс таңдалғанда қосылады.
admin-order-bill-later = Тауар қосылғанда сомасы осында шығады.
admin-order-place = Тапсырысты рәсімдеу
admin-order-again = Қайта рәсімдеу
admin-order-place-hint = Енгізілгені тапсырыс рәсімделгенше сақталады.
admin-order-another = Осы сатып алушыға жаңа тапсырыс
admin-done-order-placed = Тапсырыс рәсімделді.

## Пернелер
admin-keys = Пернелер
admin-keys-look = жазылғанды іздейді; сканерленген код қосылады
admin-keys-send = тапсырысты рәсімдейді
admin-keys-rows = келесі және алдыңғы жол
admin-keys-open = жолды ашады
admin-keys-go = басты бетке; басқа әріптермен — басқа беттерге
admin-keys-press = таңдалған батырманы басады
