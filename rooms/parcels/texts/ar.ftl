# Refusals
refusal-delivery-account-not-found = هذا السائق غير موجود.
refusal-delivery-account-invalid =
    { $field ->
        [phone] هذا ليس رقم هاتف يمكن الاتصال به.
       *[label] السائق يحتاج إلى اسم لا يتجاوز 60 حرفا.
    }
refusal-delivery-account-taken = هناك سائق آخر بهذا الاسم.
refusal-delivery-account-stale = غيّر شخص آخر بيانات هذا السائق في الأثناء. راجعها ثم احفظ من جديد.
refusal-delivery-account-rests = { $label } موقوف ولا يأخذ طرودا. اختر سائقا آخر.
refusal-delivery-amount-over-max = مبلغ التحصيل في الطلبية رقم { $number } أكبر من { $most } دينار، ولا يمكن تحصيله عند الباب. اطلب من الزبون دفع جزء مسبقا.
refusal-delivery-parcel-outdated = تغيّر الطلب بعد إنشاء الطرد { $reference }، وعلى ملصقه مبلغ آخر. ألغ الطرد وأنشئه من جديد.
refusal-delivery-goods-back = سلع الطرد { $reference } عادت إلى الرف من قبل. انقله دون «تالف»، واخصم القطع التالفة من المخزون يدويا.
refusal-delivery-parcel-ended = انتهى الطرد { $reference }؛ وزنه ومقاسه يبقيان كما هما.
refusal-delivery-order-not-confirmed = الطلبية رقم { $number } غير مؤكدة، فلا يُنشأ لها طرد. أكّدها أولا.
refusal-delivery-parcel-exists = لهذه الطلبية طرد من قبل. ألغه أولا.
refusal-delivery-parcel-not-found = هذا الطرد غير موجود.
refusal-delivery-parcel-illegal-move = لا يمكن نقل الطرد { $reference } إلى هذه الحالة من حالته الآن. راجعه من جديد.
refusal-delivery-parcel-note-invalid = الملاحظة لا تتجاوز { $max } حرف.
refusal-delivery-size-invalid = القياس أو الوزن عدد صحيح من 1 إلى { $most }، أو يُترك فارغا.
refusal-delivery-return-fee-invalid = سعر الإرجاع 0 أو أكثر.
refusal-delivery-bulk-invalid = اختر واحدا على الأقل، و{ $max } على الأكثر دفعة واحدة.
refusal-delivery-day-invalid = هذا ليس تاريخا. اكتبه مثل 2026-11-20.
# Labels
parcel-label-collect = المبلغ المطلوب
