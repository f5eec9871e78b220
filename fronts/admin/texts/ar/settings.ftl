## Settings
admin-settings-shop = المتجر
admin-settings-orders = الطلبات
admin-settings-mode = وضع العمل
admin-settings-keys = مفاتيح البرامج
admin-set-open-orders = الطلبات المفتوحة لكل زبون
admin-set-open-orders-hint = قبل التأكيد، من 1 إلى 50.
admin-set-daily = طلبات الزبون في اليوم
admin-set-daily-hint = 0: بلا حدّ.
admin-set-hours = يحجز الطلب الجديد سلعه مدة
admin-set-hours-hint = ثم تُحرَّر.
admin-set-max = أقصى كمية في السطر
admin-set-cash = تقريب النقد إلى
admin-set-cash-hint = أصغر مبلغ يمكن دفعه.
admin-set-colour = لون المتجر
admin-set-address = اطلب العنوان عند التوصيل إلى المنزل
admin-set-support = كيف يتصل بك الزبائن
admin-set-support-hint = يظهر أسفل المتجر وعند حدوث مشكلة.
admin-set-notice = إعلان أثناء الصيانة
admin-set-notice-hint = ما يقرؤه الزبائن حين لا يستطيعون الطلب.
admin-hold = تُحجز السلع من
admin-hold-placed = لحظة الطلب
admin-hold-placed-hint = لا يُباع شيء مرتين
admin-hold-confirmed = لحظة التأكيد
admin-hold-confirmed-hint = الطلبات غير المؤكدة لا تحجز شيئًا
admin-mode = كيف يعمل المتجر
admin-mode-manual = يدوي
admin-mode-manual-hint = تؤكد كل طلب بنفسك
admin-mode-auto = آلي
admin-mode-auto-hint = ما لا يحتاج شخصًا يتم وحده
admin-mode-maintenance = صيانة
admin-mode-maintenance-hint = الزبائن يرون ولا يطلبون
admin-mode-only-super-admin = المدير العام وحده يستطيع إنهاء الطوارئ.
admin-emergency = إيقاف الطوارئ
admin-emergency-text = يوقف كل شيء فورًا: لا طلبات ولا تغييرات ولا حركات. المدير العام وحده ينهيه.
admin-emergency-verb = أوقف كل شيء
admin-close = إغلاق المتجر نهائيًا
admin-close-title = إغلاق هذا المتجر نهائيًا؟
admin-close-text = تجيب صفحاته بأنه أُغلق، وتنتهي الطلبات الجارية بشكل عادي، ويبقى عنوانه له. يمكنك خلال 90 يومًا قراءة كل شيء وتصديره، ثم تُمحى الأسماء والهواتف والعناوين والملاحظات، ويبقى الدفتر والأرقام.
admin-close-keep = الإبقاء على المتجر
admin-close-slug = اكتب { $slug } للتأكيد
admin-key-new = إنشاء مفتاح
admin-key-make = أنشئ المفتاح
admin-key-name = الغرض منه
admin-key-name-hint = مثل «المحاسبة».
admin-key-permissions = { $n ->
    [one] صلاحية واحدة
    [two] صلاحيتان
    [few] { $n } صلاحيات
    *[other] { $n } صلاحية
}
admin-key-permissions-hint = امنحه ما يحتاجه فقط.
admin-key-title = المفتاح جاهز
admin-key-text = ترسله البرامج مع كل طلب: Authorization: Bearer …
admin-key-end = إنهاء
admin-key-ended = منتهٍ
admin-keys-none = لا مفاتيح بعد
admin-keys-none-text = يسمح المفتاح لبرنامج بالعمل في هذا المتجر ضمن الصلاحيات التي تمنحها.
