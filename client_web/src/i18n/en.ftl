### English. A translation is this file again in another language: same ids, same variables.

## Everywhere

product = Lamplight
back = Back
back-to-rooms = Back to rooms
cancel = Cancel
close = Close
dismiss = Dismiss
try-again = Try again
reload = Reload
help = Help
leave-quickly = Leave quickly
skip-links = Shortcuts
skip-to-content = Skip to the main part
skip-leave = Leave this site quickly
loading = One moment…
people = { $count ->
    [0] Nobody here just now
    [one] { $count } person here
   *[other] { $count } people here
  }
you = You

## Roles

role-member = Member
role-expert = Expert
role-host = Host
role-moderator = Moderator
role-responder = Responder
role-admin = Admin

## Connection

offline = You're offline. What you write is kept, and goes out when you're back.
back-whole = Back. Nothing was missed.
back-afresh = Back. You were away for a while: scroll up for what was said.
back-plain = Back.

## Before the first room

welcome-title = A quiet room with other people in it
welcome-lead = Lamplight is a place to talk with others who get it. Moderators keep it kind. You stay anonymous.
welcome-for-room = You've been invited to a room. Choose a name, and you're in.
welcome-ended = Your sign-in here has ended. Join again, or use your return code.
welcome-is-title = What this is
welcome-is-1 = Live rooms for peer support: people listening to people.
welcome-is-2 = Anonymous. No e-mail address, no phone number, no real names.
welcome-is-3 = Looked after by moderators, who can remove what hurts.
welcome-is-not-title = What this isn't
welcome-is-not-1 = Not an emergency service, and not therapy.
welcome-is-not-2 = Not private: everyone in a room can read it.
welcome-is-not-help = If you or somebody else is in danger, open Help now.
welcome-rules-title = House rules
welcome-leaving-title = Leaving quickly
welcome-leaving-1 = “Leave quickly” blanks the page and opens a neutral site. Pressing Shift three times does the same.
welcome-leaving-2 = It can't erase your browser's history. For that, use a private window, or delete the history yourself.

rule-1 = Be kind. You don't have to agree; do be gentle.
rule-2 = Don't share who you are, or who anyone else is.
rule-3 = Don't share ways of hurting oneself or others.
rule-4 = Say how you feel rather than telling others what to do.
rule-5 = If you're worried about somebody, tell a moderator.

join-title = Come in
join-age = How old are you?
join-age-why = Some rooms are for one age group only. Asked once.
join-age-13-17 = 13 to 17
join-age-18 = 18 or over
join-age-under-13 = Under 13
join-age-missing = Please choose your age first.
join-name = Your name here
join-name-hint = Anything but your real name.
join-name-reroll = Another name
join-name-taken = That name is taken just now. Please choose another.
join-submit = Join
join-submit-room = Join and go to the room
join-rules = By joining you agree to the house rules.
join-return = I have a return code
join-staff = Staff sign in

return-title = Welcome back
return-code = Your return code
return-code-hint = Three groups of four, such as 7K2M-9XQD-T4HC.
return-submit = Come back in

staff-title = Staff sign in
staff-login = Login
staff-password = Password
staff-totp = One-time code
staff-totp-hint = Only if your account uses one.
staff-submit = Sign in

keep-title = Your way back in
keep-why = We don't know who you are, so this code is the only way to be { $name } again after you sign out or change device. It is shown this once.
keep-copy = Copy the code
keep-copied = Copied
keep-done = I've kept it

under-age-title = Thank you for being honest
under-age-body = These rooms are for people of 13 and over. Nothing about you was kept, and you're not in trouble.
under-age-talk = You deserve somebody to talk to. A grown-up you trust can help: at home, at school, or a doctor.

## Rooms

rooms-title = Rooms
rooms-greeting = You're here as { $name }.
rooms-sessions = Expert Q&A: what comes up
room-on-now = Now: { $title }
room-on-next = Next: { $title }, { $time }
rooms-empty = No room is open just now.
rooms-failed = The rooms couldn't be fetched.
go-to-settings = Settings
welcome-settings = Larger text, colours and language: settings
rooms-sign-out = Sign out
rooms-sign-out-title = Sign out?
rooms-sign-out-body = To be { $name } again, you'll need the return code you were given when you joined. Without it, that name is gone.
room-state-locked = Locked: reading only
room-state-closed = Closed
room-ages-13-17 = For 13 to 17
room-ages-18 = For 18 and over
room-tags = Topics

## A room

room-about = About this room
room-log = Messages in { $room }
room-log-start = This is where { $room } begins.
room-older = Show older messages
room-older-failed = Older messages couldn't be fetched.
room-loading-older = Fetching older messages…
room-newer = Show newer messages
room-empty = Nobody has said anything yet. You could be the first.
room-new-messages = { $count ->
    [0] Latest messages
    [one] { $count } new message
   *[other] { $count } new messages
  }
room-typing-one = { $name } is typing…
room-typing-two = { $name } and { $other } are typing…
room-typing-many = Several people are typing…
room-is-locked = This room is locked. You can read; only moderators can write just now.
room-is-closed = This room has closed. You can still read what was said.
room-muted = Your writing here is paused until { $time }. You can still read.
room-muted-open = Your writing here is paused. You can still read.
room-slow-mode = { $seconds ->
    [one] Slow mode: one message a second.
   *[other] Slow mode: one message every { $seconds } seconds.
  }

announce-message = { $author }: { $text }
announce-many = { $count } new messages

composer-label = Your message
composer-placeholder = Write something…
composer-send = Send
composer-save = Save
composer-left = { $count ->
    [one] { $count } character left
   *[other] { $count } characters left
  }
composer-over = { $count ->
    [one] { $count } character too many
   *[other] { $count } characters too many
  }
composer-replying = Replying to { $name }
composer-replying-you = Replying to yourself
composer-stop-replying = Stop replying
composer-editing = Changing your message
composer-replacing = In the place of the one that was kept back
composer-without-method = Leave out how, with what and how much. How it is for you can stay.
composer-stop-editing = Stop changing it
composer-cover = Cover
composer-cover-label = What should people know before they open it?
composer-cover-placeholder = For example: talks about self-harm
composer-stop-cover = Remove the cover

unsent-sending = Sending…
unsent-sent = Sent
unsent-held = Waiting for a moderator to read it. You haven't done anything wrong.
unsent-declined = This one isn't shown.
unsent-returned = Nobody could look at it in time, so it wasn't shown, and it is yours again. You haven't done anything wrong.
unsent-reason = A moderator says: { $reason }
unsent-posted-meanwhile = The one that it was to replace has been shown meanwhile. You can send this one as well.
unsent-is-change = Your change to this message
unsent-redact = Send it without that
unsent-redacted = It would say: { $text }
unsent-without-method = Post it without the method
unsent-again = Send it again
unsent-change = Change it
unsent-take-back = Take it back
unsent-put-away = Put it away
unsent-failed = Not sent.
unsent-delete = Delete

message-actions = What to do with this message
message-more = More about this message from { $name }
message-edited = changed
message-removed-moderator = A moderator removed this message.
message-removed-author = { $name } took this message back.
message-removed-you = You took this message back.
message-covered = Covered: { $reason }
message-uncover = Show the message
message-cover-again = Cover it again
message-quote = Go to what this answers:
message-quote-far = An earlier message
message-quote-gone = A removed message
message-muted = Can't write until { $time }
message-muted-open = Can't write for now

act-reply = Reply
act-react = React with { $emoji }
act-unreact = Take { $emoji } back
act-more-reactions = More reactions
act-edit = Change
act-withdraw = Take back
act-remove = Remove
act-restore = Restore
act-mute = Mute { $name }

reaction = { $emoji }, { $count ->
    [one] { $count } person
   *[other] { $count } people
  }
reaction-mine = { $emoji }, { $count ->
    [one] { $count } person: you
   *[other] { $count } people, you among them
  }

remove-title = Remove this message?
remove-body = Everyone sees that a moderator removed it. You can restore it later.
remove-submit = Remove
restore-title = Restore this message?
restore-body = Everyone in the room will be able to read it again.
restore-submit = Restore
withdraw-title = Take this message back?
withdraw-body = Nobody will be able to read it any more. This can't be undone.
withdraw-submit = Take back
mute-title = Mute { $name } in this room
mute-body = They can still read. They are told, kindly, that a moderator paused their writing.
mute-for = For how long?
mute-10-minutes = 10 minutes
mute-1-hour = 1 hour
mute-24-hours = 24 hours
mute-submit = Mute
reason = Reason
reason-hint = For the record that moderators keep.

## Reporting, worrying, hiding

act-report = Report this message
act-concern = I'm worried about them
act-hide = Hide { $name } for myself
act-escalate = Send somebody to them
escalate-title = Is { $name } at risk?
escalate-body = Whoever is on shift is told at once, and goes to them in private. Nothing about it is seen in the room.
escalate-level = How much, as far as you can tell?
escalate-S1 = They wish not to be there, or want to hurt themselves
escalate-S2 = They think of suicide
escalate-S3 = They mean to, or have a plan or the means
escalate-S4 = It is happening now, or they say goodbye
escalate-note = What makes you think so
escalate-submit = Send somebody
report-title = Report this message
report-body = A moderator will look at it. Whoever wrote it is never told that it was you.
report-submit = Report
report-why = What is it about?
report-unkind = It is unkind to somebody
report-hate = It attacks people for who they are
report-unsafe = It could put somebody in danger
report-private = It gives somebody away
report-other = Something else
report-note = Anything that helps to understand (if you like)
concern-title = You're worried about them
concern-body = Thank you for looking out. Somebody who can help will look, kindly and in private. Whoever wrote it is never told that it was you.
concern-submit = Tell somebody
concern-low = They sound very low
concern-harm = They may hurt themselves
concern-danger = They may be in danger now
concern-other = Something else
report-conflict = That message has been removed already, so there is nothing left to report. Thank you for looking out.
report-slow-down = That was a lot of reports in a short time. Moderators see those you have sent. What you wrote here stays until you close this.
message-hidden = A message from somebody you hid
message-hidden-show = Show this one
hidden-title = People you have hidden
hidden-hint = Only you know. They can still read and write as before.
hidden-show = Show { $name } again
hidden-show-short = Show again
room-is-paused = A moderator has paused this room for a moment. You can read, and what you have typed stays here.
room-is-site_paused = Every room is paused for a moment. You can read, and what you have typed stays here.
room-is-read_only = This room is for reading. Those who run it write here.
room-holds-newcomers = First messages wait for a moderator here just now. It isn't about you.
trouble-hidden = Their messages are covered for you now, and nobody is told. The way back is in “About this room”.
trouble-reported = Thank you. A moderator will look at it, and whoever wrote it is never told that it was you.
trouble-escalated = Whoever is on shift has been told, and goes to them in private.
trouble-concerned = Thank you for looking out for them. Somebody who can help has been told.

## An appeal

appeal = Ask for a second look
appeal-title = Ask for a second look
appeal-label = What should we know?
appeal-hint = A person reads it, and not the one who decided.
appeal-send = Send
appeal-sent = It is on its way. You are told what comes of it.
appeal-already = You have asked for a second look already. You are told what comes of it.

sanction-by-moderator = A moderator decided this.
sanction-by-rule = A rule of this place did this by itself.
sanction-against-rules = A message of yours went against the rules of this place.
sanction-why = Why: { $reason }
sanction-asked = You have asked for a second look. You are told what comes of it.
sanction-upheld = Somebody has looked at it again, and it stays.

## What was decided

news-message-removed = A moderator removed a message of yours.
news-message-covered = A moderator put a cover on a message of yours.
news-message-uncovered = A moderator took the cover off a message of yours.
news-message-restored = A message of yours that had been removed is shown again.
news-appeal-lifted = Somebody has looked again at what was decided about you, and took it back.
news-appeal-kept = Somebody has looked again at what was decided about you, and it stays.
news-report-seen = Somebody has looked at what you reported. Thank you for looking out.

## The private card

care-title = You matter here
care-title-another = Thank you for looking out for somebody
care-talk = Talk with somebody now
care-not_now = Not now
care-safe = I'm safe
care-chosen-talk = We have told them that you want to talk.
care-chosen-not_now = That is all right. You can ask at any time, from Help.
care-chosen-safe = Thank you for saying so. You can ask for help at any time.
care-more = More help
care-country = Choose a country to see its lines
care-private = Only you see this.
care-announced = There is a private offer of help above the messages.
care-told = A person has been told.
care-words-S1 = Thank you for saying that here. It sounds like a lot to carry, and you don't have to carry it alone. Nothing is held against you.
care-words-S2 = Thank you for telling us. It matters that you are here. Nothing is held against you.
care-words-S3 = We are really glad that you said this. You matter, and this can pass. Nothing is held against you.
care-words-now = If you might act on it, please call one of these lines, or your local emergency number, and stay near somebody if you can.
care-words-another = It is good that you look out for them. You can ask them straight out whether they think about suicide, which doesn't put the idea in anybody's head. Listen, don't promise to keep it secret, and show them these lines. This has been passed on to people here who can help. If they may be in danger now, call your local emergency number. Look after yourself too.

wait-usual = { $minutes ->
    [one] Usually somebody answers within about a minute.
   *[other] Usually somebody answers within about { $minutes } minutes.
  }
wait-unknown = Somebody is on duty now.
wait-nobody = Nobody is on duty right now. Your message was passed on, and these lines are there now.
wait-nobody-help = Nobody is on duty right now. Your message was passed on, and the lines in Help are there now.

## A private talk

talks-title = Private talks
talk-with = Private talk with { $name }
talk-plain = Private talk
talk-here = { $name } is here for you
talk-announced = { $name } is here for you. You can talk with them in private.
talk-open = Talk privately
talk-only-two = Only you and { $name } can read this.
talk-only-few = Only the people in this talk can read it.
talk-new = { $count ->
    [one] { $count } new message
   *[other] { $count } new messages
  }
talk-start = This is where your talk begins.
talk-back = Back, and keep this talk
talk-composer = Your private message
talk-share = If somebody else takes over, they may read what we said.
talk-alone = Nobody else is here just now. What you write here is passed on.
talk-gone = This talk can't be shown any more.
talk-ended = This talk has ended. You can still read it.
talk-ended-short = Ended
talk-again = Talk to somebody again

## What went wrong, by its code

trouble-muted = Your writing here is paused. You can still read.
trouble-muted-until = Your writing here is paused until { $time }. You can still read.
trouble-slow_down = That was a little fast. Give it a moment.
trouble-slow_down-until = That was a little fast. You can send again in { $wait }.
trouble-room_locked = This room is locked just now, so nobody can write.
trouble-room_paused = This room is paused for a moment.
trouble-too_long = That's longer than a message can be. Could you make it shorter?
trouble-banned = This room is closed to you.
trouble-not_allowed = That isn't possible here.
trouble-not_found = That isn't there any more.
trouble-too_far_back = That message is too far back to show.
trouble-name_not_private = That name could tell people who you are. Please choose another.
trouble-bad_request = That wasn't understood. Please check what you typed.
trouble-conflict = Something has changed meanwhile. Please look again.
trouble-return-code = That code isn't one we know. Please check it: it never uses the letters I, L, O or U.
trouble-login = That login and password don't go together.
trouble-offline = You're offline just now. Please try again in a moment.
trouble-lost = The connection went before an answer came.
trouble-other = That didn't work. Please try again.

## Screens that say one thing

gone-not_found-title = This room isn't here
gone-not_found-body = It may have closed, or it may be for another age group.
gone-banned-title = This room is closed to you
gone-banned-body = Other rooms are still open to you, and Help always is.
gone-room_closed-title = This room has closed
gone-room_closed-body = Thank you for being here. Other rooms are open.
gone-other-title = This room can't be opened just now
gone-other-body = It isn't anything you did. Please try again in a moment.
removed-title = You can't come in just now
removed-body = Lamplight is closed to you for now. Help is still here for you, and always is.
removed-open = No end is set.
removed-until = You can come back in after { $time }.
crowded-title = Lamplight is open in too many places
crowded-body = Close it somewhere else, then carry on here.
crowded-again = Carry on here
broken-title = Something got muddled
broken-body = It isn't anything you did. Reloading the page puts it right.
unreachable-title = Lamplight can't be reached
unreachable-body = Please check your connection. Help works without it.
nowhere-title = There's nothing at this address
nowhere-body = The rooms are where they always are.
go-to-desk = Staff desk
go-to-rooms = Go to the rooms

## Help

help-title = Help
help-danger-title = If you're in danger now
help-danger-body = Call the emergency number of the country you're in, or ask somebody near you to call. You don't need to be sure that it's serious enough.
help-here-title = Talk with somebody here
help-here-body = Somebody who looks after these rooms is told that you would like to talk, whatever it is about.
help-line-title = Talk to somebody
help-line-body = You can talk to these people about anything, big or small. Lamplight doesn't look up where you are: you choose the country, and it is kept on this device only.
help-country = Country
help-country-none = Choose a country
help-line-as-of = As listed on { $date }
help-line-elsewhere = Find A Helpline lists more of them, in many countries, by phone, text and chat:
help-line-address = findahelpline.com
help-lines-unreachable = The list of lines can't be fetched just now.
help-hours-always = Day and night
help-hours-daily = Every day, { $from } to { $to }
help-hours-weekdays = Monday to Friday, { $from } to { $to }
help-hours-not-sunday = Monday to Saturday, { $from } to { $to }
help-hours-only = { $from } to { $to }
help-hours-least = At least { $count } hours a day
help-for-teens = For young people
help-for-adults = For adults
help-for-lgbtq = For LGBTQ+ people
help-for-veterans = For veterans
help-way-phone = Call { $number }
help-way-phone-then = Call { $number }, then press { $key }
help-way-text = Text { $number }
help-way-text-say = Text { $word } to { $number }
help-way-whatsapp = WhatsApp { $number }
help-way-chat = Chat
help-way-email = Write to { $address }
help-ground-title = Two ways to feel a little steadier
help-ground-lead = There's no right way to do these, and no clock. Stop whenever you like.
help-478-title = Breathing, 4-7-8
help-478-1 = Breathe in through your nose while you count to 4.
help-478-2 = Hold it while you count to 7. A shorter hold is fine.
help-478-3 = Breathe out through your mouth while you count to 8.
help-478-4 = Do it again, three times or so, at your own pace.
help-54321-title = Noticing, 5-4-3-2-1
help-54321-1 = Five things you can see.
help-54321-2 = Four things you can touch.
help-54321-3 = Three things you can hear.
help-54321-4 = Two things you can smell.
help-54321-5 = One thing you can taste.

## What the author of a text that waits or isn't shown is told: i18n/notice.ts

notice-held-method-detail = Thank you for saying how it is. Details of how somebody could be hurt aren't shown in the room, because others here may be at risk too. A person will read all of what you wrote; you can also post it without that part.
notice-held-wound-detail = Pictures in words of wounds can be hard on others here. You can change that part.
notice-held-eating-detail = Numbers and tips about eating can be hard on others here. You can change that part.
notice-held-own-data = Your message has something in it that could lead a stranger to you. You can take it out and post the rest.
notice-held-insult = This may hurt somebody who reads it. You can put it another way.
notice-held-threat = This reads as if somebody could get hurt.
notice-held-contact = To keep everybody safe, people don't arrange to talk elsewhere from here. You can change that part.
notice-held-medication = Advice on doses, or on stopping a medicine, can go badly wrong for somebody else. You can change that part.
notice-held-spam = Messages like this one are checked first.
notice-held-link = Links are checked first.
notice-held-newcomer = In this room first messages are checked.
notice-held-unchecked = Your message couldn't be checked by itself just now.
notice-declined-encouragement = This tells somebody to hurt themselves. It wasn't posted.
notice-declined-hate = This attacks people for who they are. It wasn't posted.
notice-declined-anothers-data = This gives away somebody else's private details. It wasn't posted.
notice-declined-grooming = This asks for something that keeps people here from being safe. It wasn't posted, and a moderator will look at it.
notice-declined-sexual-minor = This is sexual and about somebody under age. It wasn't posted, and a moderator will look at it.
notice-no-fault = You haven't done anything wrong.
notice-waits = A moderator will look at this.
notice-usual-wait = { $minutes ->
    [one] A moderator is looking at this. It usually takes about a minute.
   *[other] A moderator is looking at this. It usually takes about { $minutes } minutes.
  }
notice-longest-wait = { $minutes ->
    [one] A moderator will look at this, usually within a minute.
   *[other] A moderator will look at this, usually within { $minutes } minutes.
  }
notice-slowed = To keep it calm, for { $during } you can send one message every { $every }.
notice-warning = This is a warning: next time you won't be able to write for a while.
notice-ban = This place is closed to you until a moderator has looked at it.
notice-read-only = You can read but not write until a moderator has looked at it.
notice-read-only-for = You can read but not write for { $during }.
notice-appeal = If you think that this is wrong, you can appeal, and a person will look at it again.
