"""Records are fetched in the room that proves access, and regulations stay out of Python."""

import ast

import pytest
from django.apps import apps

from architecture.tree import PACKAGE, name_of, source_files
from ketnap.casefiles.models import Casefile
from ketnap.people.models import Person

# Other rooms ask the owner's queries, which take an actor.
OWNERS = {"Casefile": "casefiles", "LogEntry": "casefiles", "Person": "people"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
SHORTCUTS = {"get_object_or_404", "get_list_or_404"}

# Numbers that no regulation sets. Every other number above one belongs in the rules.
NUMBERS_OF_OUR_OWN: dict[str, dict[int, str]] = {
    "format.py": {10_000: "the most steps one file may hold: a guard against broken files"},
    "json_schema.py": {
        2: "what the largest whole number of JSON is a power of",
        53: "the power of it",
    },
    "kept_lines.py": {
        120: "the longest name of a person that a record keeps",
        200: "the longest name of a body that a record keeps",
        500: "the longest fact about a person that a record keeps",
    },
    "shape.py": {
        4: "where the first dash stands in a written day",
        7: "where the second dash stands in a written day",
    },
}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Person.objects.get(pk=1)", {"Person"}),
        ("models.Casefile._default_manager.all()", {"Casefile"}),
        ("get_object_or_404(LogEntry, pk=1)", {"LogEntry"}),
        ("Organisation.objects.all()", set()),
        ("Person(full_name='An')", set()),
    ],
)
def test_fetching_is_recognised(source, expected):
    assert fetched_models(ast.parse(source)) == expected


def test_scoped_records_are_fetched_only_in_their_own_room():
    elsewhere = [
        f"{name_of(path)}: {model}"
        for path in source_files()
        for model in fetched_models(ast.parse(path.read_text(encoding="utf-8")))
        if not path.is_relative_to(PACKAGE / OWNERS[model])
    ]

    assert elsewhere == []


def test_whatever_refers_to_a_case_or_a_person_is_called_in_vietnamese():
    referring = {
        field.model
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.related_model in (Casefile, Person)
    }

    assert len(referring) > 20
    assert [
        model._meta.label for model in referring if str(model._meta.verbose_name).isascii()
    ] == []


def test_the_casefile_holds_no_number_of_a_regulation():
    unexplained = [
        f"{name_of(path)}:{line}: {number}"
        for path in source_files()
        if path.is_relative_to(PACKAGE / "domain" / "casefile")
        for line, number in whole_numbers(ast.parse(path.read_text(encoding="utf-8")))
        if number not in NUMBERS_OF_OUR_OWN.get(path.name, {})
    ]

    assert unexplained == []


def test_every_number_of_our_own_is_still_used():
    used = {
        (path.name, number)
        for path in source_files()
        for _, number in whole_numbers(ast.parse(path.read_text(encoding="utf-8")))
    }
    allowed = {(name, number) for name, numbers in NUMBERS_OF_OUR_OWN.items() for number in numbers}

    assert allowed - used == set()


def test_whole_numbers_above_one_are_recognised():
    tree = ast.parse("minimum = 18\nshare = 2 / 3\nfirst = rows[0]\nready = True\n")

    assert whole_numbers(tree) == [(1, 18), (2, 2), (2, 3)]


def fetched_models(tree: ast.Module) -> set[str]:
    """Return the scoped models that a file fetches by itself."""
    names = set()
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr=manager, value=owner) if manager in MANAGERS:
                names.add(_last_name(owner))
            case ast.Call(func=function, args=[model, *_]) if _last_name(function) in SHORTCUTS:
                names.add(_last_name(model))
    return names & set(OWNERS)


def whole_numbers(tree: ast.Module) -> list[tuple[int, int]]:
    """Return line and value of every whole number above one."""
    return sorted(
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and type(node.value) is int and node.value > 1
    )


def _last_name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""
