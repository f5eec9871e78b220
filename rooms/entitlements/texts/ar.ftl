# المزايا

refusal-plan-not-included = باقتك لا تشمل هذه الميزة. قد تشملها باقة أكبر: راجع صفحة الاشتراك.
refusal-plan-limit-products = باقتك تسمح بـ { $max } من المنتجات وقد استُعملت كلها. أرشف منتجًا أو انتقل إلى باقة أكبر.
refusal-plan-limit-users = باقتك تسمح بـ { $max } من المستخدمين وقد شُغلت الأماكن كلها. أزل عضوًا أو دعوة مفتوحة أو انتقل إلى باقة أكبر.

entitlements-title = ما تتيحه باقتك
entitlements-used = استُعمل { $used } من { $max }
entitlements-no-limit = بلا حد
entitlements-yes = متاح
entitlements-no = غير متاح
refusal-entitlement-override-invalid = أعطِ قيمة يقبلها هذا البند (نعم أو لا، أو رقم من 0 فما فوق)، وسببًا من 5 إلى 300 حرف، ويومًا لم يأت بعد. أما طلبات الشهر فتزيد بالطلبات الإضافية.
refusal-entitlement-not-overridden = قيمة الباقة نفسها سارية أصلًا.
refusal-plan-limit-carriers = باقتك تسمح بـ { $max } من السائقين وشركات التوصيل معا، ويعمل لديك { $used }. نحِّ واحدا جانبا أو انتقل إلى باقة أكبر.
