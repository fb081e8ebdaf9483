# The admin's page: what the outside is told, and which help lines were tried.

admin-title = Admin
admin-back = Back to the desk
admin-not-allowed = This page is for admins.
admin-failed = This couldn't be read.

admin-hooks = Webhooks
admin-hooks-lead = Addresses that are told of cases: a chat, a ticket system, a pager. They get ids, levels and times, never a name or what somebody wrote.
admin-hooks-none = No address is told of anything. With the desk closed, only browsers that asked for it are notified.
admin-hook-everything = Is told of everything
admin-hook-kinds = Is told of: { $kinds }
admin-hook-added = Added { $time }
admin-hook-disabled = Disabled { $time }: it answered that it is gone. Remove it, or add it again.
admin-hook-test = Send a test
admin-hook-remove = Remove
admin-hook-remove-title = Remove this webhook?
admin-hook-remove-body = { $url } is told nothing any more, and what still waits for it is dropped.
admin-hook-url = Address
admin-hook-url-hint = An https address on the public Internet.
admin-hook-about = What it is told of
admin-hook-about-hint = With none chosen: everything.
admin-hook-add = Add this address
admin-secret-title = Keep this secret now
admin-secret-body = The receiver checks our signature with it. It is shown only now.
admin-secret-done = I've kept it
admin-copy = Copy
admin-copied = Copied

admin-kind-case-raised = a case was opened
admin-kind-case-page = somebody has to look now
admin-kind-case-changed = a case changed
admin-kind-webhook-disabled = a webhook was disabled
admin-kind-webhook-test = a test

admin-deliveries = On the way
admin-parked = Given up
admin-parked-none = Nothing was given up.
admin-waiting = Waiting
admin-waiting-none = Nothing waits.
admin-refresh = Look again
admin-more = Older ones
admin-retry = Try again
admin-to-browser = A browser of staff
admin-to-gone = A webhook that is no more
admin-tries =
    { $count ->
        [0] not tried yet
        [one] tried once
       *[other] tried { $count } times
    }
admin-next-at = next try { $time }
admin-answered = answered { $status }
admin-unanswered = no answer: { $why }
admin-test-delivered = It arrived: the address answered { $status }.
admin-test-waiting = On its way. If that lasts, see below what goes before it.
admin-test-failed = It did not arrive ({ $why }). It is tried again by itself.

admin-lines = Help lines
admin-lines-lead = A wrong number is worse than none. Before rooms open to the public, call or read each line of every country that members come from, at an hour when it should answer, and again at least once a year.
admin-lines-left =
    { $left ->
        [0] Each of { $all } lines was called or read.
       *[other] { $left } of { $all } lines are to be called or read.
    }
admin-lines-country = Country
admin-lines-world = Everywhere
admin-lines-country-left = { $country } ({ $left } left)
admin-line-never = Nobody has tried it
admin-line-changed = Reached in another way since it was tried
admin-line-old = Tried more than a year ago
admin-line-confirmed = Tried
admin-line-expired = Expired and not shown
admin-line-source = Source of { $date }
admin-line-called = { $by } called it, { $time }
admin-line-read = { $by } read it, { $time }
admin-lines-how = I have
admin-how-called = called
admin-how-read = read
admin-lines-confirm =
    { $count ->
        [0] Choose the lines
        [one] Record this line
       *[other] Record these { $count } lines
    }
admin-lines-all = All of this country
