"""Records are fetched where access is proved, and regulations stay out of Python."""

import ast

from architecture.tree import PACKAGE, name_of, source_files

SCOPED_MODELS = {"Casefile", "LogEntry", "Person"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
ROOMS_OF_ACCESS = {"queries", "services"}

# Numbers in the domain that no regulation sets. Everything else above one belongs in the rules.
NUMBERS_OF_OUR_OWN: dict[str, dict[int, str]] = {
    "format.py": {10_000: "the most steps one file may hold: a guard against broken files"},
}


def test_scoped_records_are_fetched_only_by_queries_and_services():
    elsewhere = [
        f"{name_of(path)}:{line}"
        for path in source_files()
        if not ROOMS_OF_ACCESS & {path.stem, path.parent.name}
        for line in _lines_that_fetch(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert elsewhere == []


def test_the_casefile_holds_no_number_of_a_regulation():
    unexplained = [
        f"{name_of(path)}:{line}: {number}"
        for path in source_files()
        if path.is_relative_to(PACKAGE / "domain" / "casefile")
        for line, number in _whole_numbers(ast.parse(path.read_text(encoding="utf-8")))
        if number not in NUMBERS_OF_OUR_OWN.get(path.name, {})
    ]

    assert unexplained == []


def test_every_allowed_number_is_still_used():
    used = {
        (path.name, number)
        for path in source_files()
        for _, number in _whole_numbers(ast.parse(path.read_text(encoding="utf-8")))
    }
    allowed = {(name, number) for name, numbers in NUMBERS_OF_OUR_OWN.items() for number in numbers}

    assert allowed - used == set()


def _lines_that_fetch(tree: ast.Module) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in MANAGERS
        and _last_name(node.value) in SCOPED_MODELS
    ]


def _last_name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _whole_numbers(tree: ast.Module) -> list[tuple[int, int]]:
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and type(node.value) is int and node.value > 1
    ]
