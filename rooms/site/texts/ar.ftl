# ما تقوله هذه الغرفة للناس.
refusal-site-page-not-found = لا توجد صفحة كهذه.
refusal-site-page-slug-invalid = اكتب آخر العنوان بحروف لاتينية صغيرة وأرقام و«-»، مثل about-us: من 1 إلى { $max } حرفا.
refusal-site-page-slug-taken = لصفحة أخرى هذا العنوان. اختر غيره؛ ما كتبته ما زال هنا.
refusal-site-page-title-invalid = تحتاج الصفحة إلى عنوان بلغة واحدة على الأقل، لا يزيد على { $max } حرفا.
refusal-site-page-body-too-long = نص الصفحة لا يزيد على { $max } حرف في كل لغة.
refusal-site-page-too-many = للمتجر { $max } صفحة خاصة على الأكثر. احذف واحدة أولا.
refusal-site-page-changed-meanwhile = غيّر زميل لك هذه الصفحة في هذه الأثناء. راجعها ثم احفظ من جديد؛ ما كتبته ما زال هنا.
refusal-theme-changed-meanwhile = غيّر زميل لك مظهر المتجر في هذه الأثناء. راجعه ثم احفظ من جديد؛ ما اخترته ما زال هنا.
refusal-theme-colour-invalid = اكتب اللون بست خانات، مثل #8a4b08، أو اتركه فارغا.
refusal-site-picture-not-found = ليس للمتجر صورة كهذه.
refusal-site-picture-file-required = لا توجد صورة هنا بعد. اختر واحدة أولا.
refusal-site-picture-words-too-long = صف ما تظهره الصورة بما لا يزيد على { $max } حرف في كل لغة.
