## Carriers
admin-carriers = Жеткізу қызметтері
admin-carriers-text = Ауыр сәлемдемелерге әр қызмет қанша алатыны және жерлерді қалай атайтыны.
admin-carriers-none = Әзірге жеткізу қызметі жоқ
admin-carriers-none-text = Тарифтер мен бөлімшелер өз қызметін атайды; әрқайсысы осында тұрады.
admin-carrier-oversize = 5 кг-нан артық әр килограмм
admin-carrier-oversize-none = Салмақ үшін қосымша ақы жоқ
admin-carrier-oversize-hint = Тапсырыстың 5 кг-нан асқан әр басталған килограмы үшін жеткізу ақысына қосылады. Тегін нәрсе тегін қалады.
admin-carrier-set = Қызметті реттеу
admin-carrier-map-same = қазіргідей
admin-done-carrier-saved = Жеткізу қызметі сақталды.
admin-names = Жер атаулары
admin-names-text = Жеткізу қызметінің атаулары біздікінің қасында. Ешкім сенімді болмаған атаумен ештеңе жіберілмейді.
admin-names-none = Әзірге атау жоқ
admin-names-none-text = Жеткізу қызметінің тізімін әкеліңіз; әр атау біздікімен салыстырылады.
admin-name-kind = Ненің атауы
admin-name-kind-province = облыс
admin-name-kind-municipality = елді мекен
admin-name-kind-desk = бөлімше
admin-name-none = біздікінен ешқайсысы
admin-name-ours = Біздің орын
admin-name-set = Біздің орынды көрсету
admin-names-import = Атауларды әкелу
admin-names-columns = Бағандар: carrier, kind, their_id, their_name, our_id, our_name, province, state.
admin-names-verb = Атауларды салыстыру
admin-names-done =
    { $n ->
       *[other] { $n } атау өзгерді.
    }
admin-done-name-confirmed = Атау қызметтің барлық тізімі үшін расталды.
