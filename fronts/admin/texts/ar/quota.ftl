## The quota
admin-quota = طلبات الإنترنت هذا الشهر
admin-quota-forecast = بهذه الوتيرة تنفد الحصة يوم { $day }.
admin-quota-left = الباقي
admin-quota-credits = منها طلبات مشتراة
admin-quota-ends = تُحسب حتى
admin-quota-thresholds = ننبّهك عند 70 و80 و90 و100 في المئة.
admin-quota-stopped = لا يستطيع الزبائن الطلب الآن
