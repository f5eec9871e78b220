## Carriers
admin-carriers = شركات التوصيل
admin-carriers-text = ما تأخذه كل شركة عن الطرود الثقيلة، وكيف تسمّي الأماكن.
admin-carriers-none = لا توجد شركات توصيل بعد
admin-carriers-none-text = الأسعار والمكاتب تذكر شركتها، وكل شركة تظهر هنا.
admin-carrier-oversize = كل كيلوغرام فوق 5 كغ
admin-carrier-oversize-none = لا زيادة على الوزن
admin-carrier-oversize-hint = يضاف إلى سعر التوصيل عن كل كيلوغرام بدأ فوق 5 كغ من وزن الطلب. ما هو مجاني يبقى مجانيا.
admin-carrier-set = اضبط شركة توصيل
admin-carrier-map-same = كما هي
admin-done-carrier-saved = حُفظت شركة التوصيل.
admin-names = أسماء الأماكن
admin-names-text = أسماء شركة التوصيل بجانب أسمائنا. لا يُرسل شيء باسم لم يتأكد منه أحد.
admin-names-none = لا توجد أسماء بعد
admin-names-none-text = أحضر قائمة شركة التوصيل، وكل اسم يُقارن بأسمائنا.
admin-name-kind = اسم ماذا
admin-name-kind-province = ولاية
admin-name-kind-municipality = بلدية
admin-name-kind-desk = مكتب
admin-name-none = لا شيء عندنا
admin-name-ours = مكاننا
admin-name-set = حدد مكاننا
admin-names-import = أحضر الأسماء
admin-names-columns = الأعمدة: carrier, kind, their_id, their_name, our_id, our_name, province, state.
admin-names-verb = قارن الأسماء
admin-names-done =
    { $n ->
        [one] تغيّر اسم واحد.
        [two] تغيّر اسمان.
       *[other] تغيّرت { $n } أسماء.
    }
admin-done-name-confirmed = أُكّد الاسم، لكل قوائم شركة التوصيل.
