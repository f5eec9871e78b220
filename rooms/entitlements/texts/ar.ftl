# المزايا

refusal-plan-not-included = خطتك لا تشمل هذه الميزة. قد تشملها خطة أكبر: راجع صفحة الاشتراك.
refusal-plan-limit-products = خطتك تسمح بـ { $max } من المنتجات وقد استُعملت كلها. أرشف منتجًا أو انتقل إلى خطة أكبر.
refusal-plan-limit-users = خطتك تسمح بـ { $max } من المستخدمين وقد شُغلت الأماكن كلها. أزل عضوًا أو دعوة مفتوحة أو انتقل إلى خطة أكبر.

entitlements-title = ما تتيحه خطتك
entitlements-used = استُعمل { $used } من { $max }
entitlements-no-limit = بلا حد
entitlements-yes = متاح
entitlements-no = غير متاح
