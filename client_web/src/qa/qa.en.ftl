# Expert Q&A sessions: what comes up, the room during one, and the desk of those who run it.

qa-title = Expert Q&A
qa-lead = Somebody who knows about it answers questions, live in a room. You can ask ahead, without your name where you like.
qa-none = Nothing is planned just now.
qa-failed = The sessions couldn't be fetched.
qa-more = Show later ones
qa-back = To all Q&A sessions
qa-gone-title = This session isn't here
qa-gone-body = It may have been taken back, or it may be for another age group.

qa-when-here = { $day }, { $time }
qa-when-both = { $day }, { $there } in { $place }, { $here } for you
qa-when-days = { $there } in { $place }; for you: { $here }
qa-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
  }
qa-coming-count = { $count ->
    [0] nobody has said yet that they'll come
    [one] { $count } person is coming
   *[other] { $count } people are coming
  }
qa-recurs = one of a series
qa-experts = Who answers

qa-state-draft = Draft
qa-state-scheduled = Planned
qa-state-doors = Doors open
qa-state-live = Live now
qa-state-wrapping = Wrapping up
qa-state-ended = Over
qa-state-archived = Over
qa-state-cancelled = Cancelled
qa-cancelled-why = Why: { $reason }

qa-go-in = Go in
qa-come = I'll come
qa-calendar = Into my calendar
qa-remind = Remind me on this device
qa-remind-hint = Once, 15 minutes before it starts, and for any other session you say you'll come to. The screen shows “Lamplight: A reminder that you asked for”, and not what it is.
qa-remind-on = 15 minutes before it starts. The screen shows “Lamplight: A reminder that you asked for”, and not what it is.
qa-remind-denied = This browser has been told not to show notifications from here. Allow them in its settings for this site, or put the session into your calendar, which reminds you too.
qa-remind-unable = This browser can't remind you, but your calendar can: put the session into it. On an iPhone or iPad it works once Lamplight is on the Home Screen.
qa-remind-failed = { $why } Your calendar can remind you too.
qa-run = Run it
qa-to-room = To the room
qa-doors = { $minutes ->
    [one] Doors open { $minutes } minute before.
   *[other] Doors open { $minutes } minutes before.
  }
qa-ahead = Questions can be asked ahead, here.
qa-anonymous = You can ask without your name. Nobody in the room sees who it was.
qa-quiet = While it is live, those who run it do the talking. Everybody can ask, vote and react.
qa-capacity = { $count ->
    [one] There is { $count } place. Past that there is a line, and it moves.
   *[other] There are { $count } places. Past that there is a line, and it moves.
  }
qa-kept = What is answered can be read afterwards, in the archive. You can leave your questions out of it.
qa-not-kept = Nothing that is asked in this session is kept in the archive.
qa-to-archive = What was answered before: the archive
qa-report = The report

## In the room

qa-questions = { $count ->
    [0] Questions
    [one] { $count } question
   *[other] { $count } questions
  }
qa-questions-none = No question is waiting for an answer. You could ask the first.
qa-now = Being answered now
qa-now-announced = Being answered now: { $text }
qa-yours = You asked this
qa-asked-by = { $name } asked
qa-asked-anonymously = Asked without a name
qa-order = In which order
qa-order-votes = Most voted
qa-order-oldest = Oldest
qa-vote = I wonder too
qa-votes = { $count ->
    [0] no votes yet
    [one] { $count } vote
   *[other] { $count } votes
  }
qa-answered = Answered
qa-answered-aloud = Answered live.
qa-answer-in-room = Read the answer in the room
qa-offer-own = You wrote in the room:
qa-offer-by = { $name } wrote in the room:
qa-offer-take = This answers it

qa-ask = Your question
qa-ask-anonymously = Without my name
qa-ask-submit = Ask
qa-ask-instead = Ask a question
qa-quiet-now = It's quiet in here while { $names } answers. You can ask, vote and react.
qa-quiet-plain = It's quiet in here while questions are answered. You can ask, vote and react.

qa-own = What you asked
qa-own-anonymous = Asked without your name
qa-own-pending = It waits for those who run this session. Nobody else sees it yet.
qa-own-approved = Everybody sees it, and can vote for it.
qa-own-live = It is being answered now.
qa-own-answered = It was answered.
qa-own-declined = It isn't asked this time. It isn't held against you.
qa-own-merged = Somebody asked the same, so yours was joined with theirs, votes and all.
qa-own-escalated = Somebody would like to see how you are before this goes on. Your question isn't lost.
qa-take-back = Take it back
qa-take-back-title = Take your question back?
qa-take-back-body = It is taken off the list for good, and so is an answer to it.
qa-leave-out = Leave my questions out of the archive
qa-leave-out-hint = Nobody finds them there after the session, nor their answers. You can change this at any time.

qa-polls = Polls
qa-poll-open = You see how everybody voted once you have.
qa-poll-voted = You can change your vote while it is open.
qa-poll-closed = This poll is closed.
qa-poll-close = Close this poll
qa-poll-votes = { $count ->
    [one] { $count } vote
   *[other] { $count } votes
  }

qa-line-title = Every place is taken just now
qa-line-body = You are in line, first come, first in. You can leave this open: you come in by yourself.
qa-line-ahead = { $count ->
    [0] You are next.
    [one] { $count } person is before you.
   *[other] { $count } people are before you.
  }
qa-line-in = A place is free. You're coming in.
qa-line-leave = Leave the line
qa-give-place = Leave, and give my place to whoever is next

qa-end-title = Thank you for being here
qa-end-body = This was a lot to take in, maybe. Before you go, it can help to come back to where you are.
qa-end-steady = Two ways to feel a little steadier
qa-mood = How are you leaving?
qa-mood-better = Better than I came
qa-mood-same = About the same
qa-mood-worse = Worse
qa-mood-hint = Those who run it see how many, never who.
qa-mood-said-better = That's good to hear. Take it with you.
qa-mood-said-same = Thank you for saying so.
qa-mood-said-worse = Thank you for saying so. You don't have to carry it alone: there is somebody to talk to, above.
