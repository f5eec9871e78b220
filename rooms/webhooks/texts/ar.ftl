## ما ترفضه نقاط الإشعار وما يُبلَّغ به صاحب المتجر
refusal-webhook-not-found = لا توجد نقطة إشعار بهذا الرقم في هذا المتجر.
refusal-webhook-url-invalid = هذا ليس عنوانًا يمكن الاتصال به. اكتبه كاملًا: https://hooks.example.dz/souk
refusal-webhook-url-unencrypted = لا تُرسل الأحداث إلا مشفّرة. اكتب عنوانًا يبدأ بـ https://
refusal-webhook-url-near = يقود هذا العنوان إلى شبكة خاصة لا تُرسل إليها الأحداث. اكتب خادمًا يمكن الوصول إليه من الإنترنت.
refusal-webhook-events-needed = اختر حدثًا واحدًا على الأقل.
refusal-webhook-event-unknown = لا يوجد حدث باسم { $event }. اختر من قائمة الأحداث.
refusal-webhook-too-many = للمتجر { $most } نقطة إشعار على الأكثر. احذف واحدة لم تعد لازمة.
refusal-webhook-changed-meanwhile = غيّر شخص آخر هذه النقطة أثناء ذلك. راجعها ثم أعد التغيير.
refusal-webhook-state-same = النقطة على هذه الحال من قبل. لم يتغيّر شيء.
refusal-webhook-disabled = هذه النقطة متوقفة. شغّلها أولًا ثم أرسل.
refusal-webhook-delivery-not-found = لا يوجد إرسال بهذا الرقم في هذا المتجر؛ تُحفظ الإرسالات ثلاثين يومًا.
refusal-webhook-delivery-waiting = هذا الإرسال في طريقه وستُعاد محاولته تلقائيًا.
webhooks-mail-failing = لم يصل شيء إلى { $host } منذ خمسة أيام، لذلك توقف سوق عن إرسال الأحداث إليه. راجع النقطة في الإعدادات وأصلحها ثم شغّلها من جديد؛ ويمكن إعادة إرسال ما فات من هناك.
webhooks-mail-failing-subject = الأحداث لم تعد تصل إلى { $host }
webhooks-mail-gone = أجاب { $host } بأنه لا يريد أحداثًا بعد الآن (410)، لذلك لا يُرسل إليه سوق شيئًا. إن كان ذلك خطأً فشغّل النقطة من جديد في الإعدادات.
webhooks-mail-gone-subject = { $host } لا يريد أحداثًا بعد الآن
