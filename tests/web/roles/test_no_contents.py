"""Whoever administers the system sees no case, and nobody who is on the way into the Party."""

import re

import pytest
from django.urls import URLResolver, get_resolver

from web.conftest import asked_for_verification, days_ago

pytestmark = pytest.mark.django_db

NUMBER = re.compile(r"<int:\w+>")


def routes(resolver, before: str = "") -> list[str]:
    """Return how the addresses of our pages are written."""
    found = []
    for entry in resolver.url_patterns:
        route = f"{before}{entry.pattern}"
        if isinstance(entry, URLResolver):
            found.extend(routes(entry, route))
        else:
            found.append(route)
    return found


def addresses(case) -> list[str]:
    """Return every address that nothing but numbers is wanted for, with the case's number in it."""
    numbered = [NUMBER.sub(str(case.pk), route) for route in routes(get_resolver())]
    return [f"/{route}" for route in numbered if "<" not in route]


def test_administrator_meets_no_applicant_on_any_page(cases, technicians_browser):
    case = cases.open("Đỗ Quang Minh", asked_for_verification(days_ago(10)))

    showing = [
        address
        for address in addresses(case)
        if "Quang Minh" in technicians_browser.get(address).content.decode(errors="replace")
    ]

    assert len(addresses(case)) > 20
    assert showing == []


def test_secretary_does_meet_the_applicant_there(cases, browser):
    case = cases.open("Đỗ Quang Minh", asked_for_verification(days_ago(10)))

    showing = [
        address
        for address in addresses(case)
        if "Quang Minh" in browser.get(address).content.decode(errors="replace")
    ]

    assert f"/ho-so/{case.pk}/" in showing


@pytest.mark.parametrize("way", ["", "ai-da-xem/", "xuat/"])
def test_administrator_is_refused_the_case_itself(way, cases, technicians_browser):
    case = cases.open("Đỗ Quang Minh")

    answer = technicians_browser.get(f"/ho-so/{case.pk}/{way}")

    assert answer.status_code in {403, 404}
