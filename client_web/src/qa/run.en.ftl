# The desk of those who run a Q&A session.

run-not-allowed = This desk is for the hosts and experts of this session.
run-course = How it goes
run-move-scheduled = Put it on the list
run-move-scheduled-body = Everybody sees it, and can ask ahead.
run-move-doors = Open the doors
run-move-doors-body = The room becomes the session's, and people can come in.
run-move-live = Begin
run-move-live-body = It is live from now on. If it was planned as quiet, only hosts and experts talk.
run-move-wrapping = Wrap up
run-move-wrapping-body = Everybody can talk again, and is asked how they leave.
run-move-ended = End it
run-move-ended-body = The room is what it was before. What was answered can still be read.
run-timer-starts = Begins in { $wait }
run-timer-early = It began before its time
run-timer-left = { $time } left
run-timer-over = { $time } past its end
run-last-minutes = The last five minutes. Time to come to an end.
run-live-for = { $minutes ->
    [0] Live since just now
    [one] Live for { $minutes } minute
   *[other] Live for { $minutes } minutes
}

run-pending = Waiting ({ $count })
run-pending-none = Nothing waits.
run-live = Being answered now
run-live-none = Take a question live, and everybody sees it.
run-next = Run sheet ({ $count })
run-next-none = What you approve comes here, the most voted first.
run-by-votes = Back to votes
run-is-by-votes = By votes, until somebody moves one.
run-is-arranged = In the hosts' order. What is approved now comes at the end.
run-place = { $place } of { $count }
run-move-up = Move up: { $text }
run-move-down = Move down: { $text }
run-said-moved = Moved to place { $place } of { $count }.
run-said-moved_by_other = Somebody else has just moved a question. This is the order now.
run-said-not_moved = That could not be moved. This is the order as it is.
run-answered = Answered ({ $count })
run-answered-none = Nothing has been answered yet.
run-declined = Declined ({ $count })
run-escalated = With a responder ({ $count })
run-escalated-hint = Whoever asked may be at risk, and somebody has been told. Please don't take it up before they have.

run-do-approve = Approve
run-do-decline = Decline
run-do-merge = Merge
run-do-live = Take live
run-do-answer = Answer
run-do-again = Change the answer
run-do-back = Back to the run sheet
run-do-worry = I'm worried
run-decline-title = Decline this question?
run-decline-body = Whoever asked is told, kindly. Nobody else is.
run-decline-label = Why, for whoever asked (if you like)
run-merge-title = Merge this question
run-merge-body = Its votes count for the other one, each person once, and whoever asked is told.
run-merge-label = Into which one
run-answer-title = Answer this question
run-answer-body = Everybody in the room reads it. Leave it empty where it was answered aloud.
run-answer-label = The answer
run-worry-title = Are you worried about whoever asked this?
run-worry-body = A responder hears of it now and looks after them. The question leaves the run sheet until then. Whoever asked is told, kindly, that somebody would like to see how they are; nobody else hears of it, and you need not know who it is.
run-worry-label = What worries you, for the responder (if you like)

run-poll = Ask everybody
run-poll-question = What is asked
run-poll-options = Options
run-poll-options-hint = One a line, 2 to 8 of them.
run-poll-open = Open the poll

run-keys = Keys
run-key-walk = Down and up
run-key-arrange = Move it on the run sheet
run-key-list = This list
run-keys-on = Keys are on

run-talk = Backstage
run-talk-who = Only hosts, experts and moderators read this. It does not go to the archive.
run-talk-field = Write backstage
run-talk-gone = You are not backstage any more.
run-talk-over = This session is over, and its backstage is closed.
run-tabs = What is shown
run-tab-sheet = Questions
run-tab-talk = { $count ->
    [0] Backstage
   *[other] Backstage ({ $count } new)
}
