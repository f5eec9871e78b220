## أرقام المنصة
figures = الأرقام
figures-text = كل رقم يفتح المتاجر التي وراءه.
figure-month = الشهر
figure-total-subscribers = متاجر على الباقة
figure-active-subscribers = نشطة
figure-trialing = في التجربة
figure-past-due = بانتظار الدفع
figure-blocked-stores = محظورة
figure-monthly-usage = طلبات هذا الشهر للمتجر
figure-total-revenue = المقبوض
figure-credits-sold = طلبات إضافية مبيعة
figure-credits-left = طلبات إضافية باقية
figure-trial-conversion-rate = تجارب انتهت بالدفع
figure-conversion-rate = بلغت الحد
figure-conversion-rate-text = متاجر بلغت طلباتها الحد المشمول، من كل متاجر الباقة.
figure-upgrade-rate = انتقلت إلى أكبر
figure-upgrade-rate-text = متاجر انتقلت إلى باقة أغلى، من النشطة عند بداية الشهر.
figure-satisfaction-rate = راضون
figure-satisfaction-rate-text = تقييمات 4 و5 من كل تقييمات الشهر.
figure-usage-rate = المستعمل من المسموح
figure-usage-rate-text = المتوسط لكل المتاجر ذات الحد.
figure-ratings = { $n ->
    [zero] لا تقييمات بعد
    [one] تقييم واحد حتى الآن
    [two] تقييمان حتى الآن
    [few] { $n } تقييمات حتى الآن
    [many] { $n } تقييمًا حتى الآن
   *[other] { $n } تقييم حتى الآن
}
figure-nobody = لا متاجر هنا
figure-nobody-text = لا متجر وراء هذا الرقم الآن.
funnel = من التجربة إلى باقة أكبر
funnel-text = متاجر بدأت تجربتها من { $since } إلى { $until }، وإلى أين وصلت. كل خطوة تفتح متاجرها.
funnel-step = الخطوة
funnel-share = من كل التجارب
funnel-before = من الخطوة السابقة
funnel-none = لا تجارب لهذه الباقة منذ اثني عشر شهرًا
funnel-none-text = متى بدأ متجر تجربته حُسب هنا.
figure-trials-started = بدأت التجربة
figure-trials-paid = دفعت
figure-limit-reached = بلغت الحد
figure-moved-up = انتقلت إلى باقة أغلى
heat = الطلبات يومًا بيوم
heat-text = طلبات كل متجر عبر الإنترنت في كل يوم من { $period }، والأكثر نشاطًا أولًا. كل سطر يفتح متجره.
heat-all = كل المتاجر
heat-legend = الطلبات في اليوم
heat-none = لا متجر بدأ شهره
heat-none-text = يظهر المتجر هنا مع أول طلب عبر الإنترنت في الشهر.
advice = مشورة
advice-text = ما كان سيجلبه حد أو سعر آخر في الشهر الكامل الأخير. لا يتغير شيء.
advice-verb = احسب
advice-limit = طلبات في الشهر
advice-price = السعر الشهري
advice-month = شهر { $period }
advice-shops = المتاجر
advice-payers = الأشهر المدفوعة
figure-near-limit = انتهت ضمن 10 % من الحد
figure-at-limit = انتهت عند الحد
figure-under-30 = استعملت أقل من 30 %
advice-received = المقبوض في ذلك الشهر
advice-no-limit = بلا حد
advice-none = لا متجر على هذه الباقة في { $period }
advice-none-text = متى انتهى شهر بهذه الباقة ظهر هنا كم استُعمل منها، وما كان سيجلبه حد أو سعر آخر.
advice-present = كما هو
advice-what-if = ماذا لو
advice-shops-at-limit = متاجر عند الحد
advice-orders-beyond = طلبات فوقه
advice-plan-revenue = من الباقة
advice-credit-revenue = من الطلبات الإضافية لو اشتُريت كلها
advice-total = المجموع
plan-rate = ما مدى رضاك عن باقتك؟
plan-rate-text = مرة كل تسعين يومًا، ويقرؤه من يدير المنصة.
plan-rate-stars = من 1 (غير راضٍ) إلى 5 (راضٍ جدًا)
plan-rate-note = ما الذي ينبغي تحسينه؟
plan-rate-verb = إرسال
admin-done-plan-rated = شكرًا على تقييمك.

## ما أُعطي للمتجر بدل باقته
platform-rights = ما تسمح به الباقة
platform-rights-text = أعطِ هذا المتجر غير ما تعطيه باقته. تعود قيمة الباقة عند انتهاء الأيام.
platform-right = البند
platform-right-plan = الباقة
platform-right-now = الآن
platform-right-used = المستعمل
platform-right-value = بدلًا منها
platform-right-value-hint = yes أو no أو رقم، أو - لعدم وجود حد
platform-right-reason = من 5 إلى 300 حرف، ويقرؤه أعضاء المتجر.
platform-right-days = لكم يومًا
platform-right-days-hint = فارغ: حتى تسحبه.
platform-right-days-wrong = اكتب عدد أيام من 1 إلى 3660 أو اتركه فارغًا.
platform-right-give = أعطِ
platform-right-lift = العودة إلى الباقة
admin-done-platform-right-given = صار ساريًا لهذا المتجر.
admin-done-platform-right-lifted = عادت قيمة الباقة نفسها.
