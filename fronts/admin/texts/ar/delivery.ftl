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
admin-grid = الأسعار حسب الولاية
admin-grid-text = كل الولايات في نظرة واحدة. ما تغيّره يُعرض قبل أن يُحفظ.
admin-grid-hint = فارغ: يسري سعر كل مكان (يظهر باهتا). شرطة: لا توصيل إلى هناك (مخطط). 0 مجاني.
admin-grid-municipalities =
    { $n ->
        [one] لبلدية واحدة سعر خاص بها يسري أولا.
        [two] لبلديتين سعران خاصان يسريان أولا.
        [few] لـ { $n } بلديات أسعار خاصة تسري أولا.
       *[other] لـ { $n } بلدية أسعار خاصة تسري أولا.
    }
admin-grid-look = انظر إلى التغييرات
admin-grid-changes = تغييرات الأسعار
admin-grid-changes-text =
    { $n ->
        [one] سعر واحد سيتغير. لم يُحفظ شيء بعد.
        [two] سعران سيتغيران. لم يُحفظ شيء بعد.
        [few] { $n } أسعار ستتغير. لم يُحفظ شيء بعد.
       *[other] { $n } سعرا ستتغير. لم يُحفظ شيء بعد.
    }
admin-grid-was = كان
admin-grid-becomes = يصبح
admin-grid-as-everywhere = كما في كل مكان
admin-grid-more = و { $n } أخرى.
admin-grid-nothing = لا شيء يختلف عما هو قائم.
admin-grid-wrong = السعر رقم أو شرطة أو فارغ. لم يتغير شيء؛ راجع ما كتبته.
admin-paste = الصق من جدول
admin-paste-text = انسخ الخلايا والصقها هنا. تُعرف الولايات بأسمائها.
admin-paste-rates = الأسعار
admin-paste-hint = اسم وسعر في كل سطر؛ أو اسم ثم سعر التوصيل إلى الباب ثم إلى المكتب. الرقم قبل الاسم يُقارن به. أو ملف كامل بعناوين أعمدته.
admin-paste-is = «{ $typed }» هو
admin-paste-is-none = لا شيء من هذه
admin-done-rates-saved = حُفظت الأسعار.
admin-grid-stale = غيّر أحدهم هذه الأسعار وأنت تنظر إليها. يعرضها الجدول كما هي الآن؛ أدخل تعديلاتك من جديد.
admin-zones = المناطق
admin-zones-text = ولايات وبلديات بالسعر نفسه. سعر البلدية أو الولاية الخاص يسبق سعر منطقتها.
admin-zones-none = لا مناطق بعد
admin-zones-none-text = اجمع الأماكن ذات السعر نفسه وحدّد سعرها مرة واحدة.
admin-zone-add = منطقة جديدة
admin-zone-edit = تعديل المنطقة
admin-zone-name = الاسم
admin-zone-places = الأماكن
admin-zone-places-hint = واحد في كل سطر: ولاية برقمها أو اسمها، أو «الولاية, البلدية».
admin-zone-home = إلى المنزل
admin-zone-desk = إلى المكتب
admin-zone-fee-hint = 0 مجاني؛ فارغ: يُترك السعر لغيره.
admin-done-zone-saved = حُفظت المنطقة.
admin-done-zone-removed = حُذفت المنطقة.
