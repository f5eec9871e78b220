## Letters about the limit
letters = Лимит туралы хаттар
letters-on-text = Ай тапсырыстарының 70, 80, 90 және 100 %-ында хат аласыз.
letters-off-text = Ай тапсырыстары біткенде ғана хат аласыз.
letters-off = Тек лимитке жеткенде
letters-on = Ертерек те
admin-done-letters-chosen = Таңдауыңыз сақталды.
