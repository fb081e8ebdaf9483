# التخطيط لجلسة: النموذج، وما يراه مضيفوها.

plan-new = التخطيط لجلسة
plan-edit = تغيير هذه الجلسة
plan-edit-short = تغييرها
plan-duplicate = التخطيط لجلسة مثلها
plan-drafts = مسوداتك
plan-not-allowed = هذا لمن يديرون الجلسات، ولا يغيّر الجلسة إلا مضيفوها.
plan-over-title = انتهت هذه الجلسة
plan-over-body = لم يعد تغييرها ممكنًا. يمكنك التخطيط لجلسة مثلها.

plan-scope = ما الذي يتغيّر
plan-scope-one = هذه فقط
plan-scope-later = هذه وكل ما بعدها

plan-what = موضوعها
plan-title = العنوان
plan-about = الوصف
plan-about-hint = ما الذي يمكن السؤال عنه، ولمن هي.
plan-tags = الوسوم
plan-tags-hint = تفصل بينها فواصل، مثل: النوم، القلق
plan-room = الغرفة
plan-room-choose = اختر غرفة
plan-language = اللغة

plan-when = الموعد
plan-fixed-running = الأبواب مفتوحة: لم يعد تغيير المكان أو الموعد ممكنًا.
plan-fixed-later = تبقى السلسلة في مواعيدها. لنقلها كلها، ألغِها من هنا فصاعدًا وخطّط لسلسلة جديدة.
plan-date = التاريخ
plan-time = الوقت
plan-zone = المنطقة الزمنية
plan-zone-unknown = هذه المنطقة الزمنية غير معروفة، مثال: Asia/Amman.
plan-clock-skipped = تتقدّم الساعة في { $place } حينها وتتخطّى هذا الوقت. ستكون الساعة هناك { $time }.
plan-clock-twice = تتأخّر الساعة في { $place } حينها ويأتي هذا الوقت مرتين. المقصود أولاهما.
plan-minutes = كم دقيقة
plan-doors = تُفتح الأبواب قبلها بدقائق
plan-capacity = الأماكن
plan-capacity-hint = فارغ: لا يُعدّ أحد.

plan-repeats = كم مرة
plan-every-never = مرة واحدة
plan-every-daily = يوميًا
plan-every-weekly = أسبوعيًا
plan-every-nth = شهريًا، { $day } { $nth ->
    [1] الأول
    [2] الثاني
    [3] الثالث
   *[other] الرابع
  }
plan-every-last = شهريًا، { $day } الأخير
plan-every-rule = بقاعدة خاصة
plan-days = في أيام
plan-interval-daily = كل كم يوم
plan-interval-weekly = كل كم أسبوع
plan-interval-nth = كل كم شهر
plan-interval-last = كل كم شهر
plan-ends = حتى متى
plan-ends-never = ما دامت مستمرة
plan-ends-after = عددًا من المرات
plan-ends-on = حتى يوم معيّن
plan-count = كم مرة
plan-until = اليوم الأخير
plan-rule = القاعدة
plan-rule-hint = كما تكتبها التقاويم (RRULE)، مثل FREQ=MONTHLY;BYMONTHDAY=15
plan-times = مواعيدها
plan-times-more = وهكذا.
plan-times-all = هذه كلها.
plan-leave-out = استثناؤها
plan-left-out = مستثناة
plan-put-back = إعادتها

plan-who = من يحضرها
plan-experts = الخبراء
plan-experts-hint = هم من يجيبون. يرى الجميع من هم.
plan-experts-look = البحث عن خبير بالاسم
plan-experts-none = لا أحد يحمل شارة الخبير بعد. يمنحها مسؤول الموقع.
plan-hosts = المضيفون
plan-hosts-hint = هم من يديرونها: ما يُسأل، ومتى تبدأ ومتى تنتهي.
plan-hosts-look = البحث عن مضيف بالاسم
plan-hosts-none = لا أحد غيرك يدير الجلسات.
plan-lost-role = لم يعد يحمل هذا الدور، فلا يستطيع فعل شيء هنا

plan-rules = كيف تسير
plan-pre-moderated = النظر في الأسئلة أولًا
plan-pre-moderated-hint = يرى الجميع السؤال بعد أن يمرّره مضيف.
plan-anonymous = أسئلة بلا اسم
plan-anonymous-hint = لمن يسأل أن يخفي اسمه.
plan-quiet = هادئة أثناء البث
plan-quiet-hint = يتكلم المضيفون والخبراء. ويسأل الآخرون ويصوّتون ويتفاعلون.
plan-transcript = الاحتفاظ بما أُجيب عنه
plan-transcript-hint = تبقى الأسئلة والأجوبة للقراءة. لكل شخص أن يستثني ما يخصه.

plan-publish = نشر
plan-save = حفظ
plan-keep-draft = الاحتفاظ بها مسودة
plan-no-draft = ما يتكرر يُنشر فورًا: المسودة لجلسة واحدة.
plan-discard = التراجع عن تغييراتي
plan-wrong = هناك شيء غير صحيح بعد: { $message }
plan-clash-room = الغرفة محجوزة حينها لـ
plan-clash-expert = لدى أحد الخبراء جلسة أخرى حينها:

plan-cancel = إلغاء الجلسة
plan-cancel-keep = الإبقاء عليها
plan-cancel-title = إلغاء هذه الجلسة؟
plan-cancel-scope = ما الذي يُلغى
plan-cancel-body = { $count ->
    [0] لم يقل أحد بعد إنه قادم. تبقى في القائمة ملغاة مع السبب الذي تكتبه، وتزيلها التقاويم.
    [one] قال شخص واحد إنه قادم. تبقى في القائمة ملغاة مع السبب الذي تكتبه، وتزيلها التقاويم.
    [two] قال شخصان إنهما قادمان. تبقى في القائمة ملغاة مع السبب الذي تكتبه، وتزيلها التقاويم.
    [few] قال { $count } أشخاص إنهم قادمون. تبقى في القائمة ملغاة مع السبب الذي تكتبه، وتزيلها التقاويم.
   *[other] قال { $count } شخصًا إنهم قادمون. تبقى في القائمة ملغاة مع السبب الذي تكتبه، وتزيلها التقاويم.
  }
plan-cancel-draft = لم يرَ هذه المسودة إلا من يديرونها.
plan-reason = ما يُقال للناس
plan-reason-hint = السبب، وما يأتي بدلًا منها. يمكن للجميع قراءته.
