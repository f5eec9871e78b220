# ما تقوله هذه الغرفة للناس.
refusal-customer-not-found = لا يوجد زبون كهذا في هذا المتجر.
refusal-customer-blocked = لا يستطيع هذا المتجر أخذ طلب من هذا الهاتف. اتصل بالمتجر من فضلك.
refusal-customer-already-blocked = هذا الزبون محظور من قبل.
refusal-customer-not-blocked = هذا الزبون ليس محظورا.
refusal-customer-reason-needed = اذكر السبب في 2 إلى 500 حرف.
refusal-customer-block-end-past = يجب أن تكون نهاية الحظر في المستقبل.

customers-title = الزبائن
customers-empty = لا زبائن بعد. أول طلب يأتي بأول زبون.
customers-search = الهاتف أو الاسم
customers-name = الاسم
customers-phone = الهاتف
customers-orders = الطلبات
customers-open-orders = لم تؤكَّد بعد
customers-delivered = سُلّمت
customers-returned = أُرجعت
customers-last-order = آخر طلب
customers-since = زبون منذ
customers-blocked = محظور
customers-blocked-until = محظور حتى { $until }
customers-block = حظر
customers-unblock = رفع الحظر
customers-block-reason = السبب
customers-block-done = لا يستطيع { $name } الطلب بعد الآن.
customers-unblock-done = يستطيع { $name } الطلب من جديد.
