# كلمات النواة: ما تشترك فيه كل الصفحات.

## اللغات، كل واحدة باسمها
language-ar = العربية
language-en = English
language-fr = Français
language-ru = Русский
language-kk = Қазақша

## العملات كما يكتبها الناس
currency-DZD = دج
currency-KZT = ₸
currency-USD = $
currency-EUR = €
currency-IQD = د.ع

## حول الصفحة
chrome-skip = انتقل إلى محتوى الصفحة
chrome-navigation = القائمة الرئيسية
chrome-more = المزيد
chrome-language = اللغة
chrome-account = حسابك
chrome-search = بحث
chrome-search-hint = بحث (اضغط /)
chrome-sign-out = تسجيل الخروج
chrome-path = أنت هنا
chrome-made-with = أُنشئ باستخدام سوق

## أفعال
action-save = حفظ
action-cancel = إلغاء
action-back = رجوع
action-search = بحث
action-filter = تصفية
action-clear = مسح التصفية
action-confirm = تأكيد
action-delete = حذف
action-edit = تعديل
action-add = إضافة
action-close = إغلاق
action-undo = تراجع
action-retry = أعد المحاولة
action-look-again = تحديث
action-choose = اختيار
action-continue = متابعة
action-sign-in = تسجيل الدخول

## النماذج
form-required = إلزامي
form-optional = اختياري
form-pick = اختر من القائمة
form-errors = { $n ->
    [one] هناك أمر واحد يحتاج إلى تصحيح
    [two] هناك أمران يحتاجان إلى تصحيح
    [few] هناك { $n } أمور تحتاج إلى تصحيح
   *[other] هناك { $n } أمرًا يحتاج إلى تصحيح
}
form-cannot-undo = لا يمكن التراجع عن هذا.

## القوائم
list-empty = لا يوجد شيء هنا بعد
list-no-match = لا توجد نتائج
list-no-match-hint = جرّب كلمات أقل، أو امسح التصفية.
list-next = التالي
list-file = تنزيل القائمة (CSV)
list-previous = السابق
list-pages = الصفحات
list-select = تحديد { $name }
list-select-all = تحديد الكل
list-selected = { $n ->
    [zero] لم يُحدَّد شيء
    [one] تم تحديد عنصر واحد
    [two] تم تحديد عنصرين
    [few] تم تحديد { $n } عناصر
   *[other] تم تحديد { $n } عنصرًا
}
list-all = الكل
list-yes = نعم
list-no = لا

## ما استُعمل من الحصة
meter-of = { $used } من { $limit }
meter-unlimited = { $used }، بلا حدّ
meter-normal = طبيعي
meter-near = قريب من الحد
meter-high = قريب من الحد: مرتفع
meter-critical = قريب من الحد: حرج
meter-blocked = محظور

## الخطوات
step-of = الخطوة { $n } من { $total }
step-done = تمّت
step-current = الآن

## المتجر
shop-sold-out = نفدت الكمية
shop-was = السعر قبل التخفيض { $price }
shop-now = السعر الآن { $price }

live-newer = وصل جديد.

## رفض النواة
refusal-request-key-reused = سبق إرسال هذا النموذج بمحتوى آخر. افتح الصفحة من جديد وأعد التعديل.
refusal-request-too-many = محاولات كثيرة. انتظر قليلًا ثم أعد المحاولة.
refusal-request-already-shown = ظهر هذا الرمز السري مرة واحدة ولن يظهر ثانية. أنشئ رمزًا جديدًا إن فقدته.
refusal-request-invalid = يرجى مراجعة ما أدخلته.
refusal-request-unknown-field = الحقل «{ $field }» غير معروف. تحقق من اسمه.
refusal-request-malformed = تعذّرت قراءة الطلب. تحقق من صيغته ثم أرسله من جديد.
refusal-request-too-large = الحجم كبير جدًا. صغّره ثم أعد المحاولة.
refusal-permission-denied = دورك لا يسمح بهذا. اطلبه من صاحب المتجر.
refusal-session-required = يرجى تسجيل الدخول أولًا.
refusal-system-busy = الضغط كبير في هذه اللحظة. لم يتغيّر شيء؛ أعد المحاولة بعد ثوانٍ.
refusal-system-storage-full = امتلأ القرص لدينا. لم يتغيّر شيء ولم يضِع شيء مما حفظته؛ أعد المحاولة لاحقًا. إن كنت تدير هذا النظام فأخلِ بعض المساحة، وسيواصل العمل من تلقاء نفسه.
refusal-system-fault = حدث خطأ من جهتنا. أعد المحاولة، وإن تكرّر فأرسل لنا هذا المرجع: { $reference }
refusal-system-outcome-unknown = لم نتمكن من التأكد من حفظ التعديل. أرسله من جديد، ولن يُنفَّذ مرتين.
refusal-money-out-of-range = هذا المبلغ كبير جدًا.
refusal-page-not-found = هذه الصفحة غير موجودة أو لم تعد متاحة.
refusal-page-host-unknown = لا يوجد متجر على { $host }. إن كان هذا النطاق لك فأدخله في متجرك ضمن «صفحات المتجر» ثم «النطاق»، وأضف السجلّ الظاهر هناك.
refusal-list-cursor-invalid = لم يعد هذا الموضع من القائمة صالحًا. ابدأ من الصفحة الأولى.
refusal-list-cursor-of-other-sort = هذا الموضع يخصّ القائمة بترتيب آخر. اذكر الترتيب نفسه، أو ابدأ من الصفحة الأولى.

## صفحة المكوّنات
dev-title = المكوّنات
dev-intro = كل ما تُبنى منه الصفحات، مع بيانات للتجربة.
dev-section-buttons = الأزرار والروابط
dev-section-notices = التنبيهات
dev-section-figures = الأرقام والحصص
dev-section-badges = الحالات
dev-section-form = النماذج
dev-section-list = القوائم
dev-section-empty = الصفحات الفارغة
dev-section-story = الخطوات والتبويبات والتسلسل الزمني
dev-section-facts = التفاصيل
dev-section-confirm = التأكيد
dev-section-icons = الأيقونات
dev-shop = متجر أمينة
dev-user = أمينة بن صالح
dev-home = الرئيسية
dev-orders = الطلبات
dev-products = المنتجات
dev-stock = المخزون
dev-members = الأعضاء
dev-runs = العمليات
dev-settings = الإعدادات
dev-order = الطلب
dev-customer = الزبون
dev-phone = الهاتف
dev-total = المجموع
dev-status = الحالة
dev-when = التاريخ
dev-items = القطع
dev-new = جديد
dev-confirmed = مؤكَّد
dev-shipped = قيد التوصيل
dev-delivered = تم التسليم
dev-returned = مرتجع
dev-draft = مسودة
dev-customer-1 = كريم حداد
dev-customer-2 = نور الهدى بوزيد
dev-customer-3 = ياسين منصوري
dev-name = اسم المنتج
dev-name-hint = كما يسمّيه زبائنك.
dev-price = السعر
dev-price-error = اكتب السعر رقمًا، مثل 2500.
dev-description = الوصف
dev-province = الولاية
dev-municipality = البلدية
dev-algiers = الجزائر
dev-oran = وهران
dev-bab = باب الوادي
dev-hydra = حيدرة
dev-delivery = التوصيل
dev-home-delivery = إلى المنزل
dev-home-delivery-hint = من 3 إلى 5 أيام
dev-desk = مكتب الاستلام
dev-desk-hint = الأقرب إليك
dev-published = عرض في المتجر
dev-quantity = الكمية
dev-phone-error = اكتب 10 أرقام، مثل 0551234567.
dev-month-orders = طلبات هذا الشهر عبر الإنترنت
dev-pace = بهذه الوتيرة تنتهي الحصة يوم 23.
dev-sales = مبيعات اليوم
dev-sales-hint = أكثر من الأحد الماضي بـ 12 %
dev-to-confirm = في انتظار التأكيد
dev-late = طرود متأخرة
dev-saved = تم حفظ المنتج.
dev-info = تنشر ياليدين أسعارها الجديدة يوم الأحد.
dev-warn-title = استُعمل 83 من 100 طلب
dev-warn = اشترِ 100 طلب إضافي ولا تخسر أي زبون.
dev-danger = رفضت شركة التوصيل طردين.
dev-empty = لا توجد منتجات بعد
dev-empty-text = أضف أول منتج وشارك رابط متجرك مع زبائنك.
dev-add-product = إضافة منتج
dev-step-products = المنتجات
dev-step-delivery = التوصيل
dev-step-test = طلب تجريبي
dev-step-share = المشاركة
dev-tab-all = الكل
dev-event-1 = وصل الطلب
dev-event-2 = تأكيد بالهاتف
dev-event-3 = سُلّم إلى ياليدين
dev-event-text = يريد الزبون الاستلام بعد الساعة الخامسة.
dev-by = بواسطة كريم
dev-cancel-title = إلغاء الطلب 1042؟
dev-cancel-text = سيُبلَّغ الزبون برسالة نصية وتعود ثلاث قطع إلى المخزون.
dev-cancel-verb = إلغاء الطلب
dev-keep = الإبقاء على الطلب
dev-reason = السبب
dev-code = الرمز
dev-buy = شراء 100 طلب
dev-product-1 = فستان كتّان مطرّز
dev-product-2 = صندل جلدي مصنوع يدويًا
dev-product-3 = تمر دقلة نور، 1 كغ
dev-product-4 = صينية شاي نحاسية
dev-catalog = كل المنتجات
dev-shop-hero = أشياء مُتقنة تصل إلى بابك
dev-shop-text = الدفع نقدًا عند الاستلام. التوصيل إلى 69 ولاية.
dev-new-badge = جديد
dev-about = من نحن
dev-contact = اتصل بنا
dev-order-now = اطلب الآن
dev-sign-in = الدخول إلى متجرك
dev-email = البريد الإلكتروني أو الهاتف
dev-password = كلمة المرور
dev-sign-in-text = سعداء بعودتك.

# صفحة الخطأ
failed-title = لم تكتمل العملية
failed-reference = المرجع:
failed-home = إلى الصفحة الرئيسية
refusal-request-key-short = من دون حساب لا يميّزك عن غيرك إلا المفتاح: أرسل Idempotency-Key من { $min } حرفًا على الأقل لا يمكن تخمينه، مثل UUID.
refusal-request-key-missing = رأس الطلب Idempotency-Key غير موجود. أرسل مفتاحًا جديدًا مع كل طلب جديد، والمفتاح نفسه عند إعادة الطلب.
refusal-request-not-repeated = لم يُنفَّذ هذا عند إرسال الطلب، وتكرار الطلب لا ينفّذه. اطلبه بمفتاح جديد.
refusal-request-key-invalid = يجب أن يتكوّن مفتاح التكرار من 1 إلى 200 حرف لاتيني ظاهر دون فراغات.
refusal-request-unsupported = لا يُقرأ هذا النوع من المحتوى هنا. أرسل { $expected }.
refusal-request-dry-run-unsupported = لا يمكن تجربة هذه العملية دون تنفيذها. احذف dry_run.
refusal-request-method-not-allowed = هذا العنوان لا يقبل هذه الطريقة.
refusal-shop-not-found = لا يوجد متجر بهذا الاسم هنا، أو أنك لا تعمل فيه.
refusal-shop-closed = أُغلق هذا المتجر. الطلبات السابقة ما زالت تُنفَّذ.
refusal-shop-maintenance = المتجر قيد الصيانة ولا يستقبل طلبات الآن. حاول لاحقًا من فضلك.
refusal-shop-emergency = المتجر متوقف لظرف طارئ. لم يتغيّر شيء؛ حاول لاحقًا من فضلك.
refusal-system-stopping = يُعاد تشغيل سوق الآن. لم يتغيّر شيء؛ حاول بعد لحظات.
refusal-run-not-found = لا توجد عملية بهذا الرقم في هذا المتجر.
refusal-run-in-progress = هناك عملية من هذا النوع قيد التنفيذ ({ $run }). انتظر نهايتها أو أوقفها أولًا.
refusal-run-already-undone = أُلغي أثر هذه العملية من قبل.
refusal-job-not-found = لا توجد مهمة متعثرة بهذا الرقم في هذا المتجر، أو أنها تُعاد الآن.
refusal-message-not-found = لا توجد رسالة بهذا الرقم في هذا المتجر.
refusal-message-gone-out = خرجت هذه الرسالة من قبل أو هي في طريقها. لم يُرسل شيء مرتين.
refusal-file-not-found = لا يوجد ملف بهذا الرقم في هذا المتجر. ارفعه من جديد.
refusal-crypto-wrong-key = خُتمت هذه البيانات بمفتاح آخر. ضع المفتاح السابق في ENCRYPTION_KEY_HEX_OLD.
refusal-file-type-refused = لا يُقبل هذا النوع من الملفات. أرسل جدولًا (CSV) أو صورة (JPEG أو PNG أو WebP).
refusal-media-too-large = هذه الصورة كبيرة جدًا. الحد الأقصى 20 ميغابايت و40 ميغابكسل و12,000 بكسل لكل ضلع. لم يتغيّر شيء: صغّرها ثم أضفها من جديد.
refusal-media-type-refused = هذا الملف ليس صورة يمكن عرضها. أرسل صورة JPEG أو PNG أو WebP؛ لم يتغيّر شيء.
