"""What was answered in a session that is over."""

from server.domain.people import AgeBand, Person
from server.domain.qa.questions import Question, QuestionState
from server.domain.qa.sessions import QaSession, SessionState
from server.domain.rooms import Room
from server.storage.interface import Transaction

SESSION = QaSession(
    id="s",
    title="Sleep well",
    room="lobby",
    starts="2027-01-15T19:00",
    zone="Europe/London",
    starts_at=1_800_043_200_000,
    minutes=60,
    tags=("Nights", "50%_off"),
    state=SessionState.ENDED,
)
ANSWERS = {
    "waking": ("Why do I wake at 4:30?", "Cortisol rises then."),
    "naming": ("Is déprimé the same as depressed?", "Écoute-toi. It is not."),
    "spelling": ("What is anti-anxiety_tea at drei.vier/fünf?", "ICD-10 has no word for it."),
    "arabic": ("كيف أنام؟", "النَّوْمُ يحتاج وقتا."),
    "signs": ("'); DROP TABLE qa_words; --", "it''s \\ fine & | ! <-> :*"),
    "twice": ("Sleep, sleep and sleep?", "Sleep."),
}


def answer(tx: Transaction) -> None:
    """They are all in the archive."""
    wren = Person("wren", "Quiet Wren", AgeBand.ADULT)
    tx.people.add(wren, skeleton="wren", return_hash=None, at=0)
    tx.rooms.add(Room("lobby", "The lobby"), 0)
    tx.qa_sessions.add(SESSION)
    for at, (id_, (asked, answer)) in enumerate(ANSWERS.items()):
        state = QuestionState.ANSWERED
        question = Question(
            id=id_, session="s", asker="wren", client_id=id_, text=asked, state=state,
            asked_at=0, answer=answer, moved_at=at,
        )  # fmt: skip
        tx.questions.add(question)
    assert tx.archive.keep(SESSION) == len(ANSWERS)
