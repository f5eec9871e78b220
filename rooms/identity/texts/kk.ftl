# Кіру және кілттер

refusal-installation-link-needed = Бұл Souk сервері өз сілтемесі арқылы бапталады. Бағдарлама оны іске қосылғанда (souk serve) шығысында айтады. Сервердің өзінде souk installation set-up командасы да соны істейді.
refusal-installation-already-set-up = Бұл Souk сервері бапталып қойған. Жай ғана кіріңіз.
refusal-session-credentials-wrong = Эл. пошта мен құпиясөз бір-біріне сәйкес емес. Екеуін де тексеріп, қайталап көріңіз.
refusal-session-unknown = Сеанс аяқталды. Қайта кіріңіз.
refusal-user-email-invalid = Бұл эл. пошта мекенжайы емес. Ол мынадай болады: amina@example.com.
refusal-user-email-taken = Бұл эл. пошта мекенжайы тіркеліп қойған.
refusal-user-name-invalid = Атыңызды бір жолда, 1-ден 100 таңбаға дейін жазыңыз.
refusal-user-password-weak = Ұзындығы { $least } таңбадан кем емес, 200 таңбадан аспайтын, эл. поштаңызға ұқсамайтын құпиясөз таңдаңыз. Ең дұрысы — қысқа сөйлем.
refusal-user-not-found = Мұндай адам жоқ.
refusal-user-last-platform-admin = Бұл — платформаның соңғы әкімшісі. Алдымен бұл құқықты басқа біреуге беріңіз.
refusal-api-key-not-found = Мұндай кілт жоқ немесе ол өшірілген.
refusal-api-key-name-invalid = Кейін танып алу үшін кілтке 1-ден 80 таңбаға дейін ат қойыңыз.
refusal-api-key-too-wide = Өзіңізде жоқ құқықты кілтке бере алмайсыз: { $permission }.

identity-sign-in-title = Кіру
identity-sign-in-email = Эл. пошта
identity-sign-in-password = Құпиясөз
identity-set-up-title = Қош келдіңіз. Алғашқы тіркелгіні жасаңыз
identity-set-up-name = Атыңыз
identity-keys-title = Бағдарламаларға арналған кілттер
identity-keys-empty = Әзірге кілт жоқ. Кілт арқылы дүкеніңізде басқа бағдарлама жұмыс істей алады.
identity-keys-create = Жаңа кілт
identity-keys-once = Кілтті қазір көшіріп алыңыз. Ол қайта көрсетілмейді.
identity-keys-ended = өшірілген
identity-password-title = Құпиясөзді өзгерту
identity-password-present = Қазіргі құпиясөз
identity-password-new = Жаңа құпиясөз
refusal-embed-token-not-found = Бұл токен енді жоқ. Ештеңе өзгерген жоқ.
refusal-embed-token-origin-invalid = Беттердің мекенжайы былай жазылады: https://shop.example — https бар, жолсыз; ең көбі он. Ештеңе сақталған жоқ.
