## السلال المتروكة
admin-leads = سلال متروكة
admin-leads-text = زبائن بدؤوا طلبا ولم يرسلوه، ووافقوا على أن تتصل بهم. تُحفظ 72 ساعة ولا يُحسب أي طلب من أجلها.
admin-leads-none = لا سلال متروكة الآن
admin-leads-none-text = تحت رقم الهاتف في استمارة الطلب يمكن للزبون أن يوافق على أن تتصل به إن لم يكمل. من وافق يظهر هنا 72 ساعة.
admin-lead-waiting = يمكن الاتصال به
admin-lead-called = اتُّصل به
admin-lead-ordered = طلب
admin-lead-declined = لا يريد
admin-lead-expired = انتهت المدة
admin-lead-nameless = بلا اسم
admin-lead-seen = آخر ظهور
admin-lead-until = يمكن الاتصال به إلى
admin-lead-order = اطلب نيابة عنه
admin-lead-did-call = اتصلت
admin-lead-refuses = لا يريد
admin-done-lead-closed = خرج من قائمة الاتصال.
