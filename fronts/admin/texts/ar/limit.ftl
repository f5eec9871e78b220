## The limit in its four faces
limit-title = طلبات الإنترنت هذا الشهر
limit-used = المستعمل
limit-left = الباقي
limit-credits = منها طلبات مشتراة
limit-until = تُحسب حتى
limit-seen = فهمت
limit-level-normal = طبيعي
limit-level-near = قريب من الحد
limit-level-high = قريب من الحد
limit-level-critical = قريب جدًا من الحد
limit-level-blocked = محظور
limit-action-pay = ادفع
limit-action-buy-credits = اشترِ طلبات إضافية
limit-action-upgrade = شاهد الباقات الأكبر
limit-action-ask-support = اسأل الدعم
limit-blocker = هذا المتجر لا يستقبل طلبات في الوقت الحالي
limit-blocker-text = يمكنك مواصلة التصفح. عد لاحقًا أو اتصل بالمتجر.
