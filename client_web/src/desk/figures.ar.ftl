# تقارير للمؤسسة: أعداد وأوقات، ولا اسم لأحد.

figures-title = الأرقام
figures-back = العودة إلى المكتب
figures-lead = الحالات بحسب الأسبوع الذي فُتحت فيه وأعلى مستوى بلغته. أعداد وأوقات فقط.
figures-since = من
figures-until = إلى
figures-show = اعرض
figures-csv = نزّلها بصيغة CSV
figures-not-allowed = هذه الأرقام لمن يديرون الفريق.
figures-bad-range = من يوم إلى يوم بعده، سنتان على الأكثر.
figures-found =
    { $count ->
        [zero] لم تُفتح أي حالة في هذه المدة.
        [one] فُتحت حالة واحدة في هذه المدة.
        [two] فُتحت حالتان في هذه المدة.
        [few] فُتحت { $count } حالات في هذه المدة.
        [many] فُتحت { $count } حالة في هذه المدة.
       *[other] فُتحت { $count } حالة في هذه المدة.
    }
figures-chart-cases = الحالات بحسب الأسبوع والمستوى
figures-chart-in-time = في الوقت، نسبة مئوية من الكل
figures-chart-in-time-hint = ط: اطّلاع. ر: الرد الأول على الشخص.
figures-mark-acknowledged = ط
figures-mark-replied = ر
figures-chart-label = { $title }. الجدول أدناه يقول الشيء نفسه.
figures-table = بحسب الأسبوع والمستوى
figures-column-week = الأسبوع من
figures-column-level = المستوى
figures-column-cases = الحالات
figures-column-open = ما زالت مفتوحة
figures-column-unacknowledged = لم يُطّلع عليها قط
figures-column-acknowledged = اطُّلع عليها في الوقت
figures-column-acknowledge-time = الوقت حتى الاطّلاع
figures-column-replied = الرد الأول في الوقت
figures-column-reply-time = الوقت حتى الرد الأول
figures-column-outcomes = كيف انتهت
figures-column-raised-by = من أين جاءت
figures-of = { $count } من { $all }
figures-spread = { $median } (تسع من كل عشر: { $p90 })
figures-count = { $what }: { $count }
figures-none = –
