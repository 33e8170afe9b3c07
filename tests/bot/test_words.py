"""The texts: complete in both languages, valid markup, used keys exist, the glossary's words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.render.help import COMMANDS, OPERATOR_COMMANDS, menu
from bot.words import LANGUAGES, MissingText, Words, language_of, texts
from facts.types import (
    Attribution,
    Bound,
    ClaimState,
    Metric,
    NoteKind,
    RevisionKind,
    Scope,
    Stage,
    Status,
    SubjectKind,
)
from storage.types import ReviewKind, Verdict
from tests.faultserver import check_html

BOT = Path(__file__).parents[2] / "bot"
TABLES: dict[str, list[str]] = {
    "metric": list(Metric),
    "stage": list(Stage),
    "status": list(Status),
    "scope": list(Scope),
    "kind": list(RevisionKind),
    "headline": [kind for kind in RevisionKind if kind is not RevisionKind.DUE],
    "attribution": list(Attribution),
    "subject_kind": list(SubjectKind),
    "claim_state": list(ClaimState),
    "note": list(NoteKind),
    "note.who": list(Attribution),
    "bound.words": [Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST],
    "bound.sign": [Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST],
    "review.kind": list(ReviewKind),
    "review.verdict": list(Verdict),
    "review.reason": ["range", "jump"],
    "month": [str(month) for month in range(1, 13)],
    "weekday": [str(day) for day in range(7)],
    "command": [*COMMANDS, *OPERATOR_COMMANDS],
    "usage": [*COMMANDS, *OPERATOR_COMMANDS],
    "health_state": ["new", "ok", "broken", "blocked", "empty", "stale", "paused"],
    "health": ["ok", "broken", "blocked", "empty", "stale"],
}


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def test_both_languages_have_the_same_keys() -> None:
    assert set(texts("en")) ^ set(texts("zh")) == set()


def test_both_languages_fill_the_same_placeholders() -> None:
    english, chinese = texts("en"), texts("zh")
    assert [key for key in english if placeholders(english[key]) != placeholders(chinese[key])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_member_of_an_enum_has_its_word(language: str) -> None:
    words = Words(language)
    assert [
        f"{table}.{name}"
        for table, names in TABLES.items()
        for name in names
        if f"{table}.{name}" not in words
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_valid_markup_and_not_empty(language: str) -> None:
    for key, value in texts(language).items():
        assert check_html(value).text.strip(), key


def test_chinese_texts_are_chinese_and_english_ones_are_not() -> None:
    chinese = re.compile("[\u4e00-\u9fff]")
    assert [key for key, value in texts("en").items() if chinese.search(value)] == []
    traditional = re.compile("[個們來這說為將電臺國後發現數據對應讀寫從]")
    assert [key for key, value in texts("zh").items() if traditional.search(value)] == []


def test_chinese_texts_leave_the_space_around_values_to_the_words() -> None:
    spaced = re.compile("[\u4e00-\u9fff] \\{|\\} [\u4e00-\u9fff]")
    assert [key for key, value in texts("zh").items() if spaced.search(value)] == []


def test_glossary_words_are_kept() -> None:
    """STYLE's glossary: no admin, notification, entity, push; an operator, an alert, a subject."""
    forbidden = re.compile(r"\b(admin|notification|entity|push|threshold|channel list)s?\b", re.IGNORECASE)
    assert [key for key, value in texts("en").items() if forbidden.search(value)] == []
    assert [key for key, value in texts("zh").items() if re.search("推送|管理员列表|实体", value)] == []


def _used_keys(path: Path) -> Iterator[tuple[str, bool]]:
    """Keys that a module asks for; true where the literal is only the beginning of the key."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        if node.func.attr not in ("html", "plain", "count"):
            continue
        first = node.args[0]
        if isinstance(first, ast.Constant) and isinstance(first.value, str) and "." in first.value:
            yield (f"{first.value}.other" if node.func.attr == "count" else first.value), False
        elif isinstance(first, ast.JoinedStr) and isinstance(first.values[0], ast.Constant):
            yield str(first.values[0].value), True


def test_every_key_that_the_code_asks_for_exists() -> None:
    known = set(texts("en"))
    missing = [
        f"{path.name}: {key}"
        for path in BOT.rglob("*.py")
        for key, partial in _used_keys(path)
        if not (any(each.startswith(key) for each in known) if partial else key in known)
    ]
    assert missing == []


def test_a_missing_key_or_value_is_an_error() -> None:
    with pytest.raises(MissingText):
        Words("en").html("no.such.key")
    with pytest.raises(MissingText):
        Words("en").html("fact.due")


def test_values_are_escaped_and_never_formatted() -> None:
    assert Words("en").html("fact.due", due="<b>{due} {0.__class__}") == "due &lt;b&gt;{due} {0.__class__}"


def test_chinese_spacing_follows_the_value() -> None:
    words = Words("zh")
    assert words.plain("facts.says", who="WSJ", figure="约 3") == "WSJ 称约 3"
    assert words.plain("facts.says", who="机器之心", figure="3") == "机器之心称 3"


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("zh-hans", "zh"),
        ("zh_TW", "zh"),
        ("en-GB", "en"),
        ("de", "en"),
        ("", "en"),
        (None, "en"),
        ("ZH", "zh"),
    ],
)
def test_language_of_a_telegram_user(code: str | None, language: str) -> None:
    assert language_of(code) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_command_menu_keeps_telegrams_limits(language: str) -> None:
    for name, description in menu(language, operator=True):
        assert re.fullmatch("[a-z0-9_]{1,32}", name)
        assert 1 <= len(description) <= 256
