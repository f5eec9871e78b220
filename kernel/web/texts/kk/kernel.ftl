# Ядроның сөздері: барлық бетке ортақ. Бөлмелердің өз файлдары бар.

## Тілдер, әрқайсысы өз атымен
language-ar = العربية
language-en = English
language-fr = Français
language-ru = Русский
language-kk = Қазақша

## Валюталар, адамдар жазатындай
currency-DZD = динар
currency-KZT = ₸
currency-USD = $
currency-EUR = €
currency-IQD = Ирак динары

## Беттің айналасы
chrome-skip = Мазмұнына өту
chrome-navigation = Басты мәзір
chrome-more = Тағы
chrome-language = Тіл
chrome-account = Профиліңіз
chrome-search = Іздеу
chrome-search-hint = Іздеу (/ пернесі)
chrome-sign-out = Шығу
chrome-path = Сіз осындасыз
chrome-made-with = Souk негізінде жұмыс істейді

## Әрекеттер
action-save = Сақтау
action-cancel = Болдырмау
action-back = Артқа
action-search = Іздеу
action-filter = Қолдану
action-clear = Сүзгіні тазалау
action-confirm = Растау
action-delete = Жою
action-edit = Өзгерту
action-add = Қосу
action-close = Жабу
action-undo = Кері қайтару
action-retry = Қайталау
action-look-again = Жаңарту
action-choose = Таңдау
action-continue = Жалғастыру
action-sign-in = Кіру

## Формалар
form-required = міндетті
form-optional = міндетті емес
form-pick = Таңдаңыз
form-errors = { $n ->
    [one] { $n } қатені түзетіңіз
   *[other] { $n } қатені түзетіңіз
}
form-cannot-undo = Мұны кері қайтару мүмкін емес.

## Тізімдер
list-empty = Мұнда әзірге ештеңе жоқ
list-no-match = Ештеңе табылмады
list-no-match-hint = Сөз санын азайтыңыз немесе сүзгіні тазалаңыз.
list-next = Келесі
list-file = Тізімді жүктеп алу (CSV)
list-previous = Алдыңғы
list-pages = Беттер
list-select = Таңдау: { $name }
list-select-all = Барлығын таңдау
list-selected = Таңдалғаны: { $n }
list-all = Барлығы
list-yes = Иә
list-no = Жоқ

## Қаншасы пайдаланылды
meter-of = { $used } / { $limit }
meter-unlimited = { $used }, шектеусіз
meter-normal = Қалыпты
meter-near = Лимитке жақын
meter-high = Лимитке өте жақын
meter-critical = Лимит бітуге таяу
meter-blocked = Тоқтатылды

## Қадамдар
step-of = { $n }-қадам, барлығы { $total }
step-done = дайын
step-current = қазір

## Витрина
shop-sold-out = Таусылды
shop-was = бұрын { $price }
shop-now = қазір { $price }

live-newer = Жаңасы бар.

## Ядроның бас тартулары
refusal-request-key-reused = Бұл форма басқа деректермен жіберіліп қойған. Бетті қайта ашып, өзгерісті қайталаңыз.
refusal-request-too-many = Әрекет тым көп болды. Сәл күтіп, қайталап көріңіз.
refusal-request-already-shown = Бұл құпия бір рет көрсетілген, енді көрсетілмейді. Жоғалтсаңыз, жаңасын жасаңыз.
refusal-request-invalid = Енгізген деректеріңізді тексеріңіз.
refusal-request-unknown-field = «{ $field }» деген өріс бізге белгісіз. Атауын тексеріңіз.
refusal-request-malformed = Сұрауды оқи алмадық. Пішімін тексеріп, қайта жіберіңіз.
refusal-request-too-large = Көлемі тым үлкен. Азайтып, қайталап көріңіз.
refusal-permission-denied = Рөліңіз бұған рұқсат бермейді. Дүкен иесіне хабарласыңыз.
refusal-session-required = Алдымен кіріңіз.
refusal-system-busy = Қазір жүктеме көп. Ештеңе өзгерген жоқ; бірнеше секундтан кейін қайталап көріңіз.
refusal-system-storage-full = Дискіміздегі орын таусылды. Ештеңе өзгерген жоқ, сақтағандарыңыздың бәрі аман; кейінірек қайталап көріңіз. Сервер өзіңіздікі болса: орын босатыңыз, жұмыс өзі жалғасады.
refusal-system-fault = Бізде ақау болды. Қайталап көріңіз; көмектеспесе, мына нөмірді бізге айтыңыз: { $reference }
refusal-system-outcome-unknown = Өзгерістің сақталған-сақталмағанын біле алмадық. Қайта жіберіңіз: ол екі рет орындалмайды.
refusal-money-out-of-range = Сома тым үлкен.
refusal-page-not-found = Мұндай бет жоқ немесе ол жойылған.
refusal-page-host-unknown = { $host } мекенжайында дүкен жоқ. Бұл домен сіздікі болса, оны дүкеніңіздің «Дүкен беттері», «Домен» бөлімінде көрсетіп, сонда тұрған жазбаны қойыңыз.
refusal-list-cursor-invalid = Тізімнің бұл жері ескірген. Бірінші беттен бастаңыз.
refusal-list-cursor-of-other-sort = Бұл орын тізімнің басқа ретіне жатады. Сол ретті қайта көрсетіңіз немесе бірінші беттен бастаңыз.

## Элементтер беті
dev-title = Бет элементтері
dev-intro = Беттер құралатын барлық бөлік, үлгі деректермен.
dev-section-buttons = Батырмалар мен сілтемелер
dev-section-notices = Хабарламалар
dev-section-figures = Көрсеткіштер мен лимиттер
dev-section-badges = Күйлер
dev-section-form = Формалар
dev-section-list = Тізімдер
dev-section-empty = Бос беттер
dev-section-story = Қадамдар, қойындылар және тарих
dev-section-facts = Мәліметтер
dev-section-confirm = Растау
dev-section-icons = Белгішелер
dev-shop = Әмина дүкені
dev-user = Әмина Бенсалах
dev-home = Басты бет
dev-orders = Тапсырыстар
dev-products = Тауарлар
dev-stock = Қойма
dev-members = Қызметкерлер
dev-runs = Операциялар
dev-settings = Баптаулар
dev-order = Тапсырыс
dev-customer = Сатып алушы
dev-phone = Телефон
dev-total = Барлығы
dev-status = Күйі
dev-when = Рәсімделген уақыты
dev-items = Тауар саны
dev-new = Жаңа
dev-confirmed = Расталды
dev-shipped = Жолда
dev-delivered = Жеткізілді
dev-returned = Қайтарылды
dev-draft = Қаралама
dev-customer-1 = Кәрім Хаддад
dev-customer-2 = Нұр әл-Һуда Бузид
dev-customer-3 = Ясин Мансури
dev-name = Тауар атауы
dev-name-hint = Сатып алушылар қалай атаса, солай.
dev-price = Бағасы
dev-price-error = Бағаны санмен жазыңыз, мысалы 2500.
dev-description = Сипаттама
dev-province = Облыс
dev-municipality = Елді мекен
dev-algiers = Алжир
dev-oran = Оран
dev-bab = Баб-эль-Уэд
dev-hydra = Хидра
dev-delivery = Жеткізу
dev-home-delivery = Есікке дейін
dev-home-delivery-hint = 3–5 күн
dev-desk = Бөлімшеге
dev-desk-hint = Сізге ең жақыны
dev-published = Дүкенде көрсету
dev-quantity = Саны
dev-phone-error = 10 цифр жазыңыз, мысалы 0551234567.
dev-month-orders = Осы айдағы онлайн тапсырыстар
dev-pace = Осы қарқынмен лимит айдың 23-інде бітеді.
dev-sales = Бүгінгі сатылым
dev-sales-hint = Өткен жексенбіден 12 % артық
dev-to-confirm = Растау керек
dev-late = Кешіккен сәлемдемелер
dev-saved = Тауар сақталды.
dev-info = Yalidine жексенбіде жаңа бағаларын жариялайды.
dev-warn-title = 100 тапсырыстың 83-і пайдаланылды
dev-warn = 100 тапсырыс қосып алыңыз, бірде-бір сатып алушыдан айырылмаңыз.
dev-danger = Жеткізу қызметі екі сәлемдемені қабылдамады.
dev-empty = Әзірге тауар жоқ
dev-empty-text = Алғашқы тауарыңызды қосып, дүкен сілтемесін сатып алушыларға жіберіңіз.
dev-add-product = Тауар қосу
dev-step-products = Тауарлар
dev-step-delivery = Жеткізу
dev-step-test = Сынақ тапсырыс
dev-step-share = Сілтеме
dev-tab-all = Барлығы
dev-event-1 = Тапсырыс рәсімделді
dev-event-2 = Телефон арқылы расталды
dev-event-3 = Yalidine қызметіне берілді
dev-event-text = Сатып алушы сағат бестен кейін жеткізуді сұрайды.
dev-by = Кәрім
dev-cancel-title = 1042 тапсырысынан бас тартасыз ба?
dev-cancel-text = Сатып алушыға SMS барады, үш дана қоймаға қайтады.
dev-cancel-verb = Тапсырыстан бас тарту
dev-keep = Тапсырысты қалдыру
dev-reason = Себебі
dev-code = Код
dev-buy = 100 тапсырыс қосып алу
dev-product-1 = Кестелі зығыр көйлек
dev-product-2 = Қолдан тігілген былғары сандал
dev-product-3 = Деглет-Нур құрмасы, 1 кг
dev-product-4 = Мыс шай подносы
dev-catalog = Барлық тауар
dev-shop-hero = Жақсы бұйымдар есігіңізге дейін жетеді
dev-shop-text = Алған кезде қолма-қол төлейсіз. Барлық 69 облысқа жеткізіледі.
dev-new-badge = Жаңа
dev-about = Біз туралы
dev-contact = Байланыс
dev-order-now = Тапсырыс беру
dev-sign-in = Дүкенге кіру
dev-email = Эл. пошта немесе телефон
dev-password = Құпиясөз
dev-sign-in-text = Қайта көргенімізге қуаныштымыз.

# Ақау беті
failed-title = Орындалмады
failed-reference = Ақау нөмірі:
failed-home = Басты бетке
refusal-request-key-short = Тіркелгісіз сізді басқалардан тек кілт ажыратады: кемінде { $min } таңбадан тұратын, ешкім таба алмайтын Idempotency-Key жіберіңіз, мысалы UUID.
refusal-request-key-missing = Idempotency-Key тақырыбы жоқ. Әр жаңа сұраумен жаңа кілт жіберіңіз, қайталағанда — сол бұрынғы кілтті.
refusal-request-not-repeated = Сұрау жіберілгенде бұл орындалмады, сұрауды қайталау да оны орындамайды. Жаңа кілтпен қайта сұраңыз.
refusal-request-key-invalid = Идемпотенттік кілті — бос орынсыз, 1-ден 200-ге дейінгі көрінетін ASCII таңбасы.
refusal-request-unsupported = Мұнда бұл түрдегі мазмұн қабылданбайды. Мынаны жіберіңіз: { $expected }.
refusal-request-dry-run-unsupported = Мұны орындамай сынап көру мүмкін емес. dry_run параметрін алып тастаңыз.
refusal-request-method-not-allowed = Бұл мекенжай мұндай әдісті қабылдамайды.
refusal-shop-not-found = Мұнда ондай дүкен жоқ немесе сіз онда жұмыс істемейсіз.
refusal-shop-closed = Бұл дүкен жабылды. Бұрын рәсімделген тапсырыстар орындалады.
refusal-shop-maintenance = Дүкенде техникалық жұмыстар жүріп жатыр, тапсырыс әзірге қабылданбайды. Кейінірек қайталап көріңіз.
refusal-shop-emergency = Дүкен жұмысы апаттық жағдайға байланысты тоқтатылды. Ештеңе өзгерген жоқ; кейінірек қайталап көріңіз.
refusal-system-stopping = Souk қайта іске қосылып жатыр. Ештеңе өзгерген жоқ; бір минуттан кейін қайталап көріңіз.
refusal-run-not-found = Бұл дүкенде мұндай операция жоқ.
refusal-run-in-progress = Мұндай операция жүріп жатыр ({ $run }). Аяқталуын күтіңіз немесе алдымен тоқтатыңыз.
refusal-run-already-undone = Бұл операция кері қайтарылып қойған.
refusal-job-not-found = Бұл дүкенде мұндай сәтсіз жұмыс жоқ немесе ол қайта іске қосылған.
refusal-message-not-found = Бұл дүкенде мұндай хабарлама жоқ.
refusal-message-gone-out = Бұл хабарлама кетіп қойған немесе жіберілуде. Ештеңе екі рет жіберілген жоқ.
refusal-file-not-found = Бұл дүкенде мұндай файл жоқ. Оны қайта жүктеңіз.
refusal-crypto-wrong-key = Бұл басқа кілтпен шифрланған. Бұрынғы кілтті ENCRYPTION_KEY_HEX_OLD ішіне жазыңыз.
refusal-file-type-refused = Мұндай түрдегі файл қабылданбайды. Кесте (CSV) немесе сурет (JPEG, PNG, WebP) жіберіңіз.
refusal-media-too-large = Бұл фото тым үлкен. 20 МБ, 40 мегапиксель және бір қабырғасы 12 000 пиксельге дейін қабылданады. Ештеңе өзгерген жоқ: кішірейтіп, қайта қосыңыз.
refusal-media-type-refused = Бұл көрсетуге болатын сурет емес. JPEG, PNG немесе WebP жіберіңіз; ештеңе өзгерген жоқ.
