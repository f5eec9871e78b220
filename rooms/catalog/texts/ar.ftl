# الرفض: المنتجات
refusal-product-not-found = لا يوجد منتج كهذا.
refusal-product-not-ready = { $missing ->
    [variant] أضف نوعًا مفعّلًا أولًا؛ لا يُباع منتج بلا أنواع.
   *[price] حدّد السعر أولًا؛ هناك نوع مفعّل بلا سعر.
}
refusal-product-name-invalid = الاسم من 1 إلى 255 حرفًا بلغة المتجر، في سطر واحد.
refusal-product-text-invalid = هذا النص أطول مما يجب أو فيه محارف لا يمكن عرضها.
refusal-product-code-invalid = رمز المنتج من 1 إلى 64 حرفًا، دون / و \، وليس «.» ولا «..».
refusal-product-handle-taken = لمنتج آخر هذا العنوان. اختر عنوانًا غيره.
refusal-product-price-invalid = السعر 0 أو أكثر، ولا تزيد منازله العشرية على منازل العملة.
refusal-product-changed-meanwhile = غيّر شخص آخر هذا المنتج في هذه الأثناء. انظر إليه من جديد ثم عدّله.
refusal-product-type-in-use = لا يتغيّر النوع ما دامت لهذا المنتج طلبات مفتوحة.
refusal-product-sale-stopped = هذا المنتج لا يُباع حاليًا.
refusal-product-archived = هذا المنتج مؤرشف. استعده أولًا.
refusal-product-in-open-orders = هناك طلبات مفتوحة تنتظر هذا المنتج. أنهها أو ألغها أولًا.
refusal-product-too-many-options = للمنتج 3 خيارات على الأكثر بأسماء مختلفة، ولكل خيار 100 قيمة على الأكثر.
refusal-product-too-many-variants = للمنتج 2048 نوعًا على الأكثر.

# الرفض: الأنواع والرموز والفئات والصور
refusal-variant-not-found = لا يوجد نوع كهذا.
refusal-variant-code-invalid = رمز النوع من 1 إلى 64 حرفًا في سطر واحد.
refusal-variant-code-taken = لنوع آخر من هذا المنتج الرمز نفسه.
refusal-variant-combination-taken = لنوع آخر من هذا المنتج القيم نفسها.
refusal-variant-option-missing = للنوع قيمة واحدة لكل خيار من خيارات المنتج.
refusal-variant-number-invalid = الوزن 0 أو أكثر، وخطوة الكمية أكثر من 0.
refusal-code-taken = هذا الرمز لمنتج آخر. الرمز الذي أُعطي مرة يبقى لمنتجه.
refusal-code-unknown = لا شيء معروف بالرمز «{ $code }».
refusal-code-check-digit-wrong = الرقم الأخير في هذا الرمز الشريطي خطأ، والصحيح { $right }. تحقّق مما كُتب.
refusal-code-barcode-invalid = هذا ليس رمزًا شريطيًا من هذا النوع. رمز GTIN من 8 أو 12 أو 13 أو 14 رقمًا.
refusal-category-not-found = لا توجد فئة كهذه.
refusal-category-taken = توجد فئة بهذا الاسم.
refusal-category-not-empty = هذه الفئة ليست فارغة. اختر فئة تنتقل إليها منتجاتها والفئات التي تحتها.
refusal-category-circle = لا يمكن أن تقع فئة تحت نفسها. اختر فئة أخرى.
refusal-category-too-many = للمتجر { $allowed } فئة على الأكثر. احذف فئة أولًا.
refusal-media-address-refused = أعط ملفًا مرفوعًا، أو عنوانًا يبدأ بـ https:// أو http://.
refusal-media-not-found = لا توجد صورة كهذه لهذا المنتج.
refusal-media-too-many = للمنتج { $allowed } صورة على الأكثر. احذف صورة أولًا.
refusal-arrangement-too-many = لا يمكن أن يكون لأكثر من { $max } منتج مكان خاص. أخرج واحدًا أولًا.
refusal-arrangement-twice = لا يكون المنتج الواحد إلا في مكان واحد.
refusal-arrangement-changed-meanwhile = رتّب زميل لك المنتجات في هذه الأثناء. راجع الترتيب ثم أعد المحاولة.

# الرفض: ملفات المنتجات كاملة
refusal-import-header = يجب أن يسمّي السطر الأول الأعمدة، و«Title» لازم. تحقّق من أنه الملف الصحيح.
refusal-import-duplicate-header = هناك عمودان بالاسم نفسه. غيّر اسم أحدهما أو احذفه.
refusal-import-quote-open = فُتحت علامة اقتباس في السطر { $line } ولم تُغلق.
refusal-import-nul = في السطر { $line } محرف لا يكون في نص. احفظ الملف بصيغة CSV من جديد.
refusal-import-too-many-columns = في السطر { $line } أعمدة أكثر من المسموح؛ المسموح { $allowed }.
refusal-import-too-many-rows = في الملف أسطر أكثر من المسموح؛ المسموح { $allowed }. قسّمه.
refusal-import-cell-too-large = في السطر { $line } خانة أكبر مما يجب.
refusal-import-too-large = الملف أكبر مما يجب؛ المسموح { $allowed } بايت. قسّمه.
refusal-import-encoding = لا يمكن قراءة الحروف في السطر { $line }. احفظ الملف بترميز UTF-8.

# ما يكون خطأ في سطر واحد من ملف المنتجات
refusal-import-handle-missing = المعرّف ناقص: هو ما يدل على المنتج الذي يخصه السطر.
refusal-import-handle-repeated = هذا المنتج مذكور مرتين في الملف؛ يجب أن تتوالى أسطره.
refusal-import-row-too-long = في هذا السطر خانات أكثر من الأعمدة.
refusal-import-value-unknown = هذه القيمة ليست من القيم التي يعرفها العمود.
refusal-import-number-invalid = هذا ليس عددًا.
refusal-import-number-doubtful = يُقرأ هذا العدد على وجهين. حدّد هل تسبق المنازلَ العشرية نقطة أم فاصلة.
refusal-import-price-precision = منازل هذا السعر العشرية أكثر من منازل العملة.
refusal-import-barcode-scientific = حوّل برنامج الجداول هذا الرمز الشريطي إلى قوة عشرة. اجعل العمود نصًا وأدخله من جديد.
refusal-import-code-is-date = حوّل برنامج الجداول هذا الرمز إلى تاريخ. اجعل العمود نصًا وأدخله من جديد.
refusal-import-zeros-lost = ربما حذف برنامج الجداول أصفارًا من أول هذا الرمز الشريطي. قارنه بالبضاعة.
refusal-import-option-name-differs = أسماء الخيارات تخالف الأسطر التي فوقها أو المنتج نفسه.
refusal-import-required-kept = هذه القيمة لازمة، فتبقى القيمة الحالية.
refusal-import-location-needed = حدّد الموقع الذي تخصه الكميات.
refusal-import-value-dropped = لا يمكن حفظ هذه القيمة فتُركت.
refusal-import-text-invalid = هذا النص أطول مما يجب أو فيه محارف لا يمكن عرضها.

# كلمات الكتالوج
catalog-products = المنتجات
catalog-state-draft = مسودة
catalog-state-active = مفعّل
catalog-state-inactive = مخفي
catalog-state-archived = مؤرشف
catalog-kind-physical = بضاعة
catalog-kind-manual = ينجز يدويًا
catalog-kind-auto = عبر مورّد
catalog-unit-piece = قطعة
catalog-unit-metre = متر
catalog-unit-kilogram = كيلوغرام
catalog-unit-litre = لتر
catalog-unit-set = طقم
