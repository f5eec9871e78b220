## Тасталған тапсырыстар
admin-leads = Тасталғандар
admin-leads-text = Тапсырысты бастап, жібермей кеткен және қоңырау шалуға рұқсат берген сатып алушылар. 72 сағат сақталады; бұл үшін тапсырыс есептелмейді.
admin-leads-none = Тасталған тапсырыс бойынша қоңырау шалатын ешкім жоқ
admin-leads-none-text = Тапсырыс формасындағы телефонның астында сатып алушы аяқтамаса қоңырау шалуға рұқсат бере алады. Ондайлар осында 72 сағат тұрады.
admin-lead-waiting = қоңырау шалуға болады
admin-lead-called = қоңырау шалынды
admin-lead-ordered = тапсырыс берді
admin-lead-declined = қаламайды
admin-lead-expired = уақыты өтті
admin-lead-nameless = Аты жоқ
admin-lead-seen = соңғы рет:
admin-lead-until = қоңырау шалуға болатын мерзім:
admin-lead-order = Оның орнына тапсырыс беру
admin-lead-did-call = Қоңырау шалдым
admin-lead-refuses = Қаламайды
admin-done-lead-closed = Қоңырау тізімінен шығарылды.
