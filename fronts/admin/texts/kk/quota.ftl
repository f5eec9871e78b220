## Лимит
admin-quota = Осы айдағы онлайн тапсырыстар
admin-quota-forecast = Осы қарқынмен лимит бітетін күн: { $day }.
admin-quota-left = Қалғаны
admin-quota-credits = Оның ішінде қосып алынғаны
admin-quota-ends = Есептеу мерзімі
admin-quota-thresholds = Сізге 70, 80, 90 және 100 пайызда хабарлаймыз.
admin-quota-stopped = Сатып алушылар қазір тапсырыс бере алмайды
