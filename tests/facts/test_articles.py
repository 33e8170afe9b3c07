"""Whole articles: Markdown, title and text, notes, candidates, and the story that the product began with."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.catalogue_file import shipped_catalogue
from facts.extract import extract
from facts.types import Article, Attribution, Bound, Extraction, Metric, NoteKind, Scope, Status
from tests.facts.reading_room import figures, learn

CORPUS = Path(__file__).parents[1] / "corpus" / "extract"
SEED = Path(__file__).parents[3] / "shared" / "feeds" / "wechat" / "stargate-5gw-article-2025-07-23.md"
DAY = datetime(2025, 7, 23, 1, 4, tzinfo=UTC)
TITLE = "刚刚，OpenAI星际之门要建5GW数据中心，马斯克祭出AI基建5年计划"


def read_whole(text: str, title: str) -> Extraction:
    article = Article("wechat", "k", "https://example.org/k", title, text, "机器之心", "zh", DAY, DAY)
    return extract(article, shipped_catalogue())


def story(found: Extraction) -> set[tuple[str, Metric, int, Scope, Bound]]:
    return {
        (
            claim.subject,
            claim.mention.metric,
            int(claim.mention.figure.value),
            claim.mention.scope,
            claim.mention.figure.bound,
        )
        for claim in found.claims
    }


EXPECTED = {
    ("Stargate", Metric.INVESTMENT, 10**11, Scope.TOTAL, Bound.EXACT),
    ("Stargate", Metric.POWER, 45 * 10**8, Scope.ADDED, Bound.EXACT),
    ("Stargate", Metric.POWER, 5 * 10**9, Scope.TOTAL, Bound.AT_LEAST),
    ("Stargate", Metric.CHIPS, 2 * 10**6, Scope.TOTAL, Bound.AT_LEAST),
    ("OpenAI", Metric.CHIPS, 10**6, Scope.TOTAL, Bound.EXACT),
    ("Stargate", Metric.INVESTMENT, 5 * 10**11, Scope.TOTAL, Bound.EXACT),
    ("Stargate", Metric.POWER, 10**10, Scope.TOTAL, Bound.EXACT),
    ("Colossus 1", Metric.CHIPS, 230_000, Scope.TOTAL, Bound.EXACT),
    ("Colossus 1", Metric.CHIPS, 30_000, Scope.PART, Bound.EXACT),
    ("Colossus 2", Metric.CHIPS, 550_000, Scope.PART, Bound.EXACT),
    ("xAI", Metric.H100E, 50 * 10**6, Scope.TOTAL, Bound.EXACT),
    ("Colossus 2", Metric.H100E, 5_500_000, Scope.TOTAL, Bound.ABOUT),
}


def check_details(found: Extraction) -> None:
    claims = {(c.subject, c.mention.metric, int(c.mention.figure.value)): c.mention for c in found.claims}
    assert claims[("Stargate", Metric.POWER, 45 * 10**8)].attribution is Attribution.OFFICIAL
    assert claims[("Stargate", Metric.POWER, 5 * 10**9)].attribution is Attribution.OFFICIAL
    assert claims[("OpenAI", Metric.CHIPS, 10**6)].due == "2025"
    assert claims[("Stargate", Metric.POWER, 10**10)].due == "2029"
    assert claims[("Stargate", Metric.POWER, 10**10)].status is Status.TARGET
    assert claims[("Stargate", Metric.INVESTMENT, 5 * 10**11)].due == "2029"
    assert claims[("Colossus 1", Metric.CHIPS, 230_000)].status is Status.RUNNING
    assert claims[("Colossus 1", Metric.CHIPS, 30_000)].model == "GB200"
    assert claims[("Colossus 2", Metric.CHIPS, 550_000)].model == "GB200+GB300"
    assert claims[("Colossus 2", Metric.CHIPS, 550_000)].status is Status.PLANNED
    assert claims[("xAI", Metric.H100E, 50 * 10**6)].due == "2030"
    assert claims[("xAI", Metric.H100E, 50 * 10**6)].status is Status.TARGET
    assert claims[("Colossus 2", Metric.H100E, 5_500_000)].attribution is Attribution.ESTIMATE
    assert found.unresolved == ()
    notes = {note.kind: note for note in found.notes}
    assert notes[NoteKind.SCALED_BACK].subject == "Stargate"
    assert notes[NoteKind.SCALED_BACK].attribution is Attribution.ANONYMOUS


def test_the_founding_story_gives_exactly_its_figures() -> None:
    found = read_whole((CORPUS / "stargate.md").read_text(encoding="utf-8"), TITLE)
    assert story(found) == EXPECTED
    check_details(found)


@pytest.mark.skipif(not SEED.exists(), reason="the founding article is not beside this repository")
def test_the_founding_article_itself_gives_exactly_its_figures() -> None:
    found = read_whole(SEED.read_text(encoding="utf-8"), TITLE)
    assert story(found) == EXPECTED
    check_details(found)


def test_its_title_alone_gives_five_gigawatts() -> None:
    found = read_whole("", TITLE)
    assert story(found) == {("Stargate", Metric.POWER, 5 * 10**9, Scope.TOTAL, Bound.EXACT)}


def test_an_announcement_of_added_capacity() -> None:
    text = (
        "Oracle and OpenAI have agreed to develop 4.5 gigawatts of additional Stargate data center "
        "capacity in the U.S. "
        "The work will create jobs and is a milestone for Stargate."
    )
    article = Article("openai", "k", "u", "A 4.5 GW partnership for Stargate", text, "OpenAI", "en", DAY, DAY)
    (claim,) = extract(article, shipped_catalogue()).claims
    assert (claim.subject, claim.mention.scope, claim.mention.attribution) == (
        "Stargate",
        Scope.ADDED,
        Attribution.OFFICIAL,
    )
    assert claim.mention.evidence.quote.endswith("in the U.S.")


def test_image_names_links_and_tails_are_never_read() -> None:
    text = (
        "![Meta 5 GW](https://x.example/9-GW.png)\n\n"
        "Meta will build a [2 GW](https://x.example/?q=3GW) data center.\n\n"
        "References\n\nMicrosoft plans 7 GW of data centers"
    )
    assert figures(text) == [("Meta", Metric.POWER, 2e9)]


@pytest.mark.parametrize(
    ("text", "kind", "attribution"),
    [
        (
            "Meta has scaled back its plans for Hyperion, Meta said.",
            NoteKind.SCALED_BACK,
            Attribution.OFFICIAL,
        ),
        (
            "Work on Meta's Hyperion campus was delayed, people familiar with it said.",
            NoteKind.DELAYED,
            Attribution.ANONYMOUS,
        ),
        ("Microsoft paused construction of a data center in Ohio.", NoteKind.PAUSED, Attribution.PRESS),
        ("Microsoft cancelled leases for data centers.", NoteKind.CANCELLED, Attribution.PRESS),
        ("知情人士称，微软推迟了数据中心项目。", NoteKind.DELAYED, Attribution.ANONYMOUS),
    ],
)
def test_changes_without_a_figure_are_noted(text: str, kind: NoteKind, attribution: Attribution) -> None:
    (note,) = learn(text).notes
    assert (note.kind, note.attribution) == (kind, attribution)


@pytest.mark.parametrize(
    "text", ["Meta denied that its Hyperion plans were delayed.", "微软否认取消数据中心项目。"]
)
def test_denied_changes_are_not_noted(text: str) -> None:
    assert learn(text).notes == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Meta is building a campus called Ganymede in Texas.", "Ganymede"),
        ("The project, dubbed Blue Heron, will cost billions.", "Blue Heron"),
        ("Google won approval for Project Marblehead on Tuesday.", "Project Marblehead"),
        ("该公司正在建设名为「天枢」的数据中心。", "天枢"),
    ],
)
def test_new_names_are_candidates(text: str, name: str) -> None:
    assert [candidate.name for candidate in learn(text).candidates] == [name]


def test_known_names_are_no_candidates() -> None:
    assert learn("Meta is building a campus called Hyperion.").candidates == ()
