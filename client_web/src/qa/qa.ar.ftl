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

qa-go-in = الدخول
qa-come = سآتي
qa-calendar = إلى تقويمي
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
