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
admin-parcel-amount = المبلغ المطلوب
admin-parcel-driver = السائق
admin-parcel-label = اطبع الملصق
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
