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
