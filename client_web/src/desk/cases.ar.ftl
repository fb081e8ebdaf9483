# أشخاص معرّضون للخطر، كما يراهم من يذهب إليهم. واضح ودقيق ولطيف مع الطرفين.

case-title = أشخاص معرّضون للخطر
case-tab-open = مفتوحة ({ $count })
case-tab-closed = مغلقة
case-none-open = لا أحد ينتظر الآن. شكرًا لوجودك هنا.
case-none-closed = لا توجد حالة مغلقة ما زال بإمكانك قراءتها.
case-choose = اختر حالة. اطّلاعك عليها يُسجَّل في سجلّها.
case-failed = تعذّرت قراءة الحالات.
case-not-allowed = هذا الجزء لمن يذهبون إلى المعرّضين للخطر.
case-somebody = شخص ما
case-a-colleague = أحد أعضاء الفريق
case-a-second-person = شخص ثانٍ

case-level-S0 = S0
case-level-S1 = S1 رغبة سلبية
case-level-S2 = S2 أفكار نشطة
case-level-S3 = S3 نيّة أو خطة
case-level-S4 = S4 يحدث الآن

case-state-raised = لم يُوصَل إلى أحد بعد
case-state-offered = نُبّه المناوبون
case-state-claimed = هناك من يذهب إليه
case-state-engaged = يتحدثان
case-state-safety_planned = وُضعت خطة أمان
case-state-handed_off = أُحيل إلى مساعدة خارجية
case-state-emergency = استُدعيت الطوارئ
case-state-contact_confirmed = هناك من هو معه
case-state-follow_up = سنعود إليه
case-state-closed = مغلقة
case-state-disengaged = لا يجيب
case-state-false_alarm = إنذار خاطئ

case-due-acknowledge = تأكيد الاطّلاع
case-due-reply = الرد الأول
case-due-page = التنبيه التالي
case-due-follow_up = المتابعة
case-due-lease = تُعرض من جديد
case-in = خلال { $clock }
case-late-by = متأخرة { $clock }

case-nobody-has-it = ليست لدى أحد
case-you-have-it = هي لديك
case-has-it = هي لدى { $name }
case-closed-at = أُغلقت: { $time }
case-wants-to-talk = يريد التحدث
case-pending-short = تنتظر شخصًا ثانيًا

case-raised-rule = رصدتها قاعدة، { $time }
case-raised-member = قلق أحد من في الغرفة، { $time }
case-raised-staff = فتحها الفريق، { $time }
case-raised-person = طلب التحدث إلى أحد، { $time }
case-raised-question = من سؤال إلى خبير، { $time }
case-about-another = يقلق على شخص آخر
case-was-at = كانت عند { $level }
case-follow-up-at = المتابعة: { $time }
case-may-share = وافق على أن يقرأ من يأتي بعدك ما قيل
case-ended = كيف انتهت: { $outcome }

case-outcome-safe = بأمان
case-outcome-safety_plan = وُضعت خطة أمان
case-outcome-handed_off = أُحيل إلى مساعدة خارجية
case-outcome-emergency = الطوارئ
case-outcome-no_contact = لا تواصل
case-outcome-false_alarm = إنذار خاطئ
case-outcome-by-record = كما في السجل

case-leave = العودة إلى القائمة
case-actions = ما يمكنك فعله
case-steps = الخطوة التالية
case-do-claim = خذ الحالة
case-do-acknowledge = اطّلعت عليها
case-do-talk = تحدّث
case-do-talk-unread = تحدّث ({ $count } جديدة)
case-do-note = ملاحظة
case-do-plan = خطة أمان
case-do-level = المستوى
case-do-handover = تسليم
case-do-offered = إعادتها
case-do-engaged = نحن نتحدث
case-do-safety_planned = وُضعت خطة أمان
case-do-handed_off = أُحيل إلى مساعدة خارجية
case-do-emergency = الطوارئ
case-do-contact_confirmed = هناك من هو معه
case-do-follow_up = متابعة
case-do-closed = إغلاق
case-do-disengaged = لا يجيب
case-do-false_alarm = إنذار خاطئ

case-ask-note = تبقى مع الحالة. لا يراها الشخص.
case-ask-plan = بكلماته هو، وبالإيجاز الذي يريد. تبقى الخطط السابقة في السجل.
case-ask-level = الآلة ترفعه فقط. اخفضه بعد أن تتحدث معه.
case-ask-handover = تصبح الحالة لدى زميلك فورًا. أعطه أقل ما يحتاج إليه.
case-ask-handed_off = إلى من، وكيف تعرف أنه سيكون هناك.
case-ask-emergency = يلزم اثنان: يؤكدها شخص ثانٍ. اذكر مكانه بقدر ما تعرف.
case-ask-follow_up = متى نعود إليه. تبقى الحالة لديك حتى ذلك الحين.
case-ask-closed = لا يكتب أحد في الغرفة الخاصة بعد هذا.
case-ask-false_alarm = ماذا كان، ليمكن إصلاح القاعدة.

case-send-note = احفظ الملاحظة
case-send-plan = احفظ الخطة
case-send-level = حدّد المستوى
case-send-handover = سلّمها
case-send-step = تابع

case-field-note = ملاحظة
case-field-why = لماذا
case-field-level = المستوى
case-field-to = إلى من
case-field-line = في سطر واحد
case-field-offered = ما الذي عُرض عليه
case-field-consent = وافق على أن يقرأ زميلي ما قيل
case-field-outcome = كيف انتهت
case-field-second = من يؤكدها
case-field-follow-up = متى
case-second-anybody = أي شخص آخر
case-handover-nobody = لا أحد غيرك في المناوبة. أعدها، فيُنبَّه كل من يمكن الوصول إليه.

case-plan-warning_signs = علامات على أن الأمر يصعب من جديد
case-plan-own_ways = ما أستطيع فعله بنفسي
case-plan-distractions = أشخاص وأماكن تصرف ذهني عنه
case-plan-people = من أستطيع أن أطلب منه المساعدة
case-plan-professionals = مختصون وخطوط أستطيع الاتصال بهم
case-plan-safer_place = كيف أجعل ما حولي أكثر أمانًا

case-pending = { $step }: بانتظار { $name }.
case-pending-yours = { $name } يطلب تأكيدك: { $step }.
case-confirm = تأكيد
case-confirm-title = أكّدها
case-confirm-body = أنت الشخص الثاني. اقرأ السجل أولًا؛ بهذا تتم.

case-trigger = ما الذي أثارها
case-trigger-show = اعرض الرسالة
case-trigger-hide = غطّها
case-trigger-covered = مغطاة إلى أن تريد قراءتها.
case-trigger-failed = لا يمكن قراءتها هنا: قيلت في غرفة خاصة أو لم تعد موجودة.
case-trigger-in-queue = ما أثارها ليس في غرفة: ينتظر في قائمة المشرفين.
case-trigger-to-queue = انظر هناك

case-talk-title = حديث مع { $name }
case-talk-private = لا يقرأ هذا إلا أنت و{ $name }.
case-talk-field = رسالتك إلى { $name }
case-talk-close = أغلق الحديث
case-talk-gone = هذه الغرفة مغلقة أمامك الآن.

case-record = ما الذي حدث
case-by-rule = قاعدة
case-by-member = أحد من في الغرفة
case-by-staff = الفريق
case-by-person = الشخص نفسه
case-by-question = سؤال
case-log-raised = فُتحت عند { $level }: { $by }
case-log-signal = علامة أخرى، { $level }: { $by }
case-log-card_shown = عُرضت عليه البطاقة الخاصة
case-log-choice-talk = يريد التحدث
case-log-choice-not_now = قال: ليس الآن
case-log-choice-safe = قال إنه بأمان
case-log-paged =
    { $count ->
        [zero] لم يُنبَّه أحد
        [one] نُبّه شخص واحد
        [two] نُبّه شخصان
        [few] نُبّه { $count } أشخاص
        [many] نُبّه { $count } شخصًا
       *[other] نُبّه { $count } شخص
    }
case-log-paged-nobody = أُرسل التنبيه ولم يكن أحد في المناوبة
case-log-acknowledged = اطُّلع عليها
case-log-claimed = أُخذت
case-log-lapsed = انتهى وقت { $name }: تُعرض من جديد
case-log-released = أُعيدت
case-log-replied = الرد الأول عليه
case-log-level = المستوى من { $before } إلى { $after }
case-log-asked = طُلب شخص ثانٍ: { $state }
case-log-moved = { $state }
case-log-note = ملاحظة
case-log-safety_plan = خطة أمان
case-log-handover = سُلّمت إلى { $name }
case-log-consent = وافق على مشاركة ما قيل
case-log-consent-not = يريد أن يبقى ما قيل هناك
case-log-peer = أُدخل { $name } إلى الغرفة الخاصة
case-log-viewed = اطّلاع
case-log-left = محا حسابه

case-alarm = جديد: شخص عند { $level }.
case-said-acknowledged = سُجّل اطّلاعك. ينتظر التنبيه التالي.
case-said-claimed = الحالة لديك.
case-said-step = تمّ: { $state }.
case-said-note = حُفظت الملاحظة.
case-said-plan = حُفظت الخطة.
case-said-handover = هي الآن لدى زميلك.
case-trouble-conflict = سبقك أحد، أو أن هذا لا يلي ما عليه الحالة الآن. انظر من جديد.
case-trouble-not-allowed = خذ الحالة أولًا: يحرّكها من هي لديه.
case-trouble-not-found = لم تعد تلك الحالة متاحة لك.
case-trouble-bad-request = ينقص شيء. راجع الحقول.

case-sound = صوت مع كل تنبيه
case-keys-list = J وK للتنقل، Enter للفتح، C للأخذ، A لتأكيد الاطّلاع، N للملاحظة، T للحديث، Esc للخروج، ? لعرضها كلها.
case-key-j = J
case-key-j-does = الحالة التالية
case-key-k = K
case-key-k-does = الحالة السابقة
case-key-enter = Enter
case-key-enter-does = افتحها
case-key-c = C
case-key-c-does = خذ الحالة
case-key-a = A
case-key-a-does = اطّلعت عليها
case-key-n = N
case-key-n-does = ملاحظة
case-key-t = T
case-key-t-does = إلى الحديث
case-key-p = P
case-key-p-does = خطة أمان
case-key-l = L
case-key-l-does = المستوى
case-key-h = H
case-key-h-does = تسليم
case-key-esc = Esc
case-key-esc-does = اخرج من الحالة
case-key-help = ?
case-key-help-does = هذه المفاتيح

shift-title = المناوبة
shift-role = بصفة
shift-hours = لمدة
shift-role-primary = أساسي
shift-role-backup = احتياطي
shift-role-supervisor = مشرف
shift-hours-count =
    { $count ->
        [zero] بلا ساعات
        [one] ساعة واحدة
        [two] ساعتان
        [few] { $count } ساعات
        [many] { $count } ساعة
       *[other] { $count } ساعة
    }
shift-begin = ابدأ المناوبة
shift-end = أنهِ مناوبتي
shift-on = في المناوبة ({ $role }) حتى { $time }
shift-one = { $name } ({ $role })
shift-others = في المناوبة أيضًا: { $who }
shift-nobody-else = لا أحد غيرك في المناوبة.
shift-worker-away = لا تُرسل أي تنبيهات: العملية التي ترسلها لا تستجيب. أبقِ هذا المكتب مفتوحًا وراقب بنفسك، وأخبر من يدير هذا الخادم.
shift-uncovered = لا أحد في المناوبة الأساسية: يذهب التنبيه الأول إلى الاحتياطي والمشرف، أو إلى الجميع.
