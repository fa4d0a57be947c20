"""Every code a rule may prescribe has words on the pages."""

from ketnap.domain.ceremony import PAPERS_AND_SOUND, PreparationGroup
from ketnap.domain.ceremony.preparations import DECORATION_RULE
from ketnap.domain.ceremony.programme import PROGRAMME_RULE
from ketnap.occasions.ceremonies.script import PASSAGES
from ketnap.occasions.ceremonies.words import GROUPS, ITEMS, PREPARATIONS
from ketnap.rules.load import load_rulebook


def codes_of(rule_id: str) -> set[str]:
    """Return every code the rule has ever listed."""
    return {code for value in load_rulebook().rules[rule_id].values for code in value.value}


def test_every_item_of_every_programme_has_a_title_and_a_passage():
    codes = codes_of(PROGRAMME_RULE)

    assert codes
    assert codes == set(ITEMS) == set(PASSAGES)


def test_every_line_of_the_checklist_has_words():
    assert codes_of(DECORATION_RULE) | set(PAPERS_AND_SOUND) == set(PREPARATIONS)


def test_every_group_of_the_checklist_has_a_heading():
    assert set(GROUPS) == set(PreparationGroup)
