# الرفض
refusal-stock-insufficient = لا يكفي المخزون: المتاح { $available }.
refusal-stock-changed-meanwhile = تغيّر المخزون في هذه الأثناء. انظر من جديد ثم حدّده.
refusal-stock-quantity-invalid = هذه الكمية أو هذا النوع من الحركات غير ممكن هنا.
refusal-stock-step = يُباع هذا ويُعدّ بخطوات قدرها { $step }.
refusal-stock-reason-missing = اذكر السبب في سطر واحد.
refusal-stock-not-tracked = مخزون هذا النوع لا يُعدّ.
refusal-stock-movement-not-found = لا توجد حركة كهذه، أو هي مما لا يُصحّح يدويًا.
refusal-stock-already-reversed = صُحّحت هذه الحركة من قبل.
refusal-location-not-found = لا يوجد موقع كهذا.
refusal-location-taken = يوجد موقع بهذا الاسم.
refusal-location-name-invalid = للموقع اسم من 1 إلى 100 حرف.
refusal-product-confirm-required = الحذف يؤرشف المنتج. انظر إلى ما يتعلق به ثم أكّد خلال عشر دقائق.
refusal-product-has-stock = ما زال في المخزون { $on_hand }. حدّد مصيره.
refusal-import-empty = لا منتجات في الملف.
refusal-import-not-previewed = هذه ليست معاينة تنتظر التشغيل.
refusal-import-not-stopped = لا يُستأنف إلا استيراد متوقف.
refusal-import-not-done = لا يُتراجع إلا عن استيراد انتهى.

# كلمات الاستيراد
stock-import-created = جديد
stock-import-updated = تغيّر
stock-import-unchanged = لم يتغيّر
stock-import-skipped = تُرك كما هو
stock-import-bad = فيه أخطاء
stock-import-undone = تُراجع عنه
stock-reason-changed-since-plan = تغيّر منذ المعاينة.
stock-reason-changed-since = تغيّر منذ الاستيراد.
stock-reason-stock-changed-since = تُراجع عنه، إلا مخزونًا تحرّك منذ ذلك الحين.
stock-reason-exists = موجود، والمطلوب منتجات جديدة فقط.
stock-reason-not-found = ليس في الكتالوج، ولم تُطلب منتجات جديدة.

# كلمات للزبائن
stock-shelf-in-stock = متوفر
stock-shelf-few-left = بقي القليل
stock-shelf-sold-out = نفد
