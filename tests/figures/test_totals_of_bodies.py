"""The totals kept for each body are what its rows add up to, whatever is recorded, undone or moved."""

from collections import Counter
from datetime import date

import pytest
from django.db.models import Count, Q

from figures.moved_organisations import FIRST, MINISTRY, PLACES, move_all
from figures.random_histories import histories
from ketnap.casefiles.models import Casefile, CountedFact, FactTotal, RunTotal, StageRun
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.casefiles.queries.figures import facts_within
from ketnap.casefiles.queries.totals import (
    facts_by_place,
    facts_by_year,
    first_lasting,
    lasting_on,
    runs_always_lasting,
    runs_begun,
    runs_ended,
    runs_lasting,
)
from ketnap.casefiles.rebuild import rebuild_cases
from ketnap.casefiles.services import import_casefiles
from ketnap.casefiles.totals import count_totals_anew, totals_that_differ
from ketnap.casefiles.verification import verify
from ketnap.domain.casefile.format import casefile_from_data
from ketnap.domain.figures import Span
from ketnap.organisations.models import Organisation
from ketnap.organisations.paths import WIDTH
from ketnap.organisations.queries import organisations_called
from ketnap.organisations.standing import standing_below

pytestmark = pytest.mark.django_db

SPANS = [
    Span(date(2018, 1, 1), date(2023, 12, 31)),
    Span(date(2020, 2, 15), date(2021, 10, 1)),
    Span(date(2021, 5, 3), date(2021, 5, 29)),
    Span(date(2019, 12, 31), date(2020, 3, 1)),
]


@pytest.fixture
def cases():
    return take_in(histories(60))


@pytest.fixture
def many_cases():
    # A cell exists from its first file on, and is moved only later.
    return take_in(histories(120))


def take_in(cases):
    files = sorted(cases, key=lambda case: min(step["on"] for step in case["steps"]))
    import_casefiles([casefile_from_data(case) for case in files], by=OPERATOR)
    return files


def below(name):
    body = organisations_called(name).get()
    return Organisation.objects.filter(path__startswith=body.path).exclude(pk=body.pk)


def test_totals_follow_whatever_is_recorded_moved_and_derived_anew(many_cases):
    assert list(totals_that_differ()) == []
    assert total_of(FactTotal, MINISTRY) == CountedFact.objects.filter(known_until=date.max).count()

    move_all(acting_on_organisations(OPERATOR))

    assert list(totals_that_differ()) == []
    for name in (MINISTRY, FIRST):
        facts = CountedFact.objects.filter(known_until=date.max, cell__in=below(name))
        assert total_of(FactTotal, name) == facts.count()
        assert total_of(RunTotal, name) == StageRun.objects.filter(cell__in=below(name)).count()

    rebuild_cases(list(Casefile.objects.values_list("pk", flat=True)[:20]))

    assert list(totals_that_differ()) == []


def total_of(model, name):
    kept = model.objects.filter(body=organisations_called(name).get())
    return sum(kept.values_list("number", flat=True))


def test_totals_that_were_changed_are_named_and_counted_anew(cases):
    FactTotal.objects.filter(code="listed").update(number=7)
    RunTotal.objects.filter(stage="listed").delete()

    assert {broken.detail for broken in verify()} == {
        "casefiles_facttotal",
        "casefiles_runtotal",
    }

    count_totals_anew()
    assert verify() == []


def test_numbers_by_totals_are_those_of_the_rows_on_whatever_days(cases):
    check_numbers([MINISTRY, FIRST, "Chi bộ 3"])


def test_numbers_of_each_body_below_are_those_of_the_rows_also_of_months_in_part(cases):
    for name in (MINISTRY, FIRST):
        path = organisations_called(name).get().path
        for span in SPANS:
            facts = facts_within(path, span.start, span.end).filter(code="listed")
            expected = Counter(
                map(directly_below(path), facts.values_list("cell__path", flat=True))
            )
            found: Counter[str] = Counter()
            for (place, _code), number in facts_by_place(path, span, ["listed"]).items():
                found[directly_below(path)(place)] += number

            assert found == expected, (name, span)


def directly_below(path):
    return lambda place: place[: len(path) + WIDTH + 1]


def test_numbers_by_totals_are_those_of_the_rows_where_bodies_moved(many_cases):
    move_all(acting_on_organisations(OPERATOR))

    check_numbers(PLACES)


def check_numbers(names):
    for name in names:
        path = organisations_called(name).get().path
        for span in SPANS:
            check_facts(path, span)
            check_times(path, span)


def check_facts(path, span):
    codes = ["listed", "certified", "admission_decided"]
    facts = facts_within(path, span.start, span.end).filter(code__in=codes)
    expected = Counter((on.year, code) for on, code in facts.values_list("on", "code"))

    assert +facts_by_year(standing_below(path, span.start, span.end), span, codes) == expected


def check_times(path, span):
    standing, runs = standing_below(path, span.start, span.end), StageRun.objects.order_by()
    always = runs.filter(standing.always("cell"))
    begun = always.filter(from_on__range=(span.start, span.end))
    ended = runs.filter(
        standing.on_day_of("until_on", "cell"), until_on__range=(span.start, span.end)
    )
    then = standing_below(path, span.end, span.end)
    lasting = runs.filter(then.ever("cell"), lasting_on(span.end))

    assert +runs_begun(standing, span, Q(), "before") == counted(begun, "before")
    assert +runs_ended(standing, span, Q(), "stage", "days") == counted(ended, "stage", "days")
    assert +runs_lasting(then, span.end, Q(), "stage") == counted(lasting, "stage")
    assert +runs_always_lasting(standing, span.end, Q(stage="listed"), "stage") == counted(
        always.filter(lasting_on(span.end), stage="listed"), "stage"
    )
    firsts: dict[str, date] = {}
    for stage, first in lasting.values_list("stage", "from_on"):
        firsts[stage] = min(first, firsts.get(stage, first))
    assert first_lasting(then, span.end) == firsts


def counted(rows, *columns):
    found = rows.values_list(*columns).annotate(number=Count("*"))
    return Counter({tuple(told): number for *told, number in found})
