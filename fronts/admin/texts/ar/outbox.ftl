## ما يُرسَل
admin-outbox = صندوق الصادر
admin-outbox-text = رسائل المتجر بالبريد والرسائل القصيرة كما يقرؤها متلقّوها.
admin-outbox-link = (الرابط، لمستلمه وحده)
admin-outbox-none = لم يُرسَل شيء بعد
admin-outbox-none-text = تظهر هنا الرسائل إلى الزبائن والأعضاء وما آلت إليه.
admin-outbox-waiting = سُجّلت فقط، فلا خادم بريد مضبوط: سلّم الرابط بنفسك.
admin-message-email = بريد إلكتروني
admin-message-sms = رسالة قصيرة
admin-message-state-waiting = تنتظر
admin-message-state-sent = أُرسلت
admin-message-state-failed = لم تُرسل
admin-outbox-unsent = سُجّلت قبل ضبط خادم البريد. أرسلها الآن أو سلّم الرابط بنفسك.
admin-outbox-later = { $n ->
    [one] لم تخرج في المحاولة الأولى. تُعاد المحاولة في { $at }.
    [two] لم تخرج في محاولتين. تُعاد المحاولة في { $at }.
    [few] لم تخرج في { $n } محاولات. تُعاد المحاولة في { $at }.
   *[other] لم تخرج في { $n } محاولة. تُعاد المحاولة في { $at }.
}
admin-outbox-given-up = { $n ->
    [one] رفضها خادم البريد. تحقّق من العنوان ثم أعد إرسالها.
    [two] تُركت بعد محاولتين. تحقّق من العنوان ثم أعد إرسالها.
    [few] تُركت بعد { $n } محاولات. تحقّق من العنوان ثم أعد إرسالها.
   *[other] تُركت بعد { $n } محاولة. تحقّق من العنوان ثم أعد إرسالها.
}
admin-outbox-again = إعادة الإرسال
admin-done-message-resent = الرسالة في طريقها.
