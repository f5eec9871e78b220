## Басты беттегі тауарлардың реті
admin-site-tab-arrange = Тауарлар реті
admin-arrange-text = Басты бет алдымен нені көрсетеді. Қалған тауарлар соңынан, жаңасынан бастап жүреді; санаттар мен іздеу өзгермейді.
admin-arrange-first = Басты беттің басында
admin-arrange-none = Өз орны бар тауар жоқ
admin-arrange-none-text = Басты бет алдымен жаңаларын көрсетеді. Тауарды жанындағы көрсеткішпен басына қойыңыз.
admin-arrange-hidden = қазір көрсетілмейді
admin-arrange-others = Басқа тауарлар
admin-arrange-no-others = Басқа тауар жоқ
admin-arrange-full = Ретте 200 тауар бар: басқасын қоспас бұрын біреуін алып тастаңыз.
admin-arrange-to-first = «{ $product }» тауарын басына қою
admin-arrange-to-last = «{ $product }» тауарын реттің соңына қою
admin-arrange-up = «{ $product }» тауарын жоғары жылжыту
admin-arrange-down = «{ $product }» тауарын төмен жылжыту
admin-arrange-out = «{ $product }» тауарын реттен алып тастау
admin-done-arranged = Рет сақталды. Сатып алушылар оны қазір көреді.
