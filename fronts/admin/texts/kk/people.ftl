## People who run the installation
people = Адамдар
people-text = Бұл платформаны кім басқарады. Қалғандарын эл. пошта арқылы іздеңіз.
people-find = Іздеу
people-admin = платформа әкімшісі
people-sessions = ашық сеанстар: { $n }
people-end = Барлық жерден шығару
people-take = Құқықты алу
people-give = Әкімші ету
people-nobody = Ешкім табылмады
people-nobody-text = Бұл поштамен ешкім кірмейді. Жазылуын тексеріңіз немесе әкімшілерді көру үшін өрісті босатыңыз.
people-password = Ұмытылған құпиясөз машинаның өзінде ауыстырылады:
admin-done-person-changed = Құқық өзгертілді.
admin-done-person-signed-out = Бұл адамның барлық сеансы аяқталды.
