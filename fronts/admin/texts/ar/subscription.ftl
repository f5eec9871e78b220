## The subscription
admin-subscription-trialing = تجربة مجانية
admin-subscription-active = نشط
admin-subscription-past-due = الدفع متأخر
admin-subscription-canceled = ملغى
admin-subscription-none = بلا باقة
admin-plan-month = في الشهر
admin-plan-own = باقتك
admin-plan-trial = تنتهي التجربة المجانية يوم { $day }.
admin-plan-paid = مدفوع حتى { $day }.
admin-plan-canceled = ينتهي يوم { $day }.
admin-plan-cancel = إلغاء الاشتراك
admin-plan-cancel-title = إلغاء الاشتراك؟
admin-plan-cancel-text = يستمر حتى نهاية المدة المدفوعة أو التجريبية. بعدها لا يستطيع الزبائن الطلب، وتبقى بياناتك.
admin-plan-keep = الإبقاء على الاشتراك
admin-plans = الباقات
admin-plans-text = تبدأ الباقة الأكبر مع دفع ثمنها ويُخصم ما بقي من الحالية، وتبدأ الأصغر عند نهاية المدة المدفوعة.
admin-plan-take = أخذ هذه الباقة
admin-plan-renew = دفع الشهر القادم
admin-plan-year = أو { $sum } في السنة
admin-plan-orders = { $n } طلب في الشهر
admin-plan-orders-all = طلبات بلا حدّ
admin-plan-products = { $n } منتج
admin-plan-products-all = منتجات بلا حدّ
admin-plan-users = { $n ->
    [one] عضو واحد
    [two] عضوان
    [few] { $n } أعضاء
    *[other] { $n } عضوًا
}
admin-plan-users-all = أعضاء بلا حدّ
admin-packages = المزيد من الطلبات
admin-packages-text = تُستعمل الطلبات المشتراة بعد نفاد حصة الشهر، وتبقى بعد انتهائه.
admin-package = { $n } طلب
admin-package-months = صالحة { $n } شهرًا.
left-out = باقتك لا تشمل هذا: { $what }. الباقات التي تشمله: { $plans }.
left-out-nowhere = باقتك لا تشمل هذا: { $what }. لا تشمله أي باقة معروضة الآن.
left-out-look = عرض الباقات
admin-entitlement-storefront = صفحات المتجر
admin-entitlement-stock = المخزون
admin-entitlement-reports-basic = أرقام يومية
admin-entitlement-reports-full = كل التقارير
admin-entitlement-support-email = دعم بالبريد
admin-entitlement-support-phone = دعم بالهاتف
admin-entitlement-support-chat = دعم بالمحادثة
admin-entitlement-api = مفاتيح البرامج
admin-entitlement-webhooks = Webhooks
admin-entitlement-custom-domain = نطاق خاص
admin-entitlement-confirmation-team = فريق التأكيد
admin-entitlement-channels = تيليغرام وإنستغرام وواتساب
admin-entitlement-pos = نقطة البيع
admin-entitlement-digital-subscriptions = اشتراكات رقمية
admin-entitlement-games = الألعاب
admin-entitlement-repairs = التصليح
admin-entitlement-products-max = المنتجات
admin-entitlement-users-max = الأعضاء

## فترة الاستعمال
admin-usage-days = الطلبات عبر الإنترنت يومًا بيوم
admin-usage-bars = { $n ->
    [0] طلبات اليوم: لا شيء حتى الآن
   *[other] طلبات اليوم، أكثرها { $n }
}
admin-usage-line = مجموع هذا الشهر حتى الآن
admin-usage-limit = الحد: { $n }
admin-usage-text = يبدأ اليوم وينتهي بتوقيت المتجر.
admin-usage-table = الأرقام نفسها في جدول
admin-usage-day = اليوم
admin-usage-orders = الطلبات
admin-usage-total = حتى ذلك اليوم
admin-credits = الطلبات المشتراة
admin-credit-left = { $n ->
    [zero] لم يبق شيء
    [one] بقي طلب واحد
    [two] بقي طلبان
    [few] بقيت { $n } طلبات
    [many] بقي { $n } طلبًا
   *[other] بقي { $n } طلب
}
admin-credit-until = حتى { $day }

## Smaller plans

admin-plan-balance = بقي مما دُفع سابقًا { $sum }، ويُخصم من الدفعة القادمة.
admin-plan-next = ابتداءً من { $day } تصبح الباقة { $plan }. ما لا تتسع له يُخفى عندئذ ولا يُحذف.
admin-plan-stay = البقاء على الباقة الحالية
admin-plan-smaller = الانتقال إلى باقة أصغر
admin-plan-smaller-text = تبدأ في { $day } مع نهاية المدة المدفوعة. تُخفى المنتجات التي لا تتسع لها ويوقف الأعضاء الذين لا أماكن لهم، ولا يُحذف شيء.
admin-plan-smaller-which = الباقة الأصغر
admin-plan-smaller-verb = اختيار هذه الباقة
admin-done-plan-chosen = اختيرت الباقة الأصغر. يمكنك البقاء على الباقة الحالية حتى تبدأ.
admin-done-plan-stays = بقيت الباقة الحالية.
admin-done-product-preferred = يُعرض هذا المنتج الآن قبل غيره.
admin-invitation-lang = لغة الرسالة
admin-invitation-resend = إنشاء رابط جديد
admin-member-suspended = موقوف
admin-product-over-limit = أخفته الباقة
admin-product-over-limit-text = أماكن باقتك أقل من عدد منتجاتك. هذا المنتج محفوظ، لكن الزبائن لا يرونه ولا يطلبونه. اعرضه بدل غيره، أو أرشف منتجات، أو انتقل إلى باقة أكبر.
admin-product-prefer = عرض هذا المنتج أولًا
