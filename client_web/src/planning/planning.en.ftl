# Planning a session: the form, and what its hosts see beside it.

plan-new = Plan a session
plan-edit = Change this session
plan-edit-short = Change it
plan-duplicate = Plan one like it
plan-drafts = Your drafts
plan-not-allowed = This is for those who host sessions, and a session is changed by its own hosts.
plan-over-title = This session is over
plan-over-body = It can't be changed any more. You can plan one like it.

plan-scope = What is changed
plan-scope-one = Only this one
plan-scope-later = This one and all that come after it

plan-what = What it is about
plan-title = Title
plan-about = About
plan-about-hint = What people can ask, and who it is for.
plan-tags = Tags
plan-tags-hint = Parted by commas, such as: sleep, worry
plan-room = Room
plan-room-choose = Choose a room
plan-language = Language

plan-when = When
plan-fixed-running = Its doors are open: where and when it is can't be changed any more.
plan-fixed-later = A series keeps its times. To move all of it, cancel it from here on and plan a new one.
plan-date = Date
plan-time = Time
plan-zone = Time zone
plan-zone-unknown = That time zone isn't known, such as Europe/London.
plan-clock-skipped = Clocks in { $place } go forward then and leave this time out. It would be { $time } there.
plan-clock-twice = Clocks in { $place } go back then, and this time comes twice. The first of the two is meant.
plan-minutes = How many minutes
plan-doors = Doors open, minutes before
plan-capacity = Places
plan-capacity-hint = Empty: nobody is counted.

plan-repeats = How often
plan-every-never = Once
plan-every-daily = Daily
plan-every-weekly = Weekly
plan-every-nth = Monthly, on the { $nth ->
    [1] first
    [2] second
    [3] third
   *[other] fourth
  } { $day }
plan-every-last = Monthly, on the last { $day }
plan-every-rule = By a rule of your own
plan-days = On
plan-interval-daily = Every how many days
plan-interval-weekly = Every how many weeks
plan-interval-nth = Every how many months
plan-interval-last = Every how many months
plan-ends = Until when
plan-ends-never = For as long as it lasts
plan-ends-after = So many times
plan-ends-on = Until a day
plan-count = How many times
plan-until = The last day
plan-rule = Rule
plan-rule-hint = As calendars write it (RRULE), such as FREQ=MONTHLY;BYMONTHDAY=15
plan-times = When that is
plan-times-more = And so on.
plan-times-all = Those are all of them.
plan-leave-out = Leave it out
plan-left-out = Left out
plan-put-back = Put it back

plan-who = Who is there
plan-experts = Experts
plan-experts-hint = They answer. Everybody sees who they are.
plan-experts-look = Look for an expert by name
plan-experts-none = Nobody has an expert's badge yet. An admin can grant one.
plan-hosts = Hosts
plan-hosts-hint = They run it: what is asked, when it begins and ends.
plan-hosts-look = Look for a host by name
plan-hosts-none = Nobody else hosts sessions.
plan-lost-role = doesn't have this role any more, and so can't do anything here

plan-rules = How it goes
plan-pre-moderated = Look at questions first
plan-pre-moderated-hint = A question is seen by everybody once a host lets it through.
plan-anonymous = Questions without a name
plan-anonymous-hint = Whoever asks may leave their name out.
plan-quiet = Quiet while it is live
plan-quiet-hint = Hosts and experts talk. Everybody else asks, votes and reacts.
plan-transcript = Keep what is answered
plan-transcript-hint = Questions and answers stay to be read. Anybody can leave their own out.

plan-publish = Publish
plan-save = Save
plan-keep-draft = Keep as a draft
plan-no-draft = What recurs is published at once: a draft is for a single session.
plan-discard = Undo what I changed
plan-wrong = Something isn't right yet: { $message }
plan-clash-room = The room is taken then, by
plan-clash-expert = An expert has another session then:

plan-cancel = Cancel the session
plan-cancel-keep = Keep it
plan-cancel-title = Cancel this session?
plan-cancel-scope = What is cancelled
plan-cancel-body = { $count ->
    [0] Nobody has said yet that they come. It stays in the list as cancelled, with your reason, and calendars take it out.
    [one] One person said that they come. It stays in the list as cancelled, with your reason, and calendars take it out.
   *[other] { $count } people said that they come. It stays in the list as cancelled, with your reason, and calendars take it out.
  }
plan-cancel-draft = Nobody has seen this draft but those who run it.
plan-reason = What people are told
plan-reason-hint = Why, and what comes instead. Everybody can read it.
