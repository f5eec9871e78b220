## Басты бет
admin-home-title = Сәлеметсіз бе, { $name }
admin-home-revenue = Бүгінгі түсім
admin-home-revenue-hint = Жеткізілген тапсырыстардан
admin-home-orders = Бүгінгі тапсырыстар
admin-home-to-confirm = Растау керек
admin-home-to-ship = Жөнелту керек
admin-home-to-do = Не істеу керек
admin-home-last-orders = Соңғы тапсырыстар
admin-home-quiet = Бәрі тыныш
admin-home-quiet-text = Қазір істейтін ештеңе жоқ.
admin-see-shop = Дүкенді ашу
admin-see-in-shop = Дүкеннен қарау
admin-do-confirm = { $n ->
    [one] { $n } тапсырысты телефонмен растау керек
   *[other] { $n } тапсырысты телефонмен растау керек
}
admin-do-ship = { $n ->
    [one] { $n } тапсырысты жөнелту керек
   *[other] { $n } тапсырысты жөнелту керек
}
admin-do-low = { $n ->
    [one] { $n } нұсқа таусылып барады
   *[other] { $n } нұсқа таусылып барады
}
admin-do-dead = { $n ->
    [one] { $n } жұмыс бірнеше әрекеттен кейін де орындалмады
   *[other] { $n } жұмыс бірнеше әрекеттен кейін де орындалмады
}
admin-first-steps = Келесі қадамдар
admin-step-products = Тауарларыңызды қосыңыз
admin-step-products-text = Бір-бірлеп немесе файлдан бәрін бірден.
admin-step-rates = Жеткізу қанша тұратынын жазыңыз
admin-step-rates-text = Бастауға бір жалпы баға жеткілікті.
admin-step-phone = Телефоныңызды қалдырыңыз
admin-step-phone-text = Сатып алушылар қоңырау шалуға болатын дүкенге сенеді.
admin-step-carrier = Кім жеткізетінін көрсетіңіз
admin-step-carrier-text = Өз жеткізушіңіз жеткілікті: сәлемдеме мен ақша жеткізуші бойынша жүргізіледі.
admin-step-form = Тапсырыс формасын қараңыз
admin-step-form-text = Тек керегін сұраңыз.
admin-step-domain = Өз доменіңізді қосыңыз
admin-step-domain-text = Сатып алушылар сізді өз атыңыздан табады.
admin-step-order = Алғашқы тапсырысты байқап көріңіз
admin-step-order-text = Дүкен сатып алушының көзімен: тапсырыс сынақ үшін, тауар сақталмайды, есептелмейді.
admin-step-away = «{ $step }» қадамын енді көрсетпеу
admin-done-step-away = Бұл қадам енді көрсетілмейді.
admin-step-share = Дүкеніңізбен бөлісіңіз
admin-search-title = Бәрінен іздеу
admin-search-text = Нөмір, код, телефон немесе ат бойынша тапсырыс, тауар және сатып алушы табылады.
admin-search-none = Бұлай басталатын тапсырыс, тауар немесе сатып алушы жоқ.
