## Сатып алушылар тапсырысты алатын бөлімшелер
admin-desks = Бөлімшелер
admin-desks-text = Жеткізу қызметі әкелгенді сатып алушылар осы жерден алады. Тапсырыс рәсімдегенде тек ашық бөлімшелерді таңдауға болады.
admin-desks-none = Әзірге бөлімше жоқ
admin-desks-none-text = Бөлімшеге жеткізу жеткізу қызметінің ашық бөлімшесі бар жерде ұсынылады.
admin-desks-import = Жеткізу қызметінің тізімі
admin-desks-import-text = Бір қызметтің толық тізімі: жаңа бөлімшелер ашылады, тізімде жоқтары жабылады.
admin-desks-columns = Бағандар: their_id, name, address, province_number, province_name, municipality, lat, lng, open.
admin-desks-carrier-hint = Жеткізу бағаларыңыздағыдай, мысалы yalidine.
admin-desks-map = Облыстар картасының жылы
admin-desks-map-hint = Қызмет облыстарды атайтын карта.
admin-desks-aliases = Белгілі жазылуларын қабылдау
admin-desks-aliases-hint = Әйтпесе жердің өз атауынан бөлек әр жазылу келісіміңізді күтеді.
admin-desks-verb = Бөлімшелерді қабылдау
admin-desks-refused = Ештеңе қабылданған жоқ: күмәнді жолдар бар. Оларды файлда түзетіп, қайта жіберіңіз.
admin-desks-done =
    { $n ->
        [one] { $n } бөлімше оқылды.
       *[other] { $n } бөлімше оқылды.
    }
admin-desks-added = Жаңа
admin-desks-closed = Жабылғаны
admin-desks-look = Ұсыныстарды қарау
admin-desk-add = Бөлімше қосу
admin-desk-name = Бөлімше атауы
admin-desk-carrier-hint = Көрсетілмесе, өз жеткізуіңіз.
admin-desk-choose-hint = Бөлімшеге жеткізілсе, сатып алушы қай жерден алады.
admin-desk-match = Орны
admin-desk-match-exact = атауы бірдей
admin-desk-match-alias = белгілі жазылуы
admin-desk-match-confirmed = расталды
admin-desk-match-suggested = растау керек
admin-desk-match-unmapped = орны белгісіз
admin-desk-theirs = Жеткізу қызметі «{ $name }» деп жазады.
admin-desk-confirm = Иә, бұл — { $name }
admin-desk-place = Елді мекенін көрсету
admin-desk-open = Ашу
admin-desk-close = Жабу
admin-desk-closed = жабық
admin-done-desk-saved = Бөлімше сақталды.
admin-done-desk-confirmed = Қызметтің осылай жазылған барлық бөлімшесі үшін орны расталды.
admin-done-desk-opened = Бөлімше ашылды.
admin-done-desk-closed = Бөлімше жабылды; сатып алушылар оны енді таңдай алмайды.
admin-desk-stranded = Жабылған бөлімшелердегі ашық тапсырыстар
admin-desk-stranded-text = Бөлімше содан бері жабылды. Сатып алушыға қоңырау шалып, жеткізуді түзетіңіз немесе болдырмаңыз.
