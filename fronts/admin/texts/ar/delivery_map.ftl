## وجهة الطلبات
admin-map = خريطة التوصيل
admin-map-text = إلى أين تذهب طلباتك وكم يصل منها. النقطة الأكبر طلبات أكثر، وفتحها يعرضها.
admin-map-dot = { $place }: { $n ->
    [zero] لا طلبات
    [one] طلب واحد
    [two] طلبان
    [few] { $n } طلبات
    [many] { $n } طلبًا
    *[other] { $n } طلب
}، { $share }
admin-map-none-ended = لم ينتهِ أي منها بعد
admin-map-good = سُلّم منها 80 % أو أكثر
admin-map-warn = من 60 إلى 79 %
admin-map-bad = أقل من 60 %
admin-map-table = الجدول نفسه
admin-map-share = نسبة التسليم
admin-map-more = { $n } أماكن أقل طلبًا تظهر على الخريطة فقط.
admin-map-none = لا طلبات في هذه الأيام
admin-map-none-text = فور وصول الطلبات تبيّن الخريطة وجهتها.
## من يوصل ماذا
admin-brings = حسب الولاية
admin-brings-text = من يوصل جيدًا وأين، وما لدى الموصّلين من أموالك.
admin-brings-days = الأيام
admin-brings-suggestion = الاقتراح
admin-brings-suggested = مقترح
admin-brings-hint = لكل ولاية وخيار: الأعلى تسليمًا ثم الأسرع ثم الأقل سعرًا. دون خمسة طرود منتهية لا يُقترح أحد.
admin-brings-none = لم ينتهِ شيء في هذه الأيام
admin-brings-none-text = فور تسليم الطرود أو رجوعها تُقارن نتائج الموصّلين هنا.
admin-due = أموالك لدى الموصّلين
admin-due-total = المجموع:
admin-due-days = من { $first } إلى { $last } يومًا
admin-due-older = أكثر من { $days } يومًا
admin-due-none = لا أموال لك لدى أحد
admin-due-none-text = ما يقبضه الموصّلون يظهر هنا حتى يسلّموه.
