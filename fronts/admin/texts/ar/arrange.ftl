## ترتيب المنتجات في الصفحة الرئيسية
admin-site-tab-arrange = ترتيب المنتجات
admin-arrange-text = ما تعرضه الصفحة الرئيسية أولا. تليه بقية المنتجات من الأحدث، وتبقى الأصناف ونتائج البحث كما هي.
admin-arrange-first = أولا في الصفحة الرئيسية
admin-arrange-none = ليس لأي منتج مكان خاص
admin-arrange-none-text = تعرض الصفحة الرئيسية الأحدث أولا. ضع منتجا في المقدمة بالسهم الذي بجانبه.
admin-arrange-hidden = غير معروض الآن
admin-arrange-others = المنتجات الأخرى
admin-arrange-no-others = لا منتجات أخرى
admin-arrange-full = في الترتيب 200 منتج: أخرج واحدا قبل أن تضيف غيره.
admin-arrange-to-first = ضع «{ $product }» أولا
admin-arrange-to-last = ضع «{ $product }» في آخر الترتيب
admin-arrange-up = حرّك «{ $product }» إلى أعلى
admin-arrange-down = حرّك «{ $product }» إلى أسفل
admin-arrange-out = أخرج «{ $product }» من الترتيب
admin-done-arranged = حُفظ الترتيب، ويراه الزبائن الآن.
