## الفئات
admin-categories = الفئات
admin-categories-text = هكذا يجد الزبائن طريقهم: شجرة صفحات المتجر.
admin-categories-none = لا فئات بعد
admin-categories-none-text = أضف الأولى، ثم اخترها في استمارة المنتج.
admin-category-add = أضف فئة
admin-category-edit = الاسم والموضع
admin-category-name = الاسم
admin-category-parent = تحت
admin-category-parent-hint = دون اختيار تكون في الأعلى.
admin-category-position = موضعها بين جاراتها
admin-category-position-hint = الرقم الأصغر يأتي أولًا.
admin-category-see = منتجات { $name }
admin-category-delete = احذف هذه الفئة
admin-category-delete-verb = احذف الفئة
admin-category-empty = ليس فيها شيء. روابط صفحتها لن تؤدي إلى شيء.
admin-category-holds = { $products ->
    [0] عدد الفئات التي تحتها: { $below }.
   *[other] عدد المنتجات فيها: { $products }{ $below ->
        [0] .
       *[other] ، وعدد الفئات التي تحتها: { $below }.
    }
}
admin-category-heir = تنتقل إلى
admin-done-category-added = أُضيفت الفئة.
admin-done-category-saved = حُفظت الفئة.
admin-done-category-deleted = حُذفت الفئة.
