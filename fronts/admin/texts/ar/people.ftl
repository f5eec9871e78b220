## People who run the installation
people = الأشخاص
people-text = من يدير هذه المنصة. ابحث عن غيرهم بالبريد الإلكتروني.
people-find = بحث
people-admin = مدير المنصة
people-sessions = جلسات مفتوحة: { $n }
people-end = إخراج من كل الأجهزة
people-take = سحب الحق
people-give = تعيين مديرًا للمنصة
people-nobody = لا أحد
people-nobody-text = لا أحد يدخل بهذا البريد. تحقق من كتابته، أو أفرغ الخانة لترى من يدير المنصة.
people-password = تُستبدل كلمة المرور المنسية على الجهاز نفسه:
admin-done-person-changed = تغيّر الحق.
admin-done-person-signed-out = أُخرج هذا الشخص من كل الأجهزة.
