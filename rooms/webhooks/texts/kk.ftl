## Вебхуктардың бас тартулары және иесіне хаттар
refusal-webhook-not-found = Бұл дүкенде мұндай вебхук жоқ.
refusal-webhook-url-invalid = Мұндай мекенжайға жіберу мүмкін емес. Толық жазыңыз: https://hooks.example.dz/souk
refusal-webhook-url-unencrypted = Оқиғалар тек шифрланып жіберіледі. https:// деп басталатын мекенжай жазыңыз
refusal-webhook-url-near = Бұл мекенжай жеке желіге апарады, онда оқиғалар жіберілмейді. Бүкіл интернетке ашық серверді көрсетіңіз.
refusal-webhook-events-needed = Кемінде бір оқиғаны таңдаңыз.
refusal-webhook-event-unknown = { $event } деген оқиға жоқ. Оқиғалар тізімінен таңдаңыз.
refusal-webhook-too-many = Дүкенде ең көбі { $most } вебхук болады. Керек емесін жойыңыз.
refusal-webhook-changed-meanwhile = Осы арада бұл вебхукты басқа біреу өзгертті. Қайта қарап, өзгерісті енгізіңіз.
refusal-webhook-state-same = Вебхук бұл күйде тұр. Ештеңе өзгерген жоқ.
refusal-webhook-disabled = Бұл вебхук өшірулі. Алдымен қосып, содан кейін жіберіңіз.
refusal-webhook-delivery-not-found = Бұл дүкенде мұндай жіберілім жоқ; жіберілімдер отыз күн сақталады.
refusal-webhook-delivery-waiting = Бұл жіберілім жолда, өзі қайталанады.
webhooks-mail-failing = Бес күннен бері { $host } серверіне ештеңе жетпейді, сондықтан Souk ол жаққа енді оқиға жібермейді. Баптаулардан вебхукты ашып, түзетіп, қайта қосыңыз; жетпеген оқиғаларды сол жерден қайта жіберуге болады.
webhooks-mail-failing-subject = Оқиғалар { $host } серверіне енді жетпейді
webhooks-mail-gone = { $host } енді оқиға қажет емес деп жауап берді (410), сондықтан Souk ол жаққа жібермейді. Қателік болса, баптаулардан вебхукты қайта қосыңыз.
webhooks-mail-gone-subject = { $host } енді оқиға алғысы келмейді
