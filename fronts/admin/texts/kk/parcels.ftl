## Сәлемдемелер
admin-nav-parcels = Сәлемдемелер
admin-parcel = Сәлемдеме
admin-parcels-text = Өз курьеріңізбен кететіндер. Сәлемдемемен бірге тапсырысы да жылжиды.
admin-parcels-none = Әзірге сәлемдеме жоқ
admin-parcels-none-text = Расталған әр тапсырысқа сәлемдеме жасау үшін жоғарыдан курьерді таңдаңыз немесе оны тапсырыс бетінде жасаңыз.
admin-parcels-no-driver = Алдымен курьер қосыңыз; сонда расталған әр тапсырыстың сәлемдемесі бола алады.
admin-parcels-send = Расталған әр тапсырысқа сәлемдеме
admin-parcels-move = Таңдалғандарын жылжыту
admin-parcels-move-to = Жаңа күйі
admin-parcels-done =
    { $n ->
        [0] Бірде-бір сәлемдеме жасалмады.
        [one] { $n } сәлемдеме дайын.
       *[other] { $n } сәлемдеме дайын.
    }
admin-parcels-left = Мыналар сол күйі қалды
admin-parcel-problem = Қазіргі күйінен мұны істеуге болмайды. Себебін көру үшін сәлемдемені ашыңыз.
admin-parcel-problem-delivery-parcel-illegal-move = Қазіргі күйінен олай жылжыту мүмкін емес.
admin-parcel-problem-delivery-amount-over-max = Есік алдында алуға болатыннан көп.
admin-parcel-problem-delivery-account-rests = Курьер өшірулі.
admin-parcel-problem-delivery-parcel-exists = Оның сәлемдемесі бар.
admin-parcel-problem-delivery-carrier-unmapped = Бөлімшенің қайда екенін әлі ешкім айтқан жоқ: алдымен орнын растаңыз.
admin-parcel-problem-delivery-parcel-outdated = Содан бері тапсырысы өзгерді: болдырмай, жаңадан жасаңыз.
admin-parcel-problem-system-busy = Уақыт жетпеді. Тағы бір рет жасаңыз.
admin-parcel-problem-system-fault = Мұнда бірдеңе бұзылды; бәрі сол күйінде қалды.
admin-parcel-amount = Алынатын сома
admin-parcel-driver = Курьер
admin-parcel-label = Заттаңба басып шығару
admin-parcel-pdf = Жапсырма PDF-те
admin-parcel-move = Қазір қайда?
admin-parcel-story = Тарихы
admin-parcel-no-story = Әлі қозғалған жоқ.
admin-parcel-note = Ескертпе
admin-parcel-reason = Себебі
admin-parcel-damaged = Тауар бүлінген
admin-parcel-damaged-hint = Қайтаруды қабылдағанда: тауар сөреге қайтпай, есептен шығарылады.
admin-parcel-fee-hint = Қайтаруды қабылдағанда: курьер қанша алады; бос болса — өз ақысы.
admin-parcel-make = Сәлемдеме жасау
admin-parcel-choose-driver = Сәлемдемені алып кететін курьерді таңдаңыз.
admin-parcel-state-created = дайын
admin-parcel-state-picked-up = алып кетілді
admin-parcel-state-in-transit = жолда
admin-parcel-state-at-destination = алушының облысында
admin-parcel-state-at-desk = бөлімшеде күтуде
admin-parcel-state-out-for-delivery = курьерде
admin-parcel-state-on-hold = кідіртілді
admin-parcel-state-attempt-failed = табысталмады
admin-parcel-state-delivered = жеткізілді
admin-parcel-state-returning = қайтып келе жатыр
admin-parcel-state-return-ready = қайтып келді, алуға болады
admin-parcel-state-returned = қайтару қабылданды
admin-parcel-state-cancelled = бас тартылды
admin-parcel-reason-no-contact = байланыс болмады
admin-parcel-reason-absent = үйінде жоқ
admin-parcel-reason-refused = бас тартты
admin-parcel-reason-goods = тауар қате немесе бүлінген
admin-parcel-reason-place = мекенжайы қате
admin-parcel-reason-hold = жеткізу қызметі кідіртті
admin-parcel-reason-other = басқа
admin-drivers = Курьерлер
admin-drivers-text = Сәлемдемелеріңізді кім алып кетеді.
admin-drivers-none = Әзірге курьер жоқ
admin-drivers-none-text = Сізге жеткізіп беретін адамды қосыңыз; ол өзіңіз де болуыңыз мүмкін.
admin-driver-add = Курьер қосу
admin-driver-name = Аты
admin-driver-return-fee = Қайтару ақысы
admin-driver-fee-hint = Қайтып келген сәлемдемеге курьер қанша алады. Бос болса — ештеңе.
admin-driver-carrier-hint = Бұл курьер кімнің тарифтері мен жер атаулары бойынша жүреді. Көрсетілмесе — өз жеткізуіңіз.
admin-driver-rests = өшірулі
admin-driver-aside = Өшіру
admin-driver-back = Қайта қосу
admin-manifest = Күндік тізім
admin-manifest-day = Күн
admin-manifest-signed = Қолы
admin-manifest-none = Бұл күні бұл курьерге сәлемдеме жасалмаған.
admin-manifest-more = Тағы бар; бөліп басып шығарыңыз.
admin-manifest-total =
    { $n ->
        [one] { $n } сәлемдеме, алынатыны:
       *[other] { $n } сәлемдеме, алынатыны:
    }
admin-print-hint = Бұл бетті A6 қағазға немесе екеуін A5 қағазға басып шығарыңыз.
admin-done-parcel-made = Сәлемдеме жасалды.
admin-done-parcel-moved = Сәлемдеме жылжыды, онымен бірге тапсырысы да.
admin-done-driver-saved = Курьер сақталды.
admin-parcels-list = Тізім
admin-parcels-board = Тақта
admin-parcels-figures = Қайтарымдар
admin-parcels-board-text = Сәлемдемелеріңіз қазір қайда және қайсысы тым ұзақ тұр.
admin-parcels-figures-text = Не қайтады, кіммен және неге.
admin-parcels-stuck = Әдеттегіден ұзақ
admin-parcels-stuck-text = Осы жүргізушіге әдеттегіден екі есе ұзақ әрі екі тәуліктен көп. Жүргізушіден немесе сатып алушыдан сұраңыз.
admin-parcels-stuck-days = мұнда { $n } күннен бері
admin-parcels-stuck-usual =
    { $n ->
        [0] әдетте бір күннен аз
       *[other] әдетте { $n } күн
    }
admin-parcels-all-of = Барлығы { $n }
admin-parcels-board-none = Жолда сәлемдеме жоқ
admin-parcels-board-none-text = Расталған тапсырыстар сәлемдеме алған бойда әрқайсысының қайда екені осында көрінеді.
admin-parcels-back = қайтқаны
admin-parcels-back-share = Қайтарым үлесі
admin-parcels-open = жолда
admin-parcels-back-by-driver = Жүргізушілер бойынша қайтарым
admin-parcels-back-why = Неге қайтты
admin-parcels-none-ended = Әлі бірде-бір сәлемдеме аяқталған жоқ.
admin-parcels-none-back = Ештеңе қайтқан жоқ.
admin-parcels-figures-none = Бұл күндері сәлемдеме болмаған
admin-parcels-figures-none-text = Басқа күндерді таңдаңыз немесе алғашқы сәлемдемелерді жіберіңіз.
admin-parcel-reason-none = себебін ешкім айтпады
admin-parcel-size = Салмағы мен өлшемі
admin-parcel-size-unknown = белгісіз
admin-parcel-grams = { $n } г
admin-parcel-billable = { $n } кг болып есептеледі
admin-parcel-measure = Өлшеу
admin-parcel-weight = Салмағы
admin-parcel-length = Ұзындығы
admin-parcel-width = Ені
admin-parcel-height = Биіктігі
admin-done-parcel-measured = Салмағы мен өлшемі сақталды.
