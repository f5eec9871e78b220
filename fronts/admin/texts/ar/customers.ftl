## Customers
admin-customer = الزبون
admin-customer-name = الاسم
admin-customer-phone = الهاتف
admin-customer-lang = اللغة
admin-customer-open = صفحة الزبون
admin-customer-since = زبون منذ
admin-customer-last = آخر طلب
admin-customer-open-orders = بانتظار التأكيد
admin-customer-delivered = مسلّمة
admin-customer-returned = مرتجعة
admin-customer-spent = مجموع المشتريات
admin-customer-blocked = محظور
admin-customer-free = يستطيع الطلب
admin-customer-blocked-title = لا يستطيع هذا الزبون الطلب
admin-customer-may-order = الطلب
admin-customer-block = حظر
admin-customer-unblock = السماح بالطلب من جديد
admin-customer-block-text = الزبون المحظور لا يستطيع الطلب، وتستمر طلباته الجارية. السبب لفريقك فقط.
admin-customers-none = لا زبائن بعد
admin-customers-none-text = كل من يطلب يظهر هنا مع هاتفه وسجلّه.

## Forgetting

admin-customer-erase = محو بيانات هذا الزبون
admin-customer-erase-title = محو بيانات { $name }؟
admin-customer-erase-text = يُمحى الاسم والهاتف والعناوين والملاحظات في كل مكان بلا رجعة. تبقى الطلبات والأرقام دون ذكر صاحبها. يجب أن تنتهي الطلبات المفتوحة أولًا.
admin-customer-erase-verb = محو نهائي
admin-customer-erased = مُحيت بيانات هذا الزبون. بقيت الطلبات والأرقام دون اسم.
admin-done-customer-erased = مُحيت بيانات الزبون.
