## أحداث تُبلَّغ بها برامج أخرى
admin-webhooks = نقاط الإشعار
admin-webhooks-none = لا نقاط إشعار بعد
admin-webhooks-none-text = يُبلغ سوق برنامجًا آخر بما يحدث في متجرك: طلب جديد، تسليم، تغيّر في المخزون.
admin-webhook = نقطة إشعار
admin-webhook-new = نقطة إشعار جديدة
admin-webhook-url = العنوان
admin-webhook-url-hint = حيث ينتظر برنامجك، ويبدأ بـ https://
admin-webhook-add = إضافة النقطة
admin-webhook-change = العنوان والأحداث
admin-webhook-event = الحدث
admin-webhook-choose = الأحداث
admin-webhook-events = { $n ->
    [zero] لا أحداث
    [one] حدث واحد
    [two] حدثان
    [few] { $n } أحداث
    [many] { $n } حدثًا
   *[other] { $n } حدث
}
admin-webhook-secret = سرّ النقطة
admin-webhook-secret-text = بهذا السر يتحقق برنامجك من أن الرسالة جاءت من سوق. انسخه إليه الآن.
admin-webhook-state-active = تعمل
admin-webhook-state-failing = تتعثر
admin-webhook-state-disabled = متوقفة
admin-webhook-why-member = أوقفها أحد الأعضاء. لا يُرسل إليها شيء.
admin-webhook-why-failing = أُوقفت لأن شيئًا لم يصل منذ خمسة أيام. أصلحها ثم شغّلها؛ ويمكن إعادة إرسال ما فات أدناه.
admin-webhook-why-gone = أُوقفت لأنها أجابت بأنها لا تريد أحداثًا بعد الآن (410).
admin-webhook-deliveries = ما أُرسل
admin-webhook-delivery-state-waiting = ينتظر
admin-webhook-delivery-state-delivered = وصل
admin-webhook-delivery-state-failed = لم يصل
admin-webhook-nothing-sent = لم يُرسل شيء بعد
admin-webhook-nothing-sent-text = أرسل تجربة لترى هل يجيب برنامجك.
admin-webhook-at = متى
admin-webhook-attempts = المحاولات
admin-webhook-answer = الجواب
admin-webhook-doing = هذه النقطة
admin-webhook-test = إرسال تجربة
admin-webhook-enable = تشغيل
admin-webhook-disable = إيقاف
admin-webhook-rotate = سرّ جديد
admin-webhook-rotate-text = يُعرض السر الجديد مرة واحدة. تُوقّع الرسائل بالسرّين معًا يومًا كاملًا حتى ينتقل برنامجك إليه. إن أنشأت سرا آخر في اليوم نفسه فلا يوقّع إلا الأخيران.
admin-webhook-old-secret = يُوقّع السر القديم أيضًا حتى
admin-webhook-remove = حذف النقطة
admin-webhook-remove-title = حذف { $url }؟
admin-webhook-remove-text = لن تُرسل إليها أحداث بعد الآن، ولن يبقى لسرّها أي قيمة.
admin-webhook-took = { $ms } م.ث
admin-webhook-not-tried = لم تجرِ أي محاولة بعد.
admin-webhook-next = المحاولة التالية:
admin-webhook-resend = إعادة الإرسال
admin-webhook-body = ما يُرسل
admin-webhook-id = يعرفه برنامجك بالرقم
admin-done-webhook-saved = حُفظت النقطة.
admin-done-webhook-enabled = تُرسل إليها الأحداث من جديد.
admin-done-webhook-disabled = لم يعد يُرسل إليها شيء.
admin-done-webhook-tested = التجربة في طريقها. أعد تحميل الصفحة لترى الجواب.
admin-done-webhook-removed = حُذفت النقطة.
admin-done-webhook-resent = يُرسل مرة أخرى. أعد تحميل الصفحة لترى الجواب.
admin-event-order-placed = طلب جديد
admin-event-order-confirmed = تأكيد طلب
admin-event-order-cancelled = إلغاء طلب
admin-event-order-shipped = شحن طلب
admin-event-order-delivered = تسليم طلب
admin-event-order-returning = طلب في طريق الإرجاع
admin-event-order-returned = إرجاع طلب
admin-event-order-reopened = إعادة فتح طلب
admin-event-order-unconfirmed = طلب يُؤكَّد من جديد
admin-event-product-created = إضافة منتج
admin-event-product-updated = تغيير منتج
admin-event-product-removed = سحب منتج
admin-event-stock-changed = تغيّر المخزون
admin-event-stock-held = حجز بضاعة لطلب
admin-event-stock-holds-ended = بيع المحجوز أو تحريره
admin-event-location-added = إضافة موقع
admin-event-customer-met = زبون جديد
admin-event-customer-blocked = حظر زبون
admin-event-customer-unblocked = رفع الحظر عن زبون
admin-event-category-added = إضافة صنف
admin-event-category-changed = تغيير صنف
admin-event-category-removed = حذف صنف
admin-event-delivery-rate-changed = تغيّر أسعار التوصيل
admin-event-shop-changed = تغيّر معلومات المتجر
admin-event-shop-mode-set = تغيّر وضع المتجر
admin-event-shop-settings-changed = تغيّر الإعدادات
admin-event-shop-blocked = إيقاف الطلبات الإلكترونية من المنصة
admin-event-shop-unblocked = السماح بالطلبات الإلكترونية من جديد
