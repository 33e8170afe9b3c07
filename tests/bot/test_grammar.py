"""What people type, read without guessing."""

from __future__ import annotations

from datetime import time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.muting import read_span
from bot.commands.reading import splits
from bot.commands.settings import read_digest, read_quiet, read_zone
from bot.grammar import NAMED, VOICES, Misread, Target, Wish, read
from bot.item_words import Typed, merged, read_item
from bot.names import Names, deep_link_target, tag
from facts.amounts import read_amount
from facts.catalogue import Catalogue
from facts.routing import KIND_GROUPS
from facts.types import Metric, MinChange
from storage.types import Digest, ItemKind
from tests.bot.fake_desk import LISTS, SUBJECTS

NAMES = Names(Catalogue(SUBJECTS), LISTS)
POWER = frozenset({Metric.POWER, Metric.GENERATION})
COUNTS = frozenset({Metric.CHIPS, Metric.H100E})


def least(text: str) -> MinChange:
    return MinChange(fraction=Decimal(text))


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("xai", Wish(Target(watchlist="xai"))),
        ("XAI chips >=10% official new,change", Wish(
            Target(watchlist="xai"), frozenset({Metric.CHIPS}), KIND_GROUPS["new"] | KIND_GROUPS["change"],
            VOICES["official"], min_change=least("0.1"))),
        ("Stargate Abilene power", Wish(Target(subject="Stargate Abilene"), frozenset({Metric.POWER}))),
        ("Stargate power", Wish(Target(subject="Stargate"), frozenset({Metric.POWER}))),
        ("subject:xAI", Wish(Target(subject="xAI"))),
        ("list:xai 中文", Wish(Target(watchlist="xai"), languages=frozenset({"zh"}))),
        ("星际之门 电力 ≥５％ 官方", Wish(
            Target(subject="Stargate"), frozenset({Metric.POWER}), attributions=VOICES["official"],
            min_change=least("0.05"))),
        ("阿比林 非匿名 推迟、取消", Wish(
            Target(subject="Stargate Abilene"), kinds=KIND_GROUPS["delay"] | KIND_GROUPS["dropped"],
            attributions=NAMED)),
        ("all >=100MW", Wish(Target(watchlist="all"), POWER, min_change=MinChange(amount=Decimal(100_000_000)))),
        ("all 10万千瓦", Wish(Target(watchlist="all"), POWER, min_change=MinChange(amount=Decimal("1e8")))),
        ("all >= 100 MW", Wish(Target(watchlist="all"), POWER, min_change=MinChange(amount=Decimal(100_000_000)))),
        ("xai ≥ 10 %", Wish(Target(watchlist="xai"), min_change=least("0.1"))),
        ("all 10亿美元", Wish(Target(watchlist="all"), frozenset({Metric.INVESTMENT}), min_change=MinChange(
            amount=Decimal(1_000_000_000)))),
        ("all 1万", Wish(Target(watchlist="all"), COUNTS, min_change=MinChange(amount=Decimal(10_000)))),
        ("all chips >=10,000 2%", Wish(Target(watchlist="all"), frozenset({Metric.CHIPS}), min_change=MinChange(
            Decimal("0.02"), Decimal(10_000)))),
        ("all $1.5bn", Wish(Target(watchlist="all"), frozenset({Metric.INVESTMENT}), min_change=MinChange(
            amount=Decimal(1_500_000_000)))),
    ],
)  # fmt: skip
def test_wishes(words: str, wish: Wish) -> None:
    assert read(words, NAMES.target) == wish


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", "empty"),
        ("x" * 201, "too_long"),
        ("Hyperion", "no_such_name"),
        ("xai chps", "no_such_filter"),
        ("xai 0%", "no_such_filter"),
        ("xai 5000%", "no_such_filter"),
        ("xai >=-5%", "no_such_filter"),
        ("xai {0}", "no_such_filter"),
        ("xai 10GW%", "no_such_filter"),
        ("xai " + "9" * 40, "no_such_filter"),
    ],
)
def test_what_is_not_understood_is_said(words: str, reason: str) -> None:
    found = read(words, NAMES.target)
    assert isinstance(found, Misread) and found.reason == reason


@given(st.text(max_size=250))
def test_any_text_is_a_wish_or_a_misreading(words: str) -> None:
    assert isinstance(read(words, NAMES.target), Wish | Misread)
    assert isinstance(read("xai " + words, NAMES.target), Wish | Misread)
    NAMES.near(words)
    read_item(ItemKind.WATCHLIST, words, str)
    for metric in Metric:
        read_amount(words, metric)
    (read_digest(words), read_quiet(words), read_zone(words), read_span(words))


@pytest.mark.parametrize(
    ("words", "digest"),
    [
        ("daily 08:30", Digest(time(8, 30))),
        ("每天 8：30", Digest(time(8, 30))),
        ("weekly mon 0830", Digest(time(8, 30), 0)),
        ("每周 星期日 20:00", Digest(time(20, 0), 6)),
        ("daily", None),
        ("daily 25:00", None),
        ("weekly 08:30", None),
        ("weekly someday 08:30", None),
    ],
)
def test_digests(words: str, digest: Digest | None) -> None:
    assert read_digest(words) == digest


@pytest.mark.parametrize(
    ("words", "quiet"),
    [
        ("23:00-07:00", (time(23), time(7))),
        ("23：00 – 7：00", (time(23), time(7))),
        ("2300-0700", (time(23), time(7))),
        ("07:00-07:00", None),
        ("23:00", None),
        ("24:00-07:00", None),
    ],
)
def test_quiet_hours(words: str, quiet: tuple[time, time] | None) -> None:
    assert read_quiet(words) == quiet


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("UTC+8", "Etc/GMT-8"),
        ("-5", "Etc/GMT+5"),
        ("UTC+0", "UTC"),
        ("Mars/Base", None),
        ("../../etc/passwd", None),
        ("/etc/localtime", None),
        ("", None),
        ("UTC+99", None),
    ],
)
def test_time_zones(words: str, zone: str | None) -> None:
    assert read_zone(words) == zone


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("24h", timedelta(hours=24)),
        ("3天", timedelta(days=3)),
        ("2w", timedelta(weeks=2)),
        ("0h", None),
        ("999d", None),
    ],
)
def test_spans(words: str, span: timedelta | None) -> None:
    assert read_span(words) == span


@pytest.mark.parametrize(
    ("words", "metric", "value"),
    [
        ("4.8 GW", Metric.POWER, Decimal("4.8e9")),
        ("480 万千瓦", Metric.POWER, Decimal("4.8e9")),
        ("5", Metric.POWER, None),
        ("550,000", Metric.CHIPS, Decimal(550_000)),
        ("55万块", Metric.CHIPS, Decimal(550_000)),
        ("2 million", Metric.CHIPS, Decimal(2_000_000)),
        ("$500bn", Metric.INVESTMENT, Decimal("5e11")),
        ("5000亿美元", Metric.INVESTMENT, Decimal("5e11")),
        ("4 EFLOP/s", Metric.FLOPS, Decimal("4e18")),
        ("4 EFLOPS", Metric.FLOPS, Decimal("4e18")),
        ("-3 GW", Metric.POWER, None),
        ("$3", Metric.CHIPS, None),
        ("3 吉瓦", Metric.POWER, Decimal("3e9")),
        ("a lot", Metric.CHIPS, None),
    ],
)
def test_amounts(words: str, metric: Metric, value: Decimal | None) -> None:
    assert read_amount(words, metric) == value


def test_items_are_read_into_tables_with_subjects_by_their_own_names() -> None:
    def canonical(name: str) -> str:
        found = NAMES.catalogue.find(name)
        return found.name if found else name

    words = "texas subjects=阿比林, Colossus 2; metrics=power; min_change=5%"
    typed = read_item(ItemKind.WATCHLIST, words, canonical)
    assert typed == Typed(
        "texas", {"subjects": ["Stargate Abilene", "Colossus 2"], "metrics": ["power"], "min_change": "5%"}
    )
    assert read_item(ItemKind.WATCHLIST, "texas colour=red", canonical) == "colour"
    assert merged({"name": "texas", "min_change": "5%"}, Typed("texas", {"min_change": ""})) == {
        "name": "texas"
    }


def test_names_are_found_by_any_spelling_and_near_ones_are_offered() -> None:
    assert NAMES.subject("colossus") == SUBJECTS[4]
    assert NAMES.subject("star") is None
    assert NAMES.near("Stragate") == ("Stargate",)
    assert NAMES.near("abilene") == ("Stargate Abilene",)
    assert NAMES.subject_by_tag(tag("星际之门")) is None
    assert NAMES.subject_by_tag(tag("Stargate")) == SUBJECTS[2]


@pytest.mark.parametrize("parameter", ["stargate", "colossus-2", "Colossus_2", "xai", "openai"])
def test_deep_links(parameter: str) -> None:
    assert deep_link_target(parameter, NAMES) is not None
    assert deep_link_target("nothing-such", NAMES) is None


def test_two_names_are_seen_with_and_without_a_separator() -> None:
    assert ("Stargate", "Colossus 2") in list(splits("Stargate, Colossus 2"))
    assert ("Stargate", "Colossus 2") in list(splits("Stargate vs Colossus 2"))
    assert ("Stargate", "Colossus 2") in list(splits("Stargate Colossus 2"))
