"""The evaluator, on a handful of made-up texts."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bench.evaluate.__main__ import main
from bench.evaluate.data import NoData, read
from bench.evaluate.judges import by_nine_phrases
from bench.evaluate.measures import Share, measures

ROWS: dict[str, list[dict[str, Any]]] = {
    "support_posts": [
        {"text": "I want to die", "community": "suicidewatch"},
        {"text": "nobody would miss me, i'm going to end it all", "community": "suicidewatch"},
        {"text": "my tax form is late", "community": "personalfinance"},
    ],
    "chat_turns": [{"text": "good morning"}, {"text": "this homework is killing me"}],
    "conduct": [{"text": "nice weather", "label": "neither", "source": "davidson"}],
    "fuzzed": [{"text": "nice w3ather", "toxic": "False"}],
    "pii": [
        {
            "text": "write to quiet.heron@example.com",
            "spans": [{"type": "EMAIL_ADDRESS", "start": 9, "end": 32}],
        }
    ],
    "spam": [{"text": "see you at the shop", "label": "ham"}],
}
CRISIS = {
    "category": "Self-Harm",
    "turns": [
        {"role": "user", "content": "hi"},
        {"role": "assistant", "content": "i want to die"},
        {"role": "user", "content": "I cut myself again last night"},
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The texts as they come: JSON lines, packed."""
    for name, rows in ROWS.items():
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(f"{json.dumps(row)}\n" for row in rows)
    (tmp_path / "crisis_scenarios.json").write_text(json.dumps([CRISIS]))
    return tmp_path


def run(*words: str) -> tuple[int, str]:
    """Exit status, and all that was said."""
    result = CliRunner().invoke(main, words)
    return result.exit_code, result.output


def row(output: str, measure: str) -> list[str]:
    """The cells of a measure: goal, baseline, others, the engine and its halves."""
    [line] = [line for line in output.splitlines() if line.startswith(f"| {measure} |")]
    return [cell.strip() for cell in line.split("|")[2:-1]]


def test_the_engine_stands_beside_the_baseline(folder: Path) -> None:
    """Before and after, from one run."""
    status, said = run("--data", str(folder), "--communities")
    assert status == 0, said
    _, before, after, *halves = row(said, "posts in suicidewatch that alert")[:5]
    assert (before, after) == ("50.0% of 2", "100.0% of 2")
    assert len(halves) == 2
    assert row(said, "chat turns that alert")[:3] == ["<= 1%", "-", "0.0% of 2"]
    assert row(said, "found of EMAIL_ADDRESS")[2] == "100.0% of 1"


def test_precision_is_of_the_hits_alone(folder: Path) -> None:
    """A false alarm counts against it, what was missed does not."""
    name = "of the posts in suicidewatch and about other things that alert, suicidewatch's"
    assert row(run("--data", str(folder))[1], name)[1:3] == ["100.0% of 1", "100.0% of 2"]
    with gzip.open(folder / "support_posts.jsonl.gz", "at", encoding="utf-8") as file:
        alarm = {"text": "I want to die, so much tax", "community": "personalfinance"}
        file.write(f"{json.dumps(alarm)}\n")
    assert row(run("--data", str(folder))[1], name)[1:3] == ["50.0% of 2", "66.7% of 3"]


def test_other_rules_can_be_put_beside_them(folder: Path, tmp_path: Path) -> None:
    """Of a folder, on the engine as it is."""
    rules = tmp_path / "rules"
    rules.mkdir()
    status, said = run("--data", str(folder), "--against", str(rules))
    assert status == 0, said
    assert row(said, "posts in suicidewatch that alert")[1:4] == ["50.0% of 2", "-", "100.0% of 2"]
    assert run("--data", str(folder), "--against", "no-such-commit")[0] == 2


def test_absent_data_is_told_with_what_to_do(tmp_path: Path) -> None:
    """It is not part of the project."""
    status, said = run("--data", str(tmp_path / "nowhere"))
    assert status == 2
    assert "support_posts.jsonl.gz: No such file" in said
    assert "LAMPLIGHT_EVALUATION_DATA" in said


def test_data_of_another_kind_is_refused(folder: Path) -> None:
    """Rather than counted as nothing."""
    with gzip.open(folder / "spam.jsonl.gz", "wt") as file:
        file.write('{"words": "hello"}\n')
    with pytest.raises(NoData, match="holds something else"):
        read(folder)


def test_every_text_is_in_one_half(folder: Path) -> None:
    """And both halves together are all of them."""
    data = read(folder)
    [measure] = [each for each in measures(data) if each.name == "posts in suicidewatch that alert"]
    counted = [measure.count(by_nine_phrases, half) for half in ("A", "B", "AB")]
    assert counted[0].all + counted[1].all == counted[2].all == 2
    assert counted[2] == Share(1, 2)
