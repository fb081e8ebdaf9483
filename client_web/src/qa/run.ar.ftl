# مكتب من يديرون جلسة أسئلة.

run-not-allowed = هذا المكتب لمضيفي هذه الجلسة ومختصيها.
run-course = سير الجلسة
run-move-scheduled = إدراجها في القائمة
run-move-scheduled-body = يراها الجميع ويمكنهم أن يسألوا مسبقًا.
run-move-doors = فتح الأبواب
run-move-doors-body = تصبح الغرفة للجلسة ويمكن للناس الدخول.
run-move-live = البدء
run-move-live-body = تصبح مباشرة من الآن. وإن خُطط لها هادئة فلا يتكلم إلا المضيفون والمختصون.
run-move-wrapping = الختام
run-move-wrapping-body = يمكن للجميع الكلام من جديد، ويُسألون كيف يغادرون.
run-move-ended = إنهاؤها
run-move-ended-body = تعود الغرفة كما كانت. وما أجيب عنه تبقى قراءته ممكنة.
run-timer-starts = تبدأ بعد { $wait }
run-timer-early = بدأت قبل وقتها
run-timer-left = بقي { $time }
run-timer-over = تجاوزت نهايتها بـ { $time }
run-last-minutes = آخر خمس دقائق. حان وقت الاقتراب من النهاية.
run-live-for = { $minutes ->
    [0] على الهواء منذ لحظات
    [one] على الهواء منذ دقيقة
    [two] على الهواء منذ دقيقتين
    [few] على الهواء منذ { $minutes } دقائق
   *[other] على الهواء منذ { $minutes } دقيقة
}

run-pending = في الانتظار ({ $count })
run-pending-none = لا شيء ينتظر.
run-live = يجاب عنه الآن
run-live-none = اعرض سؤالًا مباشرة فيراه الجميع.
run-next = جدول الأسئلة ({ $count })
run-next-none = ما توافق عليه يأتي هنا، الأكثر تصويتًا أولًا.
run-by-votes = العودة إلى الأصوات
run-is-by-votes = حسب الأصوات، إلى أن ينقل أحد سؤالًا.
run-is-arranged = بترتيب المضيفين. ما يُوافَق عليه الآن يأتي في النهاية.
run-place = { $place } من { $count }
run-move-up = إلى أعلى: { $text }
run-move-down = إلى أسفل: { $text }
run-said-moved = نُقل إلى المكان { $place } من { $count }.
run-said-moved_by_other = نقل شخص آخر سؤالًا للتو. هذا هو الترتيب الآن.
run-said-not_moved = تعذّر نقله. هذا هو الترتيب كما هو.
run-answered = أجيب عنها ({ $count })
run-answered-none = لم يُجب عن شيء بعد.
run-declined = مرفوضة ({ $count })
run-escalated = لدى مستجيب ({ $count })
run-escalated-hint = قد يكون من سأل في خطر، وقد أُبلغ شخص بذلك. لا تأخذ السؤال قبله من فضلك.

run-do-approve = موافقة
run-do-decline = رفض
run-do-merge = ضم
run-do-live = عرض مباشرة
run-do-answer = إجابة
run-do-again = تغيير الإجابة
run-do-back = إعادة إلى الجدول
run-do-worry = يقلقني هذا
run-decline-title = رفض هذا السؤال؟
run-decline-body = يُخبر من سأل بلطف، ولا يُخبر غيره.
run-decline-label = السبب، لمن سأل (إن أردت)
run-merge-title = ضم هذا السؤال
run-merge-body = تُحسب أصواته للآخر، لكل شخص مرة، ويُخبر من سأل.
run-merge-label = إلى أي سؤال
run-answer-title = الإجابة عن هذا السؤال
run-answer-body = يقرؤها كل من في الغرفة. اتركها فارغة إن أجيب شفهيًا.
run-answer-label = الجواب
run-worry-title = هل يقلقك حال من سأل هذا؟
run-worry-body = يعلم أحد المستجيبين بذلك الآن ويهتم بصاحب السؤال. يخرج السؤال من القائمة حتى ذلك الحين. يُقال لصاحبه بلطف إن أحدًا يودّ الاطمئنان عليه، ولا يعلم غيره بذلك، ولا حاجة لأن تعرف من هو.
run-worry-label = ما الذي يقلقك، للمستجيب (إن أردت)

run-poll = سؤال الجميع
run-poll-question = ما السؤال
run-poll-options = الخيارات
run-poll-options-hint = خيار في كل سطر، من 2 إلى 8.
run-poll-open = فتح الاستطلاع

run-keys = المفاتيح
run-key-walk = إلى أسفل وإلى أعلى
run-key-arrange = نقله في القائمة
run-key-list = هذه القائمة
run-keys-on = المفاتيح مفعلة

run-talk = الكواليس
run-talk-who = لا يقرأ هذا إلا المضيفون والخبراء والمشرفون. ولا يذهب إلى الأرشيف.
run-talk-field = اكتب في الكواليس
run-talk-gone = لم تعد في الكواليس.
run-talk-over = انتهت هذه الجلسة، وأُغلقت كواليسها.
run-tabs = ما يُعرض
run-tab-sheet = الأسئلة
run-tab-talk = { $count ->
    [0] الكواليس
   *[other] الكواليس ({ $count } جديدة)
}
