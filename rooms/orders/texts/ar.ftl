# ما تقوله هذه الغرفة للناس.
refusal-order-not-found = لا يوجد طلب بهذا الرمز وهذا الهاتف. انظر في الرسالة التي وصلتك عند الطلب.
refusal-order-form-invalid = { $count ->
    [one] حقل واحد يحتاج إلى انتباهك.
    [two] حقلان يحتاجان إلى انتباهك.
   *[other] { $count } حقول تحتاج إلى انتباهك.
}
refusal-order-name-invalid = اكتب اسمك من فضلك: من 2 إلى 100 حرف.
refusal-order-phone-invalid = لا يمكن الاتصال بهذا الرقم. اكتبه مثل {"\u2066"}{ $example }{"\u2069"}.
refusal-order-quantity-invalid = { $max ->
    [0] لا يمكن طلب هذه الكمية.
   *[other] اطلب واحدا على الأقل و{ $max } على الأكثر، بالمقدار الذي يُباع به.
}
refusal-order-lines-invalid = في الطلب من سطر واحد إلى { $max } سطرا.
refusal-order-address-needed = اكتب العنوان من فضلك: الشارع والدار، أو كيف يجدك السائق.
refusal-order-text-invalid = هذا النص طويل جدا أو لا يُقرأ. { $max } حرفا على الأكثر.
refusal-order-note-invalid = الملاحظة طويلة جدا. { $max } حرفا على الأكثر.
refusal-order-filter-invalid = «{ $value }» ليس يوما. اكتبه مثل 2026-11-20.
refusal-order-burst = تصل طلبات كثيرة جدًا في هذه اللحظة. حاول بعد قليل.
refusal-order-request-not-found = لا يوجد طلب معلّق كهذا في هذا المتجر.
refusal-order-request-already-decided = { $state ->
    [accepted] سُجّل هذا الطلب المعلّق طلبًا من قبل.
    [expired] انتهت مدة هذا الطلب المعلّق.
    [withdrawn] سحب الزبون هذا الطلب.
    [rejected] رُفض هذا الطلب المعلّق.
   *[other] قرر غيرك في هذا الطلب المعلّق في هذه الأثناء.
}
refusal-order-request-waits-its-turn = ينتظر هذا الطلب وحدة من الحصة. يُسجَّل طلبًا من تلقاء نفسه، بدوره، حين تتوفر وحدات من جديد: اشترِ طلبات إضافية أو انتقل إلى باقة أكبر.
refusal-order-field-needed = املأ هذا الحقل من فضلك.
refusal-order-field-invalid = لا يمكن قراءة هذا. انظر إلى المطلوب واكتبه من جديد.
refusal-order-field-unknown = ليس في استمارة المتجر حقل كهذا.
refusal-form-fields-invalid = { $count ->
    [one] حقل واحد غير صحيح بعد. لم يتغير شيء.
   *[other] { $count } أشياء غير صحيحة بعد. لم يتغير شيء.
}
refusal-form-fields-changed-meanwhile = غيّر غيرك الاستمارة في هذه الأثناء. انظر إليها كما هي الآن ثم أعد تغييرك.
refusal-customer-has-open-orders = { $orders ->
    [one] لهذا الزبون طلب مفتوح. أنهِه أو ألغِه أولًا، ثم يمكن محو بياناته.
    [two] لهذا الزبون طلبان مفتوحان. أنهِهما أو ألغِهما أولًا، ثم يمكن محو بياناته.
    [few] لهذا الزبون { $orders } طلبات مفتوحة. أنهِها أو ألغِها أولًا، ثم يمكن محو بياناته.
   *[other] لهذا الزبون { $orders } طلبًا مفتوحًا. أنهِها أو ألغِها أولًا، ثم يمكن محو بياناته.
}
refusal-product-hidden = «{ $name }» مخفي لأن الباقة لا تتسع لكل المنتجات. افتحه واختر «عرض هذا المنتج أولًا»، أو انتقل إلى باقة أكبر.
refusal-product-inactive = «{ $name }» لا يُباع حاليا.
refusal-order-price-missing = لا سعر بعد لـ«{ $name }». اسأل المتجر من فضلك.
refusal-order-too-many-open = لهذا الهاتف { $limit } طلبات لم يؤكدها المتجر بعد. انتظر اتصاله ثم اطلب من جديد.
refusal-order-duplicate-suspected = طُلب الشيء نفسه من هذا الهاتف قبل قليل. هل تطلبه مرة أخرى؟
refusal-payment-method-not-found = لا يعرف هذا المتجر طريقة الدفع هذه. يمكنك الدفع نقدا عند الاستلام.
refusal-order-price-changed = تغيّر السعر: صار { $total } { $currency }. انظر إليه ثم اطلب من جديد.
refusal-order-daily-limit-reached = طلب هذا الهاتف { $limit } مرات اليوم. اطلب غدا أو اتصل بالمتجر.
refusal-order-illegal-transition = { $present ->
    [awaiting_payment] الطلب في انتظار الدفع
    [payment_review] دفعُ الطلب قيد المراجعة
    [pending] الطلب لم يؤكَّد بعد
    [confirmed] الطلب مؤكَّد
    [in_progress] الطلب قيد التنفيذ
    [shipped] الطلب في الطريق
    [delivered] الطلب سُلّم
    [returning] الطلب في طريق العودة
    [returned] الطلب أُرجع
    [completed] الطلب اكتمل
    [failed] الطلب فشل
    [cancelled] الطلب ملغى
   *[other] الطلب في حالة أخرى
}؛ لا يمكن فعل هذا به الآن.
refusal-order-reopen-too-late = يُعاد فتح الطلب خلال { $days } أيام. أنشئ طلبا جديدا.

orders-title = الطلبات
orders-empty = لا طلبات بعد. شارك رابط متجرك.
orders-search = الرمز أو الرقم أو الهاتف أو الاسم
orders-number = الرقم
orders-code = الرمز
orders-customer = الزبون
orders-phone = الهاتف
orders-place = المكان
orders-status = الحالة
orders-payment = الدفع
orders-total = المجموع
orders-goods = البضاعة
orders-discount = التخفيض
orders-delivery-fee = التوصيل
orders-delivery-free = مجاني
orders-rounding = التقريب
orders-quantity = الكمية
orders-unit-price = السعر
orders-placed-at = تاريخ الطلب
orders-history = ما جرى
orders-note = ملاحظة
orders-reason = السبب
orders-in-maintenance = أُخذ والمتجر مغلق أمام الزبائن

orders-status-awaiting_payment = في انتظار الدفع
orders-status-payment_review = الدفع قيد المراجعة
orders-status-pending = في انتظار التأكيد
orders-status-confirmed = مؤكَّد
orders-status-in_progress = قيد التنفيذ
orders-status-shipped = في الطريق
orders-status-delivered = سُلّم
orders-status-returning = في طريق العودة
orders-status-returned = أُرجع
orders-status-completed = مكتمل
orders-status-failed = فشل
orders-status-cancelled = ملغى

orders-class-waiting = في الانتظار
orders-class-in_progress = جارية
orders-class-completed = مكتملة
orders-class-failed = فاشلة
orders-class-cancelled = ملغاة

orders-payment-due = مستحق
orders-payment-paid = مدفوع
orders-payment-collected = محصَّل
orders-payment-settled = مسوّى
orders-payment-part_refunded = مسترد جزئيا
orders-payment-refunded = مسترد
orders-payment-void = لاغٍ

orders-method-cash_on_delivery = الدفع عند الاستلام

orders-channel-storefront = صفحة المتجر
orders-channel-api = برنامج
orders-channel-member = كتبه عضو
orders-channel-telegram = تيليغرام
orders-channel-instagram = إنستغرام
orders-channel-whatsapp = واتساب
orders-channel-kaspi = كاسبي
orders-channel-test = تجربة

orders-option-home = إلى الباب
orders-option-desk = إلى مكتب

orders-cancel-customer = الزبون لم يعد يريده
orders-cancel-refused = رُفض على الهاتف
orders-cancel-no_answer = لا أحد يجيب
orders-cancel-wrong_number = رقم خاطئ
orders-cancel-fake = طلب وهمي
orders-cancel-duplicate = طُلب مرتين
orders-cancel-out_of_stock = نفدت البضاعة
orders-cancel-other = سبب آخر

orders-do-confirm = تأكيد
orders-do-cancel = إلغاء الطلب
orders-do-ship = أُرسل
orders-do-deliver = سُلّم
orders-do-start-return = يعود
orders-do-return = استُلم راجعا
orders-do-reopen = إعادة الفتح
orders-damaged = تالف: لا يُباع من جديد

orders-today = اليوم
orders-today-orders = طلبات اليوم
orders-today-to-confirm = للتأكيد
orders-today-to-ship = للإرسال
orders-today-revenue = إيراد اليوم

orders-mail-burst = يستقبل متجرك { $shop } طلبات أكثر بكثير من المعتاد. خلال { $minutes } دقيقة القادمة تنتظر طلبات من لا تعرفهم في صفحة «الطلبات المعلّقة» حتى ينظر فيها أحدكم؛ ويطلب الزبائن المعروفون كالعادة. انظر في الطلبات المعلّقة واقبل الحقيقي منها.
refusal-order-filter-name-invalid = سمِّ الفلتر باسم لا يتجاوز { $max } حرفا.
refusal-order-filter-not-found = لم يعد هذا الفلتر موجودا.
refusal-order-filter-too-many = يحفظ المتجر { $max } فلترا على الأكثر. احذف واحدا لا يحتاجه أحد.
refusal-order-bulk-invalid = اختر طلبية واحدة على الأقل، و{ $max } على الأكثر دفعة واحدة.
refusal-order-filter-taken = حفظ أحدهم للتو فلترا بهذا الاسم. احفظ فلترك مرة أخرى ليحل محله.
