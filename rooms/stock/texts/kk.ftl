# Бас тартулар
refusal-stock-insufficient = Қоймада жеткіліксіз: қолжетімдісі { $available }.
refusal-stock-changed-meanwhile = Осы арада қалдық өзгерді. Қайта қарап, қайта қойыңыз.
refusal-stock-quantity-invalid = Мұнда мұндай мөлшер немесе қозғалыс түрі мүмкін емес.
refusal-stock-step = Бұл { $step } қадамымен сатылады және саналады.
refusal-stock-reason-missing = Себебін бір жолмен жазыңыз.
refusal-stock-not-tracked = Бұл нұсқаның қалдығы есепке алынбайды.
refusal-stock-movement-not-found = Мұндай қозғалыс жоқ немесе оны қолмен түзетуге болмайды.
refusal-stock-already-reversed = Бұл қозғалыс бұрын түзетілген.
refusal-location-not-found = Мұндай сақтау орны жоқ.
refusal-location-taken = Мұндай атаумен сақтау орны бар.
refusal-location-name-invalid = Сақтау орнының атауы — 1-ден 100 таңбаға дейін.
refusal-product-confirm-required = Жою тауарды мұрағатқа жібереді. Онымен не байланысты екенін қарап, он минут ішінде растаңыз.
refusal-product-has-stock = Қоймада әлі қалдық бар: { $on_hand }. Онымен не істеу керегін көрсетіңіз.
refusal-import-empty = Файлда тауар жоқ.
refusal-import-not-previewed = Бұл іске қосуды күтіп тұрған алдын ала қарау емес.
refusal-import-not-stopped = Тек тоқтатылған импортты жалғастыруға болады.
refusal-import-not-done = Тек аяқталған импортты кері қайтаруға болады.

# Импорт сөздері
stock-import-created = жаңа
stock-import-updated = өзгерді
stock-import-unchanged = өзгеріссіз
stock-import-skipped = тиілмеді
stock-import-bad = қатемен
stock-import-undone = кері қайтарылды
stock-reason-changed-since-plan = Алдын ала қараудан кейін өзгерген.
stock-reason-changed-since = Импорттан кейін өзгерген.
stock-reason-stock-changed-since = Кері қайтарылды, тек содан бері өзгерген қалдық қалды.
stock-reason-exists = Бұрыннан бар, ал тек жаңа тауарлар керек еді.
stock-reason-not-found = Каталогта жоқ, ал жаңа тауар керек емес еді.

# Сатып алушыларға арналған сөздер
stock-shelf-in-stock = Қоймада бар
stock-shelf-few-left = Аз қалды
stock-shelf-sold-out = Таусылды
