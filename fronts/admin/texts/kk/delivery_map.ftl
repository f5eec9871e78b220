## Тапсырыстар қайда барады
admin-map = Жеткізу картасы
admin-map-text = Тапсырыстар қайда барады және қаншасы жетеді. Нүкте үлкен болса, тапсырыс көп; ол тапсырыстарды ашады.
admin-map-dot = { $place }: { $n } тапсырыс, { $share }
admin-map-none-ended = әлі біреуі де аяқталған жоқ
admin-map-good = 80 % және одан көп жеткізілген
admin-map-warn = 60–79 %
admin-map-bad = 60 %-дан аз
admin-map-table = Сол деректер кестеде
admin-map-share = Жеткізілгені
admin-map-more = Тапсырысы азырақ { $n } жер тек картада тұр.
admin-map-none = Бұл күндері тапсырыс болған жоқ
admin-map-none-text = Тапсырыс түскенде карта қайда баратынын көрсетеді.
## Кім нені жеткізеді
admin-brings = Провинция бойынша
admin-brings-text = Кім қай жерде жақсы жеткізеді және ақшаңыздың қаншасы жеткізушілерде.
admin-brings-days = Күн
admin-brings-suggestion = Ұсыныс
admin-brings-suggested = ұсынылады
admin-brings-hint = Әр провинция мен тәсіл үшін: көбірек үлесін жеткізетін, содан кейін жылдамырақ, содан кейін арзанырақ. Бес сәлемдемеден аз аяқталса, ешкім ұсынылмайды.
admin-brings-none = Бұл күндері ештеңе аяқталған жоқ
admin-brings-none-text = Сәлемдемелер жеткізілгенде не қайтқанда, жеткізушілер осында салыстырылады.
admin-due = Жеткізушілердегі ақша
admin-due-total = Барлығы:
admin-due-days = { $first }–{ $last } күн
admin-due-older = { $days } күннен көп
admin-due-none = Ешкімде ақшаңыз жоқ
admin-due-none-text = Жеткізушілер жинағаны тапсырғанға дейін осында тұрады.
