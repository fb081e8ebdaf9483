"""What the packaged care rules make of disclosures, and of talk that only sounds like one."""

from __future__ import annotations

import pytest

from moderation.engine import default_engine
from moderation.verdict import Outcome

# (what was written, the care it is offered, the level that is proposed). All of it is posted.
POSTED = [
    # -- English: wishes and history
    ("honestly I just want to die", "card", "S1"),
    ("wish i could fall asleep and never wake up", "card", "S1"),
    ("they'd all be better off without me", "card", "S1"),
    ("so tired of living tbh", "card", "S1"),
    ("I don't want to be alive anymore", "card", "S1"),
    ("I tried to end my life when I was fifteen", "card", "S1"),
    ("I took too many pills once and woke up in the ER", "card", "S1"),
    ("I took an overdose last year", "card", "S1"),
    ("nobody would miss me", "card", "S1"),
    ("I just feel like disappearing", "card", "S1"),
    ("I don't trust myself tonight", "card", "S1"),
    # -- English: hurting oneself, and eating
    ("I want to be anorexic", "card", "S1"),
    ("the urge to cut is back and it's loud", "card", "S1"),
    ("i relapsed and cut again, i feel so ashamed", "card", "S1"),
    ("I purge after every meal and nobody knows", "card", "S1"),
    ("I'm starving myself and I can't stop", "card", "S1"),
    # -- English: thoughts of doing it, in plain, veiled and disguised words
    ("I keep thinking about killing myself", "card", "S2"),
    ("im suicidal and scared", "card", "S2"),
    ("gonna be honest, i think about suicide every day", "card", "S2"),
    ("i want to k1ll mys3lf", "card", "S2"),
    ("i want to k i l l myself", "card", "S2"),
    ("unalive myself is all i think about", "card", "S2"),
    ("some nights I want to hang myself", "card", "S2"),
    # -- English: a way to do it as a thought or a wish, with nothing that helps anybody to it
    ("I keep thinking of ways to kill myself", "card", "S2"),
    ("I wish there was a painless way to die", "card", "S2"),
    ("my head keeps screaming just kill yourself", "card", "S2"),
    ("intrusive thoughts like you should die", "card", "S2"),
    ("I've been googling painless ways to die", "responder", "S3"),
    # -- English: intent, plans, means, the last days
    ("I'm going to kill myself", "responder", "S3"),
    ("i tried to kill myself last night", "responder", "S3"),
    ("I took too many pills last night and woke up in hospital", "responder", "S3"),
    ("I have a noose ready and I want to die", "responder", "S3"),
    ("i wrote my suicide note already", "responder", "S3"),
    ("the voices keep telling me to jump", "responder", "S3"),
    ("I bought a rope. I want to hang myself.", "responder", "S3"),
    # -- English: a goodbye, or it has begun
    ("By the time you read this I'll be gone", "responder", "S4"),
    ("I just took all my pills", "responder", "S4"),
    ("goodbye cruel world", "responder", "S4"),
    ("Goodbye, you were kind to me. Don't try to stop me.", "responder", "S4"),
    ("I think I took too many. Help", "responder", "S4"),
    # -- English: somebody else
    ("my best friend says she wants to kill herself", "card", "S2"),
    ("how do I help someone who is suicidal?", "card", "S2"),
    # -- Spanish
    ("ya no quiero vivir", "card", "S1"),
    ("todos estarían mejor sin mí", "card", "S1"),
    ("tengo pensamientos suicidas", "card", "S2"),
    ("quiero cortarme otra vez", "card", "S1"),
    ("intenté suicidarme hace dos años", "card", "S1"),
    ("ojalá hubiera una forma de morir sin dolor", "card", "S2"),
    ("mi cabeza me dice mátate todo el día", "card", "S2"),
    ("he buscado métodos de suicidio en internet", "responder", "S3"),
    ("me voy a matar esta noche", "responder", "S3"),
    ("cuando lean esto ya no estaré", "responder", "S4"),
    ("mi hermano se corta y no sé qué hacer", "card", "S2"),
    # -- Arabic: standard, Levantine, Egyptian, Gulf, and in Latin letters
    ("أريد أن أموت", "card", "S1"),
    ("بدي موت", "card", "S1"),
    ("مش عايزة أعيش", "card", "S1"),
    ("أبغى أموت", "card", "S1"),
    ("بفكر بالانتحار", "card", "S2"),
    ("جرحت حالي مبارح", "card", "S1"),
    ("يا ليت في طريقة أموت فيها بدون ألم", "card", "S2"),
    ("صوت في رأسي يقول اقتل نفسك", "card", "S2"),
    ("بحثت عن طرق الانتحار", "responder", "S3"),
    ("قررت أن أنهي حياتي", "responder", "S3"),
    ("هذه آخر رسالة لي", "responder", "S4"),
    ("صديقتي تفكر في الانتحار", "card", "S2"),
    ("badde mout", "card", "S2"),
]

# Held for a moderator, with an offer to post it without the detail; the author is cared for.
HELD = [
    ("how many pills does it take to die", "responder", "S2"),
    ("what's the most painless way to kill myself", "responder", "S3"),
    ("where can I buy nembutal", "responder", "S3"),
    ("drowning is the most peaceful way to die", "responder", "S3"),
    ("looking for an easy way to end it", "responder", "S3"),
    ("anyone want to die together", "responder", "S3"),
    ("I just swallowed 40 paracetamol", "responder", "S4"),
    ("I cut so deep I could see the fat", "card", "S1"),
    ("cw 52 gw 45, restricting again", "card", "S1"),
    ("any tips for starving myself", "card", "S1"),
    ("¿cuántas pastillas necesito para morir?", "responder", "S3"),
    ("¿alguien conoce una forma de morir sin dolor?", "responder", "S3"),
    ("كيف أنتحر بدون ألم", "responder", "S3"),
    ("حدا بيعرف طريقة للموت بدون ألم", "responder", "S3"),
]

NO_ALERT = [
    # -- hyperbole, games, songs
    "this homework is killing me",
    "I'm dying of laughter",
    "I could kill for a coffee",
    "I was so embarrassed I wanted to die of shame",
    "my character keeps dying in the boss fight",
    "that song about wanting to die is so good",
    # -- negation and recovery
    "I'm not suicidal, just exhausted",
    "I would never kill myself",
    "I'm five years clean and so proud of it",
    "I survived and I'm so glad I'm still alive",
    # -- others' history, the topic, requests for stories
    "my uncle killed himself when I was nine",
    "suicide rates went up last year",
    "write a story about a man who kills himself",
    # -- medicines as prescribed, and other numbers
    "I'm on 20 mg fluoxetine",
    "I took two ibuprofen for my headache",
    "I slept 3 hours",
    "I eat 2000 calories a day",
    "pro-ana sites ruined my teens",
    "my sister only eats 300 calories",
    # -- words that mean something else
    "I cut my finger chopping onions",
    "I'm thinking of ending it with my boyfriend",
    "I found a new way to die in this game",
    "goodbye everyone, see you tomorrow",
    "I have a plan for the exam",
    "my phone is about to die",
    # -- Spanish and Arabic
    "me muero de hambre",
    "quiero cortarme el pelo",
    "no me quiero morir",
    "بموت من الضحك",
    "لن أقتل نفسي",
]


@pytest.mark.parametrize(("text", "care", "level"), POSTED)
def test_a_disclosure_is_posted_and_its_author_is_cared_for(
    text: str, care: str, level: str
) -> None:
    """Pain may be spoken of: nothing is held, and the level is that of the Columbia scale."""
    verdict = default_engine().judge(text)
    assert (str(verdict.outcome), str(verdict.care), str(verdict.level)) == ("post", care, level)


@pytest.mark.parametrize(("text", "care", "level"), HELD)
def test_detail_is_held_and_its_author_is_cared_for(text: str, care: str, level: str) -> None:
    """What others could act on waits; whoever wrote it is told of no wrong, and is not alone."""
    verdict = default_engine().judge(text)
    assert (str(verdict.outcome), str(verdict.care), str(verdict.level)) == ("hold", care, level)


@pytest.mark.parametrize("text", [text for text, *_ in (*POSTED, *HELD)])
def test_a_disclosure_is_never_punished(text: str) -> None:
    """Neither a strike nor a refusal follows from anything disclosed."""
    verdict = default_engine().judge(text)
    assert not verdict.strike
    assert verdict.outcome is not Outcome.DECLINE


@pytest.mark.parametrize("text", NO_ALERT)
def test_talk_that_only_sounds_like_it_alerts_nobody(text: str) -> None:
    """Hyperbole, denial, recovery, others' history and the topic itself raise no alert."""
    verdict = default_engine().judge(text)
    assert (str(verdict.outcome), str(verdict.care)) == ("post", "none")
