"""Charts are PNGs for a phone, without missing glyphs, and as their golden pictures."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

import pytest
from matplotlib.image import imread

from bot.chart import chart, drawable
from bot.chart_labels import Label, place
from bot.timeline import Timeline, timeline
from bot.words import LANGUAGES
from facts.types import Attribution, Bound, FactKey, Metric, Scope, Stage, Status
from tests.ledger_factory import Story, claim, day

CORPUS = Path(__file__).parents[1] / "corpus" / "render"
SAME = 40  # pixels that may differ clearly: room for another processor's rounding, not for another digit
NAMES = {"en": "Stargate", "zh": "星际之门"}


def stargate(bound: Bound = Bound.EXACT) -> Timeline:
    """Every stage, every speaker, a doubt, a bound and an edit."""
    story = Story()
    story.article(claim("10e9", status=Status.TARGET), published=-180)
    story.article(claim("1.2e9"), published=-120)
    story.article(claim("0.2e9", status=Status.RUNNING, by=Attribution.PRESS), publisher="WSJ", published=-60)
    story.article(claim("4.5e9"), published=0)
    story.article(claim("5e9", bound=Bound.AT_LEAST), published=40)
    story.article(claim("0.8e9", status=Status.RUNNING), published=60)
    story.article(claim("3e9", by=Attribution.ANONYMOUS), publisher="WSJ", published=70)
    story.article(claim("7e9"), published=90)
    story.article(claim("6e9", by=Attribution.ESTIMATE), publisher="Epoch", published=100)
    story.article(claim("7.3e9", by=Attribution.OPERATOR, bound=bound), published=120)
    found = timeline(story.claims)
    assert found is not None
    return found


def differing(first: bytes, second: bytes) -> int:
    """How many pixels of two charts differ by more than a quarter of a channel's range."""
    a, b = (imread(io.BytesIO(made), format="png") for made in (first, second))
    assert a.shape == b.shape == (1080, 1080, 4)
    return int((abs(a - b).max(axis=2) > 0.25).sum())


def picture(language: str) -> bytes:
    return chart(stargate(), language, now=day(150), timezone="Asia/Shanghai", subject=NAMES[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_chart_is_as_its_golden_picture(language: str) -> None:
    golden = (CORPUS / f"chart.{language}.png").read_bytes()
    assert differing(picture(language), golden) <= SAME


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_other_bound_makes_another_picture(language: str) -> None:
    """The comparison with the golden picture would see it."""
    drawn = picture(language)
    assert len(drawn) < 300_000
    other = stargate(Bound.ABOUT)
    changed = chart(other, language, now=day(150), timezone="Asia/Shanghai", subject=NAMES[language])
    assert differing(drawn, changed) > SAME


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("metric", list(Metric))
def test_no_glyph_is_missing_in_any_metric_and_name(metric: Metric, language: str) -> None:
    currency = "USD" if metric is Metric.INVESTMENT else None
    story = Story()
    for number, who in enumerate(Attribution):
        bound = list(Bound)[number % 4]
        made = claim(str(10 ** (6 + number)), metric=metric, currency=currency, by=who, bound=bound)
        story.article(made, published=number * 400, publisher=f"P{number}")
    story.article(claim("8000000", metric=metric, currency=currency, status=Status.DROPPED), published=2000)
    found = timeline(story.claims)
    assert found is not None
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        chart(found, language, now=day(2100), subject="星际之门 🚀 $x^2$ \\frac{ ᚠᛇᚻ \u202e<b> 龘")
    assert [str(warning.message) for warning in heard] == []


def test_names_keep_what_the_font_can_draw() -> None:
    assert drawable("星际之门 🚀 Stargate\u202e") == "星际之门 Stargate"
    assert drawable("x" * 80, 10) == "x" * 9 + "…"


def test_one_point_makes_a_chart_and_none_is_an_error() -> None:
    story = Story()
    story.article(claim("3e8", high="4e8", bound=Bound.RANGE, status=Status.RUNNING))
    found = timeline(story.claims)
    assert found is not None
    assert chart(found, "en", now=day(0)).startswith(b"\x89PNG")
    empty = Timeline(FactKey("Stargate", Metric.POWER, Stage.PLANNED), ())
    with pytest.raises(ValueError, match="at least one point"):
        chart(empty, "en", now=day(0))


def test_chips_of_one_model_name_it() -> None:
    story = Story()
    story.article(claim("550000", metric=Metric.CHIPS, model="GB200+GB300", scope=Scope.PART))
    found = timeline(story.claims)
    assert found is not None
    assert found.key.model == "GB200+GB300"
    assert chart(found, "zh", now=day(90)).startswith(b"\x89PNG")


def test_labels_never_cover_each_other_and_the_newest_stays() -> None:
    crowd = [Label(500 + number, 500, "4.5 GW", number == 39, day(number)) for number in range(40)]
    found = place(crowd, [], (0, 0, 1080, 1080))
    assert 39 in dict(found)
    corners = [spot for _, spot in found]
    assert len(set(corners)) == len(corners) < 10


def main() -> None:
    """`python -m tests.bot.test_chart` draws the golden pictures anew."""
    for language in LANGUAGES:
        (CORPUS / f"chart.{language}.png").write_bytes(picture(language))


if __name__ == "__main__":
    main()
