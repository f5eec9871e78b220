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
admin-step-rates = حدّد أسعار التوصيل
admin-step-rates-text = تكفي تسعيرة واحدة لكل الولايات كبداية.
admin-step-phone = ضع رقم هاتفك
admin-step-phone-text = يثق الزبائن بمتجر يمكنهم الاتصال به.
admin-step-carrier = حدّد من يوصل
admin-step-carrier-text = يكفي سائق خاص بك؛ تُتابع الطرود وأموالها لكل سائق.
admin-step-form = راجع استمارة الطلب
admin-step-form-text = اسأل عمّا تحتاج إليه فقط.
admin-step-domain = أضف نطاقك الخاص
admin-step-domain-text = يجدك الزبائن باسمك أنت.
admin-step-order = جرّب طلبًا أول
admin-step-order-text = متجرك كما يراه الزبائن: طلبك هنا تجريبي، لا يحجز سلعة ولا يُحتسب.
admin-step-away = لا تُظهر «{ $step }» بعد الآن
admin-done-step-away = لن تظهر هذه الخطوة.
admin-step-share = شارك متجرك
admin-search-title = ابحث في كل شيء
admin-search-text = رقم أو رمز أو هاتف أو اسم يجد الطلبات والمنتجات والزبائن.
admin-search-none = لا طلب ولا منتج ولا زبون يبدأ هكذا.
