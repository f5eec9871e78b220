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
