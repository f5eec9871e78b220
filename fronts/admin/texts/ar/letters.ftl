## Letters about the limit
letters = رسائل الحد
letters-on-text = تصلك رسائل عند 70 و80 و90 و100 % من طلبات الشهر.
letters-off-text = تصلك رسالة حين تنفد طلبات الشهر فقط.
letters-off = عند بلوغ الحد فقط
letters-on = قبل بلوغه أيضًا
admin-done-letters-chosen = حُفظ اختيارك.
