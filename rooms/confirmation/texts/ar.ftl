# ما تقوله هذه الغرفة للناس.
refusal-confirmation-claimed-by-other = { $who ->
    [somebody] زميل لك يكلّم هذا الزبون الآن. خذ المكالمة التالية؛ لم يتغير شيء.
   *[other] { $name } يكلّم هذا الزبون الآن. خذ المكالمة التالية؛ لم يتغير شيء.
}
refusal-confirmation-closed = هذا الطلب تجاوز مرحلة التأكيد، ولا تغيّر المكالمة فيه شيئا. افتح الطلب لترى أين وصل.
refusal-confirmation-callback-late = انتهى هذا الطلب، فلا مكالمة بشأنه. إن كان فيه خلل فاتصل بالمتجر أو راسله.
refusal-confirmation-callback-none = لا أحد ينتظر مكالمة بشأن هذا الطلب: اتصل به أحدكم، أو لم يطلبها أحد.
refusal-confirmation-outside-hours = نتصل بالزبائن من { $opens } إلى { $closes }. اختر الطلب بنفسك إن كان زبونه ينتظر اتصالك.
refusal-confirmation-not-held = لا أحد يحجز هذا الطلب: هو في قائمة الاتصال من قبل.
refusal-confirmation-outcome-invalid = اختر نتيجة المكالمة.
refusal-confirmation-until-invalid = اكتب متى نعاود الاتصال: وقت قادم خلال { $days } يوما.
refusal-confirmation-duplicate-invalid = اكتب رقم الطلب الذي يبقى: طلب آخر من هذا المتجر غير ملغى.
refusal-confirmation-correction-invalid = لا يُصحَّح إلا الطلب الذي يؤكده الزبون. اختر «مؤكَّد» أو احذف التصحيحات.
refusal-confirmation-seconds-invalid = مدة المكالمة من 0 ثانية إلى يوم واحد.
refusal-confirmation-hours-invalid = تبدأ المكالمات قبل أن تنتهي، في اليوم نفسه.
refusal-confirmation-script-invalid = «{ $value }» ليس من بيانات الطلب. المتاح: { $known }
refusal-confirmation-script-too-long = نص المكالمة لا يزيد على { $max } حرف.
refusal-confirmation-day-invalid = «{ $value }» ليس يوما. اكتبه مثل 2026-11-20.
refusal-confirmation-rules-changed = غيّر زميل لك قواعد الاتصال في هذه الأثناء. راجعها ثم احفظ من جديد؛ ما كتبته ما زال هنا.

confirmation-script = السلام عليكم { $name }، معك { $shop }. طلبت { $goods }. المجموع { $total } مع التوصيل إلى { $place }، والدفع عند الاستلام. هل نرسله لك؟
