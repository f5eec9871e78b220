# الهوية

refusal-installation-link-needed = يُعَدّ هذا النظام برابط خاص به. يعرض البرنامج الرابط عند تشغيله (souk serve) في مخرجاته. ويمكن الإعداد من الجهاز نفسه بالأمر souk installation set-up.
refusal-installation-already-set-up = سبق إعداد هذا النظام. سجّل الدخول بدلًا من ذلك.
refusal-session-credentials-wrong = البريد الإلكتروني وكلمة المرور غير متطابقين. تحقق منهما ثم أعد المحاولة.
refusal-session-unknown = انتهت هذه الجلسة. سجّل الدخول من جديد.
refusal-user-email-invalid = هذا ليس بريدًا إلكترونيًا صحيحًا. مثال: amina@example.com.
refusal-user-email-taken = هذا البريد الإلكتروني مسجّل من قبل.
refusal-user-name-invalid = اكتب اسمًا من 1 إلى 100 حرف في سطر واحد.
refusal-user-password-weak = اختر كلمة مرور من { $least } إلى 200 حرف تختلف عن بريدك. الأفضل جملة قصيرة.
refusal-user-not-found = لا يوجد هذا الشخص.
refusal-user-last-platform-admin = هذا آخر مدير للمنصة. امنح هذا الحق لشخص آخر أولًا.
refusal-api-key-not-found = لا يوجد هذا المفتاح، أو انتهى من قبل.
refusal-api-key-name-invalid = سمِّ المفتاح باسم من 1 إلى 80 حرفًا لتعرفه لاحقًا.
refusal-api-key-too-wide = لا يمكنك منح المفتاح صلاحية لا تملكها: { $permission }.

identity-sign-in-title = تسجيل الدخول
identity-sign-in-email = البريد الإلكتروني
identity-sign-in-password = كلمة المرور
identity-set-up-title = أهلًا بك. أنشئ الحساب الأول
identity-set-up-name = اسمك
identity-keys-title = مفاتيح البرامج
identity-keys-empty = لا مفاتيح بعد. المفتاح يسمح لبرنامج آخر بالعمل في متجرك.
identity-keys-create = مفتاح جديد
identity-keys-once = انسخ المفتاح الآن. لن يظهر مرة أخرى.
identity-keys-ended = منتهٍ
identity-password-title = تغيير كلمة المرور
identity-password-present = كلمة المرور الحالية
identity-password-new = كلمة المرور الجديدة
refusal-embed-token-not-found = هذا الرمز غير موجود. لم يتغيّر شيء.
refusal-embed-token-origin-invalid = عنوان الصفحات يُكتب هكذا: https://shop.example، مع https وبلا مسار، وعشرة عناوين على الأكثر. لم يُحفظ شيء.
