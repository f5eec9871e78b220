# صفحات التاجر.

## Around the page
admin-nav-home = الرئيسية
admin-nav-orders = الطلبات
admin-nav-products = المنتجات
admin-nav-stock = المخزون
admin-nav-customers = الزبائن
admin-nav-delivery = التوصيل
admin-nav-members = الفريق
admin-nav-runs = الاستيراد والمهام
admin-nav-plan = الاشتراك
admin-nav-settings = الإعدادات
admin-nav-account = حسابك
admin-looking = أنت تطّلع على هذا المتجر بصفتك مدير المنصة: ترى ولا تغيّر شيئًا.
admin-mode-emergency-now = وضع الطوارئ: لا يمكن تغيير أي شيء ولا يستطيع الزبائن الطلب. يمكن للمدير العام إنهاؤه من الإعدادات.
admin-mode-maintenance-now = وضع الصيانة: يرى الزبائن المتجر ولا يستطيعون الطلب.
admin-status = الحالة
admin-when = الوقت
admin-from = من يوم
admin-to = إلى يوم
admin-note = ملاحظة
admin-reason = السبب
admin-quantity = الكمية
admin-email = البريد الإلكتروني
admin-call = اتصال
admin-gram = غ
admin-hours = ساعة

## What was done
admin-done-product-added = أُضيف المنتج.
admin-done-product-saved = حُفظ المنتج.
admin-done-product-shown = أصبح المنتج ظاهرًا للزبائن.
admin-done-product-hidden = أُخفي المنتج عن الزبائن.
admin-done-product-archived = أُرشف المنتج.
admin-done-product-restored = عاد المنتج، وهو مخفيّ حاليًا.
admin-done-price-saved = حُفظ السعر.
admin-done-variant-added = أُضيف النوع.
admin-done-variant-saved = حُفظ النوع.
admin-done-pictures-added = أُضيفت الصور.
admin-done-picture-saved = حُفظ الوصف.
admin-done-picture-moved = نُقلت الصورة.
admin-done-picture-removed = حُذفت الصورة.
admin-done-stock-moved = سُجّلت الحركة.
admin-done-stock-set = ضُبط المخزون.
admin-done-stock-reversed = أُلغيت الحركة.
admin-done-location-added = أُضيف المكان.
admin-done-import-read = قُرئ الملف. راجع المعاينة ثم ابدأ.
admin-done-run-started = بدأ التنفيذ.
admin-done-run-stopped = سيتوقف بعد الدفعة الحالية.
admin-done-job-retried = أُعيد تشغيله.
admin-done-order-confirmed = تم تأكيد الطلب.
admin-done-order-shipped = الطلب في الطريق.
admin-done-order-delivered = تم تسليم الطلب.
admin-done-order-cancelled = أُلغي الطلب.
admin-done-order-coming-back = الطلب في طريق العودة.
admin-done-order-returned = سُجّل المرتجع.
admin-done-order-reopened = أُعيد فتح الطلب.
admin-done-customer-blocked = لم يعد بإمكان الزبون أن يطلب.
admin-done-customer-unblocked = يستطيع الزبون أن يطلب من جديد.
admin-done-rate-saved = حُفظت التسعيرة.
admin-done-rate-removed = حُذفت التسعيرة.
admin-done-invitation-withdrawn = سُحبت الدعوة.
admin-done-role-changed = تغيّر الدور.
admin-done-permission-changed = تغيّرت الصلاحيات.
admin-done-member-removed = أُزيل العضو.
admin-done-settings-saved = حُفظت الإعدادات.
admin-done-mode-set = تغيّر وضع العمل.
admin-done-shop-closed = أُغلق المتجر.
admin-done-shop-opened = متجرك جاهز. إليك الخطوات التالية.
admin-done-key-ended = أُنهي المفتاح.
admin-done-password-changed = تغيّرت كلمة السر، وانتهت جلساتك الأخرى.
admin-done-subscription-canceled = ينتهي الاشتراك بانتهاء المدة المدفوعة.
admin-done-subscription-kept = الاشتراك مستمر.

## Forms
admin-form-stale = بقيت هذه الصفحة مفتوحة طويلًا أو فُتحت قبل تسجيل الدخول. كل ما كتبته ما زال هنا: أرسله مرة أخرى من فضلك.
admin-form-amount = اكتب مبلغًا مثل 2500 أو 12.50.
admin-form-quantity = اكتب كمية مثل 3 أو 2.5.
admin-form-whole = اكتب عددًا صحيحًا.
admin-form-choice = اختر واحدًا منها.
admin-form-file = اختر ملفًا أولًا.
admin-form-files = { $n } ملفًا على الأكثر في المرة الواحدة. لم تؤخذ البقية: أرسلها بعد هذه.
admin-form-utf8 = هذا الملف ليس نصًا بترميز UTF-8. احفظه بصيغة «CSV UTF-8» وأرسله من جديد.

## Signing in
admin-sign-in-title = ادخل إلى متجرك
admin-sign-in-text = مرحبًا بعودتك.
admin-password = كلمة السر
admin-password-hint = عشرة أحرف على الأقل، والأفضل جملة قصيرة.
admin-password-change = تغيير كلمة السر
admin-password-present = كلمة السر الحالية
admin-password-new = كلمة السر الجديدة
admin-your-name = اسمك
admin-your-shops = متاجرك
admin-set-up-title = أهلًا بك في سوق
admin-set-up-text = لم يدخل أحد هنا بعد. ستدير أنت هذا النظام، ثم تفتح متجرك.
admin-set-up-link = لم يدخل أحد هنا بعد. يفتح مدير هذا النظام رابط الإعداد الذي يعرضه البرنامج عند تشغيله: في مخرجات souk serve وفي سجله.
admin-set-up-console = ويفعل الأمر souk installation set-up الشيء نفسه من الجهاز نفسه.
admin-set-up-verb = ابدأ
admin-join-title = الانضمام إلى { $shop }
admin-join-text = أنت مدعوّ بصفة { $role }:
admin-join-verb = انضمام
admin-join-other = أنت داخل بحساب آخر. اخرج منه ثم افتح الرابط من جديد.
admin-join-sign-in = لديك حساب من قبل. ادخل لتقبل الدعوة.
admin-shops-title = متاجرك
admin-shops-none = لا تعمل في أي متجر بعد.
admin-shop-here = أنت هنا
admin-shop-closed = مغلق
admin-shop-open = افتح متجرًا
admin-shop-open-text = نموذج واحد ثم تبيع. يمكن تغيير كل شيء لاحقًا ما عدا العنوان.
admin-shop-open-verb = افتح المتجر
admin-shop-name = اسم المتجر
admin-shop-slug = عنوان المتجر
admin-shop-slug-hint = من 3 إلى 40 حرفًا لاتينيًا صغيرًا أو رقمًا أو شرطة، مثل amina-store. لا يتغيّر بعد ذلك.
admin-shop-address = العنوان الذي يفتحه الزبائن
admin-shop-phone = هاتف المتجر
admin-shop-phone-hint = يراه الزبائن عند الحاجة.
admin-shop-first-language = اللغة الأولى
admin-shop-first-language-hint = ما يراه الزبائن أولًا.
admin-shop-languages = اللغات
admin-shop-country = البلد
admin-shop-zone = المنطقة الزمنية
admin-shop-currency = العملة
admin-shop-currency-hint = تثبت مع أول طلب.
admin-country-DZ = الجزائر
admin-country-TN = تونس
admin-country-MA = المغرب
admin-country-EG = مصر
admin-country-IQ = العراق
admin-country-SA = السعودية
admin-country-KZ = كازاخستان
admin-country-FR = فرنسا

## Home
admin-home-title = نهارك سعيد، { $name }
admin-home-revenue = إيراد اليوم
admin-home-revenue-hint = من الطلبات المسلّمة
admin-home-orders = طلبات اليوم
admin-home-to-confirm = بانتظار التأكيد
admin-home-to-ship = بانتظار الإرسال
admin-home-to-do = ما ينتظرك
admin-home-last-orders = آخر الطلبات
admin-home-quiet = كل شيء هادئ
admin-home-quiet-text = لا شيء ينتظرك الآن.
admin-see-shop = شاهد المتجر
admin-see-in-shop = شاهده في المتجر
admin-do-confirm = { $n ->
    [one] طلب واحد للتأكيد بالهاتف
    [two] طلبان للتأكيد بالهاتف
    [few] { $n } طلبات للتأكيد بالهاتف
    *[other] { $n } طلبًا للتأكيد بالهاتف
}
admin-do-ship = { $n ->
    [one] طلب واحد للإرسال
    [two] طلبان للإرسال
    [few] { $n } طلبات للإرسال
    *[other] { $n } طلبًا للإرسال
}
admin-do-low = { $n ->
    [one] نوع واحد يوشك على النفاد
    [two] نوعان يوشكان على النفاد
    [few] { $n } أنواع توشك على النفاد
    *[other] { $n } نوعًا يوشك على النفاد
}
admin-do-dead = { $n ->
    [one] عمل واحد أخفق مرات كثيرة
    [two] عملان أخفقا مرات كثيرة
    [few] { $n } أعمال أخفقت مرات كثيرة
    *[other] { $n } عملًا أخفق مرات كثيرة
}
admin-first-steps = الخطوات التالية
admin-step-products = أضف منتجاتك
admin-step-products-text = واحدًا واحدًا، أو دفعة واحدة من ملف.
admin-step-delivery = حدّد أسعار التوصيل
admin-step-delivery-text = تكفي تسعيرة واحدة لكل الولايات كبداية.
admin-step-settings = ضع رقم هاتفك
admin-step-settings-text = يثق الزبائن بمتجر يمكنهم الاتصال به.
admin-step-team = ادعُ فريقك
admin-step-team-text = لكل واحد دوره.
admin-step-share = شارك متجرك
admin-search-title = ابحث في كل شيء
admin-search-text = رقم أو رمز أو هاتف أو اسم يجد الطلبات والمنتجات والزبائن.
admin-search-none = لا طلب ولا منتج ولا زبون يبدأ هكذا.

## The quota
admin-quota = طلبات الإنترنت هذا الشهر
admin-quota-forecast = بهذه الوتيرة تنفد الحصة يوم { $day }.
admin-quota-left = الباقي
admin-quota-credits = منها طلبات مشتراة
admin-quota-ends = تُحسب حتى
admin-quota-thresholds = ننبّهك عند 70 و80 و90 و100 في المئة.
admin-quota-stopped = لا يستطيع الزبائن الطلب الآن

## Orders
admin-order = طلب
admin-orders-search = رقم أو رمز أو هاتف أو اسم
admin-order-classes = الطلبات حسب المجموعة
admin-orders-none = لا طلبات بعد
admin-orders-none-text = شارك رابط متجرك، وستظهر الطلبات هنا فور وصولها.
admin-order-at = وقت الطلب
admin-order-channel = جاء عبر
admin-order-in-maintenance = سُجّل أثناء الصيانة
admin-order-lines = محتوى الطلب
admin-order-note = ملاحظة الزبون
admin-order-story = مسار الطلب
admin-order-placed = سُجّل الطلب
admin-order-confirm = تأكيد
admin-order-ship = أُرسل
admin-order-deliver = سُلّم
admin-order-start-return = مرتجع في الطريق
admin-order-return = استلام المرتجع
admin-order-reopen = إعادة فتح
admin-order-cancel = إلغاء الطلب
admin-order-keep = الإبقاء على الطلب
admin-order-cancel-title = إلغاء الطلب { $number }؟
admin-order-cancel-text = تعود السلع المحجوزة إلى المخزون. يمكن إعادة فتح الطلب لاحقًا.
admin-order-return-title = استلام مرتجع الطلب { $number }
admin-order-return-text = تعود السلع إلى المخزون وتُلغى عملية البيع في الحسابات.
admin-order-damaged = لا يمكن بيع السلع من جديد
admin-order-damaged-hint = تُحسب مفقودة ولا تعود إلى المخزون.
admin-order-status-awaiting-payment = بانتظار الدفع
admin-order-status-payment-review = مراجعة الدفع
admin-order-status-pending = بانتظار التأكيد
admin-order-status-confirmed = مؤكد
admin-order-status-in-progress = قيد التنفيذ
admin-order-status-shipped = مُرسَل
admin-order-status-delivered = مُسلَّم
admin-order-status-returning = في طريق العودة
admin-order-status-returned = مرتجع
admin-order-status-completed = مكتمل
admin-order-status-failed = فاشل
admin-order-status-cancelled = ملغى
admin-order-class-waiting = منتظرة
admin-order-class-in-progress = جارية
admin-order-class-completed = مكتملة
admin-order-class-failed = فاشلة
admin-order-class-cancelled = ملغاة
admin-cancel-customer = غيّر الزبون رأيه
admin-cancel-refused = رفض الزبون
admin-cancel-no-answer = لا يجيب
admin-cancel-wrong-number = رقم خاطئ
admin-cancel-fake = طلب وهمي
admin-cancel-duplicate = طلب مكرر
admin-cancel-out-of-stock = غير متوفر
admin-cancel-other = سبب آخر
admin-payment-due = غير مدفوع
admin-payment-paid = مدفوع
admin-payment-collected = محصَّل
admin-payment-settled = مسوّى
admin-payment-part-refunded = مسترد جزئيًا
admin-payment-refunded = مسترد
admin-payment-void = لاغٍ
admin-channel-storefront = صفحات المتجر
admin-channel-api = برنامج
admin-channel-member = عضو في الفريق
admin-channel-telegram = تيليغرام
admin-channel-instagram = إنستغرام
admin-channel-whatsapp = واتساب
admin-channel-kaspi = كاسبي
admin-channel-test = تجربة
admin-actor-member = عضو في الفريق
admin-actor-user = مستخدم
admin-actor-visitor = الزبون
admin-actor-api-key = برنامج
admin-actor-platform-key = المنصة
admin-actor-platform-admin = المنصة
admin-actor-console = الطرفية
admin-actor-job = تلقائيًا
admin-bill-goods = السلع
admin-bill-delivery = التوصيل
admin-bill-discount = تخفيض
admin-bill-rounding = تقريب
admin-bill-total = المجموع

## Customers
admin-customer = الزبون
admin-customer-name = الاسم
admin-customer-phone = الهاتف
admin-customer-lang = اللغة
admin-customer-open = صفحة الزبون
admin-customer-since = زبون منذ
admin-customer-last = آخر طلب
admin-customer-open-orders = بانتظار التأكيد
admin-customer-delivered = مسلّمة
admin-customer-returned = مرتجعة
admin-customer-blocked = محظور
admin-customer-free = يستطيع الطلب
admin-customer-blocked-title = لا يستطيع هذا الزبون الطلب
admin-customer-may-order = الطلب
admin-customer-block = حظر
admin-customer-unblock = السماح بالطلب من جديد
admin-customer-block-text = الزبون المحظور لا يستطيع الطلب، وتستمر طلباته الجارية. السبب لفريقك فقط.
admin-customers-none = لا زبائن بعد
admin-customers-none-text = كل من يطلب يظهر هنا مع هاتفه وسجلّه.

## Products
admin-product-add = إضافة منتج
admin-product-open = صفحة المنتج
admin-product-edit = تعديل المنتج
admin-products-none = لا منتجات بعد
admin-products-none-text = أضف منتجك الأول، أو اجلبها كلها من ملف.
admin-product-what = ما هو
admin-product-name = المنتج
admin-product-name-hint = كما يسمّيه زبائنك.
admin-product-description = الوصف
admin-product-money = السعر
admin-product-price = السعر
admin-product-wholesale = سعر الجملة
admin-product-free-delivery = توصيل مجاني
admin-product-delivery = التوصيل
admin-product-sale-stopped = إيقاف البيع
admin-product-sale-stopped-hint = يرى الزبائن المنتج ولا يستطيعون طلبه.
admin-product-sale-stopped-badge = البيع متوقف
admin-product-order = التنظيم
admin-product-code = الرمز
admin-product-code-hint = رمزك الخاص، وإلا أُعطي رمزًا تلقائيًا.
admin-product-category = الفئة
admin-product-vendor = العلامة
admin-product-type = الصنف
admin-product-tags = الوسوم
admin-product-tags-hint = تفصل بينها فاصلة.
admin-product-min-stock = نبّهني تحت
admin-product-min-stock-hint = الكمية التي تُعدّ عندها منخفضة.
admin-product-unit = يُباع بـ
admin-product-unit-piece = القطعة
admin-product-unit-metre = المتر
admin-product-unit-kilogram = الكيلوغرام
admin-product-unit-litre = اللتر
admin-product-unit-set = الطقم
admin-product-kind = النوع
admin-product-kind-physical = سلعة
admin-product-kind-physical-hint = تُغلّف وتُوصّل
admin-product-kind-manual = يدوي
admin-product-kind-manual-hint = تنفّذ ما بيع بنفسك
admin-product-kind-auto = آلي
admin-product-kind-auto-hint = ينفّذه المورّد
admin-product-handle = العنوان في المتجر
admin-product-handle-hint = آخر جزء من عنوان صفحته، ويُصنع من الاسم.
admin-product-draft = الاحتفاظ كمسودة
admin-product-draft-hint = لا يراه الزبائن بعد.
admin-product-facts = التفاصيل
admin-product-show = إظهار في المتجر
admin-product-hide = إخفاء من المتجر
admin-product-archive = أرشفة
admin-product-restore = استرجاع
admin-product-state-draft = مسودة
admin-product-state-active = معروض
admin-product-state-inactive = مخفي
admin-product-state-archived = مؤرشف
admin-archive-title = أرشفة «{ $name }»؟
admin-archive-text = { $n ->
    [one] يغادر المنتج المتجر. تبقى طلباته ورموزه، ويمكن استرجاعه.
    *[other] يغادر المنتج المتجر مع أنواعه ({ $n }). تبقى طلباته ورموزه، ويمكن استرجاعه.
}
admin-archive-write-off = شطب { $n } الباقية في المخزون
admin-archive-write-off-hint = تُحسب مفقودة.
admin-present = غيّر شخص آخر هذا المنتج في هذه الأثناء
admin-present-text = هذه هي القيم الحالية حيث تختلف عمّا كتبت. احفظ من جديد لتضع قيمك مكانها.
admin-price-set = تغيير السعر
admin-price-save = حفظ السعر
admin-pictures = الصور
admin-pictures-add = أضف صورًا
admin-pictures-hint = JPEG أو PNG أو WebP، حتى 20 ميغابايت لكل صورة، ويمكن اختيار عدة صور معًا. يُحذف منها مكان التصوير ونوع الكاميرا.
admin-pictures-upload = ارفع
admin-pictures-full = لهذا المنتج أكبر عدد مسموح من الصور. احذف صورة لتضيف أخرى.
admin-picture-number = الصورة { $n }
admin-picture-undescribed = بلا وصف بعد
admin-picture-remote = معروفة بعنوان خارجي فقط ولا يراها الزبائن. ارفع الصورة نفسها.
admin-picture-up = انقل الصورة { $n } إلى أعلى
admin-picture-down = انقل الصورة { $n } إلى أسفل
admin-picture-alt = ما تُظهره الصورة
admin-picture-alt-hint = يُقرأ لمن لا يراها، وتقرؤه محركات البحث.
admin-picture-remove = احذف الصورة
admin-picture-remove-text = لن يراها الزبائن بعد الآن، لا هنا ولا مع الأنواع التي تعرضها. لا يمكن التراجع عن ذلك.
admin-options = الخيارات
admin-options-hint = للمنتجات بمقاسات أو ألوان متعددة. كل تركيبة تصبح نوعًا.
admin-option-name = الخيار { $n }
admin-option-values = القيم
admin-option-name-1 = المقاس
admin-option-name-2 = اللون
admin-option-name-3 = الخامة
admin-option-values-1 = S، M، L
admin-option-values-2 = أحمر، أزرق
admin-option-values-3 = قطن، كتان
admin-variant = النوع
admin-variants = الأنواع
admin-variant-only = الوحيد
admin-variant-add = إضافة نوع
admin-variant-edit = تعديل النوع
admin-variant-code = رمز النوع
admin-variant-code-hint = يُصنع من القيم إن تُرك فارغًا.
admin-variant-price = سعر خاص
admin-variant-price-hint = فارغ: سعر المنتج.
admin-variant-compare = السعر السابق
admin-variant-compare-hint = يظهر مشطوبًا.
admin-variant-cost = التكلفة
admin-variant-weight = الوزن
admin-variant-sku = SKU
admin-variant-barcode = الباركود
admin-variant-picture = الصورة
admin-variant-picture-none = كصورة المنتج
admin-variant-sold = معروض للبيع
admin-variant-tracked = احسب مخزونه
admin-variant-tracked-hint = وإلا فهو متوفر دائمًا.
admin-variant-active = يُباع
admin-variant-inactive = لا يُباع
admin-when-out = عند نفاده
admin-when-out-deny = إيقاف البيع
admin-when-out-deny-hint = يقرأ الزبائن «نفد»
admin-when-out-continue = متابعة البيع
admin-when-out-continue-hint = تجلب المزيد قبل الإرسال

## Stock
admin-stock-levels = الكميات
admin-stock-low = توشك على النفاد
admin-stock-movements = الحركات
admin-stock-on-hand = الموجود
admin-stock-reserved = المحجوز
admin-stock-available = المتاح
admin-stock-balance = الموجود بعدها
admin-stock-none = لا مخزون بعد
admin-stock-none-text = افتح منتجًا وسجّل ما وصل منه.
admin-stock-enough = كل شيء متوفر
admin-stock-enough-text = لا نوع تحت حدّ التنبيه.
admin-stock-untracked = مخزون هذا النوع لا يُحسب
admin-stock-untracked-text = هو متوفر دائمًا للزبائن.
admin-stock-move = تسجيل حركة
admin-stock-quantity-hint = كم دخل أو خرج؛ والتصحيح قد يكون سالبًا.
admin-stock-reason-hint = لازم للتصحيح والفقدان والعثور.
admin-stock-set = ضبط ما عُدّ
admin-stock-set-verb = ضبط
admin-stock-counted = المعدود
admin-stock-reversed = سُجّلت خطأً
admin-movement = الحركة
admin-movement-opening = رصيد أول
admin-movement-receive = وصل
admin-movement-receive-hint = دخلت سلع
admin-movement-sale = بيع
admin-movement-return = مرتجع
admin-movement-adjust = تصحيح
admin-movement-adjust-hint = أكثر أو أقل مما ظُنّ
admin-movement-count = جرد
admin-movement-transfer-out = نُقل إلى مكان آخر
admin-movement-transfer-in = نُقل من مكان آخر
admin-movement-loss = فُقد
admin-movement-loss-hint = تلف أو سُرق أو فسد
admin-movement-found = عُثر عليه
admin-movement-found-hint = ظهر من جديد
admin-movement-import = استيراد
admin-movement-reversal = إلغاء
admin-movements-none = لا حركات بعد
admin-movements-none-text = كل ما يدخل أو يخرج يُسجّل هنا.
admin-location = المكان
admin-locations = الأماكن
admin-locations-text = المحلات والمخازن التي توجد فيها السلع، بترتيب تجهيز الطلبات.
admin-locations-none = لا أماكن بعد
admin-locations-none-text = يظهر الأول مع أول حركة.
admin-location-add = إضافة مكان
admin-location-name = الاسم

## Imports and runs
admin-import = استيراد من ملف
admin-import-text = اجلب المنتجات ومخزونها من Shopify أو أي جدول. لا يتغيّر شيء قبل أن ترى المعاينة.
admin-import-step-file = الملف
admin-import-step-preview = المعاينة
admin-import-step-run = التنفيذ
admin-import-step-report = التقرير
admin-import-file = ملف CSV
admin-import-file-hint = ملف مصدَّر من Shopify، قديم أو جديد، حتى 50 ميغابايت.
admin-import-rule = ما يُسمح به
admin-import-rule-create-and-update = إضافة وتعديل
admin-import-rule-create-and-update-hint = تُضاف الجديدة وتُعدّل المعروفة
admin-import-rule-create-only = إضافة فقط
admin-import-rule-create-only-hint = تبقى المعروفة كما هي
admin-import-rule-update-only = تعديل فقط
admin-import-rule-update-only-hint = لا منتجات جديدة
admin-import-mark = تُكتب الكسور بـ
admin-import-mark-point = نقطة: 12.50
admin-import-mark-comma = فاصلة: 12,50
admin-import-mark-hint = لازم فقط إن كان في الملف التباس.
admin-import-preview = عرض المعاينة
admin-import-other = ملف آخر
admin-runs-text = أعمال على أشياء كثيرة دفعة واحدة، مع تقريرها وإمكانية التراجع عنها.
admin-runs-none = لم يُنفَّذ شيء بعد
admin-runs-none-text = استورد منتجاتك من ملف.
admin-run = المهمة
admin-run-what = ماذا
admin-run-why = لماذا
admin-run-progress = التقدّم
admin-run-goes-on = يستمر تلقائيًا، ويمكنك مغادرة الصفحة.
admin-run-previewed = لم يتغيّر شيء بعد. ابدأ إن كان هذا ما تريده.
admin-run-start = ابدأ
admin-run-stop = إيقاف
admin-run-resume = متابعة
admin-run-undo = التراجع عنه
admin-run-items = منتجًا منتجًا
admin-run-no-items = لا شيء للعرض بعد
admin-run-no-items-text = الدفعة الأولى قيد التنفيذ.
admin-run-result = النتيجة
admin-run-line = السطر { $line }
admin-run-total = منتجات الملف
admin-run-created = جديدة
admin-run-updated = معدّلة
admin-run-unchanged = بلا تغيير
admin-run-skipped = متروكة
admin-run-bad = بها أخطاء
admin-run-cleared = قيم مُفرغة
admin-run-over-limit = خارج الباقة
admin-run-pictures = صور
admin-run-undone = مسترجعة
admin-run-prices = مجموع الأسعار
admin-run-pieces = قطع
admin-run-result-created = جديد
admin-run-result-updated = معدّل
admin-run-result-unchanged = بلا تغيير
admin-run-result-skipped = متروك
admin-run-result-bad = خطأ
admin-run-result-undone = مسترجع
admin-run-kind-import-plan = معاينة استيراد
admin-run-kind-import-products = استيراد منتجات
admin-run-kind-undo-import = التراجع عن استيراد
admin-run-state-previewed = بانتظار موافقتك
admin-run-state-running = قيد التنفيذ
admin-run-state-done = تم
admin-run-state-done-with-errors = تم مع أخطاء
admin-run-state-stopped = متوقف
admin-run-state-broken = انقطع
admin-run-state-undone = مسترجع
admin-run-state-partly-undone = مسترجع جزئيًا
admin-dead = أعمال فاشلة
admin-dead-text = الأعمال التي أخفقت مرات كثيرة تنتظر هنا حتى يعيد أحد تشغيلها.
admin-dead-none = لم يفشل شيء
admin-dead-none-text = كل ما كان يجب إنجازه أُنجز.
admin-dead-tries = { $n ->
    [one] محاولة واحدة
    [two] محاولتان
    [few] { $n } محاولات
    *[other] { $n } محاولة
}
admin-dead-again = أعد التشغيل

## Delivery
admin-delivery-title = أسعار التوصيل
admin-delivery-text = التسعيرة الأدق هي المعتمدة: البلدية قبل الولاية قبل كل مكان.
admin-delivery-option = طريقة التسليم
admin-delivery-home = إلى المنزل
admin-delivery-desk = إلى مكتب الاستلام
admin-delivery-province = الولاية
admin-delivery-municipality = البلدية
admin-delivery-address = العنوان
admin-delivery-city = المكان
admin-delivery-stop-desk = المكتب
admin-delivery-carrier = شركة التوصيل
admin-carrier-own = توصيل خاص
admin-delivery-everywhere = كل مكان
admin-delivery-fee = السعر
admin-delivery-fee-hint = 0 يعني مجانًا.
admin-delivery-fee-missing = اكتب سعرًا، أو حدّد أنك لا توصل إلى هناك.
admin-delivery-free = مجاني
admin-delivery-free-from = مجاني ابتداءً من
admin-delivery-not-served = لا توصيل إليه
admin-delivery-not-served-hint = لا يستطيع الزبائن هناك اختياره.
admin-rates = تسعيرات التوصيل
admin-rates-none = لا تسعيرات بعد
admin-rates-none-text = يستطيع الزبائن الطلب متى وُجدت تسعيرة لمكانهم.
admin-rate-add = ضبط تسعيرة
admin-rate-province-hint = أو كل مكان آخر.
admin-rate-municipality-hint = فقط إن اختلفت عن ولايتها.
admin-rates-import = تسعيرات من ملف
admin-rates-import-text = تؤخذ كل الأسطر، أو لا يؤخذ شيء ويُذكر كل سطر ملتبس.
admin-rates-columns = الأعمدة: carrier، province_number، province_name، municipality، option، fee، free_above.
admin-rates-match = تُعرف الولايات بـ
admin-rates-match-number-and-name = الرقم والاسم
admin-rates-match-number-and-name-hint = رقم يعني مكانًا آخر يوقف الملف
admin-rates-match-name = الاسم وحده
admin-rates-match-name-hint = تُذكر الأرقام المخالفة
admin-rates-zero = السعر 0 يعني
admin-rates-zero-not-served = لا توصيل إليه
admin-rates-zero-free = مجانًا
admin-rates-zero-hint = لازم إن كان في الملف أصفار.
admin-rates-carrier-hint = للأسطر التي لا تذكر شركة، وإلا فتوصيلك الخاص.
admin-rates-verb = أخذ التسعيرات
admin-rates-refused = لم يؤخذ شيء: بعض الأسطر ملتبسة. صحّحها في الملف وأرسله من جديد.
admin-rates-problems = أسطر ملتبسة
admin-rates-line = السطر
admin-rates-column = العمود
admin-rates-rows = تسعيرات الملف
admin-rates-done = قُرئت { $n } تسعيرة، وتغيّر منها { $changed }.

## Members
admin-member = العضو
admin-members-text = من يعمل في هذا المتجر وما يستطيع فعله.
admin-member-since = منذ
admin-member-remove = إزالة من المتجر
admin-member-remove-title = إزالة { $name } من المتجر؟
admin-member-leave-title = مغادرة هذا المتجر؟
admin-member-remove-text = يبقى حسابه، لكنه لا يعمل هنا بعد الآن. يبقى ما فعله مسجَّلًا.
admin-role = الدور
admin-role-own = لا أحد يغيّر دوره بنفسه.
admin-role-super-admin = مدير عام
admin-role-super-admin-hint = كل شيء، والأدوار والاشتراك أيضًا
admin-role-operator = مشغّل
admin-role-operator-hint = المنتجات والمخزون والطلبات والتوصيل
admin-role-support = دعم
admin-role-support-hint = الطلبات والزبائن
admin-invite = دعوة شخص
admin-invite-verb = إنشاء دعوة
admin-invitations = دعوات مفتوحة
admin-invitation-until = صالحة حتى
admin-invitation-withdraw = سحب
admin-invitation-title = الدعوة جاهزة
admin-invitation-text = أرسل هذا الرابط إلى { $email }: يصلح سبعة أيام ولشخص واحد.
admin-secret-once = يظهر هذا الآن فقط. انسخه قبل مغادرة الصفحة.
admin-secret-kept = نسخته
admin-permissions = الصلاحيات
admin-permissions-text = إضافة إلى الدور، يمكن منح هذا العضو:
admin-permissions-all = هذا الدور يملك كل ما يمكنه.
admin-grant = منح
admin-granted = ممنوحة
admin-revoke = سحب

## Settings
admin-settings-shop = المتجر
admin-settings-orders = الطلبات
admin-settings-mode = وضع العمل
admin-settings-keys = مفاتيح البرامج
admin-set-open-orders = الطلبات المفتوحة لكل زبون
admin-set-open-orders-hint = قبل التأكيد، من 1 إلى 50.
admin-set-daily = طلبات الزبون في اليوم
admin-set-daily-hint = 0: بلا حدّ.
admin-set-hours = يحجز الطلب الجديد سلعه مدة
admin-set-hours-hint = ثم تُحرَّر.
admin-set-max = أقصى كمية في السطر
admin-set-cash = تقريب النقد إلى
admin-set-cash-hint = أصغر مبلغ يمكن دفعه.
admin-set-colour = لون المتجر
admin-set-address = اطلب العنوان عند التوصيل إلى المنزل
admin-set-support = كيف يتصل بك الزبائن
admin-set-support-hint = يظهر أسفل المتجر وعند حدوث مشكلة.
admin-set-notice = إعلان أثناء الصيانة
admin-set-notice-hint = ما يقرؤه الزبائن حين لا يستطيعون الطلب.
admin-hold = تُحجز السلع من
admin-hold-placed = لحظة الطلب
admin-hold-placed-hint = لا يُباع شيء مرتين
admin-hold-confirmed = لحظة التأكيد
admin-hold-confirmed-hint = الطلبات غير المؤكدة لا تحجز شيئًا
admin-mode = كيف يعمل المتجر
admin-mode-manual = يدوي
admin-mode-manual-hint = تؤكد كل طلب بنفسك
admin-mode-auto = آلي
admin-mode-auto-hint = ما لا يحتاج شخصًا يتم وحده
admin-mode-maintenance = صيانة
admin-mode-maintenance-hint = الزبائن يرون ولا يطلبون
admin-mode-only-super-admin = المدير العام وحده يستطيع إنهاء الطوارئ.
admin-emergency = إيقاف الطوارئ
admin-emergency-text = يوقف كل شيء فورًا: لا طلبات ولا تغييرات ولا حركات. المدير العام وحده ينهيه.
admin-emergency-verb = أوقف كل شيء
admin-close = إغلاق المتجر نهائيًا
admin-close-title = إغلاق هذا المتجر نهائيًا؟
admin-close-text = تجيب صفحاته بأنه أُغلق، وتنتهي الطلبات الجارية بشكل عادي، ويبقى عنوانه له. يمكنك خلال 90 يومًا قراءة كل شيء وتصديره، ثم تُمحى الأسماء والهواتف والعناوين والملاحظات، ويبقى الدفتر والأرقام.
admin-close-keep = الإبقاء على المتجر
admin-close-slug = اكتب { $slug } للتأكيد
admin-key-new = إنشاء مفتاح
admin-key-make = أنشئ المفتاح
admin-key-name = الغرض منه
admin-key-name-hint = مثل «المحاسبة».
admin-key-permissions = { $n ->
    [one] صلاحية واحدة
    [two] صلاحيتان
    [few] { $n } صلاحيات
    *[other] { $n } صلاحية
}
admin-key-permissions-hint = امنحه ما يحتاجه فقط.
admin-key-title = المفتاح جاهز
admin-key-text = ترسله البرامج مع كل طلب: Authorization: Bearer …
admin-key-end = إنهاء
admin-key-ended = منتهٍ
admin-keys-none = لا مفاتيح بعد
admin-keys-none-text = يسمح المفتاح لبرنامج بالعمل في هذا المتجر ضمن الصلاحيات التي تمنحها.

## The subscription
admin-subscription-trialing = تجربة مجانية
admin-subscription-active = نشط
admin-subscription-past-due = الدفع متأخر
admin-subscription-canceled = ملغى
admin-subscription-none = بلا باقة
admin-plan-month = في الشهر
admin-plan-own = باقتك
admin-plan-trial = تنتهي التجربة المجانية يوم { $day }.
admin-plan-paid = مدفوع حتى { $day }.
admin-plan-canceled = ينتهي يوم { $day }.
admin-plan-cancel = إلغاء الاشتراك
admin-plan-cancel-title = إلغاء الاشتراك؟
admin-plan-cancel-text = يستمر حتى نهاية المدة المدفوعة أو التجريبية. بعدها لا يستطيع الزبائن الطلب، وتبقى بياناتك.
admin-plan-keep = الإبقاء على الاشتراك
admin-plans = الباقات
admin-plans-text = لتغيير الباقة أو الدفع، راسل من يدير هذه المنصة.
admin-plan-orders = { $n } طلب في الشهر
admin-plan-orders-all = طلبات بلا حدّ
admin-plan-products = { $n } منتج
admin-plan-products-all = منتجات بلا حدّ
admin-plan-users = { $n ->
    [one] عضو واحد
    [two] عضوان
    [few] { $n } أعضاء
    *[other] { $n } عضوًا
}
admin-plan-users-all = أعضاء بلا حدّ
admin-packages = المزيد من الطلبات
admin-packages-text = تُستعمل الطلبات المشتراة بعد نفاد حصة الشهر، وتبقى بعد انتهائه.
admin-package = { $n } طلب
admin-package-months = صالحة { $n } شهرًا.
admin-entitlement-storefront = صفحات المتجر
admin-entitlement-stock = المخزون
admin-entitlement-reports-basic = أرقام يومية
admin-entitlement-reports-full = كل التقارير
admin-entitlement-support-email = دعم بالبريد
admin-entitlement-support-phone = دعم بالهاتف
admin-entitlement-support-chat = دعم بالمحادثة
admin-entitlement-api = مفاتيح البرامج
admin-entitlement-webhooks = Webhooks
admin-entitlement-custom-domain = نطاق خاص
admin-entitlement-confirmation-team = فريق التأكيد
admin-entitlement-channels = تيليغرام وإنستغرام وواتساب
admin-entitlement-pos = نقطة البيع
admin-entitlement-digital-subscriptions = اشتراكات رقمية
admin-entitlement-games = الألعاب
admin-entitlement-repairs = التصليح
admin-entitlement-products-max = المنتجات
admin-entitlement-users-max = الأعضاء

## Permissions
admin-permission-orders-manage = العمل على الطلبات
admin-permission-products-view = رؤية المنتجات
admin-permission-stock-view = رؤية المخزون
admin-permission-offers-view = رؤية العروض
admin-permission-delivery-view = رؤية التوصيل
admin-permission-labels-print = طباعة الملصقات
admin-permission-conversations-view = رؤية المحادثات
admin-permission-conversations-reply = الرد على الزبائن
admin-permission-conversations-manage = إدارة المحادثات
admin-permission-followups-manage = إدارة المتابعات
admin-permission-products-manage = تعديل المنتجات
admin-permission-stats-view = رؤية الأرقام
admin-permission-payments-review = مراجعة المدفوعات
admin-permission-payment-methods-manage = إدارة طرق الدفع
admin-permission-orders-refund = رد أموال الطلبات
admin-permission-stock-manage = تعديل المخزون
admin-permission-imports-run = استيراد الملفات
admin-permission-restructure-plan = تخطيط الرموز الجديدة
admin-permission-edge-publish = نشر الرموز
admin-permission-customers-merge = دمج الزبائن
admin-permission-delivery-manage = تعديل أسعار التوصيل
admin-permission-settlements-manage = إدارة التسويات
admin-permission-storefront-manage = تعديل صفحات المتجر
admin-permission-plans-view = رؤية الاشتراك
admin-permission-offers-manage = إدارة العروض
admin-permission-repricing-manage = إدارة تعديل الأسعار الآلي
admin-permission-repricing-override-floor = البيع تحت الحد الأدنى
admin-permission-preorders-manage = إدارة الطلبات المسبقة
admin-permission-exits-manage = إدارة مخارج الشبكة
admin-permission-knowledge-manage = إدارة الأجوبة
admin-permission-templates-manage = إدارة القوالب
admin-permission-customers-manage = حظر الزبائن
admin-permission-coupons-manage = إدارة القسائم
admin-permission-broadcasts-send = إرسال الرسائل الجماعية
admin-permission-audit-view = رؤية سجل التدقيق
admin-permission-settings-manage = تغيير الإعدادات
admin-permission-channels-manage = إدارة القنوات
admin-permission-shops-emergency-stop = إيقاف كل شيء في الطوارئ
admin-permission-roles-manage = إدارة الأعضاء والأدوار
admin-permission-wallets-adjust = تعديل المحافظ
admin-permission-plans-manage = إدارة الاشتراك
admin-permission-channels-agree = الموافقة على شروط القنوات
admin-permission-restructure-apply = تطبيق الرموز الجديدة
admin-permission-products-merge = دمج المنتجات
admin-permission-edge-manage = إدارة الرموز المنشورة
admin-permission-assistant-configure = ضبط المساعد
admin-permission-assistant-evaluate = تقييم المساعد

## The platform
platform-title = المنصة
platform-shops = المتاجر
platform-shops-none = لا متاجر بعد
platform-shops-none-text = افتح الأول، أو انتظر حتى يفتح تاجر متجره.
platform-plans = الباقات
platform-plans-none = لا باقات بعد
platform-plans-none-text = ضع الباقات الأولى في القائمة، ويمكن تغييرها لاحقًا.
platform-plans-set-up = إعداد الباقات
platform-back = العودة إلى متجرك
platform-shop = المتجر
platform-plan = الباقة
platform-orders = طلبات الشهر
platform-opened = فُتح
platform-owner = المالك
platform-look = الاطلاع على المتجر
platform-block = إيقاف طلبات الإنترنت
platform-block-text = يقرأ الزبائن أن المتجر لا يستقبل الطلبات حاليًا، ويقرأ أعضاؤه جملتك.
platform-block-why = السبب
platform-block-code = نوع السبب
platform-block-abuse = إساءة استخدام
platform-block-fraud = احتيال
platform-block-debt = دَين
platform-block-other = سبب آخر
platform-blocked = موقوف
platform-unblock = السماح بالطلبات من جديد
platform-credits = إضافة طلبات
platform-credits-package = الحزمة
platform-credits-method = طريقة الدفع
platform-method-transfer = تحويل
platform-method-cash = نقدًا
platform-method-other = طريقة أخرى
platform-credits-reference = مرجع الدفع
platform-credits-verb = أضف الطلبات
platform-pay = تسجيل شهر مدفوع
platform-pay-text = يجدد الباقة أو يغيّرها أو ينهي التجربة.
platform-pay-verb = تسجيل
platform-price = السعر الشهري
platform-trial = التجربة بالساعات
platform-version = الإصدار
platform-retire = إيقاف البيع
platform-packages = حزم الطلبات
admin-done-platform-blocked = أُوقفت طلبات المتجر.
admin-done-platform-unblocked = رُفع الإيقاف.
admin-done-platform-credited = أُضيفت الطلبات.
admin-done-platform-paid = سُجّل الشهر.
admin-done-platform-plans = أُعدّت الباقات.
admin-done-platform-retired = لم تعد الباقة تُباع.

## طلب جديد
admin-order-new = طلب جديد
admin-order-new-text = لزبون على الهاتف أو في المحل. لا يُحسب من طلبات الشهر عبر الإنترنت.
admin-order-look = ابحث عنه
admin-order-new-customer = لم يطلب صاحب هذا الرقم من قبل.
admin-order-other-phone = هذا رقم زبون آخر. أُزيل ما مُلئ عن الزبون السابق: راجع الاستمارة ثم سجّل الطلب.
admin-order-known-orders = { $n ->
    [zero] بلا طلبات
    [one] طلب واحد
    [two] طلبان
    [few] { $n } طلبات
    [many] { $n } طلبًا
   *[other] { $n } طلب
}
admin-order-known-delivered = سُلّم منها { $n }
admin-order-known-returned = أُرجع منها { $n }
admin-order-find = أضف منتجًا
admin-order-find-hint = الاسم أو الرمز، أو امسح الباركود.
admin-order-found-none = لا يوجد منتج معروض للبيع يبدأ هكذا.
admin-order-add = أضف
admin-order-add-item = أضف { $name }
admin-order-drop-item = أزل { $name }
admin-order-no-lines = لا شيء بعد: ابحث عن منتج أعلاه.
admin-order-left = بقي { $n }
admin-order-short = بقي { $n } فقط.
admin-order-short-none = نفد
admin-order-pieces-wrong = لا يمكن بيع هذه الكمية.
admin-order-not-sold = غير معروض للبيع حاليًا.
admin-order-hidden = مخفي بسبب الباقة. اختر «عرض هذا المنتج أولًا» في صفحته.
admin-order-towns = اعرض بلدياتها
admin-order-not-served = لا يوجد سعر توصيل لهذا المكان بعد. حدّده في صفحة التوصيل أو اختر مكانًا آخر.
admin-order-to-pay = المبلغ عند التسليم
admin-order-fee-later = يضاف سعر التوصيل بعد اختيار الولاية.
admin-order-bill-later = يظهر المجموع هنا بعد إضافة منتج.
admin-order-place = سجّل الطلب
admin-order-again = سجّله مرة أخرى
admin-order-place-hint = يبقى ما كُتب حتى يُسجَّل الطلب.
admin-order-another = طلب جديد لهذا الزبون
admin-done-order-placed = سُجّل الطلب.

## لوحة المفاتيح
admin-keys = لوحة المفاتيح
admin-keys-look = يبحث عمّا كُتب، ويضيف الرمز الممسوح
admin-keys-send = يسجّل الطلب
admin-keys-rows = السطر التالي والسابق
admin-keys-open = يفتح السطر
admin-keys-go = إلى الرئيسية، وبحروف أخرى إلى بقية الصفحات
admin-keys-press = يضغط الزر المحدّد

## الفئات
admin-categories = الفئات
admin-categories-text = هكذا يجد الزبائن طريقهم: شجرة صفحات المتجر.
admin-categories-none = لا فئات بعد
admin-categories-none-text = أضف الأولى، ثم اخترها في استمارة المنتج.
admin-category-add = أضف فئة
admin-category-edit = الاسم والموضع
admin-category-name = الاسم
admin-category-parent = تحت
admin-category-parent-hint = دون اختيار تكون في الأعلى.
admin-category-position = موضعها بين جاراتها
admin-category-position-hint = الرقم الأصغر يأتي أولًا.
admin-category-see = منتجات { $name }
admin-category-delete = احذف هذه الفئة
admin-category-delete-verb = احذف الفئة
admin-category-empty = ليس فيها شيء. روابط صفحتها لن تؤدي إلى شيء.
admin-category-holds = { $products ->
    [0] عدد الفئات التي تحتها: { $below }.
   *[other] عدد المنتجات فيها: { $products }{ $below ->
        [0] .
       *[other] ، وعدد الفئات التي تحتها: { $below }.
    }
}
admin-category-heir = تنتقل إلى
admin-done-category-added = أُضيفت الفئة.
admin-done-category-saved = حُفظت الفئة.
admin-done-category-deleted = حُذفت الفئة.

## ما يُرسَل
admin-outbox = صندوق الصادر
admin-outbox-text = رسائل المتجر بالبريد والرسائل القصيرة كما يقرؤها متلقّوها.
admin-outbox-link = (الرابط، لمستلمه وحده)
admin-outbox-none = لم يُرسَل شيء بعد
admin-outbox-none-text = تظهر هنا الرسائل إلى الزبائن والأعضاء وما آلت إليه.
admin-outbox-waiting = سُجّلت فقط، فلا خادم بريد مضبوط: سلّم الرابط بنفسك.
admin-message-email = بريد إلكتروني
admin-message-sms = رسالة قصيرة
admin-message-state-waiting = تنتظر
admin-message-state-sent = أُرسلت
admin-message-state-failed = لم تُرسل

## فترة الاستعمال
admin-usage-days = الطلبات عبر الإنترنت يومًا بيوم
admin-usage-bars = { $n ->
    [0] طلبات اليوم: لا شيء حتى الآن
   *[other] طلبات اليوم، أكثرها { $n }
}
admin-usage-line = مجموع هذا الشهر حتى الآن
admin-usage-limit = الحد: { $n }
admin-usage-text = يبدأ اليوم وينتهي بتوقيت المتجر.
admin-usage-table = الأرقام نفسها في جدول
admin-usage-day = اليوم
admin-usage-orders = الطلبات
admin-usage-total = حتى ذلك اليوم
admin-credits = الطلبات المشتراة
admin-credit-left = { $n ->
    [zero] لم يبق شيء
    [one] بقي طلب واحد
    [two] بقي طلبان
    [few] بقيت { $n } طلبات
    [many] بقي { $n } طلبًا
   *[other] بقي { $n } طلب
}
admin-credit-until = حتى { $day }

## Smaller plans

admin-plan-balance = بقي مما دُفع سابقًا { $sum }، ويُخصم من الدفعة القادمة.
admin-plan-next = ابتداءً من { $day } تصبح الباقة { $plan }. ما لا تتسع له يُخفى عندئذ ولا يُحذف.
admin-plan-stay = البقاء على الباقة الحالية
admin-plan-smaller = الانتقال إلى باقة أصغر
admin-plan-smaller-text = تبدأ في { $day } مع نهاية المدة المدفوعة. تُخفى المنتجات التي لا تتسع لها ويوقف الأعضاء الذين لا أماكن لهم، ولا يُحذف شيء.
admin-plan-smaller-which = الباقة الأصغر
admin-plan-smaller-verb = اختيار هذه الباقة
admin-done-plan-chosen = اختيرت الباقة الأصغر. يمكنك البقاء على الباقة الحالية حتى تبدأ.
admin-done-plan-stays = بقيت الباقة الحالية.
admin-done-product-preferred = يُعرض هذا المنتج الآن قبل غيره.
admin-invitation-lang = لغة الرسالة
admin-invitation-resend = إنشاء رابط جديد
admin-member-suspended = موقوف
admin-product-over-limit = أخفته الباقة
admin-product-over-limit-text = أماكن باقتك أقل من عدد منتجاتك. هذا المنتج محفوظ، لكن الزبائن لا يرونه ولا يطلبونه. اعرضه بدل غيره، أو أرشف منتجات، أو انتقل إلى باقة أكبر.
admin-product-prefer = عرض هذا المنتج أولًا

## Forgetting

admin-customer-erase = محو بيانات هذا الزبون
admin-customer-erase-title = محو بيانات { $name }؟
admin-customer-erase-text = يُمحى الاسم والهاتف والعناوين والملاحظات في كل مكان بلا رجعة. تبقى الطلبات والأرقام دون ذكر صاحبها. يجب أن تنتهي الطلبات المفتوحة أولًا.
admin-customer-erase-verb = محو نهائي
admin-customer-erased = مُحيت بيانات هذا الزبون. بقيت الطلبات والأرقام دون اسم.
admin-done-customer-erased = مُحيت بيانات الزبون.
