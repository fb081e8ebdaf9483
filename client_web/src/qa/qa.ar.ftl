# جلسات الأسئلة: ما هو قادم، والغرفة أثناء الجلسة، ومكتب من يديرونها.

qa-title = أسئلة وأجوبة مع مختصين
qa-lead = شخص يعرف الموضوع يجيب عن الأسئلة مباشرة في غرفة. يمكنك أن تسأل مسبقًا، ودون اسمك إن أردت.
qa-none = لا شيء مقرر الآن.
qa-failed = تعذر جلب الجلسات.
qa-more = عرض الجلسات اللاحقة
qa-back = إلى جميع الجلسات
qa-gone-title = هذه الجلسة ليست هنا
qa-gone-body = ربما سُحبت، أو هي لفئة عمرية أخرى.

qa-when-here = { $day }، { $time }
qa-when-both = { $day }، { $there } في { $place }، { $here } عندك
qa-when-days = { $there } في { $place }؛ عندك: { $here }
qa-minutes = { $count ->
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $count } دقائق
   *[other] { $count } دقيقة
  }
qa-coming-count = { $count ->
    [0] لم يقل أحد بعد إنه سيأتي
    [one] سيأتي شخص واحد
    [two] سيأتي شخصان
    [few] سيأتي { $count } أشخاص
   *[other] سيأتي { $count } شخصًا
  }
qa-recurs = من سلسلة
qa-experts = من يجيب

qa-state-draft = مسودة
qa-state-scheduled = مقررة
qa-state-doors = الأبواب مفتوحة
qa-state-live = مباشرة الآن
qa-state-wrapping = في ختامها
qa-state-ended = انتهت
qa-state-archived = انتهت
qa-state-cancelled = ألغيت
qa-cancelled-why = السبب: { $reason }

qa-go-in = الدخول
qa-come = سآتي
qa-calendar = إلى تقويمي
qa-remind = ذكّرني على هذا الجهاز
qa-remind-hint = مرة واحدة، قبل البداية بخمس عشرة دقيقة، ولأي جلسة أخرى تقول إنك ستحضرها. تظهر على الشاشة عبارة «Lamplight: تذكير طلبته» ولا يظهر موضوعها.
qa-remind-on = قبل البداية بخمس عشرة دقيقة. تظهر على الشاشة عبارة «Lamplight: تذكير طلبته» ولا يظهر موضوعها.
qa-remind-denied = طُلب من هذا المتصفح ألا يعرض إشعارات من هنا. اسمح بها في إعداداته لهذا الموقع، أو أضف الجلسة إلى تقويمك، فهو يذكّرك أيضًا.
qa-remind-unable = لا يستطيع هذا المتصفح تذكيرك، لكن تقويمك يستطيع: أضف الجلسة إليه. على آيفون أو آيباد يعمل ذلك بعد إضافة Lamplight إلى الشاشة الرئيسية.
qa-remind-failed = { $why } يمكن لتقويمك أن يذكّرك أيضًا.
qa-run = إدارتها
qa-to-room = إلى الغرفة
qa-doors = { $minutes ->
    [one] تفتح الأبواب قبلها بدقيقة.
    [two] تفتح الأبواب قبلها بدقيقتين.
    [few] تفتح الأبواب قبلها بـ { $minutes } دقائق.
   *[other] تفتح الأبواب قبلها بـ { $minutes } دقيقة.
  }
qa-ahead = يمكن طرح الأسئلة مسبقًا، هنا.
qa-anonymous = يمكنك أن تسأل دون اسمك. لا يرى أحد في الغرفة من الذي سأل.
qa-quiet = أثناء البث المباشر يتكلم من يديرونها. ويمكن للجميع أن يسألوا ويصوتوا ويتفاعلوا.
qa-capacity = { $count ->
    [one] هناك مكان واحد. وبعده صف يتقدم.
    [two] هناك مكانان. وبعدهما صف يتقدم.
    [few] هناك { $count } أماكن. وبعدها صف يتقدم.
   *[other] هناك { $count } مكانًا. وبعدها صف يتقدم.
  }
qa-kept = يمكن قراءة ما أجيب عنه لاحقًا في الأرشيف. ويمكنك أن تستثني أسئلتك منه.
qa-not-kept = لا يُحفظ في الأرشيف شيء مما يُسأل في هذه الجلسة.
qa-to-archive = ما أجيب عنه سابقًا: الأرشيف
qa-report = التقرير

## في الغرفة

qa-questions = { $count ->
    [0] الأسئلة
    [one] سؤال واحد
    [two] سؤالان
    [few] { $count } أسئلة
   *[other] { $count } سؤالًا
  }
qa-questions-none = لا سؤال ينتظر جوابًا. يمكنك أن تسأل أول سؤال.
qa-now = يجاب عنه الآن
qa-now-announced = يجاب الآن عن: { $text }
qa-yours = هذا سؤالك
qa-asked-by = سؤال من { $name }
qa-asked-anonymously = سؤال دون اسم
qa-order = بأي ترتيب
qa-order-votes = الأكثر تصويتًا
qa-order-oldest = الأقدم
qa-vote = وأنا أيضًا
qa-votes = { $count ->
    [0] لا أصوات بعد
    [one] صوت واحد
    [two] صوتان
    [few] { $count } أصوات
   *[other] { $count } صوتًا
  }
qa-answered = أجيب عنها
qa-answered-aloud = أجيب عنه مباشرة.
qa-answer-in-room = قراءة الجواب في الغرفة
qa-offer-own = كتبت في الغرفة:
qa-offer-by = كتب { $name } في الغرفة:
qa-offer-take = هذا يجيب عنه

qa-ask = سؤالك
qa-ask-anonymously = دون اسمي
qa-ask-submit = اسأل
qa-ask-instead = طرح سؤال
qa-quiet-now = الهدوء يسود هنا بينما يجيب { $names }. يمكنك أن تسأل وتصوت وتتفاعل.
qa-quiet-plain = الهدوء يسود هنا أثناء الإجابة. يمكنك أن تسأل وتصوت وتتفاعل.

qa-own = ما سألت عنه
qa-own-anonymous = سؤال دون اسمك
qa-own-pending = ينتظر من يديرون هذه الجلسة. لا يراه أحد غيرهم بعد.
qa-own-approved = يراه الجميع ويمكنهم التصويت له.
qa-own-live = يجاب عنه الآن.
qa-own-answered = أجيب عنه.
qa-own-declined = لن يُطرح هذه المرة. لا يُحسب ذلك عليك.
qa-own-merged = سأل شخص آخر السؤال نفسه، فضُم سؤالك إلى سؤاله مع أصواته.
qa-own-escalated = هناك من يود أن يطمئن عليك قبل المتابعة. سؤالك لم يضع.
qa-take-back = سحبه
qa-take-back-title = هل تريد سحب سؤالك؟
qa-take-back-body = يُزال من القائمة نهائيًا، وكذلك الجواب عنه.
qa-leave-out = استثناء أسئلتي من الأرشيف
qa-leave-out-hint = لا يجدها أحد هناك بعد الجلسة، ولا أجوبتها. ويمكنك تغيير ذلك في أي وقت.

qa-polls = استطلاعات
qa-poll-open = ترى كيف صوت الجميع بعد أن تصوت.
qa-poll-voted = يمكنك تغيير صوتك ما دام مفتوحًا.
qa-poll-closed = أُغلق هذا الاستطلاع.
qa-poll-close = إغلاق هذا الاستطلاع
qa-poll-votes = { $count ->
    [one] صوت واحد
    [two] صوتان
    [few] { $count } أصوات
   *[other] { $count } صوتًا
  }

qa-line-title = كل الأماكن مشغولة الآن
qa-line-body = أنت في الصف، ومن يأتي أولًا يدخل أولًا. يمكنك ترك هذه الصفحة مفتوحة: ستدخل من تلقاء نفسك.
qa-line-ahead = { $count ->
    [0] أنت التالي.
    [one] شخص واحد قبلك.
    [two] شخصان قبلك.
    [few] { $count } أشخاص قبلك.
   *[other] { $count } شخصًا قبلك.
  }
qa-line-in = هناك مكان. أنت تدخل الآن.
qa-line-leave = مغادرة الصف
qa-give-place = المغادرة وترك مكاني لمن بعدي

qa-end-title = شكرًا على حضورك
qa-end-body = ربما كان ذلك كثيرًا. قبل أن تذهب، قد يفيد أن تعود إلى حيث أنت.
qa-end-steady = طريقتان لتشعر بثبات أكثر
qa-mood = كيف تغادر؟
qa-mood-better = أفضل مما أتيت
qa-mood-same = كما كنت تقريبًا
qa-mood-worse = أسوأ
qa-mood-hint = يرى من يديرون الجلسة كم العدد، ولا يرون من.
qa-mood-said-better = يسعدنا ذلك. خذه معك.
qa-mood-said-same = شكرًا لقولك ذلك.
qa-mood-said-worse = شكرًا لقولك ذلك. لست مضطرًا لحمله وحدك: هناك من تتحدث معه، في الأعلى.
