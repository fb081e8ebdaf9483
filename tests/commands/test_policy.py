"""`lamplight policy`: check, explain, judge and try."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from server.cli import cli

DISCLOSURE = "i want to kill myself"

RULE = """
[[rule]]
id = "{id}"
version = 1
category = "insult"
status = "{status}"
phrases = ["purple heron"]
match = ["you purple heron", "{match}"]
no_match = ["purple herons", "a heron"]
"""


def run(*words: str, said: str | bytes | None = None) -> tuple[int, str]:
    """Exit status, and all that was said."""
    result = CliRunner().invoke(cli, ["policy", *words], input=said)
    return result.exit_code, result.output


def rules(
    folder: Path,
    *,
    rule_id: str = "own.heron",
    status: str = "active",
    match: str = "purple heron!",
) -> str:
    """A file with one rule of an operator's."""
    path = folder / "own.en.toml"
    path.write_text(RULE.format(id=rule_id, status=status, match=match))
    return str(path)  # fmt: skip


def judged(*lines: object) -> list[dict[str, Any]]:
    """The answers to lines, which are JSON unless they are text."""
    said = "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines)
    status, answers = run("judge", said=said)
    assert status == 0
    return [json.loads(answer) for answer in answers.splitlines()]


def test_the_packaged_rules_and_an_operators_pass_the_check(tmp_path: Path) -> None:
    """Their numbers are said."""
    status, packaged = run("check")
    assert status == 0, packaged
    status, with_own = run("check", rules(tmp_path, status="shadow"))
    assert status == 0, with_own
    count, own_count = int(packaged.split()[0]), int(with_own.split()[0])
    assert own_count == count + 1
    assert count > 50


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"match": "a swan"}, "own.heron: match: it does not find 'a swan'"),
        ({"status": "maybe"}, "own.heron: Invalid enum value 'maybe' - at `$.status`"),
        ({"rule_id": "care.goodbye.in-progress"}, "care.goodbye.in-progress: the same id is in"),
    ],
)
def test_a_fault_is_told_with_rule_and_example(
    tmp_path: Path, fields: dict[str, str], fault: str
) -> None:
    """And the exit status is 1."""
    status, said = run("check", rules(tmp_path, **fields))
    assert status == 1
    assert fault in said


def test_an_expired_rule_fails_the_check(tmp_path: Path) -> None:
    """So that nobody forgets to look at it again."""
    path = Path(rules(tmp_path))
    path.write_text(path.read_text() + "expires = 2030-01-01\n")
    assert run("check", str(path), "--today", "2029-12-31")[0] == 0
    status, said = run("check", str(path), "--today", "2030-01-01")
    assert status == 1
    assert "own.heron: expires: its time was over on 2030-01-01" in said


def test_explain_says_what_becomes_of_a_text_and_why() -> None:
    """In lines for people, with the words that a reason points at."""
    status, said = run("explain", DISCLOSURE)
    assert status == 0
    lines = said.splitlines()
    assert lines[:5] == [
        "outcome  post", "care     card", "level    S2", "strike   no", "cover    none",
    ]  # fmt: skip
    assert any(line.startswith("reason   ideation: care.") for line in lines)


def test_explain_reads_what_must_not_stand_in_a_shells_history() -> None:
    """`-` is standard input; `--json` gives what `judge` gives."""
    status, said = run("explain", "--json", "-", said=DISCLOSURE)
    assert status == 0
    assert json.loads(said) == judged({"text": DISCLOSURE})[0]


def test_judge_answers_each_line_with_a_verdict() -> None:
    """In this shape, and in order."""
    plain, disclosure = judged({"text": "good morning"}, {"text": DISCLOSURE})
    assert plain == {
        "outcome": "post", "care": "none", "level": "none", "reasons": [], "strike": False,
        "cover": None,
    }  # fmt: skip
    assert (disclosure["care"], disclosure["level"]) == ("card", "S2")
    reason = disclosure["reasons"][0]
    assert set(reason) == {"category", "rule", "version", "span"}
    start, end = reason["span"]
    assert 0 <= start < end <= len(DISCLOSURE)


def test_judge_goes_by_standing_and_age() -> None:
    """A newcomer's link waits, and anybody's among the young."""
    text = "look at www.example.com/page"
    answers = judged(
        {"text": text},
        {"text": text, "standing": "trusted", "age_band": "18+"},
        {"text": text, "standing": "trusted", "age_band": "13-17", "id": 7},
    )
    assert [answer["outcome"] for answer in answers] == ["hold", "post", "hold"]


def test_a_malformed_line_is_answered_by_an_error_and_the_next_is_judged() -> None:
    """Nothing is skipped, so that answers stay beside their lines."""
    wrong = ["{", "", '{"text": 1}', "[]", '{"text": "a", "standing": "guest"}', '{"txt": "a"}']
    answers = judged(*wrong, {"text": "hello"})
    assert len(answers) == len(wrong) + 1
    for answer in answers[:-1]:
        assert set(answer) == {"error"}
    assert answers[-1]["outcome"] == "post"


def test_try_says_what_would_change_and_shows_no_text_unasked(tmp_path: Path) -> None:
    """Counts first; a rule on trial is counted as if it were active."""
    sample = tmp_path / "sample.jsonl"
    sample.write_text('{"text": "you purple heron"}\n{"text": "hello"}\n')
    words = ("try", rules(tmp_path, status="shadow"), "--sample", str(sample))
    status, said = run(*words)
    assert status == 0
    assert "2 texts replayed, 1 would come out otherwise." in said
    assert "post, care none, level none -> hold, care none, level none strike" in said
    assert "own.heron: 1 texts more, 0 fewer" in said
    assert "you purple heron" not in said
    assert "'you purple heron'" in run(*words, "--texts")[1]


def test_try_compares_with_the_packaged_rule_of_the_same_id(tmp_path: Path) -> None:
    """So that a change to a rule can be tried before it is made."""
    sample = tmp_path / "sample.jsonl"
    sample.write_text(json.dumps({"text": DISCLOSURE}) + "\n")
    status, packaged = run("explain", "--json", DISCLOSURE)
    assert status == 0
    replaced = json.loads(packaged)["reasons"][0]["rule"]
    status, said = run("try", rules(tmp_path, rule_id=replaced), "--sample", str(sample))
    assert status == 0
    assert f"{replaced}: 0 texts more, 1 fewer" in said


def test_a_bad_sample_is_told_with_its_line(tmp_path: Path) -> None:
    """Exit status 2, as for whatever an operator got wrong."""
    sample = tmp_path / "sample.jsonl"
    sample.write_text('{"text": "hello"}\nhello\n')
    status, said = run("try", rules(tmp_path), "--sample", str(sample))
    assert status == 2
    assert "line 2: " in said


def test_try_replays_stored_messages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of an empty store there are none; what counts is that it can be read."""
    monkeypatch.setenv("LAMPLIGHT_DATA_DIR", str(tmp_path / "data"))
    status, said = run("try", rules(tmp_path))
    assert status == 0, said
    assert said.startswith("0 texts replayed, 0 would come out otherwise.")
