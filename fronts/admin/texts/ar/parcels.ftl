## Parcels
admin-nav-parcels = الطرود
admin-parcel = الطرد
admin-parcels-text = ما يخرج مع سائقك. نقل الطرد إلى حالة ينقل طلبيته معه.
admin-parcels-none = لا توجد طرود بعد
admin-parcels-none-text = اختر سائقا أعلاه لإنشاء طرد لكل طلبية مؤكدة، أو أنشئه من صفحة الطلبية.
admin-parcels-no-driver = أضف سائقا أولا، ثم يمكن إنشاء طرد لكل طلبية مؤكدة.
admin-parcels-send = طرد لكل طلبية مؤكدة
admin-parcels-move = انقل المختارة
admin-parcels-move-to = انقل إلى
admin-parcels-done =
    { $n ->
        [0] لم يُنجز أي طرد.
        [one] أُنجز طرد واحد.
       *[other] عدد الطرود المنجزة: { $n }.
    }
admin-parcels-left = هذه بقيت كما هي
admin-parcel-problem = لا يمكن ذلك من حالته الآن. افتحه لترى السبب.
admin-parcel-problem-delivery-parcel-illegal-move = لا يمكن نقله إلى هذه الحالة من حالته الآن.
admin-parcel-problem-delivery-amount-over-max = المبلغ أكبر مما يمكن تحصيله عند الباب.
admin-parcel-problem-delivery-account-rests = السائق موقوف.
admin-parcel-problem-delivery-parcel-exists = لديه طرد من قبل.
admin-parcel-problem-delivery-carrier-unmapped = لم يحدد أحد بعد مكان المكتب: أكّد مكانه أولا.
admin-parcel-problem-delivery-parcel-outdated = تغيّر طلبه بعد إنشائه: ألغه وأنشئه من جديد.
admin-parcel-problem-system-busy = لم يكف الوقت له. أعد المحاولة.
admin-parcel-problem-system-fault = حدث خلل هنا؛ وبقي كما كان.
admin-parcel-amount = المبلغ المطلوب
admin-parcel-driver = السائق
admin-parcel-label = اطبع الملصق
admin-parcel-pdf = الملصق PDF
admin-parcel-move = أين هو الآن؟
admin-parcel-story = المسار
admin-parcel-no-story = لم يتحرك بعد.
admin-parcel-note = ملاحظة
admin-parcel-reason = السبب
admin-parcel-damaged = السلع تالفة
admin-parcel-damaged-hint = عند استلامه راجعا: تُحسب خسارة بدل أن تعود إلى المخزون.
admin-parcel-fee-hint = عند استلامه راجعا: ما يأخذه السائق، وسعره المعتاد إن تُرك فارغا.
admin-parcel-make = أنشئ الطرد
admin-parcel-choose-driver = اختر السائق الذي يأخذ الطرد.
admin-parcel-state-created = جاهز
admin-parcel-state-picked-up = استلمه السائق
admin-parcel-state-in-transit = في الطريق
admin-parcel-state-at-destination = وصل إلى الولاية
admin-parcel-state-at-desk = ينتظر في المكتب
admin-parcel-state-out-for-delivery = خرج للتوصيل
admin-parcel-state-on-hold = معلّق
admin-parcel-state-attempt-failed = محاولة فاشلة
admin-parcel-state-delivered = تم التوصيل
admin-parcel-state-returning = راجع
admin-parcel-state-return-ready = رجع وينتظر الاستلام
admin-parcel-state-returned = استُلم راجعا
admin-parcel-state-cancelled = ملغى
admin-parcel-reason-no-contact = لم يُجب
admin-parcel-reason-absent = غير موجود
admin-parcel-reason-refused = رفض الاستلام
admin-parcel-reason-goods = سلعة خاطئة أو مكسورة
admin-parcel-reason-place = مكان خاطئ
admin-parcel-reason-hold = محجوز عند الناقل
admin-parcel-reason-other = سبب آخر
admin-drivers = السائقون
admin-drivers-text = من يأخذ طرودك إلى الزبائن.
admin-drivers-none = لا يوجد سائقون بعد
admin-drivers-none-text = أضف من يوصّل لك، وقد تكون أنت.
admin-driver-add = أضف سائقا
admin-driver-name = الاسم
admin-driver-return-fee = سعر الإرجاع
admin-driver-fee-hint = ما يأخذه السائق عن طرد راجع. فارغ يعني لا شيء.
admin-driver-carrier-hint = بأسعار من وأسماء أماكن من يعمل هذا السائق. توصيلك الخاص إن لم تحدد.
admin-driver-rests = موقوف
admin-driver-aside = أوقفه
admin-driver-back = أعده
admin-manifest = قائمة اليوم
admin-manifest-day = اليوم
admin-manifest-signed = التوقيع
admin-manifest-none = لم تُنشأ طرود لهذا السائق في هذا اليوم.
admin-manifest-more = هناك المزيد، اطبعها على أجزاء.
admin-manifest-total =
    { $n ->
        [one] طرد واحد، المبلغ المطلوب:
       *[other] عدد الطرود { $n }، المبلغ المطلوب:
    }
admin-print-hint = اطبع هذه الصفحة على ورق A6، أو اثنتين على A5.
admin-done-parcel-made = أُنشئ الطرد.
admin-done-parcel-moved = تغيّرت حالة الطرد وطلبيته معه.
admin-done-driver-saved = حُفظ السائق.
admin-parcels-list = القائمة
admin-parcels-board = اللوحة
admin-parcels-figures = المرتجعات
admin-parcels-board-text = أين طرودك الآن، وأيها طال توقفه.
admin-parcels-figures-text = ما الذي يعود، ومع من، ولماذا.
admin-parcels-stuck = أطول من المعتاد
admin-parcels-stuck-text = ضعف ما يستغرقه هذا السائق عادة، وأكثر من يومين. اسأل السائق أو الزبون.
admin-parcels-stuck-days =
    { $n ->
        [one] هنا منذ يوم واحد
        [two] هنا منذ يومين
        [few] هنا منذ { $n } أيام
       *[other] هنا منذ { $n } يوما
    }
admin-parcels-stuck-usual =
    { $n ->
        [0] عادة أقل من يوم
        [one] عادة يوم واحد
        [two] عادة يومان
        [few] عادة { $n } أيام
       *[other] عادة { $n } يوما
    }
admin-parcels-all-of = الكل ({ $n })
admin-parcels-board-none = لا طرود في الطريق
admin-parcels-board-none-text = حين تحصل الطلبات المؤكدة على طرودها ترى هنا أين كل واحد منها.
admin-parcels-back = عادت
admin-parcels-back-share = نسبة العائدة
admin-parcels-open = في الطريق
admin-parcels-back-by-driver = العائدة حسب السائق
admin-parcels-back-why = لماذا عادت
admin-parcels-none-ended = لم ينته أي طرد بعد.
admin-parcels-none-back = لم يعد شيء.
admin-parcels-figures-none = لا طرود في هذه الأيام
admin-parcels-figures-none-text = اختر أياما أخرى أو أرسل أول الطرود.
admin-parcel-reason-none = لم يقل أحد لماذا
admin-parcel-size = الوزن والمقاس
admin-parcel-size-unknown = غير معروف
admin-parcel-grams = { $n } غ
admin-parcel-billable = يُحتسب { $n } كغ
admin-parcel-measure = الوزن والقياس
admin-parcel-weight = الوزن
admin-parcel-length = الطول
admin-parcel-width = العرض
admin-parcel-height = الارتفاع
admin-done-parcel-measured = حُفظ الوزن والمقاس.
