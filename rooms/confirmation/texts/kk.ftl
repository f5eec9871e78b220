# Бұл бөлменің адамдарға айтатыны.
refusal-confirmation-claimed-by-other = { $who ->
    [somebody] Бұл сатып алушымен басқа біреу сөйлесіп жатыр. Келесі қоңырауды алыңыз; ештеңе өзгерген жоқ.
   *[other] Бұл сатып алушымен { $name } сөйлесіп жатыр. Келесі қоңырауды алыңыз; ештеңе өзгерген жоқ.
}
refusal-confirmation-closed = Бұл тапсырыс ары қарай кеткен, қоңырау енді ештеңе өзгертпейді. Қайда екенін көру үшін тапсырысты ашыңыз.
refusal-confirmation-callback-late = Бұл тапсырыс аяқталды, ол бойынша енді қоңырау шалынбайды. Бірдеңе дұрыс болмаса, дүкенге қоңырау шалыңыз немесе жазыңыз.
refusal-confirmation-callback-none = Бұл тапсырыс бойынша қоңырау күтіп тұрған ешкім жоқ: қоңырау шалынған немесе ешкім сұрамаған.
refusal-confirmation-outside-hours = Сатып алушыларға қоңырау шалу уақыты: { $opens }–{ $closes }. Сатып алушы күтіп отырса, тапсырысты өзіңіз таңдаңыз.
refusal-confirmation-not-held = Бұл тапсырысты ешкім алмаған: ол кезекте тұр.
refusal-confirmation-outcome-invalid = Қоңырау немен аяқталғанын көрсетіңіз.
refusal-confirmation-until-invalid = Қашан қайта қоңырау шалу керегін жазыңыз: алдағы { $days } күн ішінде.
refusal-confirmation-duplicate-invalid = Қалатын тапсырыс нөмірін жазыңыз: осы дүкеннің бас тартылмаған басқа тапсырысы.
refusal-confirmation-correction-invalid = Тек сатып алушы растаған тапсырыс түзетіледі. «Расталды» дегенді таңдаңыз немесе түзетулерді алып тастаңыз.
refusal-confirmation-seconds-invalid = Қоңырау 0 секундтан бір тәулікке дейін созылады.
refusal-confirmation-hours-invalid = Қоңыраудың басталуы аяқталуынан бұрын, бір күннің ішінде болуы керек.
refusal-confirmation-script-invalid = «{ $value }» — тапсырыста мұндай дерек жоқ. Барлары: { $known }
refusal-confirmation-script-too-long = Сөйлесу мәтінінде ең көбі { $max } таңба болады.
refusal-confirmation-day-invalid = «{ $value }» — күн емес. Былай жазыңыз: 2026-11-20.
refusal-confirmation-rules-changed = Осы арада қоңырау ережелерін басқа біреу өзгертті. Оларды қарап, қайта сақтаңыз; енгізгеніңіз орнында.

confirmation-script = Сәлеметсіз бе, { $name }! Бұл { $shop }. Сіз { $goods } тапсырыс бердіңіз. { $place } жеткізумен барлығы { $total }, ақысы алған кезде. Жібере берейік пе?
