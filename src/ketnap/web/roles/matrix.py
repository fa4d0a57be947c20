"""The permission matrix (ai được làm gì): the whole policy on one page, as it is enforced."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.models import ROLE_NAMES
from ketnap.domain.access import (
    EVERYBODY,
    GIVES,
    STEPS,
    Action,
    Relation,
    Role,
    is_delegable,
    permission_matrix,
)
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.wording import step_name
from ketnap.web.day_words import capitalised
from ketnap.web.language import reader_language
from ketnap.web.roles.tabs import Tab, tabs_of
from ketnap.web.roles.words import ACTIONS, EVERYWHERE, EVERYWHERE_LETTER, LETTERS, RELATIONS


@dataclass(frozen=True, slots=True)
class Cell:
    """Where one role may do one thing: a letter for the eye, words for everybody else."""

    role: str
    letter: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One action with a cell for every role."""

    action: str
    is_everybodys: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The actions of one subject."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A role and what is said of it in words."""

    role: str
    words: str


@access.page(Action.SEE_MATRIX)
@require_GET
def matrix(request: HttpRequest) -> HttpResponse:
    """Show the policy as a table of roles and actions, with the steps and roles they cover."""
    context = {
        "tabs": tabs_of(request, Tab.MATRIX),
        "roles": [_name(role) for role in Role],
        "groups": groups(),
        "legend": [(LETTERS[each], RELATIONS[each]) for each in Relation],
        "everywhere": (EVERYWHERE_LETTER, EVERYWHERE),
        "steps": _steps(),
        "gives": _gives(),
        "delegable": _listed(role for role in Role if is_delegable(role)),
    }
    return render(request, "web/roles/matrix.html", context)


def groups() -> tuple[Group, ...]:
    """Return the policy as the page shows it: by subject, a cell for each role."""
    where: dict[tuple[Role, Action], list[Relation]] = {}
    for line in permission_matrix():
        where.setdefault((line.role, line.action), []).append(line.relation)
    return tuple(
        Group(
            title=str(title),
            rows=tuple(
                Row(
                    str(words),
                    action in EVERYBODY,
                    tuple(_cell(role, action, where) for role in Role),
                )
                for action, words in actions.items()
            ),
        )
        for title, actions in ACTIONS
    )


def _cell(role: Role, action: Action, where: dict[tuple[Role, Action], list[Relation]]) -> Cell:
    if action in EVERYBODY:
        return Cell(_name(role), str(EVERYWHERE_LETTER), _("được"))
    relations = where.get((role, action), [])
    return Cell(
        role=_name(role),
        letter=" ".join(str(LETTERS[each]) for each in relations),
        words=", ".join(str(RELATIONS[each]) for each in relations),
    )


def _steps() -> list[Sentence]:
    return [Sentence(_name(role), _step_words(kinds)) for role, kinds in STEPS.items()]


def _step_words(kinds: frozenset[str] | None) -> str:
    if kinds is None:
        return _("mọi bước")
    language = reader_language()
    return ", ".join(step_name(kind, language) for kind in StepKind if kind in kinds)


def _gives() -> list[Sentence]:
    return [Sentence(_name(role), _listed(given)) for role, given in GIVES.items()]


def _listed(roles: Iterable[Role]) -> str:
    chosen = set(roles)
    return ", ".join(str(ROLE_NAMES[role]) for role in Role if role in chosen)


def _name(role: Role) -> str:
    return capitalised(str(ROLE_NAMES[role]))
