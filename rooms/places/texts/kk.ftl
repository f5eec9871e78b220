# Бас тартулар
refusal-delivery-province-unknown =
    «{ $value }» деген облыс жоқ. { $count ->
        [0] Тізімнен таңдаңыз.
       *[other] Мүмкін, мынаны айтқыңыз келді: { $names }?
    }
refusal-delivery-municipality-unknown =
    «{ $value }» деген елді мекен жоқ. { $count ->
        [0] Тізімнен таңдаңыз.
       *[other] Мүмкін, мынаны айтқыңыз келді: { $names }?
    }
refusal-delivery-municipality-not-in-province =
    Бұл облыста «{ $value }» деген елді мекен жоқ. { $count ->
        [0] Тізімнен таңдаңыз.
       *[other] Мүмкін, мынаны айтқыңыз келді: { $names }?
    }
refusal-delivery-not-served =
    { $option ->
        [desk] { $place }: дүкен бұл жердегі бөлімшеге жеткізбейді. Есікке дейін жеткізуді немесе басқа жерді таңдаңыз.
       *[home] { $place }: дүкен бұл жерде есікке дейін жеткізбейді. Бөлімшеге жеткізуді немесе басқа жерді таңдаңыз.
    }
refusal-delivery-carrier-invalid = Жеткізу қызметінің коды — 1-ден 40 таңбаға дейін: a-z латын әріптері, цифрлар, - және _. Мысалы: yalidine.
refusal-delivery-carrier-stale = Бұл жеткізу қызметін осы арада басқа біреу өзгертті. Қайта қарап, содан кейін сақтаңыз.
refusal-delivery-oversize-invalid = Килограмның бағасы — бүтін сома, 0 немесе одан көп.
refusal-delivery-option-unknown = «{ $value }» home де, desk те емес.
refusal-delivery-fee-invalid = «{ $value }» — мұндай сома болмайды. Жеткізу құны 0-ден кем емес; тегін жеткізу шегі 0-ден артық.
refusal-delivery-rate-not-found = Бұл жеткізу бағасы енді жоқ.
refusal-delivery-rate-stale = Осы арада бұл жеткізу бағасын басқа біреу өзгертті. Қайта қарап, қайта сақтаңыз.
refusal-delivery-rate-of-other-carrier = Сіз «{ $carrier }» бағаларын қарадыңыз, ал бұл жолдарда «{ $other }» бағалары да бар. Әр қызметтің бағаларын бөлек енгізіңіз.
refusal-delivery-zone-not-found = Бұл аймақ енді жоқ.
refusal-delivery-zone-stale = Осы арада біреу аймақты өзгертті. Қайта қарап, сақтаңыз.
refusal-delivery-zone-name-invalid = Аймаққа { $max } әріптен аспайтын ат беріңіз.
refusal-delivery-zone-name-taken = Мұндай атты аймақ бар.
refusal-delivery-zone-place-taken = Осы жерлердің бірі басқа аймақта. Бір жер бір ғана аймақта болады.
refusal-delivery-zone-empty = Аймаққа жер мен баға керек.
refusal-delivery-zones-too-many = Дүкенде ең көбі { $max } аймақ болады. Біреуін өзгертіңіз немесе жойыңыз.
refusal-delivery-file-refused =
    { $problems ->
        [one] Ештеңе жүктелмеді: файлда { $problems } жолды түзету керек.
       *[other] Ештеңе жүктелмеді: файлда { $problems } жерді түзету керек.
    }
refusal-delivery-file-column-missing = «{ $missing }» бағаны жоқ. Бірінші жолда баған атаулары тұрады: carrier, province_number, province_name, municipality, option, fee, free_above.
refusal-delivery-file-empty = Файлда жеткізу бағасы жоқ.
refusal-delivery-file-too-long = Файлда { $most } жолдан артық жол бар. Оны бөліңіз.
refusal-delivery-number-disagrees = { $value } нөмірі { $names } облысынікі емес, оның нөмірі — { $expected }. Түзетіңіз немесе атауы бойынша жүктеңіз.
refusal-delivery-zero-unclear = Құны 0. 0 нені білдіретінін көрсетіңіз: «жеткізбейміз» бе, «тегін» бе.
refusal-delivery-row-twice = Дәл осы жеткізу бағасы { $first }-жолда бар.

# Жеткізу беті
places-delivery-title = Жеткізу
places-delivery-intro = Жеткізу сатып алушыларыңызға қанша тұрады. Ең дәл баға қолданылады: алдымен елді мекен, сосын облыс, сосын жалпы баға.
places-province = Облыс
places-municipality = Елді мекен
places-choose-province = Облысты таңдаңыз
places-choose-municipality = Елді мекенді таңдаңыз
places-map = Облыстар картасы
places-carrier = Жеткізу қызметі
places-carrier-own = Өз жеткізуіміз
places-option = Қайда жеткізу керек
places-option-home = Есікке дейін
places-option-desk = Бөлімшеге
places-scope-default = Қалған жердің бәрі
places-scope-province = Облыс
places-scope-municipality = Елді мекен
places-fee = Құны
places-fee-hint = Жеткізбейтін жерге бос қалдырыңыз; 0 — тегін.
places-fee-free = Тегін
places-fee-not-served = Жеткізбейміз
places-free-above = Тегін жеткізу шегі
places-free-above-hint = Осы сомаға жеткен не одан асқан тауар тегін жеткізіледі.
places-rates-title = Жеткізу бағалары
places-rates-empty = Әзірге жеткізу бағасы жоқ
places-rates-empty-hint = Жеткізу бағасынсыз сатып алушы жеткізумен тапсырыс бере алмайды. Бір жалпы бағадан бастаңыз.
places-rate-add = Жеткізу бағасын қосу
places-rate-save = Жеткізу бағасын сақтау
places-rate-remove = Жою
places-rate-remove-ask = Бұл жеткізу бағасы жойылсын ба? Келесі, дәлдігі төмен баға қолданылады.
places-import-title = Жеткізу бағаларын жүктеу
places-import-file = CSV файлы
places-import-columns = Бағандар: carrier, province_number, province_name, municipality, option, fee, free_above.
places-import-zero = Құны 0 болса
places-import-zero-not-served = Жеткізбейміз
places-import-zero-free = Тегін
places-import-match = Нөмірлер мен атаулар
places-import-match-both = Сәйкес келуі керек
places-import-match-name = Атауы шешеді
places-import-start = Жүктеу
places-import-done =
    { $changed ->
        [0] Файлдағы жеткізу бағаларының бәрі ({ $rates }) бұрыннан бар.
       *[other] Өзгерген жеткізу бағасы: { $changed }, барлығы { $rates }.
    }
places-import-disagreements =
    { $count ->
        [one] { $count } нөмір атауынан басқа облысты көрсетеді; атауы алынды.
       *[other] { $count } нөмір атауынан басқа облысты көрсетеді; атауы алынды.
    }
places-import-line = { $line }-жол

# Бөлімшелер
refusal-delivery-desk-required =
    Тапсырысты алатын бөлімшені таңдаңыз. { $count ->
        [0] Бұл облыста бөлімше жоқ.
       *[other] Мысалы: { $names }.
    }
refusal-delivery-desk-unknown =
    «{ $value }» деген ашық бөлімше жоқ. { $count ->
        [0] Есікке дейін жеткізуді таңдаңыз.
       *[other] Мұнда ашық: { $names }.
    }
refusal-delivery-desk-mismatch =
    «{ $value }» бөлімшесі бұл облысқа қызмет көрсетпейді, басқа жеткізу қызметінікі немесе мұндай атпен жалғыз емес. { $count ->
        [0] Есікке дейін жеткізуді таңдаңыз.
       *[other] Мұнда ашық: { $names }.
    }
refusal-delivery-desk-not-found = Мұндай бөлімше жоқ.
refusal-delivery-desk-stale = Осы арада бұл бөлімшені басқа біреу өзгертті. Қайта қарап, сақтаңыз.
refusal-delivery-desk-text-invalid = «{ $value }» мәтінін мұнда сақтауға болмайды: ол бос немесе тым ұзын.
refusal-delivery-desk-twice = { $value } бөлімшесі файлда екі рет кездеседі.
refusal-delivery-desks-column-missing = «{ $missing }» бағаны жоқ. Бірінші жолда баған атаулары тұрады: their_id, name, address, province_number, province_name, municipality, lat, lng, open.
refusal-delivery-desks-empty = Файлда бөлімше жоқ.
refusal-delivery-map-column-missing = «{ $missing }» бағаны жоқ. Облыстарда number, name_fr, name_ar; елді мекендерде id, province, name_fr болады.
refusal-delivery-province-number-unknown = «{ $value }» — бұл картадағы облыстың нөмірі емес.
refusal-delivery-municipality-number-unknown = «{ $value }» нөмірлі елді мекен жоқ.
refusal-delivery-place-name-invalid = «{ $value }» — жердің атауы емес.
refusal-delivery-place-name-disagrees = Бұл нөмірлі елді мекен «{ $value }» деп аталмайды. Жаңа атаудың қасында бұрынғы атауларының бірін қалдырыңыз.
refusal-delivery-place-twice = «{ $value }» екі рет тұр; екіншісі — { $other }.
refusal-delivery-provinces-count = { $map } картасында { $expected } облыс бар, ал файлда { $count }.
refusal-delivery-municipalities-count = Елді мекендер саны { $expected }, ал файлда { $count }.
refusal-delivery-province-empty = { $value } облысында бірде-бір елді мекен жоқ.
refusal-delivery-map-stale = Осы арада басқа карта алынды. Қайта қарап, өзіңіздікін алыңыз.
refusal-delivery-names-column-missing = «{ $missing }» бағаны жоқ. Бірінші жол бағандарды атайды: carrier, kind, their_id, their_name, our_id, our_name, province, state.
refusal-delivery-names-empty = Файлда атаулар жоқ.
refusal-delivery-names-of-another = Бұл жол басқа жеткізу қызметінікі — «{ $value }».
refusal-delivery-place-kind-unknown = «{ $value }» — province, municipality немесе desk емес.
refusal-delivery-carrier-name-twice = { $value } нөмірі осы түрде екі рет тұр.
refusal-delivery-carrier-name-not-found = Жеткізу қызметінде мұндай атау жоқ.
refusal-delivery-carrier-unmapped =
    № { $number } тапсырысты жіберуге болмайды: { $kind ->
        [desk] «{ $name }» бөлімшесі қай елді мекенде екенін әлі ешкім айтқан жоқ.
       *[other] жеткізу қызметі { $name } дегенді қалай атайтынын әлі ешкім айтқан жоқ.
    } Алдымен орынды растаңыз; тапсырыс сол күйінде қалады.
