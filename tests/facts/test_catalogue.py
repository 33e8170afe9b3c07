"""The catalogue: names, owners, parts, and names in running text."""

from __future__ import annotations

import pytest

from facts.catalogue import Catalogue
from facts.fold import fold
from facts.types import Subject, SubjectKind
from tests.facts.reading_room import COMPANY, PROGRAMME, SITE, SMALL


def names(text: str) -> list[str]:
    return [hit.subject.name for hit in SMALL.names_in(text, fold(text))]


def test_owners_reach_through_what_a_subject_is_part_of() -> None:
    holding = Subject("Holding", COMPANY)
    lab = Subject("Lab", COMPANY, owner="Holding")
    programme = Subject("Programme", PROGRAMME, owner="Lab")
    site = Subject("Site", SITE, part_of="Programme")
    catalogue = Catalogue((holding, lab, programme, site))
    assert catalogue.owners("Site") == ("Lab", "Holding")
    assert catalogue.ancestors("Site") == ("Programme",)
    assert catalogue.related("Site", "Holding") and not catalogue.related("Site", "Elsewhere")


def test_the_lineage_reaches_everything_above_even_a_whole_that_an_owner_is_part_of() -> None:
    group, arm = Subject("Group", PROGRAMME), Subject("Arm", COMPANY, part_of="Group")
    programme, site = Subject("Programme", PROGRAMME, owner="Arm"), Subject("Site", SITE, part_of="Programme")
    catalogue = Catalogue((group, arm, programme, site))
    assert catalogue.lineage("Site") == {"Site", "Programme", "Arm", "Group"}
    assert catalogue.lineage("Group") == {"Group"}
    assert catalogue.lineage("Elsewhere") == {"Elsewhere"}


@pytest.mark.parametrize("spelling", ["openai", "OPENAI", "ＯｐｅｎＡＩ", "ChatGPT maker"])
def test_find_ignores_case_and_width(spelling: str) -> None:
    found = SMALL.find(spelling)
    assert found is not None and found.name == "OpenAI"


def test_find_knows_both_scripts() -> None:
    assert [SMALL.find(name) for name in ("微软", "微軟")] == [SMALL.get("Microsoft")] * 2


def test_the_longest_name_wins() -> None:
    assert names("Colossus 2 and Colossus") == ["Colossus 2", "Colossus"]


def test_common_words_are_no_names_in_english() -> None:
    assert names("a meta study of google searches") == []
    assert names("Meta and Google") == ["Meta", "Google"]
    assert names("meta 于周三宣布") == ["Meta"]


def test_names_need_whole_words() -> None:
    assert names("Metaphysics, Oracles") == []


def test_merge_keeps_aliases_and_prefers_the_other() -> None:
    merged = SMALL.merge(Catalogue((Subject("Meta", COMPANY, aliases=("脸书",)), Subject("New", COMPANY))))
    assert merged.get("New") is not None
    assert {merged.find("脸书"), merged.find("Meta Platforms")} == {merged.get("Meta")}


def test_problems_are_all_told() -> None:
    broken = Catalogue(
        (
            Subject("A", COMPANY, owner="B", aliases=("same",)),
            Subject("B", COMPANY, owner="A"),
            Subject("C", SITE, part_of="Nowhere", aliases=("Same",)),
            Subject("C", SITE),
        )
    )
    told = "\n".join(broken.validate())
    for part in (
        "C: named twice",
        "'Nowhere' is no subject",
        "A: owner and part_of lead back",
        "'same' belongs to A and to C",
    ):
        assert part in told


def test_a_sound_catalogue_has_no_problems() -> None:
    assert SMALL.validate() == ()


def test_a_new_subject_needs_only_a_table() -> None:
    text = "Zephyr Park will draw 800 MW of data center power."
    more = SMALL.merge(Catalogue((Subject("Zephyr Park", SubjectKind.SITE, owner="Meta"),)))
    assert [hit.subject.name for hit in more.names_in(text, fold(text))] == ["Zephyr Park"]
