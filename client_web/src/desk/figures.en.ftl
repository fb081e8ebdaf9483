# Reports for the organisation: counts and times, and nobody's name.

figures-title = Figures
figures-back = Back to the desk
figures-lead = Cases by the week in which they were raised, and by the highest level that they had. Counts and times only.
figures-since = From
figures-until = To
figures-show = Show
figures-csv = Download as CSV
figures-not-allowed = These figures are for managing staff.
figures-bad-range = From a day to a later one, two years at most.
figures-found =
    { $count ->
        [0] No case was raised in this time.
        [one] 1 case was raised in this time.
       *[other] { $count } cases were raised in this time.
    }
figures-chart-cases = Cases by week and level
figures-chart-in-time = In time, in per cent of all
figures-chart-in-time-hint = A: acknowledged. R: first reply to the person.
figures-mark-acknowledged = A
figures-mark-replied = R
figures-chart-label = { $title }. The table below says the same.
figures-table = By week and level
figures-column-week = Week from
figures-column-level = Level
figures-column-cases = Cases
figures-column-open = Still open
figures-column-unacknowledged = Never acknowledged
figures-column-acknowledged = Acknowledged in time
figures-column-acknowledge-time = Time to acknowledge
figures-column-replied = First reply in time
figures-column-reply-time = Time to first reply
figures-column-outcomes = How they ended
figures-column-raised-by = Raised by
figures-of = { $count } of { $all }
figures-spread = { $median } (nine in ten: { $p90 })
figures-count = { $what }: { $count }
figures-none = –
