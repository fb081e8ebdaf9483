# صفحة الإدارة: ما يُبلَّغ به الخارج، وأي خطوط مساعدة جُرّبت.

admin-title = الإدارة
admin-back = العودة إلى المكتب
admin-not-allowed = هذه الصفحة للمديرين.
admin-failed = تعذّرت قراءة هذا.

admin-hooks = عناوين الإبلاغ
admin-hooks-lead = عناوين تُبلَّغ بالحالات: محادثة، أو نظام طلبات، أو جهاز نداء. تصلها معرّفات ومستويات وأوقات، ولا يصلها اسم ولا ما كتبه أحد.
admin-hooks-none = لا يُبلَّغ أي عنوان بشيء. عندما يكون المكتب مغلقًا لا تُنبَّه إلا المتصفحات التي طلبت ذلك.
admin-hook-everything = يُبلَّغ بكل شيء
admin-hook-kinds = يُبلَّغ بما يلي: { $kinds }
admin-hook-added = أُضيف { $time }
admin-hook-disabled = عُطّل { $time }: أجاب بأنه لم يعد موجودًا. أزله أو أضفه من جديد.
admin-hook-test = إرسال تجربة
admin-hook-remove = إزالة
admin-hook-remove-title = إزالة هذا العنوان؟
admin-hook-remove-body = لن يُبلَّغ { $url } بشيء بعد الآن، ويُحذف ما ينتظر الإرسال إليه.
admin-hook-url = العنوان
admin-hook-url-hint = عنوان https على الإنترنت العام.
admin-hook-about = بماذا يُبلَّغ
admin-hook-about-hint = إن لم تختر شيئًا: بكل شيء.
admin-hook-add = إضافة هذا العنوان
admin-secret-title = احفظ هذا السر الآن
admin-secret-body = يتحقق المستقبِل من توقيعنا بواسطته. لا يظهر إلا الآن.
admin-secret-done = حفظته
admin-copy = نسخ
admin-copied = نُسخ

admin-kind-case-raised = فُتحت حالة
admin-kind-case-page = يجب أن ينظر أحد الآن
admin-kind-case-changed = تغيّرت حالة
admin-kind-webhook-disabled = عُطّل عنوان إبلاغ
admin-kind-webhook-test = تجربة

admin-deliveries = في الطريق
admin-parked = ما تُرك
admin-parked-none = لم يُترك شيء.
admin-waiting = في الانتظار
admin-waiting-none = لا شيء ينتظر.
admin-refresh = انظر مرة أخرى
admin-more = الأقدم
admin-retry = حاول مرة أخرى
admin-to-browser = متصفح لأحد الفريق
admin-to-gone = عنوان لم يعد موجودًا
admin-tries =
    { $count ->
        [0] لم يُحاوَل بعد
        [one] محاولة واحدة
        [two] محاولتان
        [few] { $count } محاولات
       *[other] { $count } محاولة
    }
admin-next-at = المحاولة التالية { $time }
admin-answered = أجاب { $status }
admin-unanswered = لا جواب: { $why }
admin-test-delivered = وصلت: أجاب العنوان { $status }.
admin-test-waiting = في الطريق. إن طال ذلك فانظر أدناه ما يسبقها.
admin-test-failed = لم تصل ({ $why }). ستُعاد المحاولة تلقائيًا.

admin-lines = خطوط المساعدة
admin-lines-lead = رقم خاطئ أسوأ من لا رقم. قبل فتح الغرف للعموم، اتصل بكل خط من خطوط البلدان التي يأتي منها الأعضاء أو اقرأ صفحته، في ساعة يُفترض أن يجيب فيها، ومرة أخرى كل سنة على الأقل.
admin-lines-left =
    { $left ->
        [0] جُرّب كل خط من { $all } خطوط.
       *[other] بقي { $left } من { $all } خطوط للتجربة.
    }
admin-lines-country = البلد
admin-lines-world = في كل مكان
admin-lines-country-left = { $country } (بقي { $left })
admin-line-never = لم يجرّبه أحد
admin-line-changed = تغيّرت طريقة الوصول إليه منذ أن جُرّب
admin-line-old = جُرّب قبل أكثر من سنة
admin-line-confirmed = جُرّب
admin-line-expired = انتهت صلاحيته ولا يُعرض
admin-line-source = مصدر بتاريخ { $date }
admin-line-called = اتصل به { $by }، { $time }
admin-line-read = قرأه { $by }، { $time }
admin-lines-how = لقد
admin-how-called = اتصلت
admin-how-read = قرأت
admin-lines-confirm =
    { $count ->
        [0] اختر الخطوط
        [one] تسجيل هذا الخط
       *[other] تسجيل هذه الخطوط ({ $count })
    }
admin-lines-all = كل خطوط هذا البلد
