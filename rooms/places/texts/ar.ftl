# Refusals
refusal-delivery-province-unknown =
    لا توجد ولاية باسم «{ $value }». { $count ->
        [0] اختر ولاية من القائمة.
       *[other] هل تقصد: { $names }؟
    }
refusal-delivery-municipality-unknown =
    لا توجد بلدية باسم «{ $value }». { $count ->
        [0] اختر بلدية من القائمة.
       *[other] هل تقصد: { $names }؟
    }
refusal-delivery-municipality-not-in-province =
    «{ $value }» ليست في هذه الولاية. { $count ->
        [0] اختر بلدية من القائمة.
       *[other] هل تقصد: { $names }؟
    }
refusal-delivery-not-served =
    { $option ->
        [desk] المتجر لا يوصل إلى مكتب في { $place }. اختر التوصيل إلى المنزل أو مكانا آخر.
       *[home] المتجر لا يوصل إلى المنازل في { $place }. اختر الاستلام من مكتب أو مكانا آخر.
    }
refusal-delivery-carrier-invalid = رمز شركة التوصيل من 1 إلى 40 من الحروف a-z والأرقام و - و _. مثال: yalidine.
refusal-delivery-carrier-stale = غيّر شخص آخر شركة التوصيل هذه في هذه الأثناء. راجعها ثم احفظ.
refusal-delivery-oversize-invalid = ثمن الكيلوغرام مبلغ صحيح بلا كسور، 0 أو أكثر.
refusal-delivery-option-unknown = «{ $value }» ليس home (المنزل) ولا desk (المكتب).
refusal-delivery-fee-invalid = «{ $value }» مبلغ غير ممكن. السعر 0 أو أكثر، ومبلغ التوصيل المجاني أكبر من 0.
refusal-delivery-rate-not-found = سعر التوصيل هذا لم يعد موجودا.
refusal-delivery-rate-stale = غيّر شخص آخر سعر التوصيل هذا في الأثناء. راجعه ثم احفظ من جديد.
refusal-delivery-rate-of-other-carrier = راجعت أسعار « { $carrier } »، وفي هذه الأسطر أسعار « { $other } » أيضا. أدخل أسعار كل شركة توصيل على حدة.
refusal-delivery-zone-not-found = لم تعد هذه المنطقة موجودة.
refusal-delivery-zone-stale = غيّر شخص آخر هذه المنطقة في هذه الأثناء. راجعها ثم احفظ.
refusal-delivery-zone-name-invalid = أعطِ المنطقة اسمًا لا يتجاوز { $max } حرفًا.
refusal-delivery-zone-name-taken = توجد منطقة أخرى بهذا الاسم.
refusal-delivery-zone-place-taken = أحد هذه الأماكن في منطقة أخرى. لكل مكان منطقة واحدة.
refusal-delivery-zone-empty = تحتاج المنطقة إلى مكان وسعر.
refusal-delivery-zones-too-many = للمتجر { $max } منطقة على الأكثر. عدّل إحداها أو احذف واحدة.
refusal-delivery-file-refused =
    { $problems ->
        [one] لم يُستورد شيء: سطر واحد يحتاج إلى قرارك.
       *[other] لم يُستورد شيء. عدد المواضع التي تحتاج إلى قرارك في الملف: { $problems }.
    }
refusal-delivery-file-column-missing = العمود «{ $missing }» ناقص. السطر الأول يسمّي الأعمدة: carrier, province_number, province_name, municipality, option, fee, free_above.
refusal-delivery-file-empty = لا توجد أسعار في الملف.
refusal-delivery-file-too-long = عدد أسطر الملف أكبر من { $most }. قسّمه.
refusal-delivery-number-disagrees = الرقم { $value } ليس رقم { $names }، رقمها { $expected }. صحّحه أو استورد حسب الاسم.
refusal-delivery-zero-unclear = السعر 0. حدّد هل 0 يعني «لا توصيل» أو «مجاني».
refusal-delivery-row-twice = السعر نفسه موجود في السطر { $first }.

# Delivery page
places-delivery-title = التوصيل
places-delivery-intro = ما يدفعه زبائنك مقابل التوصيل. يُحتسب السعر الأدق: البلدية، ثم الولاية، ثم السعر العام.
places-province = الولاية
places-municipality = البلدية
places-choose-province = اختر الولاية
places-choose-municipality = اختر البلدية
places-map = خريطة الولايات
places-carrier = شركة التوصيل
places-carrier-own = توصيل المتجر
places-option = التوصيل إلى
places-option-home = المنزل
places-option-desk = مكتب الاستلام
places-scope-default = بقية الأماكن
places-scope-province = الولاية
places-scope-municipality = البلدية
places-fee = السعر
places-fee-hint = اتركه فارغا حيث لا توصّل، و0 يعني مجاني.
places-fee-free = مجاني
places-fee-not-served = لا توصيل
places-free-above = مجاني ابتداء من
places-free-above-hint = التوصيل مجاني إذا بلغت قيمة السلع هذا المبلغ أو أكثر.
places-rates-title = أسعار التوصيل
places-rates-empty = لا توجد أسعار توصيل بعد
places-rates-empty-hint = بدون سعر لا يستطيع أي زبون أن يطلب مع التوصيل. ابدأ بسعر واحد لكل الأماكن.
places-rate-add = أضف سعرا
places-rate-save = احفظ السعر
places-rate-remove = احذف
places-rate-remove-ask = هل تحذف هذا السعر؟ سيُعمل بالسعر الأعم الذي يليه.
places-import-title = استيراد الأسعار
places-import-file = ملف CSV
places-import-columns = الأعمدة: carrier, province_number, province_name, municipality, option, fee, free_above.
places-import-zero = السعر 0 يعني
places-import-zero-not-served = لا توصيل
places-import-zero-free = مجاني
places-import-match = الأرقام والأسماء
places-import-match-both = يجب أن تتفق
places-import-match-name = الاسم هو الحكم
places-import-start = استورد
places-import-done =
    { $changed ->
        [0] كل الأسعار موجودة من قبل ({ $rates }).
        [one] تغيّر سعر واحد من { $rates }.
       *[other] تغيّرت أسعار: { $changed } من { $rates }.
    }
places-import-disagreements =
    { $count ->
        [one] رقم واحد يدل على ولاية غير اسمها، وقد اعتُمد الاسم.
       *[other] أرقام تدل على ولايات غير أسمائها: { $count }. وقد اعتُمدت الأسماء.
    }
places-import-line = السطر { $line }

# Stop desks
refusal-delivery-desk-required =
    اختر المكتب الذي ستستلم منه الطلبية. { $count ->
        [0] لا يوجد مكتب في هذه الولاية.
       *[other] مثلا: { $names }.
    }
refusal-delivery-desk-unknown =
    لا يوجد مكتب مفتوح باسم «{ $value }». { $count ->
        [0] اختر التوصيل إلى المنزل.
       *[other] المفتوح هنا: { $names }.
    }
refusal-delivery-desk-mismatch =
    المكتب «{ $value }» لا يخدم هذه الولاية أو يتبع شركة أخرى أو ليس الوحيد بهذا الرمز. { $count ->
        [0] اختر التوصيل إلى المنزل.
       *[other] المفتوح هنا: { $names }.
    }
refusal-delivery-desk-not-found = هذا المكتب غير موجود.
refusal-delivery-desk-stale = غيّر شخص آخر هذا المكتب في الأثناء. راجعه ثم احفظ من جديد.
refusal-delivery-desk-text-invalid = لا يمكن حفظ «{ $value }» هنا: النص فارغ أو طويل جدا.
refusal-delivery-desk-twice = المكتب { $value } مكرر في الملف.
refusal-delivery-desks-column-missing = العمود «{ $missing }» ناقص. السطر الأول يسمّي الأعمدة: their_id, name, address, province_number, province_name, municipality, lat, lng, open.
refusal-delivery-desks-empty = لا توجد مكاتب في الملف.
refusal-delivery-map-column-missing = العمود «{ $missing }» ناقص. للولايات الأعمدة number و name_fr و name_ar، وللبلديات id و province و name_fr.
refusal-delivery-province-number-unknown = «{ $value }» ليس رقم ولاية في هذه الخريطة.
refusal-delivery-municipality-number-unknown = لا توجد بلدية برقم «{ $value }».
refusal-delivery-place-name-invalid = «{ $value }» ليس اسم مكان.
refusal-delivery-place-name-disagrees = البلدية التي لها هذا الرقم لا تسمى «{ $value }». أبق أحد أسمائها بجانب الاسم الجديد.
refusal-delivery-place-twice = «{ $value }» مكرر، والآخر هو { $other }.
refusal-delivery-provinces-count = في { $map } { $expected } ولاية، وفي الملف { $count }.
refusal-delivery-municipalities-count = عدد البلديات { $expected }، وفي الملف { $count }.
refusal-delivery-province-empty = الولاية { $value } بلا أي بلدية.
refusal-delivery-map-stale = أُخذت خريطة أخرى في هذه الأثناء. راجع ثم أعد المحاولة.
refusal-delivery-names-column-missing = العمود «{ $missing }» ناقص. السطر الأول يسمّي الأعمدة: carrier, kind, their_id, their_name, our_id, our_name, province, state.
refusal-delivery-names-empty = ليس في الملف أسماء.
refusal-delivery-names-of-another = هذا السطر يخص «{ $value }»، وهي شركة أخرى.
refusal-delivery-place-kind-unknown = «{ $value }» ليس province ولا municipality ولا desk.
refusal-delivery-carrier-name-twice = الرقم { $value } مكرر لهذا النوع.
refusal-delivery-carrier-name-not-found = ليس لشركة التوصيل هذا الاسم.
refusal-delivery-carrier-unmapped =
    لا يمكن إرسال الطلب رقم { $number }: { $kind ->
        [desk] لم يحدد أحد بعد في أي بلدية يقع المكتب «{ $name }».
       *[other] لم يحدد أحد بعد كيف تسمّي شركة التوصيل { $name }.
    } أكّد المكان أولا؛ الطلب يبقى كما هو.
