# أرشيف جلسات الأسئلة، والتقرير الذي يصل إلى المضيفين.

archive-title = الأرشيف
archive-lead = ما أجاب عنه مختصون في جلسات انتهت.
archive-words = عمّ تبحث؟
archive-search = بحث
archive-tagged = فقط ما وُسم بـ { $tag }
archive-every-tag = كل الوسوم
archive-found-title = الأجوبة
archive-found = { $count ->
    [0] لم يُعثر على شيء. قد تجد كلمات أقل المزيد: تكفي بداية كل كلمة.
    [one] جواب واحد
    [two] جوابان
    [few] { $count } أجوبة
   *[other] { $count } جوابًا
  }
archive-found-first = { $count ->
    [one] الجواب الأول
    [two] أول جوابين
    [few] أول { $count } أجوبة
   *[other] أول { $count } جوابًا
  }
archive-empty = لم يُجب عن شيء بعد. ما يُجاب عنه في جلسة يأتي هنا بعد انتهائها.
archive-more = عرض المزيد
archive-aloud = أجيب عنه مباشرة، ولا شيء منه مكتوب.
archive-of = { $count ->
    [0] ما أجيب عنه
    [one] جواب واحد
    [two] جوابان
    [few] { $count } أجوبة
   *[other] { $count } جوابًا
  }
archive-of-none = لا شيء من هذه الجلسة في الأرشيف.
archive-link = رابط هذا الجواب
archive-files = خذها معك:
archive-file-md = ‏Markdown
archive-file-csv = جدول (CSV)
archive-file-json = بيانات (JSON)

host-report-title = تقرير جلسة أسئلة
host-report-back = إلى الجلسة
host-report-not-allowed = هذا التقرير لمضيفي الجلسة.
host-report-asked = { $count ->
    [0] لم يُسأل شيء.
    [one] طُرح سؤال واحد،
    [two] طُرح سؤالان،
    [few] طُرحت { $count } أسئلة،
   *[other] طُرح { $count } سؤالًا،
  }
host-report-askers = { $count ->
    [0] {""}
    [one] من شخص واحد.
    [two] من شخصين.
    [few] من { $count } أشخاص.
   *[other] من { $count } شخصًا.
  }
host-report-answered = { $count ->
    [0] لم يُجب عن أي منها.
    [one] أجيب عن واحد.
    [two] أجيب عن اثنين.
   *[other] أجيب عن { $count }.
  }
host-report-wait = جاء نصف الأجوبة خلال { $wait }، محسوبة من السؤال، أو من بداية الجلسة إن سُئل مسبقًا.
host-report-no-moods = لم يقل أحد كيف غادر.
host-report-said = { $count ->
    [one] قال شخص واحد كيف غادر؛ أفضل مما أتى: { $better }.
    [two] قال شخصان كيف غادرا؛ أفضل مما أتيا: { $better }.
    [few] قال { $count } أشخاص كيف غادروا؛ أفضل مما أتوا: { $better }.
   *[other] قال { $count } شخصًا كيف غادروا؛ أفضل مما أتوا: { $better }.
  }
host-report-worse = { $count ->
    [one] غادر شخص واحد في حال أسوأ، وعُرض عليه من يتحدث معه.
    [two] غادر شخصان في حال أسوأ، وعُرض عليهما من يتحدثان معه.
    [few] غادر { $count } أشخاص في حال أسوأ، وعُرض عليهم من يتحدثون معه.
   *[other] غادر { $count } شخصًا في حال أسوأ، وعُرض عليهم من يتحدثون معه.
  }
host-report-figures = بالأرقام
host-report-of-people = الناس
host-report-of-questions = الأسئلة
host-report-of-waits = الانتظار
host-report-of-moods = كيف غادروا
host-report-coming = قالوا إنهم سيأتون
host-report-places = كان لهم مكان
host-report-asking = سألوا شيئًا
host-report-all = كل الأسئلة
host-report-votes = الأصوات
host-report-median = حتى الجواب، في الوسيط
host-report-state-answered = أجيب عنها
host-report-state-live = يجاب عنها الآن
host-report-state-approved = في الجدول دون جواب
host-report-state-pending = ما زالت تنتظر
host-report-state-merged = ضُمت إلى غيرها
host-report-state-declined = رُفضت
host-report-state-withdrawn = سُحبت
host-report-state-escalated = لدى مستجيب
host-report-none = لا شيء بعد
host-report-names = لا يُذكر أحد هنا، ولا يمكن معرفة أحد منه.
host-report-print = طباعة
