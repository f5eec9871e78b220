# ما يقرؤه الزبائن في المتجر.

## حول كل صفحة
storefront-home = كل المنتجات
storefront-cart = السلة
storefront-order-status = أين طلبي؟
storefront-word = المكالمات حول طلب لم يكتمل
storefront-preview = معاينة: هذا المظهر لم يُحفظ بعد. يمكنك التصفح، لكن لا يمكن الطلب هنا.
storefront-preview-title = لا يمكن الطلب أثناء المعاينة
storefront-call = اتصل بالمتجر
storefront-categories = الفئات
storefront-title-home = تسوّق عبر الإنترنت وادفع عند الاستلام
storefront-describe-home = { $shop }: اطلب عبر الإنترنت وادفع نقدًا عند الاستلام.
storefront-describe-category = { $category } لدى { $shop }. اطلب عبر الإنترنت وادفع نقدًا عند الاستلام.
storefront-describe-product = { $product } بسعر { $price } لدى { $shop }. الدفع نقدًا عند الاستلام.

## قوائم المنتجات
storefront-newest = أحدث المنتجات
storefront-empty = لا توجد منتجات هنا بعد
storefront-empty-text = ما زال المتجر قيد التجهيز. عُد إلينا قريبًا.
storefront-search-title = البحث
storefront-search-results = نتائج البحث عن «{"\u2068"}{ $q }{"\u2069"}»
storefront-search-none = لم نجد شيئًا عن «{"\u2068"}{ $q }{"\u2069"}»
storefront-search-none-text = جرّب حروفًا أقل أو كلمة أخرى.
storefront-search-ask = عمّ تبحث؟

## المنتج
storefront-price-from = ابتداءً من
storefront-choose = اختر
storefront-quantity = الكمية
storefront-in-stock = متوفر
storefront-few-left = بقيت قطع قليلة
storefront-sold-out-text = نفدت كمية هذا المنتج حاليًا. اتصل بالمتجر لمعرفة موعد توفره، أو تصفّح بقية المنتجات.
storefront-not-sold = هذا المنتج غير معروض للبيع حاليًا.
storefront-description = الوصف
storefront-pictures = الصور
storefront-order-title = اطلب الآن وادفع عند الاستلام
storefront-order-now = اطلب الآن
storefront-add-to-cart = أضف إلى السلة
storefront-free-delivery = توصيل مجاني
storefront-gone = لم يعد هذا المنتج موجودًا
storefront-gone-text = ربما بيع أو تغيّر اسمه. ابحث عن منتج مشابه أو تصفّح كل المنتجات.
storefront-see-all = تصفّح كل المنتجات

## السلة
storefront-cart-title = سلتك
storefront-cart-empty = سلتك فارغة
storefront-cart-empty-text = اختر ما يعجبك وستجده هنا.
storefront-each = { $price } للقطعة
storefront-update = تحديث
storefront-remove = حذف
storefront-remove-item = حذف { $name }
storefront-goods-total = المنتجات
storefront-go-to-checkout = متابعة الطلب
storefront-unavailable = لم يعد معروضًا للبيع
storefront-cart-blocked = احذف ما لم يعد معروضًا للبيع حتى تتابع.
storefront-cart-full = امتلأت السلة. اطلب ما فيها أولًا.

## إتمام الطلب
storefront-checkout-title = طلبك
storefront-name = الاسم
storefront-phone = رقم الهاتف
storefront-keep = إن لم أكمل الطلب، يمكن للمتجر أن يتصل بي بشأنه
storefront-keep-hint = يُحفظ رقم هاتفك وما اخترته 72 ساعة، من أجل هذه المكالمة فقط.
storefront-keep-back = يمكنك التراجع عن ذلك في أي وقت
storefront-phone-hint = يتصل المتجر بهذا الرقم لتأكيد الطلب.
storefront-phone-example = 0551 23 45 67
storefront-province = الولاية
storefront-municipality = البلدية
storefront-choose-province-first = اختر الولاية أولًا.
storefront-desk = المكتب
storefront-desk-hint = مكان الاستلام إذا اخترت التوصيل إلى مكتب.
storefront-option = التوصيل
storefront-option-home = إلى باب المنزل
storefront-option-desk = إلى مكتب الاستلام
storefront-address = العنوان
storefront-address-hint = الشارع، العمارة، معلم قريب
storefront-note = ملاحظة للمتجر
storefront-delivery = التوصيل
storefront-delivery-heavy = التوصيل، مع الوزن فوق 5 كغ
storefront-delivery-later = يُعرف بعد اختيار الولاية
storefront-fee-free = مجانًا
storefront-rounding = تقريب المبلغ النقدي
storefront-total = المبلغ عند الاستلام
storefront-confirm = تأكيد الطلب
storefront-confirm-again = نعم، أطلبه مرة أخرى
storefront-confirm-price = تأكيد بالسعر الجديد
storefront-pay-note = تدفع نقدًا عند وصول الطرد. لا تدفع شيئًا الآن.
storefront-edit-cart = تعديل السلة
storefront-expired-title = يرجى التأكيد مرة أخرى
storefront-expired = بقيت هذه الصفحة مفتوحة طويلًا أو جاءت من مكان آخر. لم يُسجَّل أي طلب بعد، وكل ما كتبته محفوظ هنا. إن تكرر هذا فاسمح لهذا الموقع باستعمال ملفات تعريف الارتباط.
storefront-sent-title = سبق إرسال هذا النموذج
storefront-sent = سُجِّل طلب بهذا النموذج من قبل. إن أردت طلبًا ثانيًا فأكّد مرة أخرى.
storefront-again-title = سبق أن طلبت هذا
storefront-again = وصل خلال 24 ساعة الماضية طلب بهذا الرقم وهذا المنتج. هل تريد طلبه مرة أخرى؟
storefront-changed-title = تغيّر السعر
storefront-changed-line = سعر { $name } الآن { $price }.
storefront-changed-total = المبلغ الإجمالي الآن { $total }. لم يُسجَّل أي طلب بعد: راجع ثم أكّد.
storefront-refused-title = لم يُسجَّل الطلب
storefront-short = لا يمكن الآن طلب أكثر من { $available } من «{ $name }». خفّض الكمية ثم أكّد من جديد.
storefront-short-none = نفدت للتوّ كمية «{ $name }».
storefront-not-served = لا يوصل المتجر إلى هذا المكان. اختر مكانًا آخر أو اتصل بالمتجر.
storefront-leave-empty = اترك هذه الخانة فارغة

## لا طلبات الآن
storefront-no-orders = لا يستقبل المتجر طلبات حاليًا
storefront-no-orders-text = يمكنك متابعة التصفح.
storefront-no-orders-call = اتصل بالمتجر لتعرف متى يستقبل الطلبات من جديد، أو لتطلب بالهاتف.
storefront-plan-pay = ادفع الباقة
storefront-plan-buy-credits = اشترِ طلبات إضافية
storefront-plan-upgrade = شاهد الباقات الأكبر
storefront-plan-ask-support = اسأل الدعم

## بعد الطلب
storefront-thanks-title = شكرًا لك، وصلنا طلبك
storefront-thanks-text = سيتصل بك المتجر للتأكيد، وتدفع عند الاستلام.
storefront-code = رمز الطلب
storefront-keep-code = احتفظ بهذا الرمز: به وبرقم هاتفك تعرف أين وصل طلبك.
storefront-order = الطلب { $code }
storefront-placed = سُجّل الطلب
storefront-status = الحالة
storefront-deliver-to = التوصيل إلى
storefront-lines = المنتجات
storefront-steps = ما تم حتى الآن
storefront-callback = عندك سؤال عن طلبك؟
storefront-callback-text = يتصل بك المتجر على رقم الهاتف المكتوب في الطلب، في أوقات عمله.
storefront-callback-ask = اتصلوا بي من فضلكم
storefront-callback-asked = طلبت مكالمة في { $at }. سيتصل بك المتجر في أوقات عمله.
storefront-word-title = المكالمات حول طلب لم تكمله
storefront-word-text = إن كنت قد وافقت على أن يتصل بك المتجر بشأن طلب لم تكمله، فيمكنك التراجع هنا في أي وقت. عندها يُحذف ما حُفظ منه ولا يتصل بك أحد.
storefront-word-done = تم. لن يتصل بك أحد بشأن طلب لم تكمله، وحُذف ما كان محفوظا منه.
storefront-word-here = في هذا المتصفح
storefront-word-since = وافقت في { $at } على أن يتصل بك المتجر.
storefront-word-take-back = لا تتصلوا بي
storefront-word-elsewhere = هل وافقت من هاتف أو حاسوب آخر؟
storefront-word-phone = يكفي رقم الهاتف الذي كتبته.
storefront-find-title = أين طلبي؟
storefront-find-text = اكتب رقم الهاتف الذي طلبت به والرمز الذي أُعطي لك.
storefront-find = عرض طلبي
storefront-keep-shopping = متابعة التسوق
storefront-status-pending = في انتظار التأكيد
storefront-status-awaiting_payment = في انتظار الدفع
storefront-status-payment_review = يجري التحقق من الدفع
storefront-status-confirmed = مؤكَّد
storefront-status-in_progress = قيد التحضير
storefront-status-shipped = في الطريق إليك
storefront-status-delivered = تم التسليم
storefront-status-completed = مكتمل
storefront-status-returning = في طريق العودة
storefront-status-returned = مُرجَع
storefront-status-failed = تعذّر تنفيذه
storefront-status-cancelled = ملغى

## نهايات
storefront-closed = متجر { $shop } مغلق
storefront-closed-text = لم يعد هذا المتجر مفتوحًا. الطلبات المسجّلة ما زالت محل متابعة.
storefront-failed = لم ينجح هذا
storefront-quantity-wrong = اكتب عددًا صحيحًا من 1 إلى { $max }.

## طلب ينتظر
storefront-waits-until = ينتظر حتى
storefront-request-waiting = في انتظار المتجر
storefront-request-waiting-text = وصلنا طلبك وهو محفوظ مغلقًا. يأخذه المتجر حالما يعود إلى استقبال الطلبات، بالسعر الذي رأيته، ثم يتصل بك للتأكيد.
storefront-request-expired = انتهت المدة
storefront-request-expired-text = لم يستطع المتجر أخذه في الوقت المناسب. لم يُطلب شيء؛ يمكنك أن تطلب من جديد.
storefront-request-rejected = لم يؤخذ
storefront-request-rejected-text = لم يستطع المتجر أخذه. لم يُطلب شيء.
storefront-request-withdrawn = سُحب
storefront-request-withdrawn-text = أنت سحبته. لم يُطلب شيء.
storefront-request-accepted = أُخذ
storefront-request-accepted-text = أخذ المتجر طلبك.
storefront-request-withdraw = لا أريد الانتظار

## سؤال
storefront-question = كم يساوي { $a } + { $b }؟
storefront-question-title = سؤال واحد أولًا
storefront-question-text = تصل من شبكتك الآن طلبات كثيرة جدًا. أجب عن الجمع الصغير في آخر الاستمارة لنعرف أن وراءها إنسانًا. كل ما كتبته ما زال هنا.
storefront-question-wrong = ليس هذا هو المجموع. جرّب هذا.
storefront-again-when = { $hours ->
    [0] وصل طلب منك قبل أقل من ساعة.
    [one] وصل طلب منك قبل ساعة.
    [two] وصل طلب منك قبل ساعتين.
    [few] وصل طلب منك قبل { $hours } ساعات.
   *[other] وصل طلب منك قبل { $hours } ساعة.
}
storefront-trial = أنت تجرّب المتجر. طلبك هنا تجريبي: لا يحجز سلعة ولا يُحتسب.
storefront-trial-end = إنهاء التجربة
storefront-trial-over-title = انتهت التجربة
storefront-trial-over = لم يُسجَّل أي طلب: كان هذا طلبًا تجريبيًا وقد انتهى وقت التجربة. لتجرّب من جديد افتح المتجر من خطوة «جرّب أول طلب» في لوحة التحكم.
