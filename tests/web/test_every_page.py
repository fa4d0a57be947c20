"""Every page × every reader × a record of the own cell and of a foreign one: who gets what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from conftest import People, today_actor
from ketnap.accounts.models import User
from ketnap.accounts.services import issue_access_token
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.domain.access import TokenScope
from web.two_cells import FOREIGN_WORD, Furnished, far_cell, furnish, readers_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TABLE = Path(__file__).with_name("every_page.txt")
MISSING = 99_999_999
SEARCH = "?q=ky+lan&find=ky+lan&view=table"
"""Finds the foreign cell's people where they may be found; no page repeats it with its accents."""

OK, NOT_FOUND = 200, 404
SEALED = {"transfer_file"}
"""What shows nothing even to those who may have it."""
SIGN_IN = "/dang-nhap/"
DENIALS = {"in", "401", "403", "404"}
CHANGES = re.compile(r"\s*(INSERT|UPDATE|DELETE)\b", re.IGNORECASE)
KEPT_BESIDES = (
    "django_session",
    "usersessions_",
    "ketnap_cache",
    "audit_",
    "accounts_accesstoken",  # when a token was last used
)
FOR_PROGRAMS = "api_"
"""Begins the names of the addresses that a program asks for, with its owner's token."""

PARAMETERS = {
    "enter_member": {"casefile_id": "admitted_id"},
    "end_unit": {"part_id": "unit_id"},
    "end_mass_organisation": {"part_id": "mass_id"},
    "delegate": {"held_id": "role_id"},
    "end_role": {"held_id": "role_id"},
    "confirm_role": {"held_id": "waiting_role_id"},
    "refuse_role": {"held_id": "waiting_role_id"},
    "answer_keys": {"request_id": "key_request_id"},
    "refuse_keys": {"request_id": "key_request_id"},
    "answer_data_request": {"request_id": "data_request_id"},
    "close_data_request": {"request_id": "answered_request_id"},
    "open_applicants_account": {"casefile_id": "awaiting_id"},
    "snooze": {"casefile_id": "awaiting_id", "seq": "awaiting_seq"},
    "inspection": {"held_id": "inspection_id"},
    "prepare_press": {"record_id": "plan_id"},
    "set_section_duties": {"held_id": "role_id"},
    "submit_case": {"casefile_id": "voted_id"},
    "submission": {"casefile_id": "sent_up_id"},
    "pass_on_submission": {"casefile_id": "sent_up_id"},
    "appraise_submission": {"casefile_id": "sent_up_id"},
    "return_submission": {"casefile_id": "sent_up_id"},
    "receive_decision": {"casefile_id": "decided_id"},
    "api_submission": {"casefile_id": "voted_id"},
    "api_return": {"casefile_id": "sent_up_id"},
    "api_appraisal": {"casefile_id": "sent_up_id"},
    "api_decisions": {"organisation_id": "body_id"},
    "receive_transfer": {"transfer_id": "arriving_id"},
    "transfer_file": {"transfer_id": "sent_away_id"},
    "call_back_transfer": {"transfer_id": "sent_away_id"},
}
"""Addresses that name different records by one word."""

FORMS = {
    "meeting": "gm-hop",
    "course": "ds-lop",
    "ceremony": "ct-le",
    "cell": "ds-ct",
    "committee": "bc-cu",
}
"""A form of each sort of occasion, of a cell, of a committee; the papers of a case are asked for by its index."""
PAPER_PAGES = (
    "paper",
    "number_paper",
    "paper_word",
    "paper_pdf",
    "print_paper",
    "note_printed",
    "sign_paper",
    "file_paper",
    "return_paper",
    "replace_paper",
)
PARAMETERS |= {
    f"{sort}_{page}": {"form_code": f"{sort}_form", "paper_id": f"{sort}_paper_id"}
    for sort in FORMS
    for page in PAPER_PAGES
}

WITHOUT_RECORD = {
    "rule_id": "age_min_months",
    "token": "khong-dung",
    "kind": "listed_as_sympathiser",
    "seq": 1,
    "code": "hold_ceremony",
    "purpose": "case_file",
    "name": "khong-co",
    "secret": "khong-dung",
    "form_code": "mlhs",
    "which": "0",
    "installation_id": 0,
    "layout": "members",
    "occasion": "ke-hoach",
    **{f"{sort}_form": form for sort, form in FORMS.items()},
}


@dataclass(frozen=True)
class Line:
    """A line of the table: how a page is asked for, of whose cell, and what each reader gets."""

    method: str
    page: str
    kind: str
    place: str
    answers: dict[str, str]


def lines() -> list[Line]:
    """The table. The line of a new page may lack its answers: the comparison shows them."""
    head, *rows = [
        row.split() for row in TABLE.read_text("utf-8").splitlines() if not row.startswith("#")
    ]
    readers = head[3:]
    return [
        Line(method, *_page(page), place, dict(zip(readers, answers or readers, strict=True)))
        for method, page, place, *answers in rows
    ]


def _page(words: str) -> tuple[str, str]:
    page, _, kind = words.partition(":")
    return page, kind


@dataclass(frozen=True)
class World:
    """Both cells, and for every reader a signed-in browser, and a program with his token."""

    places: dict[str, Furnished]
    browsers: dict[str, Client]
    programs: dict[str, Client]

    def client(self, page: str, reader: str) -> Client:
        """Whoever asks for a page on the reader's behalf."""
        clients = self.programs if page.startswith(FOR_PROGRAMS) else self.browsers
        return clients[reader]

    def address(self, line: Line, *, missing: bool = False) -> str:
        names = parameters_of(line.page)
        ids = self.places["foreign" if line.place == "foreign" else "own"].ids
        values = {name: self._value(line, name, ids, missing=missing) for name in names}
        return reverse(line.page, kwargs=values)

    def _value(self, line: Line, name: str, ids: dict[str, Any], *, missing: bool) -> Any:
        if name == "kind" and line.kind:
            return line.kind
        key = PARAMETERS.get(line.page, {}).get(name, name)
        if key in WITHOUT_RECORD:
            return WITHOUT_RECORD[key]
        return MISSING if missing else ids[key]


@pytest.fixture
def world(administrator, superior, cell, client_of, settings) -> World:
    # All the pages take longer than a password stays fresh, on a machine with much to do.
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 24 * 3600
    own = furnish(superior, cell, People(administrator), "Bạch Hạc")
    foreign = furnish(*far_cell(), People(acting_on_organisations(OPERATOR)), FOREIGN_WORD)
    readers = readers_of(own)
    browsers = {
        name: Client() if user is None else client_of(user) for name, user in readers.items()
    }
    programs = {
        name: Client() if user is None else program_of(user) for name, user in readers.items()
    }
    return World({"own": own, "foreign": foreign}, browsers, programs)


def program_of(user: User) -> Client:
    """A program with a token of the user's for everything."""
    until = timezone.localdate() + timedelta(days=1)
    _token, word = issue_access_token("thử", TokenScope, until=until, actor=today_actor(user))
    return Client(headers={"authorization": f"Bearer {word}"})


def routes(resolver: URLResolver) -> Iterator[tuple[str, frozenset[str]]]:
    """Every address of the product: its name, and what it names records by."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            taken = frozenset(entry.pattern.converters)
            yield from ((name, taken | names) for name, names in routes(entry))
        elif isinstance(entry, URLPattern):
            yield entry.name or str(entry.pattern), frozenset(entry.pattern.converters)


@cache
def parameters_of(page: str) -> frozenset[str]:
    return dict(routes(get_resolver()))[page]


def ask(client: Client, method: str, address: str, **headers: str) -> HttpResponse:
    """Ask for a page; whatever it writes is taken back."""
    with transaction.atomic():
        response: HttpResponse = client.generic(method, address, headers=headers)
        transaction.set_rollback(True)
    return response


def answer(response: HttpResponse) -> str:
    """The answer as the table writes it: led to sign in, led elsewhere, or the status."""
    if response.status_code in (301, 302):
        return "in" if response["Location"].startswith(SIGN_IN) else "go"
    return str(response.status_code)


def shown(response: HttpResponse) -> str:
    content = b"".join(response) if response.streaming else response.content
    return content.decode("utf-8", errors="replace")


def test_every_page_stands_in_the_table():
    pages = {name for name, _ in routes(get_resolver())}

    assert {line.page for line in lines()} == pages, f"write a line for each into {TABLE.name}"


def test_pages_about_a_record_are_asked_for_in_both_cells():
    about_records = {name for name, names in routes(get_resolver()) if names - set(WITHOUT_RECORD)}

    asked = {line.page: set() for line in lines()}
    for line in lines():
        asked[line.page].add(line.place)

    assert {page for page, places in asked.items() if places == {"own", "foreign"}} == about_records


def test_every_reader_gets_what_the_table_says_and_no_word_of_the_foreign_cell(world):
    seen, leaks = [], []
    for line in lines():
        answers = {}
        for reader in line.answers:
            response = ask(world.client(line.page, reader), line.method, world.address(line))
            answers[reader] = answer(response)
            if FOREIGN_WORD in shown(response):
                leaks.append((line.page, reader))
        seen.append(replace(line, answers=answers))

    assert "\n".join(map(written, seen)) == "\n".join(map(written, lines()))
    assert leaks == []


def written(line: Line) -> str:
    page = f"{line.page}:{line.kind}" if line.kind else line.page
    answers = " ".join(f"{each:>4}" for each in line.answers.values())
    return f"{line.method:4} {page:34} {line.place:8} {answers}"


def test_no_part_of_a_page_and_no_search_shows_a_word_of_the_foreign_cell(world):
    leaks = [
        (line.page, reader)
        for line in lines()
        for reader, expected in line.answers.items()
        if expected == str(OK) or (line.place == "foreign" and expected == str(NOT_FOUND))
        if FOREIGN_WORD
        in shown(search_within(world.client(line.page, reader), world.address(line)))
    ]

    assert leaks == []


def search_within(client: Client, address: str) -> HttpResponse:
    """Ask for the part of a page that changes, looking for the foreign cell's people."""
    return ask(client, "GET", address + SEARCH, **{"HX-Request": "true"})


def test_the_foreign_cell_has_something_to_leak(world, client_of):
    secretary = client_of(world.places["foreign"].secretary)

    silent = {
        line.page
        for line in lines()
        if line.place == "foreign"
        and line.method == "GET"
        and line.page not in SEALED
        and line.answers["secretary"] != str(OK)
        and (response := ask(secretary, "GET", world.address(line))).status_code == OK
        and FOREIGN_WORD not in shown(response)
    }

    assert silent == set()


def test_whoever_may_not_open_a_page_changes_nothing_by_it(world):
    wrong = []
    for line, reader, method in forbidden_changes():
        given, wrote = attempt(world.client(line.page, reader), method, world.address(line))
        if given not in {line.answers[reader], "405"} or wrote:
            wrong.append((line.page, line.place, reader, method, given, wrote))

    assert wrong == []


def forbidden_changes() -> Iterator[tuple[Line, str, str]]:
    """Every denied page and every foreign record is posted to, unless a line of its own says more.

    Other methods are tried by who comes nearest to the right.
    """
    posted = {(line.page, line.kind, line.place) for line in lines() if line.method == "POST"}
    for line in lines():
        told_elsewhere = line.method != "POST" and (line.page, line.kind, line.place) in posted
        for reader, expected in line.answers.items():
            if not told_elsewhere and (expected in DENIALS or line.place == "foreign"):
                yield line, reader, "POST"
        if line.place == "foreign":
            yield from ((line, "secretary", method) for method in ("PUT", "PATCH", "DELETE"))


def attempt(client: Client, method: str, address: str) -> tuple[str, list[str]]:
    """What a request gets, and what it writes into the records."""
    wrote: list[str] = []

    def listen(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if CHANGES.match(sql) and not any(table in sql for table in KEPT_BESIDES):
            wrote.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        given = answer(ask(client, method, address))
    return given, wrote


def test_a_foreign_record_looks_like_none_at_all(world):
    told_apart = [
        (line.page, reader)
        for line, reader in past_the_gate()
        if alike(ask(world.client(line.page, reader), line.method, world.address(line)))
        != alike(
            ask(world.client(line.page, reader), line.method, world.address(line, missing=True))
        )
    ]

    assert told_apart == []


def past_the_gate() -> Iterator[tuple[Line, str]]:
    """Foreign records, by readers whom the page itself refuses, having looked for the record."""
    let_in = {
        (line.page, line.kind, reader)
        for line in lines()
        for reader, expected in line.answers.items()
        if expected not in {"in", "403"}
    }
    for line in lines():
        for reader in line.answers:
            if line.place == "foreign" and (line.page, line.kind, reader) in let_in:
                yield line, reader


ADDRESS_OR_TOKEN = re.compile(r'/[\w./%-]*|value="[\w]{64}"|' + str(MISSING), re.ASCII)


def alike(response: HttpResponse) -> tuple[str, str]:
    """An answer without what must differ: the address asked for, and the form's token."""
    return answer(response), ADDRESS_OR_TOKEN.sub("…", shown(response))
