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

qa-go-in = Go in
qa-come = I'll come
qa-calendar = Into my calendar
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
