## Лимиттің төрт көрінісі
limit-title = Осы айдағы онлайн тапсырыстар
limit-used = Жұмсалды
limit-left = Қалды
limit-credits = Оның ішінде сатып алынғаны
limit-until = Есептелетін мерзімі
limit-seen = Түсінікті
limit-level-normal = Қалыпты
limit-level-near = Шекке жақын
limit-level-high = Шекке жақын
limit-level-critical = Шекке өте жақын
limit-level-blocked = Бұғатталған
limit-action-pay = Төлеу
limit-action-buy-credits = Тапсырыс қосып алу
limit-action-upgrade = Үлкенірек тарифтер
limit-action-ask-support = Қолдауға жазу
limit-blocker = Дүкен қазір тапсырыс қабылдамайды
limit-blocker-text = Тауарларды көре беруге болады. Кейінірек келіңіз немесе дүкенге қоңырау шалыңыз.
