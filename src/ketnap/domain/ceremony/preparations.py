"""What to prepare for a ceremony: the decoration the rule prescribes, and the usual papers and sound."""

from enum import StrEnum

from ketnap.domain.rulebook import RulesInForce

DECORATION_RULE = "ceremony_decoration"


class PreparationGroup(StrEnum):
    """The headings of the checklist."""

    DECORATION = "decoration"
    PAPERS_AND_SOUND = "papers_and_sound"


# No rule lists these; a cell may leave them out or add its own.
PAPERS_AND_SOUND = (
    "admission_decisions",
    "oath_sheets",
    "host_script",
    "anthems_recording",
    "guest_list_to_sign",
    "minutes_book",
)


def preparations_by_rule(rules: RulesInForce) -> tuple[str, ...]:
    """Return the codes of the prescribed decoration, in the order of the rule."""
    rule = rules.find(DECORATION_RULE)
    return () if rule is None else tuple(rule.value)
