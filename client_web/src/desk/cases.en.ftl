# People at risk, as those who go to them see it. Plain, exact, and kind to both.

case-title = People at risk
case-tab-open = Open ({ $count })
case-tab-closed = Closed
case-none-open = Nobody is waiting just now. Thank you for being here.
case-none-closed = No closed case that you may still read.
case-choose = Choose a case. That you looked at it goes into its record.
case-failed = The cases couldn't be read.
case-not-allowed = This part is for those who go to people at risk.
case-somebody = Somebody
case-a-colleague = A colleague
case-a-second-person = a second person

case-level-S0 = S0
case-level-S1 = S1 passive wish
case-level-S2 = S2 active thoughts
case-level-S3 = S3 intent or plan
case-level-S4 = S4 happening now

case-state-raised = Nobody reached yet
case-state-offered = Those on shift were paged
case-state-claimed = Somebody goes to them
case-state-engaged = They are talking
case-state-safety_planned = Safety plan made
case-state-handed_off = Handed to help outside
case-state-emergency = Emergency services called
case-state-contact_confirmed = Somebody is with them
case-state-follow_up = We come back to them
case-state-closed = Closed
case-state-disengaged = They don't answer
case-state-false_alarm = False alarm

case-due-acknowledge = Acknowledge
case-due-reply = First reply
case-due-page = Next page
case-due-follow_up = Follow up
case-due-lease = Offered again
case-in = in { $clock }
case-late-by = late by { $clock }

case-nobody-has-it = Nobody has it
case-you-have-it = You have it
case-has-it = { $name } has it
case-closed-at = Closed { $time }
case-wants-to-talk = Wants to talk
case-pending-short = Waits for a second person

case-raised-rule = Raised by a rule, { $time }
case-raised-member = Somebody in the room was worried, { $time }
case-raised-staff = Raised by staff, { $time }
case-raised-person = They asked for somebody, { $time }
case-raised-question = From a question to an expert, { $time }
case-about-another = They are worried about somebody else
case-was-at = Was at { $level }
case-follow-up-at = Follow up { $time }
case-may-share = They agreed that whoever comes next may read what was said
case-ended = Ended: { $outcome }

case-outcome-safe = Safe
case-outcome-safety_plan = Safety plan made
case-outcome-handed_off = Handed to help outside
case-outcome-emergency = Emergency services
case-outcome-no_contact = No contact
case-outcome-false_alarm = False alarm
case-outcome-by-record = As the record says

case-leave = Back to the list
case-actions = What you can do
case-steps = Take it on to
case-do-claim = Take the case
case-do-acknowledge = Acknowledge
case-do-talk = Talk
case-do-talk-unread = Talk ({ $count } new)
case-do-note = Note
case-do-plan = Safety plan
case-do-level = Level
case-do-handover = Hand over
case-do-offered = Give it back
case-do-engaged = We are talking
case-do-safety_planned = Safety plan made
case-do-handed_off = Handed to help outside
case-do-emergency = Emergency services
case-do-contact_confirmed = Somebody is with them
case-do-follow_up = Follow up
case-do-closed = Close
case-do-disengaged = They don't answer
case-do-false_alarm = False alarm

case-ask-note = It stays with the case. The person doesn't see it.
case-ask-plan = In their own words, as short as they like. Earlier ones stay in the record.
case-ask-level = A machine only raises it. Lower it when you have spoken with them.
case-ask-handover = Your colleague has the case at once. Give them the least that they need.
case-ask-handed_off = To whom, and how you know that they will be there.
case-ask-emergency = It takes two: a second person confirms it. Say where they are, as far as you know.
case-ask-follow_up = When somebody comes back to them. Until then the case stays yours.
case-ask-closed = Nobody writes in the private room after this.
case-ask-false_alarm = What it was, so that the rule can be mended.

case-send-note = Keep the note
case-send-plan = Keep the plan
case-send-level = Set the level
case-send-handover = Hand it over
case-send-step = Go on

case-field-note = Note
case-field-why = Why
case-field-level = Level
case-field-to = To whom
case-field-line = In one line
case-field-offered = What was offered
case-field-consent = They agreed that my colleague may read what was said
case-field-outcome = How it ended
case-field-second = Who confirms it
case-field-follow-up = When
case-second-anybody = Anybody else
case-handover-nobody = Nobody else is on shift. Give it back, and everybody who can be reached is paged.

case-plan-warning_signs = Signs that it gets hard again
case-plan-own_ways = What I can do by myself
case-plan-distractions = People and places that take my mind off it
case-plan-people = Whom I can ask for help
case-plan-professionals = Professionals and lines I can call
case-plan-safer_place = How to make it safer around me

case-pending = { $step }: waits for { $name }.
case-pending-yours = { $name } asks you to confirm: { $step }.
case-confirm = Confirm
case-confirm-title = Confirm it
case-confirm-body = You are the second person. Read the record first; with this it is done.

case-trigger = What raised it
case-trigger-show = Show the message
case-trigger-hide = Cover it
case-trigger-covered = Covered until you want to read it.
case-trigger-failed = It can't be read here: it was said in a private room, or is gone.
case-trigger-in-queue = What raised it isn't in a room: it waits in the moderators' queue.
case-trigger-to-queue = Look there

case-talk-title = Talk with { $name }
case-talk-private = Only you and { $name } can read this.
case-talk-field = Your message to { $name }
case-talk-close = Close the talk
case-talk-gone = This room is closed for you now.

case-record = What happened
case-by-rule = a rule
case-by-member = somebody in the room
case-by-staff = staff
case-by-person = themselves
case-by-question = a question
case-log-raised = Raised at { $level } by { $by }
case-log-signal = Another sign, { $level }, by { $by }
case-log-card_shown = The private card was shown to them
case-log-choice-talk = They want to talk
case-log-choice-not_now = They said: not now
case-log-choice-safe = They said that they are safe
case-log-paged =
    { $count ->
        [one] 1 person was paged
       *[other] { $count } people were paged
    }
case-log-paged-nobody = Paged, and nobody was on shift
case-log-acknowledged = Acknowledged
case-log-claimed = Taken
case-log-lapsed = The time of { $name } ran out: offered again
case-log-released = Given back
case-log-replied = First reply to them
case-log-level = Level { $before } to { $after }
case-log-asked = Asked for a second person: { $state }
case-log-moved = { $state }
case-log-note = Note
case-log-safety_plan = Safety plan
case-log-handover = Handed over to { $name }
case-log-consent = They agreed to share what was said
case-log-consent-not = They want what was said to stay there
case-log-peer = { $name } was let into the private room
case-log-viewed = Looked at
case-log-left = They erased their account

case-alarm = New: somebody at { $level }.
case-said-acknowledged = Acknowledged. The next page waits.
case-said-claimed = The case is yours.
case-said-step = Done: { $state }.
case-said-note = The note is kept.
case-said-plan = The plan is kept.
case-said-handover = Your colleague has it now.
case-trouble-conflict = Somebody was quicker, or this doesn't follow on where the case is now. Look again.
case-trouble-not-allowed = Take the case first: whoever has it moves it.
case-trouble-not-found = That case isn't there for you any more.
case-trouble-bad-request = Something is missing. Look at the fields again.

case-sound = Sound with each page
case-keys-list = J and K move, Enter opens, C takes, A acknowledges, N notes, T talks, Esc leaves, ? shows all.
case-key-j = J
case-key-j-does = Next case
case-key-k = K
case-key-k-does = Case before
case-key-enter = Enter
case-key-enter-does = Open it
case-key-c = C
case-key-c-does = Take the case
case-key-a = A
case-key-a-does = Acknowledge
case-key-n = N
case-key-n-does = Note
case-key-t = T
case-key-t-does = To the talk
case-key-p = P
case-key-p-does = Safety plan
case-key-l = L
case-key-l-does = Level
case-key-h = H
case-key-h-does = Hand over
case-key-esc = Esc
case-key-esc-does = Leave the case
case-key-help = ?
case-key-help-does = These keys

shift-title = Shift
shift-role = As
shift-hours = For
shift-role-primary = primary
shift-role-backup = backup
shift-role-supervisor = supervisor
shift-hours-count =
    { $count ->
        [one] 1 hour
       *[other] { $count } hours
    }
shift-begin = Go on shift
shift-end = End my shift
shift-on = On shift as { $role } until { $time }
shift-one = { $name } ({ $role })
shift-others = Also on: { $who }
shift-nobody-else = Nobody else is on shift.
shift-worker-away = No pages go out: the worker that sends them gives no sign of life. Keep this desk open and look yourself, and tell whoever runs this server.
shift-uncovered = Nobody is on primary shift: the first page goes to backup and supervisor, or to everybody.
