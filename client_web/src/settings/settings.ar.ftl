settings-title = الإعدادات
settings-kept = تُحفظ على هذا الجهاز فقط. الخروج السريع يمحوها.

settings-look = الشكل
settings-theme = الألوان
settings-theme-auto = كما في هذا الجهاز
settings-theme-light = فاتحة
settings-theme-dark = داكنة
settings-theme-contrast = تباين عالٍ
settings-text = حجم النص
settings-text-normal = عادي
settings-text-large = كبير
settings-text-largest = الأكبر
settings-density = المسافة بين الأشياء
settings-density-roomy = واسعة
settings-density-compact = متقاربة

settings-words = اللغة والقراءة
settings-language = اللغة
settings-language-auto = كما في هذا المتصفح
settings-announce = الرسائل الجديدة لقارئ الشاشة
settings-announce-hint = ما يقرؤه من تلقاء نفسه وأنت في غرفة. يمكنك دائمًا أن تتنقل بين الرسائل.
settings-announce-all = كلها
settings-announce-meant = ما هو موجّه إليك وما يقوله المضيف
settings-announce-none = لا شيء
settings-keys = المفاتيح المفردة تعمل
settings-keys-hint = في مكاتب الفريق يكفي حرف واحد للموافقة أو الفتح. لا تفعل شيئًا وأنت تكتب. أوقفها إن كانت تُضغط دون قصد.

settings-you = أنت، باسم { $name }
settings-export = تنزيل ما يُحفظ عنك
settings-export-hint = كل ما كتبته هنا وكل ما حُفظ عنك، في ملف واحد.
settings-erase = امحُني
settings-erase-hint = يُزال اسمك وكل كلمة كتبتها. لا يمكن التراجع عن ذلك.
settings-erase-title = هل تريد محو نفسك وكل كلمة كتبتها؟
settings-erase-body = تغادر رسائلك الغرف، ويزول اسمك، ويتوقف رمز العودة عن العمل. لا أحد يستطيع استعادة ذلك. تبقى المساعدة هنا لك، بلا اسم أيضًا.
settings-erase-submit = محو كل شيء
