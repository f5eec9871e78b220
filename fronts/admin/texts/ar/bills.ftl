## الدفع للمنصة
bills = الفواتير
bills-text = ما طُلب منك دفعه مقابل باقتك والطلبات الإضافية.
bills-none = لا فواتير بعد
bills-none-text = عندما تأخذ باقة أو تشتري طلبات تظهر الفاتورة هنا.
bill = الفاتورة { $number }
bill-number = الرقم
bill-for = مقابل
bill-for-plan = { $n ->
    [one] { $plan }، شهر واحد
    [two] { $plan }، شهران
    [few] { $plan }، { $n } أشهر
    [many] { $plan }، { $n } شهرًا
   *[other] { $plan }، { $n } شهر
}
bill-due = المبلغ المستحق
bill-discount = تخفيض
bill-deducted = باقٍ من دفعات سابقة
bill-kept = يبقى بعد هذا { $sum } من الدفعات السابقة ويُخصم من الفاتورة القادمة.
bill-lines = تفصيل الفاتورة
bill-made = أُنشئت
bill-payment = الدفع
bill-method = طريقة الدفع
bill-method-transfer = تحويل
bill-method-cash = نقدًا
bill-method-other = طريقة أخرى
bill-reference = مرجع الدفع
bill-note = ملاحظة
bill-sent = أُرسل
bill-settled = البت فيه
bill-receipt = صورة الوصل
bill-receipt-hint = يلزم التحويلَ وصلٌ: صورة بالهاتف أو لقطة شاشة، JPEG أو PNG أو WebP، حتى 20 ميغابايت.
bill-reason = رسالة المنصة
bill-pay = دفع هذه الفاتورة
bill-pay-verb = إرسال الدفع
bill-pay-to-none = اسأل إدارة المنصة إلى أين تدفع.
bill-payable-until = هذا المبلغ صالح حتى { $day }.
bill-cancel = سحب الفاتورة
bill-term-month = شهر
bill-term-year = سنة
bill-buy = شراء
bill-buy-text = ترى المبلغ أولًا. ما تشتريه يُحتسب فور وصول دفعك إلى المنصة.
bill-preview = ستكون فاتورتك
bill-ask = إنشاء الفاتورة
bill-free-verb = ابدأ الآن
bill-offers = المعروض للبيع
bill-offers-none = لا شيء معروض للبيع
bill-offers-none-text = اسأل من يدير هذه المنصة.
bill-state-unpaid = بانتظار الدفع
bill-state-waiting = قيد المراجعة
bill-state-better-receipt = مطلوب وصل أوضح
bill-state-lapsed = انقضى أجلها
bill-state-paid = مدفوعة
bill-state-rejected = لم تُقبل
bill-state-cancelled = مسحوبة
admin-done-bill-made = أُنشئت الفاتورة.
admin-done-bill-sent = أُرسل دفعك. تصلك رسالة فور البت فيه.
admin-done-bill-cancelled = سُحبت الفاتورة.

## جهة المنصة
payments = المدفوعات
payments-text = لا يبدأ شيء قبل موافقتك على دفعه.
payments-to-decide = بانتظار القرار
payments-unpaid = غير مدفوعة
payments-completed = مقبولة
payments-failed = مرفوضة
payments-cancelled = مسحوبة
payments-all = الكل
payments-none = لا شيء هنا
payments-none-text = ما ترسله المتاجر من مدفوعات يصل إلى القائمة الأولى.
payments-decide = القرار
payments-unsent = لم يرسل المتجر شيئًا. إن استلمت المال بنفسك فسجّله هنا.
payments-approve = قبول
payments-reject = رفض
payments-ask = طلب وصل أوضح
payments-reason = السبب
payments-reason-hint = يقرؤه المتجر: ما الخلل وماذا عليه أن يفعل.
payments-receipt-alt = وصل الفاتورة { $number }
payments-decided-by = بتّ فيه
platform-settings = الإعدادات
platform-settings-text = ما تقرؤه المتاجر حين تدفع لك أو تحتاج مساعدة.
platform-pay-to = إلى أين يُدفع المال
platform-pay-to-hint = الحساب والاسم والمكتب وأوقاته: يظهر في كل فاتورة مفتوحة.
platform-email = بريد المساعدة
platform-phone = هاتف المساعدة
platform-chat = عنوان محادثة مباشرة
platform-contact-hint = يظهر كلٌّ منها للمتاجر التي تشمله باقتها.
admin-done-payment-approved = قُبل الدفع، وما دُفع ثمنه يُحتسب الآن.
admin-done-payment-rejected = رُفض الدفع وتصل المتجرَ رسالة.
admin-done-payment-asked = طُلب من المتجر وصل أوضح.
admin-done-platform-saved = حُفظت الإعدادات.
