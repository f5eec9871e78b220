# Бас тартулар: тауарлар
refusal-product-not-found = Мұндай тауар жоқ.
refusal-product-not-ready = { $missing ->
    [variant] Алдымен сатылатын нұсқа қосыңыз: нұсқасыз тауарды сату мүмкін емес.
   *[price] Алдымен бағасын қойыңыз: сатылатын нұсқалардың бірінің бағасы жоқ.
}
refusal-product-name-invalid = Атауы — дүкен тілінде, бір жолда, 1-ден 255 таңбаға дейін.
refusal-product-text-invalid = Мәтін тым ұзын немесе көрсетуге болмайтын таңбалары бар.
refusal-product-code-invalid = Тауар коды — 1-ден 64 таңбаға дейін, / мен \ болмайды; «.» және «..» жарамайды.
refusal-product-handle-taken = Бұл мекенжай басқа тауарға берілген. Басқасын таңдаңыз.
refusal-product-price-invalid = Баға 0-ден кем болмайды, үтірден кейінгі таңба саны валютадағыдан аспайды.
refusal-product-changed-meanwhile = Осы арада тауарды басқа біреу өзгертті. Қайта қарап, өзгерісті енгізіңіз.
refusal-product-type-in-use = Тауарға ашық тапсырыс барда оның түрін өзгертуге болмайды.
refusal-product-sale-stopped = Бұл тауар қазір сатылмайды.
refusal-product-archived = Тауар мұрағатта. Алдымен оны қайтарыңыз.
refusal-product-in-open-orders = Бұл тауарға ашық тапсырыстар бар. Алдымен оларды аяқтаңыз немесе олардан бас тартыңыз.
refusal-product-too-many-options = Тауарда аты әртүрлі 3 параметрге дейін, әрқайсысында 100 мәнге дейін болады.
refusal-product-too-many-variants = Тауарда 2048 нұсқаға дейін болады.

# Бас тартулар: нұсқалар, кодтар, санаттар, фото
refusal-variant-not-found = Мұндай нұсқа жоқ.
refusal-variant-code-invalid = Нұсқа коды — бір жолда, 1-ден 64 таңбаға дейін.
refusal-variant-code-taken = Бұл тауардың басқа нұсқасында осындай код бар.
refusal-variant-combination-taken = Бұл тауардың басқа нұсқасында да осы мәндер.
refusal-variant-option-missing = Нұсқада тауардың әр параметрінің бір мәні болуы керек.
refusal-variant-number-invalid = Салмағы 0-ден кем болмайды, ал сан қадамы 0-ден артық.
refusal-code-taken = Бұл код басқа тауарға тиесілі. Бір берілген код өз тауарында қалады.
refusal-code-unknown = «{ $code }» коды бойынша ештеңе табылмады.
refusal-code-check-digit-wrong = Штрихкодтың соңғы цифры қате: { $right } болуы керек. Енгізгеніңізді тексеріңіз.
refusal-code-barcode-invalid = Бұл ондай түрдегі штрихкод емес. GTIN кодында 8, 12, 13 немесе 14 цифр болады.
refusal-category-not-found = Мұндай санат жоқ.
refusal-category-taken = Мұндай атаумен санат бар.
refusal-category-not-empty = Санат бос емес. Тауарлары мен ішкі санаттары өтетін санатты таңдаңыз.
refusal-category-circle = Санат өзінің ішінде бола алмайды. Басқасын таңдаңыз.
refusal-category-too-many = Дүкенде ең көбі { $allowed } санат болады. Алдымен біреуін жойыңыз.
refusal-media-address-refused = Жүктелген файлды немесе https:// не http:// деп басталатын мекенжайды көрсетіңіз.
refusal-media-not-found = Бұл тауарда мұндай фото жоқ.
refusal-media-too-many = Тауарда ең көбі { $allowed } фото болады. Алдымен біреуін жойыңыз.
refusal-arrangement-too-many = Өз орны бар тауар { $max } тауардан аспайды. Алдымен біреуін алып тастаңыз.
refusal-arrangement-twice = Тауар тек бір орында тұра алады.
refusal-arrangement-changed-meanwhile = Осы арада біреу тауарлардың ретін өзгертті. Ретін қарап, қайталаңыз.

# Бас тартулар: тауар файлы тұтас
refusal-import-header = Бірінші жолда баған атаулары тұруы керек; «Title» міндетті. Дұрыс файл ма, тексеріңіз.
refusal-import-duplicate-header = Екі бағанның аты бірдей. Біреуінің атын өзгертіңіз немесе жойыңыз.
refusal-import-quote-open = { $line }-жолда тырнақша ашылып, жабылмаған.
refusal-import-nul = { $line }-жолда мәтінде болмайтын таңба бар. Файлды CSV ретінде қайта сақтаңыз.
refusal-import-too-many-columns = { $line }-жолда баған тым көп; рұқсат етілгені: { $allowed }.
refusal-import-too-many-rows = Файлда жол тым көп; рұқсат етілгені: { $allowed }. Оны бөліңіз.
refusal-import-cell-too-large = { $line }-жолда тым үлкен ұяшық бар.
refusal-import-too-large = Файл тым үлкен; рұқсат етілгені: { $allowed } байт. Оны бөліңіз.
refusal-import-encoding = { $line }-жолдағы әріптер оқылмайды. Файлды UTF-8 кодтауында сақтаңыз.

# Тауар файлының жеке жолдарындағы қателер
refusal-import-handle-missing = «Handle» бағаны толтырылмаған: ол жолдың қай тауарға жататынын көрсетеді.
refusal-import-handle-repeated = Бұл тауар файлда екі рет кездеседі; оның жолдары қатар тұруы керек.
refusal-import-row-too-long = Бұл жолда ұяшық саны баған санынан көп.
refusal-import-value-unknown = Бұл бағанда мұндай мән болмайды.
refusal-import-number-invalid = Бұл сан емес.
refusal-import-number-doubtful = Бұл санды екі түрлі оқуға болады. Бөлшек бөлігі немен ажыратылғанын көрсетіңіз: нүктемен бе, үтірмен бе.
refusal-import-price-precision = Бағадағы үтірден кейінгі таңба саны валютадағыдан көп.
refusal-import-barcode-scientific = Кесте редакторы штрихкодты онның дәрежесіне айналдырған. Бағанға мәтін пішімін қойып, кодты қайта енгізіңіз.
refusal-import-code-is-date = Кесте редакторы кодты күнге айналдырған. Бағанға мәтін пішімін қойып, кодты қайта енгізіңіз.
refusal-import-zeros-lost = Кесте редакторы штрихкодтың басындағы нөлдерді алып тастаған болуы мүмкін. Тауармен салыстырып көріңіз.
refusal-import-option-name-differs = Параметр атаулары жоғарыдағы жолдардағыдан немесе тауардағыдан өзгеше.
refusal-import-required-kept = Бұл мән міндетті, сондықтан бұрынғысы қалды.
refusal-import-location-needed = Сандар қай сақтау орнына қатысты екенін көрсетіңіз.
refusal-import-value-dropped = Бұл мәнді сақтау мүмкін емес, ол өткізіп жіберілді.
refusal-import-text-invalid = Мәтін тым ұзын немесе көрсетуге болмайтын таңбалары бар.

# Каталог сөздері
catalog-products = Тауарлар
catalog-state-draft = Қаралама
catalog-state-active = Сатылымда
catalog-state-inactive = Жасырылған
catalog-state-archived = Мұрағатта
catalog-kind-physical = Тауар
catalog-kind-manual = Қолмен орындалады
catalog-kind-auto = Өнім беруші арқылы
catalog-unit-piece = дана
catalog-unit-metre = метр
catalog-unit-kilogram = килограмм
catalog-unit-litre = литр
catalog-unit-set = жиынтық
