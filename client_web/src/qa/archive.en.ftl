# The archive of Q&A sessions, and the report that hosts get.

archive-title = The archive
archive-lead = What experts have answered in sessions that are over.
archive-words = What are you looking for?
archive-search = Search
archive-tagged = Only what is tagged { $tag }
archive-every-tag = All tags
archive-found-title = Answers
archive-found = { $count ->
    [0] Nothing was found. Fewer words may find more: the beginning of each is enough.
    [one] { $count } answer
   *[other] { $count } answers
  }
archive-found-first = { $count ->
    [one] The first answer
   *[other] The first { $count } answers
  }
archive-empty = Nothing has been answered yet. What is answered in a session comes here when it is over.
archive-more = Show more
archive-aloud = Answered live. There is nothing of it in writing.
archive-of = { $count ->
    [0] What was answered
    [one] { $count } answer
   *[other] { $count } answers
  }
archive-of-none = Nothing of this session is in the archive.
archive-link = Link to this answer
archive-files = Take them along:
archive-file-md = Markdown
archive-file-csv = Table (CSV)
archive-file-json = Data (JSON)

host-report-title = Report of a Q&A session
host-report-back = To the session
host-report-not-allowed = This report is for the hosts of the session.
host-report-asked = { $count ->
    [0] Nothing was asked.
    [one] { $count } question was asked,
   *[other] { $count } questions were asked,
  }
host-report-askers = { $count ->
    [0] {""}
    [one] by { $count } person.
   *[other] by { $count } people.
  }
host-report-answered = { $count ->
    [0] None was answered.
    [one] { $count } was answered.
   *[other] { $count } were answered.
  }
host-report-wait = Half of the answers came within { $wait }, counted from the question, or from the beginning if it was asked ahead.
host-report-no-moods = Nobody said how they left.
host-report-said = { $count ->
    [one] { $count } person said how they left; better than they came: { $better }.
   *[other] { $count } people said how they left; better than they came: { $better }.
  }
host-report-worse = { $count ->
    [one] { $count } person left worse, and was offered somebody to talk to.
   *[other] { $count } people left worse, and were offered somebody to talk to.
  }
host-report-figures = In figures
host-report-of-people = People
host-report-of-questions = Questions
host-report-of-waits = Waiting
host-report-of-moods = How they left
host-report-coming = Said that they come
host-report-places = Had a place
host-report-asking = Asked something
host-report-all = All questions
host-report-votes = Votes
host-report-median = Until an answer, at the median
host-report-state-answered = Answered
host-report-state-live = Being answered
host-report-state-approved = On the run sheet, not answered
host-report-state-pending = Still waiting for a host
host-report-state-merged = Merged with another
host-report-state-declined = Declined
host-report-state-withdrawn = Taken back
host-report-state-escalated = With a responder
host-report-none = Nothing yet
host-report-names = Nobody is named here, and nobody can be told from it.
host-report-print = Print
