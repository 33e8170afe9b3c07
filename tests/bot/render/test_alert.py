"""Alerts of any shape: valid, whole, loud in both directions, and the news first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.console import plain as console
from bot.escape import plain
from bot.render import alert as rendering
from bot.render import help, revision
from bot.words import LANGUAGES, Words
from facts.revisions import diff
from facts.types import (
    Alert,
    Attribution,
    Bound,
    Claim,
    Evidence,
    Figure,
    LedgerClaim,
    Mention,
    Metric,
    Place,
    Revision,
    RevisionKind,
    Scope,
    Status,
)
from tests.bot import story
from tests.faultserver import check_html

hostile = st.text(max_size=60) | st.sampled_from(
    ["<b>", "</b>&", "\x00\x1b[2J", "\u202eevil", "星际之门 <i>"]
)
claims = st.builds(
    Claim,
    st.sampled_from(["Stargate", "Colossus <2>"]),
    st.builds(
        Mention,
        st.sampled_from(list(Metric)),
        st.builds(
            Figure,
            st.decimals(min_value=1, max_value="1e12", places=0),
            st.none(),
            st.sampled_from([Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST]),
            st.none(),
        ),
        st.sampled_from(list(Scope)),
        st.sampled_from(list(Status)),
        st.sampled_from(list(Attribution)),
        st.builds(Evidence, st.just(Place.TEXT), st.just(0), st.just(1), hostile),
        st.none() | st.sampled_from(["GB200", "<H100>"]),
        st.none() | st.sampled_from(["2026", "2027-H1", "2027-Q3", "2027-05"]),
        st.none() | hostile,
    ),
)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(st.lists(claims, min_size=1, max_size=6), st.lists(claims, min_size=1, max_size=12), hostile)
def test_whatever_the_ledger_finds_renders_as_valid_messages(
    old: list[Claim], new: list[Claim], title: str
) -> None:
    first = replace(story.OPENAI, title=title)
    second = replace(story.WSJ, title=title, publisher=title, url=title)
    before = [LedgerClaim(row, made, first) for row, made in enumerate(old)]
    after = [*before, *(LedgerClaim(100 + row, made, second) for row, made in enumerate(new))]
    found = diff(before, after, frozenset({second.id}), {}).revisions
    made = Alert("a2", second, found, phases=tuple(after[-3:]), also=(first,))
    for language in LANGUAGES:
        messages = rendering.alert(made, range(len(found)), language)
        heads = [plain(revision.headline(each, Words(language))) for each in found]
        shown = [check_html(message) for message in messages]
        assert all(0 < each.length <= 4096 for each in shown)
        text = "\n".join(each.text for each in shown)
        assert all(head in text for head in heads)
        assert "\x1b" not in console(made, range(len(found)), language)


def test_a_fall_is_as_loud_as_a_rise() -> None:
    rise = replace(story.RAISED, before=story.AT_45, after=replace(story.AT_48, due="2028"))
    fall = replace(rise, kind=RevisionKind.LOWERED, before=rise.after, after=rise.before)
    up, down = (revision.block(each, Words("en")).split("\n") for each in (rise, fall))
    assert up[:2] == ["<b>🔺 Stargate power, planned: 4.5 GW → 4.8 GW</b>", "+0.3 GW (+6.7 %) · due 2028"]
    assert down[:2] == ["<b>🔻 Stargate power, planned: 4.8 GW → 4.5 GW</b>", "−0.3 GW (−6.3 %) · due 2028"]
    assert up[2:] == down[2:]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("each", story.EVERY_KIND, ids=lambda each: str(each.kind))
def test_first_line_tells_the_news_on_a_lock_screen(each: Revision, language: str) -> None:
    first = check_html(rendering.alert(story.alert(each), (0,), language)[0]).text.split("\n")[0]
    assert each.key.subject in first
    assert any(character.isdigit() for character in first)
    assert len(first) <= 110


def test_a_change_comes_before_news() -> None:
    made = story.alert(story.NEW, story.LOWERED)
    assert rendering.alert(made, (0, 1), "en")[0].startswith("<b>🔻 Stargate")


def test_a_chat_sees_only_the_revisions_that_it_asked_for() -> None:
    made = story.alert(story.RAISED, story.NEW, story.DROPPED)
    (message,) = rendering.alert(made, (1,), "en")
    assert "Colossus 1" in message
    assert "4.8 GW" not in message
    assert "Stargate UK" not in message


def test_places_beyond_the_alert_are_ignored() -> None:
    made = story.alert(story.RAISED)
    assert rendering.alert(made, (0, 7, -1), "en") == rendering.alert(made, (0,), "en")


def test_the_later_sources_stand_in_the_first_message_even_of_a_split_alert() -> None:
    long = replace(story.NEW, claim=story.claim("230000", "word " * 300, article=story.OPENAI))
    made = replace(story.alert(*[long] * 12), also=(story.WECHAT, story.WSJ, story.WSJ))
    messages = rendering.alert(made, range(12), "en")
    assert len(messages) > 1
    assert check_html(messages[0]).text.endswith("also: 机器之心, The Wall Street Journal")
    assert len(rendering.alert(replace(made, also=()), range(12), "en")) == len(messages)


def test_quote_and_both_sides_of_a_dispute_are_verbatim() -> None:
    (message,) = rendering.alert(story.alert(story.DISPUTED, article=story.WSJ), (0,), "zh")
    shown = check_html(message).text
    assert story.DOUBT.claim.mention.evidence.quote in shown
    assert story.STATED_48.claim.mention.evidence.quote in shown


def test_a_name_from_telegram_is_text() -> None:
    (message,) = help.start("en", name="</b><a href='x'>\u202eAda")
    assert check_html(message).text.startswith("👋 Hello </b><a href='x'>Ada, welcome")
