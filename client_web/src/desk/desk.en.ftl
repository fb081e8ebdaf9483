# The desk and its moderators' queue. Terse, calm, and never a judgement of a person.

desk-title = Staff desk
desk-views = What to look at
desk-view-cases = People at risk ({ $count })
desk-view-queue = Moderators' queue ({ $count })
desk-figures = Figures
desk-admin = Admin
desk-queue =
    { $count ->
        [0] Nothing is waiting
        [one] 1 waiting
       *[other] { $count } waiting
    }
desk-around = Around it
desk-empty = Nothing is waiting just now. Thank you for being here.
desk-failed = The queue couldn't be read.
desk-not-allowed = This desk is for moderators.
desk-taken-first = Somebody else took that one first.
desk-taken = Somebody is looking at it
desk-waiting = { $span }
desk-reports = { $count } reports
desk-urgent = Urgent
desk-level = Risk { $level }

desk-kind-held = Held message
desk-kind-report = Report
desk-kind-worry = Worry
desk-kind-appeal = Appeal

desk-why-held = Waits to be posted
desk-why-report = Reported by somebody in the room
desk-why-worry = Somebody may need support
desk-why-appeal = Asks to look again

desk-category-distress = Distress
desk-category-ideation = Thoughts of suicide
desk-category-past_attempt = A past attempt
desk-category-self_harm_urge = Urge to self-harm
desk-category-plan = A plan or means
desk-category-goodbye = A goodbye
desk-category-method_detail = Method detail
desk-category-wound_detail = Wound detail
desk-category-eating_detail = Eating-disorder detail
desk-category-worry = Worry about somebody else
desk-category-encouragement = Encourages harm
desk-category-hate = Hate
desk-category-insult = Insult
desk-category-threat = Threat
desk-category-own_data = Their own contact details
desk-category-anothers_data = Somebody else's details
desk-category-contact = Asks to move elsewhere
desk-category-grooming = Signs of grooming
desk-category-sexual_minor = Sexual, about a minor
desk-category-medication = Medication advice
desk-category-spam = Spam
desk-category-link = A link

desk-choose = Choose an item. Its text stays covered until you open it, and while it is open it is yours.
desk-all-done = Everything has been looked at.
desk-last = The last one: { $decision }.
desk-undo = Take that back
desk-did-approve = approved
desk-did-decline = declined
desk-did-remove = removed
desk-did-dismiss = dismissed

desk-returns = Goes back to its author at { $time }
desk-note = Note:
desk-rules = Rule: { $rules }.
desk-rate = Wrong { $percent }% of the time so far.
desk-rate-unknown = Too few decisions yet to say how often it is wrong.
desk-context = What stands around it
desk-context-removed = (removed)
desk-reason = Why
desk-reason-hint = Its author is told. Left empty, they are told what it was held for.
desk-reason-record = For the record. The person it is about is not told.
desk-let-go = Let go

desk-do-held-approve = Post it
desk-do-held-decline = Decline
desk-do-report-remove = Remove the message
desk-do-report-dismiss = Leave it
desk-do-worry-approve = Looked after
desk-do-worry-dismiss = False alarm
desk-do-appeal-approve = Lift the sanction
desk-do-appeal-decline = Keep the sanction

desk-mute = Time { $name } out
desk-mute-600 = 10 minutes
desk-mute-3600 = 1 hour
desk-mute-86400 = 24 hours

desk-said-approve = Approved. { $count } waiting.
desk-said-decline = Declined. { $count } waiting.
desk-said-remove = Removed. { $count } waiting.
desk-said-dismiss = Dismissed. { $count } waiting.
desk-said-undo = Taken back. { $count } waiting.
desk-said-mute = Timed out. { $count } waiting.

desk-record-joined = Joined { $day }
desk-record-strikes =
    { $count ->
        [0] No strikes
        [one] 1 strike
       *[other] { $count } strikes
    }
desk-record-items = Held messages: { $upheld } declined, { $dismissed } posted
desk-record-reports = Reports: { $upheld } upheld, { $dismissed } dismissed
desk-record-sanctions = Sanctions
desk-record-none = None so far.
desk-sanction-mute = Mute
desk-sanction-timeout = Timeout
desk-sanction-ban = Ban
desk-site = everywhere

desk-break-title = That was a lot
desk-break-body = You have opened { $count } hard items in a row. Would a few minutes away from the screen do you good? Others can take over.
desk-break-rest = Rest a while
desk-break-go-on = Go on

desk-rooms = Rooms
desk-room = Room
desk-room-pause = Pause this room
desk-room-go-on = End the pause
desk-room-newcomers = Hold newcomers' messages
desk-room-lock = Lock it
desk-room-slow = Slow mode
desk-room-slow-off = Off
desk-room-slow-s = One message in { $seconds } seconds
desk-site-title = Every room
desk-site-pause = Pause every room
desk-site-go-on = End the pause of every room

desk-keys = Keys
desk-keys-list = J and K move, O opens, A approves, D declines, R removes, X dismisses, U takes back, Esc lets go.
desk-keys-on = Use these keys
