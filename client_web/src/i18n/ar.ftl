### العربية: المفاتيح والمتغيرات نفسها كما في en.ftl.

## في كل مكان

product = Lamplight
back = رجوع
back-to-rooms = العودة إلى الغرف
cancel = إلغاء
close = إغلاق
dismiss = إخفاء
try-again = المحاولة مجددًا
reload = إعادة التحميل
help = المساعدة
leave-quickly = خروج سريع
skip-links = اختصارات
skip-to-content = الانتقال إلى الجزء الرئيسي
skip-leave = مغادرة هذا الموقع بسرعة
loading = لحظة من فضلك…
people = { $count ->
    [0] لا أحد هنا الآن
    [one] شخص واحد هنا
    [two] شخصان هنا
    [few] { $count } أشخاص هنا
   *[other] { $count } شخصًا هنا
  }
you = أنت

## الأدوار

role-member = عضو
role-expert = خبير
role-host = مضيف
role-moderator = مشرف
role-responder = مرافق
role-admin = مدير

## الاتصال

offline = لا يوجد اتصال. ما تكتبه محفوظ، ويُرسل عند عودة الاتصال.
back-whole = عاد الاتصال. لم يفتك شيء.
back-afresh = عاد الاتصال بعد غياب: مرّر إلى الأعلى لرؤية ما قيل.
back-plain = عاد الاتصال.

## قبل الغرفة الأولى

welcome-title = غرفة هادئة فيها أشخاص آخرون
welcome-lead = Lamplight مكان للحديث مع آخرين يفهمون ما تمر به. المشرفون يحافظون على لطفه، وتبقى هويتك مجهولة.
welcome-for-room = وصلتك دعوة إلى غرفة. اختر اسمًا وادخل.
welcome-ended = انتهى تسجيل دخولك هنا. ادخل من جديد أو استخدم رمز العودة.
welcome-is-title = ما هذا المكان
welcome-is-1 = غرف مباشرة للدعم المتبادل: أشخاص يستمعون إلى أشخاص.
welcome-is-2 = مجهول الهوية. بلا بريد إلكتروني ولا رقم هاتف ولا أسماء حقيقية.
welcome-is-3 = يرعاه مشرفون يمكنهم إزالة ما يؤذي.
welcome-is-not-title = ما ليس هذا المكان
welcome-is-not-1 = ليس خدمة طوارئ ولا علاجًا نفسيًا.
welcome-is-not-2 = ليس خاصًا: كل من في الغرفة يمكنه القراءة.
welcome-is-not-help = إن كنت أنت أو غيرك في خطر، افتح المساعدة الآن.
welcome-rules-title = قواعد المكان
welcome-leaving-title = الخروج السريع
welcome-leaving-1 = «خروج سريع» يفرّغ الصفحة ويفتح موقعًا محايدًا. الضغط على Shift ثلاث مرات يفعل الشيء نفسه.
welcome-leaving-2 = لا يمكنه محو سجل متصفحك. لذلك استخدم نافذة خاصة أو احذف السجل بنفسك.

rule-1 = كن لطيفًا. لا يلزم أن نتفق، بل أن نترفق.
rule-2 = لا تكشف من أنت ولا من هو غيرك.
rule-3 = لا تشارك طرقًا لإيذاء النفس أو الآخرين.
rule-4 = قل ما تشعر به بدل أن تقول للآخرين ما يفعلون.
rule-5 = إن كنت قلقًا على أحد، أخبر مشرفًا.

join-title = ادخل
join-age = كم عمرك؟
join-age-why = بعض الغرف لفئة عمرية واحدة. نسأل مرة واحدة فقط.
join-age-13-17 = من 13 إلى 17
join-age-18 = 18 أو أكثر
join-age-under-13 = أقل من 13
join-age-missing = اختر عمرك أولًا من فضلك.
join-name = اسمك هنا
join-name-hint = أي اسم غير اسمك الحقيقي.
join-name-reroll = اسم آخر
join-name-taken = هذا الاسم مستخدم الآن. اختر غيره من فضلك.
join-submit = دخول
join-submit-room = الدخول والذهاب إلى الغرفة
join-rules = بدخولك توافق على قواعد المكان.
join-return = لدي رمز عودة
join-staff = دخول الفريق

return-title = أهلًا بعودتك
return-code = رمز العودة
return-code-hint = ثلاث مجموعات من أربعة رموز، مثل 7K2M-9XQD-T4HC.
return-submit = العودة إلى الداخل

staff-title = دخول الفريق
staff-login = اسم الدخول
staff-password = كلمة المرور
staff-totp = رمز لمرة واحدة
staff-totp-hint = فقط إن كان حسابك يستخدمه.
staff-submit = دخول

keep-title = طريقك للعودة
keep-why = لا نعرف من أنت، لذلك هذا الرمز هو الطريق الوحيد لتكون { $name } من جديد بعد تسجيل الخروج أو تغيير الجهاز. يُعرض هذه المرة فقط.
keep-copy = نسخ الرمز
keep-copied = نُسخ
keep-done = لقد حفظته

under-age-title = شكرًا لصدقك
under-age-body = هذه الغرف لمن عمره 13 سنة فأكثر. لم نحفظ عنك شيئًا، ولم ترتكب أي خطأ.
under-age-talk = تستحق أن تجد من تتحدث إليه. يمكن لشخص كبير تثق به أن يساعدك: في البيت أو المدرسة أو عند الطبيب.

## الغرف

rooms-title = الغرف
rooms-greeting = أنت هنا باسم { $name }.
rooms-sessions = أسئلة وأجوبة مع مختصين: ما هو قادم
room-on-now = الآن: { $title }
room-on-next = التالي: { $title }، { $time }
rooms-empty = لا توجد غرفة مفتوحة الآن.
rooms-failed = تعذّر جلب الغرف.
go-to-settings = الإعدادات
welcome-settings = نص أكبر وألوان ولغة: الإعدادات
rooms-sign-out = تسجيل الخروج
rooms-sign-out-title = تسجيل الخروج؟
rooms-sign-out-body = لتكون { $name } من جديد ستحتاج إلى رمز العودة الذي أُعطي لك عند الدخول. من دونه يضيع هذا الاسم.
room-state-locked = مقفلة: للقراءة فقط
room-state-closed = مغلقة
room-ages-13-17 = من 13 إلى 17
room-ages-18 = من 18 فأكثر
room-tags = المواضيع

## غرفة

room-about = عن هذه الغرفة
room-log = الرسائل في { $room }
room-log-start = هنا تبدأ { $room }.
room-older = عرض رسائل أقدم
room-older-failed = تعذّر جلب الرسائل الأقدم.
room-loading-older = جارٍ جلب الرسائل الأقدم…
room-newer = عرض رسائل أحدث
room-empty = لم يقل أحد شيئًا بعد. يمكنك أن تبدأ.
room-new-messages = { $count ->
    [0] أحدث الرسائل
    [one] رسالة جديدة واحدة
    [two] رسالتان جديدتان
    [few] { $count } رسائل جديدة
   *[other] { $count } رسالة جديدة
  }
room-typing-one = { $name } يكتب…
room-typing-two = { $name } و{ $other } يكتبان…
room-typing-many = عدة أشخاص يكتبون…
room-is-locked = هذه الغرفة مقفلة. يمكنك القراءة، ولا يكتب الآن إلا المشرفون.
room-is-closed = أُغلقت هذه الغرفة. ما زال بإمكانك قراءة ما قيل.
room-muted = كتابتك هنا متوقفة حتى { $time }. ما زال بإمكانك القراءة.
room-muted-open = كتابتك هنا متوقفة. ما زال بإمكانك القراءة.
room-slow-mode = { $seconds ->
    [one] الوضع البطيء: رسالة كل ثانية.
    [two] الوضع البطيء: رسالة كل ثانيتين.
    [few] الوضع البطيء: رسالة كل { $seconds } ثوانٍ.
   *[other] الوضع البطيء: رسالة كل { $seconds } ثانية.
  }

announce-message = { $author }: { $text }
announce-many = { $count ->
    [few] { $count } رسائل جديدة
   *[other] { $count } رسالة جديدة
  }

composer-label = رسالتك
composer-placeholder = اكتب شيئًا…
composer-send = إرسال
composer-save = حفظ
composer-left = { $count ->
    [one] بقي حرف واحد
    [two] بقي حرفان
    [few] بقيت { $count } أحرف
   *[other] بقي { $count } حرفًا
  }
composer-over = { $count ->
    [one] حرف واحد زائد
    [two] حرفان زائدان
    [few] { $count } أحرف زائدة
   *[other] { $count } حرفًا زائدًا
  }
composer-replying = رد على { $name }
composer-replying-you = رد على نفسك
composer-stop-replying = إلغاء الرد
composer-editing = تغيير رسالتك
composer-replacing = بدلًا من التي لم تُعرض
composer-without-method = اترك كيف وبماذا وكم. أما ما تشعر به فيمكن أن يبقى.
composer-stop-editing = إلغاء التغيير
composer-cover = تغطية
composer-cover-label = ماذا ينبغي أن يعرف الناس قبل فتحها؟
composer-cover-placeholder = مثلًا: تتحدث عن إيذاء النفس
composer-stop-cover = إزالة الغطاء

unsent-sending = جارٍ الإرسال…
unsent-sent = أُرسلت
unsent-held = تنتظر أن يقرأها مشرف. لم ترتكب أي خطأ.
unsent-declined = هذه لا تُعرض.
unsent-returned = لم يتمكن أحد من رؤيتها في الوقت المناسب، فلم تُعرض وعادت إليك. لم ترتكب أي خطأ.
unsent-reason = يقول مشرف: { $reason }
unsent-posted-meanwhile = عُرضت في الأثناء الرسالة التي كانت هذه ستحل محلها. يمكنك إرسال هذه أيضًا.
unsent-is-change = تغييرك لهذه الرسالة
unsent-redact = إرسالها من دون ذلك
unsent-redacted = ستقول: { $text }
unsent-without-method = نشرها من دون الطريقة
unsent-again = إرسالها مجددًا
unsent-change = تغييرها
unsent-take-back = سحبها
unsent-put-away = إبعادها
unsent-failed = لم تُرسل.
unsent-delete = حذف

message-actions = ما يمكن فعله بهذه الرسالة
message-more = المزيد عن هذه الرسالة من { $name }
message-edited = عُدّلت
message-removed-moderator = أزال مشرف هذه الرسالة.
message-removed-author = سحب { $name } هذه الرسالة.
message-removed-you = سحبت هذه الرسالة.
message-covered = مغطاة: { $reason }
message-uncover = عرض الرسالة
message-cover-again = تغطيتها من جديد
message-quote = الذهاب إلى ما ترد عليه:
message-quote-far = رسالة أقدم
message-quote-gone = رسالة أُزيلت
message-muted = لا يمكنه الكتابة حتى { $time }
message-muted-open = لا يمكنه الكتابة الآن

act-reply = رد
act-react = تفاعل بـ { $emoji }
act-unreact = إزالة { $emoji }
act-more-reactions = تفاعلات أخرى
act-edit = تغيير
act-withdraw = سحب
act-remove = إزالة
act-restore = استعادة
act-mute = كتم { $name }

reaction = { $emoji }، عدد الأشخاص: { $count }
reaction-mine = { $emoji }، عدد الأشخاص: { $count }، وأنت منهم

remove-title = إزالة هذه الرسالة؟
remove-body = سيرى الجميع أن مشرفًا أزالها. يمكنك استعادتها لاحقًا.
remove-submit = إزالة
restore-title = استعادة هذه الرسالة؟
restore-body = سيتمكن كل من في الغرفة من قراءتها من جديد.
restore-submit = استعادة
withdraw-title = سحب هذه الرسالة؟
withdraw-body = لن يتمكن أحد من قراءتها بعد الآن. لا يمكن التراجع عن ذلك.
withdraw-submit = سحب
mute-title = كتم { $name } في هذه الغرفة
mute-body = ما زال بإمكانه القراءة. يُقال له بلطف إن مشرفًا أوقف كتابته.
mute-for = كم من الوقت؟
mute-10-minutes = 10 دقائق
mute-1-hour = ساعة
mute-24-hours = 24 ساعة
mute-submit = كتم
reason = السبب
reason-hint = للسجل الذي يحفظه المشرفون.

## الإبلاغ والقلق والإخفاء

act-report = الإبلاغ عن هذه الرسالة
act-concern = أنا قلق على صاحبها
act-hide = إخفاء { $name } عني
act-escalate = إرسال شخص إليه
escalate-title = هل { $name } في خطر؟
escalate-body = يُبلَّغ من في المناوبة فورًا، ويأتي إليه على انفراد. لا يظهر شيء من ذلك في الغرفة.
escalate-level = إلى أي حد، بقدر ما تستطيع أن تعرف؟
escalate-S1 = يتمنى ألا يكون موجودًا، أو يريد إيذاء نفسه
escalate-S2 = يفكر في الانتحار
escalate-S3 = ينوي ذلك، أو لديه خطة أو وسيلة
escalate-S4 = يحدث ذلك الآن، أو يودّع
escalate-note = ما الذي يجعلك تظن ذلك
escalate-submit = إرسال شخص
report-title = الإبلاغ عن هذه الرسالة
report-body = سينظر فيها مشرف. لن يُقال لكاتبها أبدًا إنك أنت من أبلغ.
report-submit = إبلاغ
report-why = ما موضوع البلاغ؟
report-unkind = فيها قسوة على أحد
report-hate = تهاجم أشخاصًا لما هم عليه
report-unsafe = قد تعرّض أحدًا للخطر
report-private = تكشف هوية أحد
report-other = شيء آخر
report-note = أي شيء يساعد على الفهم (إن أردت)
concern-title = أنت قلق على صاحبها
concern-body = شكرًا لاهتمامك. سينظر في الأمر شخص يستطيع المساعدة، بلطف وعلى انفراد. لن يُقال لكاتبها أبدًا إنك أنت من أخبر.
concern-submit = إخبار شخص
concern-low = يبدو في حال سيئة جدًا
concern-harm = قد يؤذي نفسه
concern-danger = قد يكون في خطر الآن
concern-other = شيء آخر
report-conflict = أُزيلت تلك الرسالة من قبل، فلم يبق ما يُبلغ عنه. شكرًا لاهتمامك.
report-slow-down = بلاغات كثيرة في وقت قصير. يرى المشرفون ما أرسلته. ما كتبته يبقى هنا حتى تغلق هذه النافذة.
message-hidden = رسالة من شخص أخفيته
message-hidden-show = عرض هذه الرسالة
hidden-title = أشخاص أخفيتهم
hidden-hint = أنت وحدك تعرف. ما زال بإمكانهم القراءة والكتابة كما من قبل.
hidden-show = إظهار { $name } من جديد
hidden-show-short = إظهار من جديد
room-is-paused = أوقف مشرف هذه الغرفة للحظة. يمكنك القراءة، وما كتبته يبقى هنا.
room-is-site_paused = كل الغرف متوقفة للحظة. يمكنك القراءة، وما كتبته يبقى هنا.
room-is-read_only = هذه الغرفة للقراءة. يكتب فيها من يديرونها.
room-holds-newcomers = الرسائل الأولى تنتظر هنا مشرفًا في هذا الوقت. لا علاقة لذلك بك.
trouble-hidden = رسائله مغطاة عنك الآن، ولا يُخبر أحد بذلك. طريق التراجع في «عن هذه الغرفة».
trouble-reported = شكرًا. سينظر فيها مشرف، ولن يُقال لكاتبها أبدًا إنك أنت من أبلغ.
trouble-escalated = أُبلغ من في المناوبة، وسيأتي إليه على انفراد.
trouble-concerned = شكرًا لاهتمامك به. أُخبر شخص يستطيع المساعدة.

## طلب نظرة أخرى

appeal = طلب إعادة النظر
appeal-title = طلب إعادة النظر
appeal-label = ماذا ينبغي أن نعرف؟
appeal-hint = يقرؤه شخص، وليس من اتخذ القرار.
appeal-send = إرسال
appeal-sent = هو في الطريق. سنخبرك بما ينتج عنه.
appeal-already = طلبت إعادة النظر من قبل. سنخبرك بما ينتج عنه.

sanction-by-moderator = قرر ذلك مشرف.
sanction-by-rule = فعلت ذلك قاعدة من قواعد المكان تلقائيًا.
sanction-against-rules = رسالة لك خالفت قواعد هذا المكان.
sanction-why = السبب: { $reason }
sanction-asked = طلبت إعادة النظر. سنخبرك بما ينتج عنه.
sanction-upheld = أعاد شخص النظر في الأمر، وهو باقٍ.

## ما تقرر

news-message-removed = أزال مشرف رسالة لك.
news-message-covered = غطّى مشرف رسالة لك.
news-message-uncovered = رفع مشرف الغطاء عن رسالة لك.
news-message-restored = رسالة لك كانت قد أُزيلت تُعرض من جديد.
news-appeal-lifted = أعاد شخص النظر فيما تقرر بشأنك، وألغاه.
news-appeal-kept = أعاد شخص النظر فيما تقرر بشأنك، وهو باقٍ.
news-report-seen = نظر شخص فيما أبلغت عنه. شكرًا لاهتمامك.

## البطاقة الخاصة

care-title = وجودك هنا يهمنا
care-title-another = شكرًا لاهتمامك بغيرك
care-talk = التحدث مع شخص الآن
care-not_now = ليس الآن
care-safe = أنا بأمان
care-chosen-talk = أخبرناهم أنك تريد التحدث.
care-chosen-not_now = لا بأس. يمكنك أن تطلب ذلك في أي وقت من المساعدة.
care-chosen-safe = شكرًا لأنك قلت ذلك. يمكنك طلب المساعدة في أي وقت.
care-more = مزيد من المساعدة
care-country = اختر بلدًا لترى خطوط المساعدة فيه
care-private = أنت وحدك ترى هذا.
care-announced = فوق الرسائل عرض مساعدة خاص بك.
care-told = أُخبر شخص بذلك.
care-words-S1 = شكرًا لأنك قلت ذلك هنا. يبدو حملًا ثقيلًا، ولا يلزم أن تحمله وحدك. لا شيء من هذا يُحسب عليك.
care-words-S2 = شكرًا لأنك أخبرتنا. وجودك مهم. لا شيء من هذا يُحسب عليك.
care-words-S3 = نحن سعداء حقًا لأنك قلت هذا. أنت مهم، وهذا يمكن أن يمر. لا شيء من هذا يُحسب عليك.
care-words-now = إن كان من الممكن أن تقدم على ذلك، فاتصل من فضلك بأحد هذه الخطوط أو برقم الطوارئ في مكانك، وابقَ قرب أحد إن استطعت.
care-words-another = جميل أنك تهتم به. يمكنك أن تسأله صراحة إن كان يفكر في الانتحار، فالسؤال لا يزرع الفكرة في رأس أحد. استمع إليه، ولا تعده بكتمان الأمر، وأره هذه الخطوط. أُخبر هنا أشخاص يستطيعون المساعدة. إن كان من الممكن أنه في خطر الآن، فاتصل برقم الطوارئ في مكانك. واعتنِ بنفسك أيضًا.

wait-usual = { $minutes ->
    [one] عادة ما يجيب شخص خلال دقيقة تقريبًا.
    [two] عادة ما يجيب شخص خلال دقيقتين تقريبًا.
    [few] عادة ما يجيب شخص خلال { $minutes } دقائق تقريبًا.
   *[other] عادة ما يجيب شخص خلال { $minutes } دقيقة تقريبًا.
  }
wait-unknown = هناك شخص مناوب الآن.
wait-nobody = لا يوجد مناوب الآن. نُقلت رسالتك، وهذه الخطوط متاحة الآن.
wait-nobody-help = لا يوجد مناوب الآن. نُقلت رسالتك، والخطوط في المساعدة متاحة الآن.

## حديث خاص

talks-title = أحاديث خاصة
talk-with = حديث خاص مع { $name }
talk-plain = حديث خاص
talk-here = { $name } هنا من أجلك
talk-announced = { $name } هنا من أجلك. يمكنكما التحدث على انفراد.
talk-open = التحدث على انفراد
talk-only-two = لا يقرأ هذا إلا أنت و{ $name }.
talk-only-few = لا يقرأ هذا إلا من هم في هذا الحديث.
talk-new = { $count ->
    [one] رسالة جديدة واحدة
    [two] رسالتان جديدتان
    [few] { $count } رسائل جديدة
   *[other] { $count } رسالة جديدة
  }
talk-start = هنا يبدأ حديثكما.
talk-back = رجوع مع إبقاء هذا الحديث
talk-composer = رسالتك الخاصة
talk-share = إن تولى الأمر شخص آخر، فيمكنه قراءة ما قلناه.
talk-alone = لا أحد غيرك هنا الآن. ما تكتبه هنا يُنقل.
talk-gone = لا يمكن عرض هذا الحديث بعد الآن.
talk-ended = انتهى هذا الحديث. ما زال بإمكانك قراءته.
talk-ended-short = انتهى
talk-again = التحدث مع شخص من جديد

## ما لم ينجح، بحسب رمزه

trouble-muted = كتابتك هنا متوقفة. ما زال بإمكانك القراءة.
trouble-muted-until = كتابتك هنا متوقفة حتى { $time }. ما زال بإمكانك القراءة.
trouble-slow_down = كان ذلك سريعًا بعض الشيء. انتظر لحظة.
trouble-slow_down-until = كان ذلك سريعًا بعض الشيء. يمكنك الإرسال من جديد بعد { $wait }.
trouble-room_locked = هذه الغرفة مقفلة الآن، فلا يمكن لأحد أن يكتب.
trouble-room_paused = هذه الغرفة متوقفة للحظة.
trouble-too_long = هذا أطول مما تتسع له رسالة. هل يمكنك اختصاره؟
trouble-banned = هذه الغرفة مغلقة أمامك.
trouble-not_allowed = هذا غير ممكن هنا.
trouble-not_found = لم يعد ذلك موجودًا.
trouble-too_far_back = تلك الرسالة أقدم من أن تُعرض.
trouble-name_not_private = قد يكشف هذا الاسم من أنت. اختر غيره من فضلك.
trouble-bad_request = لم يُفهم ذلك. تحقق من فضلك مما كتبته.
trouble-conflict = تغيّر شيء في الأثناء. انظر مجددًا من فضلك.
trouble-return-code = لا نعرف هذا الرمز. تحقق منه من فضلك: لا يحتوي أبدًا على الأحرف I وL وO وU.
trouble-login = اسم الدخول وكلمة المرور لا يتوافقان.
trouble-offline = لا يوجد اتصال الآن. حاول مجددًا بعد لحظة.
trouble-lost = انقطع الاتصال قبل وصول الجواب.
trouble-other = لم ينجح ذلك. حاول مجددًا من فضلك.

## شاشات تقول شيئًا واحدًا

gone-not_found-title = هذه الغرفة ليست هنا
gone-not_found-body = ربما أُغلقت، أو ربما هي لفئة عمرية أخرى.
gone-banned-title = هذه الغرفة مغلقة أمامك
gone-banned-body = الغرف الأخرى ما زالت مفتوحة لك، والمساعدة مفتوحة دائمًا.
gone-room_closed-title = أُغلقت هذه الغرفة
gone-room_closed-body = شكرًا لوجودك هنا. هناك غرف أخرى مفتوحة.
gone-other-title = لا يمكن فتح هذه الغرفة الآن
gone-other-body = ليس ذلك بسبب شيء فعلته. حاول مجددًا بعد لحظة.
removed-title = لا يمكنك الدخول الآن
removed-body = Lamplight مغلق أمامك حاليًا. المساعدة ما زالت هنا لك، وهي كذلك دائمًا.
removed-open = لم تُحدد نهاية لذلك.
removed-until = يمكنك الدخول من جديد بعد { $time }.
crowded-title = Lamplight مفتوح في أماكن كثيرة
crowded-body = أغلقه في مكان آخر ثم تابع هنا.
crowded-again = المتابعة هنا
broken-title = اختلط شيء ما
broken-body = ليس ذلك بسبب شيء فعلته. إعادة تحميل الصفحة تصلح الأمر.
unreachable-title = تعذّر الوصول إلى Lamplight
unreachable-body = تحقق من اتصالك من فضلك. المساعدة تعمل من دونه.
nowhere-title = لا شيء في هذا العنوان
nowhere-body = الغرف في مكانها المعتاد.
go-to-desk = مكتب الفريق
go-to-rooms = الذهاب إلى الغرف

## المساعدة

help-title = المساعدة
help-danger-title = إن كنت في خطر الآن
help-danger-body = اتصل برقم الطوارئ في البلد الذي أنت فيه، أو اطلب من شخص قريب منك أن يتصل. لا يلزم أن تتأكد من أن الأمر خطير بما يكفي.
help-here-title = التحدث مع شخص هنا
help-here-body = يُخبر أحد القائمين على هذه الغرف أنك تريد التحدث، أيًا كان الموضوع.
help-line-title = التحدث مع شخص
help-line-body = يمكنك التحدث مع هؤلاء عن أي شيء، كبيرًا كان أو صغيرًا. لا يبحث Lamplight عن مكانك: أنت تختار البلد، ويُحفظ على هذا الجهاز فقط.
help-country = البلد
help-country-none = اختر بلدًا
help-line-as-of = بحسب القائمة في { $date }
help-line-elsewhere = يسرد Find A Helpline المزيد منها في بلدان كثيرة، بالهاتف والرسائل والدردشة:
help-line-address = findahelpline.com
help-lines-unreachable = تعذّر جلب قائمة الخطوط الآن.
help-hours-always = ليلًا ونهارًا
help-hours-daily = كل يوم، من { $from } إلى { $to }
help-hours-weekdays = من الاثنين إلى الجمعة، من { $from } إلى { $to }
help-hours-not-sunday = من الاثنين إلى السبت، من { $from } إلى { $to }
help-hours-only = من { $from } إلى { $to }
help-hours-least = { $count } ساعة على الأقل في اليوم
help-for-teens = للشباب الصغار
help-for-adults = للبالغين
help-for-lgbtq = لأفراد مجتمع الميم +LGBTQ
help-for-veterans = للمحاربين القدامى
help-way-phone = اتصال بـ { $number }
help-way-phone-then = اتصال بـ { $number } ثم الضغط على { $key }
help-way-text = رسالة إلى { $number }
help-way-text-say = إرسال { $word } إلى { $number }
help-way-whatsapp = واتساب { $number }
help-way-chat = دردشة
help-way-email = الكتابة إلى { $address }
help-ground-title = طريقتان لتشعر بثبات أكثر قليلًا
help-ground-lead = لا توجد طريقة صحيحة لفعلهما، ولا وقت محدد. توقف متى شئت.
help-478-title = التنفس، 4-7-8
help-478-1 = خذ نفسًا من أنفك وأنت تعد حتى 4.
help-478-2 = احبسه وأنت تعد حتى 7. ولا بأس بأقل من ذلك.
help-478-3 = أخرج النفس من فمك وأنت تعد حتى 8.
help-478-4 = أعد ذلك نحو ثلاث مرات، على مهلك.
help-54321-title = الملاحظة، 5-4-3-2-1
help-54321-1 = خمسة أشياء يمكنك رؤيتها.
help-54321-2 = أربعة أشياء يمكنك لمسها.
help-54321-3 = ثلاثة أشياء يمكنك سماعها.
help-54321-4 = شيئان يمكنك شمهما.
help-54321-5 = شيء واحد يمكنك تذوقه.

## What the author of a text that waits or isn't shown is told: i18n/notice.ts

notice-held-method-detail = شكرًا لأنك عبّرت عمّا تمر به. تفاصيل كيف يمكن لشخص أن يتأذى لا تظهر في الغرفة، لأن آخرين هنا قد يكونون في خطر أيضًا. سيقرأ شخص كل ما كتبته، ويمكنك أيضًا نشره من دون هذا الجزء.
notice-held-wound-detail = وصف الجروح قد يكون قاسيًا على آخرين هنا. يمكنك تغيير هذا الجزء.
notice-held-eating-detail = الأرقام والنصائح عن الأكل قد تكون قاسية على آخرين هنا. يمكنك تغيير هذا الجزء.
notice-held-own-data = في رسالتك ما قد يقود شخصًا غريبًا إليك. يمكنك حذفه ونشر الباقي.
notice-held-insult = قد يجرح هذا من يقرؤه. يمكنك قوله بطريقة أخرى.
notice-held-threat = يبدو من هذا أن شخصًا قد يتأذى.
notice-held-contact = حتى يبقى الجميع في أمان، لا يتفق الناس من هنا على الحديث في مكان آخر. يمكنك تغيير هذا الجزء.
notice-held-medication = النصائح عن الجرعات أو عن إيقاف دواء قد تضر شخصًا آخر كثيرًا. يمكنك تغيير هذا الجزء.
notice-held-spam = الرسائل التي تشبه هذه تُراجَع أولًا.
notice-held-link = الروابط تُراجَع أولًا.
notice-held-newcomer = في هذه الغرفة تُراجَع الرسائل الأولى.
notice-held-unchecked = لم تتم مراجعة رسالتك تلقائيًا الآن.
notice-declined-encouragement = هذا يطلب من شخص أن يؤذي نفسه. لم يُنشر.
notice-declined-hate = هذا يهاجم أشخاصًا بسبب من هم. لم يُنشر.
notice-declined-anothers-data = هذا يكشف بيانات خاصة بشخص آخر. لم يُنشر.
notice-declined-grooming = هذا يطلب ما يعرّض الناس هنا للخطر. لم يُنشر، وسينظر فيه أحد المشرفين.
notice-declined-sexual-minor = هذا محتوى جنسي عن شخص قاصر. لم يُنشر، وسينظر فيه أحد المشرفين.
notice-no-fault = لم ترتكب أي خطأ.
notice-waits = سينظر فيه أحد المشرفين.
notice-usual-wait = { $minutes ->
    [one] ينظر فيه أحد المشرفين. يستغرق ذلك عادة دقيقة تقريبًا.
    [two] ينظر فيه أحد المشرفين. يستغرق ذلك عادة دقيقتين تقريبًا.
    [few] ينظر فيه أحد المشرفين. يستغرق ذلك عادة { $minutes } دقائق تقريبًا.
   *[other] ينظر فيه أحد المشرفين. يستغرق ذلك عادة { $minutes } دقيقة تقريبًا.
  }
notice-longest-wait = { $minutes ->
    [one] سينظر فيه أحد المشرفين، عادة خلال دقيقة.
    [two] سينظر فيه أحد المشرفين، عادة خلال دقيقتين.
    [few] سينظر فيه أحد المشرفين، عادة خلال { $minutes } دقائق.
   *[other] سينظر فيه أحد المشرفين، عادة خلال { $minutes } دقيقة.
  }
notice-slowed = حفاظًا على الهدوء، يمكنك خلال { $during } إرسال رسالة واحدة كل { $every }.
notice-warning = هذا تنبيه: في المرة القادمة لن تتمكن من الكتابة لبعض الوقت.
notice-ban = هذا المكان مغلق أمامك إلى أن ينظر في الأمر أحد المشرفين.
notice-read-only = يمكنك القراءة دون الكتابة إلى أن ينظر في الأمر أحد المشرفين.
notice-read-only-for = يمكنك القراءة دون الكتابة لمدة { $during }.
notice-appeal = إذا كنت ترى أن هذا خطأ، يمكنك الاعتراض، وسينظر فيه شخص من جديد.
