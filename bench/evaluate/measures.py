"""What is counted: shares of texts that a judge alerts on, keeps back or finds something in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from bench.evaluate.data import Conversation, Data, Labelled
from bench.evaluate.judges import Judge, Judged
from moderation.categories import POLICY, Category

# Communities about other things: what alerts there is a false alarm more often than not.
_ELSEWHERE = frozenset(
    "UKPersonalFinance ukpolitics conspiracy guns personalfinance legaladvice teaching "
    "unitedkingdom".split()
)
_PERSONAL_KINDS = (
    ("EMAIL_ADDRESS", ">= 95%"),
    ("PHONE_NUMBER", ">= 95%"),
    ("STREET_ADDRESS", ">= 70%"),
    ("DOMAIN_NAME", ""),
)
_HATE = ("davidson: hate",)
_HARMLESS = ("davidson: neither", "edos: none", "surge: not toxic")
_IN_DANGER = ("Suicidal Ideation", "Self-Harm")


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `all`."""

    hits: int
    all: int

    def __str__(self) -> str:
        return f"{100 * self.hits / self.all:.1f}% of {self.all}" if self.all else "none"


@dataclass(frozen=True, slots=True)
class Measure:
    """One row. `count` gives the share for a judge, over a half of the data or all of it."""

    name: str
    goal: str
    count: Callable[[Judge, str], Share]


def measures(data: Data) -> Iterator[Measure]:
    yield from _of_care(data)
    yield from _of_conduct(data)
    yield from _of_the_rest(data)


def communities(data: Data) -> Iterator[Measure]:
    """Care alerts on posts, community by community."""
    for name in sorted({post.label for post in data.posts}, key=str.lower):
        posts = [post for post in data.posts if post.label == name]
        yield _rows(f"of these in {name}", "", posts, lambda judged: judged.alerts)


def _of_care(data: Data) -> Iterator[Measure]:
    there = [post for post in data.posts if post.label == "suicidewatch"]
    elsewhere = [post for post in data.posts if post.label in _ELSEWHERE]
    others = [post for post in data.posts if post not in there and post.label not in _ELSEWHERE]
    for name, goal, posts in (
        ("posts in suicidewatch", "", there),
        ("posts in other support communities", "", others),
        ("posts in communities about other things", "<= 5%", elsewhere),
        ("chat turns", "<= 1%", data.chat),
    ):
        yield _rows(f"{name} that alert", goal, posts, lambda judged: judged.alerts)
    yield _precision(
        "of the posts in suicidewatch and about other things that alert, suicidewatch's",
        [*there, *elsewhere],
        lambda judged: judged.alerts,
        frozenset({"suicidewatch"}),
    )
    for name, texts in (
        ("posts of support communities", [*there, *others]),
        ("chat turns", data.chat),
    ):
        yield _rows(f"{name} kept back", "<= 0.5%", texts, lambda judged: bool(judged.kept_back))
        for category in Category:
            if POLICY[category].outcome != "post":
                yield _rows(f"{name} kept back for {category}", "", texts, _is_for(category))
    conversations = [each for each in data.crises if each.label in _IN_DANGER]
    name = "made-up conversations of people in danger that alert"
    yield Measure(name, "", partial(_alerting, conversations))


def _of_conduct(data: Data) -> Iterator[Measure]:
    for name, goal, labels in (
        ("found of what was labelled hate", "", _HATE),
        ("kept back for conduct of what is harmless", "", _HARMLESS),
    ):
        texts = [text for text in data.conduct if text.label in labels]
        yield _rows(name, goal, texts, lambda judged: judged.conduct)
    named = {text.label for text in data.conduct}
    yield _precision(
        "of what is kept back for conduct, not labelled harmless",
        data.conduct,
        lambda judged: judged.conduct,
        named - set(_HARMLESS),
    )
    for label in sorted(named):
        texts = [text for text in data.conduct if text.label == label]
        yield _rows(f"kept back for conduct, {label}", "", texts, lambda judged: judged.conduct)
    for label in ("toxic", "not toxic"):
        texts = [text for text in data.fuzzed if text.label == label]
        name = f"kept back for conduct of evasively spelled texts, {label}"
        yield _rows(name, "", texts, lambda judged: judged.conduct)
    name = "of evasively spelled texts that are kept back for conduct, toxic"
    yield _precision(name, data.fuzzed, lambda judged: judged.conduct, {"toxic"})


def _of_the_rest(data: Data) -> Iterator[Measure]:
    for kind, goal in _PERSONAL_KINDS:
        yield Measure(f"found of {kind}", goal, partial(_found, data.personal, kind))
    name = "of what is found as somebody's data, labelled as anything of the kind"
    yield Measure(name, "", partial(_rightly_found, data.personal))
    for label, name in (("spam", "found of spam"), ("ham", "taken for spam of the rest")):
        texts = [text for text in data.spam if text.label == label]
        yield _rows(name, "", texts, lambda judged: judged.spam)
    yield _precision("of what is taken for spam, spam", data.spam, lambda j: j.spam, {"spam"})


def _is_for(category: Category) -> Callable[[Judged], bool]:
    return lambda judged: category in judged.kept_back


def _rows(
    name: str, goal: str, texts: Sequence[Labelled], is_hit: Callable[[Judged], bool]
) -> Measure:
    def count(judge: Judge, half: str) -> Share:
        chosen = _of_half(texts, half)
        return Share(sum(is_hit(judge(text.text)) for text in chosen), len(chosen))

    return Measure(name, goal, count)


def _precision(
    name: str,
    texts: Iterable[Labelled],
    is_hit: Callable[[Judged], bool],
    right: Collection[str],
) -> Measure:
    """Of the hits, those with a label that is one of `right`."""
    some = list(texts)

    def count(judge: Judge, half: str) -> Share:
        hits = [text for text in _of_half(some, half) if is_hit(judge(text.text))]
        return Share(sum(text.label in right for text in hits), len(hits))

    return Measure(name, "", count)


def _of_half(texts: Iterable[Labelled], half: str) -> list[Labelled]:
    return [text for text in texts if text.half in half]


def _found(texts: Sequence[Labelled], kind: str, judge: Judge, half: str) -> Share:
    hits = count = 0
    for text in _of_half(texts, half):
        wanted = [(start, end) for found, start, end in text.spans if found == kind]
        spans = judge(text.text).personal if wanted else ()
        count += len(wanted)
        hits += sum(any(s < end and start < e for s, e in spans) for start, end in wanted)
    return Share(hits, count)


def _rightly_found(texts: Sequence[Labelled], judge: Judge, half: str) -> Share:
    hits = count = 0
    for text in _of_half(texts, half):
        spans = judge(text.text).personal
        count += len(spans)
        hits += sum(any(s < end and start < e for _, start, end in text.spans) for s, e in spans)
    return Share(hits, count)


def _alerting(conversations: Sequence[Conversation], judge: Judge, half: str) -> Share:
    """Too few to be split: all of them in either half."""
    chosen = conversations if half else []
    hits = sum(any(judge(text).alerts for text in each.texts) for each in chosen)
    return Share(hits, len(chosen))
