# Videos and readings pinned to rooms and sessions, and changing them.

resources-title = Good to know
resources-of-session = For this session
resource-kind-video = Video
resource-kind-reading = Reading
resource-watch = Watch here
resource-watch-hint = It loads from { $host }, which then sees that you watch it.
resource-close = Close the video
resource-open = Open at { $host }
resource-captions = Captions or transcript
resource-new-page = opens in a new page

resources-manage = Change what is pinned
resources-none = Nothing is pinned here yet.
resources-pin = Pin something
resource-pin = Pin it
resource-save = Save
resource-do-up = Up
resource-do-down = Down
resource-do-change = Change
resource-change-title = Change what it says
resource-do-unpin = Take off
resource-unpin-title = Take it off?
resource-unpin-body = “{ $title }” is then no longer shown here.
resource-form-body = Everybody who comes here sees it at once.
resource-field-kind = What it is
resource-field-title = Title
resource-field-url = Address
resource-field-captions_url = Address of captions or a transcript
resource-field-captions_url-hint = For those who can't hear it, or can't have it heard. It may be a page where captions can be switched on.
resource-field-language = Language
resource-field-about = A few words about it, if you like
resource-hosts = Videos come from: { $hosts }. Use the address that the host gives for embedding.
resource-hosts-none = No host is set here that videos may come from. Pin it as a reading, which is a link.
