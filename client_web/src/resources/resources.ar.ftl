# Videos and readings pinned to rooms and sessions, and changing them.

resources-title = من المفيد معرفته
resources-of-session = لهذه الجلسة
resource-kind-video = فيديو
resource-kind-reading = للقراءة
resource-watch = المشاهدة هنا
resource-watch-hint = يُحمَّل من { $host }، الذي يعرف عندئذٍ أنك تشاهده.
resource-close = إغلاق الفيديو
resource-open = الفتح في { $host }
resource-captions = ترجمة مكتوبة أو نص
resource-new-page = يُفتح في صفحة جديدة

resources-manage = تغيير ما هو مثبَّت
resources-none = لا شيء مثبَّت هنا بعد.
resources-pin = تثبيت شيء
resource-pin = تثبيت
resource-save = حفظ
resource-do-up = إلى أعلى
resource-do-down = إلى أسفل
resource-do-change = تغيير
resource-change-title = تغيير ما يقوله
resource-do-unpin = إزالة
resource-unpin-title = هل تريد إزالته؟
resource-unpin-body = لن يظهر «{ $title }» هنا بعد ذلك.
resource-form-body = يراه فورًا كل من يأتي إلى هنا.
resource-field-kind = ما هو
resource-field-title = العنوان
resource-field-url = الرابط
resource-field-captions_url = رابط الترجمة المكتوبة أو النص
resource-field-captions_url-hint = لمن لا يستطيع سماعه أو لا يستطيع تشغيل صوته. يمكن أن تكون صفحة تُشغَّل فيها الترجمة المكتوبة.
resource-field-language = اللغة
resource-field-about = بضع كلمات عنه، إن أردت
resource-hosts = تأتي مقاطع الفيديو من: { $hosts }. استخدم الرابط الذي يعطيه الموقع للتضمين.
resource-hosts-none = لم يُحدَّد هنا موقع تأتي منه مقاطع الفيديو. ثبّته للقراءة، أي كرابط.
