"""The command that counts: figures of a period, whole and broken down."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from ketnap.cli.django_rooms import installation
from ketnap.cli.not_on_the_roll import say_missing
from ketnap.cli.organisations import organisation_id
from ketnap.cli.printing import say, say_json
from ketnap.cli.refusal import Refusal, spoken_language
from ketnap.domain.figures import Dimension

if TYPE_CHECKING:
    from ketnap.casefiles.queries.counted_people import Asked


def indicators(arguments: argparse.Namespace) -> int:
    """Print the figures of a period."""
    if arguments.end < arguments.start:
        raise Refusal("Ngày cuối đứng trước ngày đầu.", "The last day lies before the first.")
    if arguments.months is not None and not arguments.all:
        raise Refusal("--months chỉ dùng cùng --all.", "--months is for --all alone.")
    dimensions = list(_dimensions(arguments.by))
    with installation():
        asked = _asked(arguments)
        if arguments.all:
            body = organisation_id(arguments.organisation)
            whole = _everything(body, asked, dimensions, months=arguments.months)
            say_json(whole | ({"courses": _courses(asked)} if arguments.courses else {}))
            say_missing(whole["admitted_not_on_the_roll"], arguments.organisation)
            return 0
        counted = _counted(asked)
        broken_down = _broken_down(asked, dimensions) if dimensions else {}
        courses = _courses(asked) if arguments.courses else []
        missing = _missing(asked)
    if arguments.json:
        more = {"by": broken_down} if dimensions else {}
        say_json(counted | more | ({"courses": courses} if arguments.courses else {}))
    else:
        _say_lines(counted, broken_down)
        _say_courses(courses)
    say_missing(missing, arguments.organisation)
    return 0


def _dimensions(text: str) -> Iterator[Dimension]:
    """What to break down by; a word that is none of them is refused with those there are."""
    known = [each.value for each in Dimension]
    for word in dict.fromkeys(filter(None, map(str.strip, text.split(",")))):
        if word not in known:
            listed = ", ".join(known)
            raise Refusal(
                f"Không phân được theo “{word}”. Các mục: {listed}.",
                f"There is nothing called “{word}” to break down by. There are: {listed}.",
            )
        yield Dimension(word)


def _asked(arguments: argparse.Namespace) -> "Asked":
    from ketnap.casefiles.queries.counted_people import Asked
    from ketnap.casefiles.queries.figures import (
        INDICATORS,
        CountBy,
        counting_day,
        path_for_operator,
    )

    return Asked(
        path=path_for_operator(organisation_id(arguments.organisation)),
        start=arguments.start,
        end=arguments.end,
        figures=INDICATORS,
        count_by=CountBy(arguments.count_by) if arguments.count_by else counting_day(),
        known_on=arguments.known_on,
    )


def _counted(asked: "Asked") -> dict[str, Any]:
    from ketnap.casefiles.queries.counted_people import figure_counts

    return {figure.value: count for figure, count in figure_counts(asked).items()}


def _missing(asked: "Asked") -> int:
    from ketnap.domain.figures import Span
    from ketnap.figures.not_on_the_roll import admitted_not_on_the_roll

    return admitted_not_on_the_roll(asked.path, Span(date.min, asked.end))


def _everything(
    number: int, asked: "Asked", dimensions: Sequence[Dimension], *, months: int | None
) -> dict[str, Any]:
    """What the interface for programs answers to whoever asks for all there is."""
    from ketnap.casefiles.queries import Figure
    from ketnap.documents.registers.queries import term_days
    from ketnap.domain.figures import Span
    from ketnap.figures.admissions import MOST_MONTHS, USUAL_MONTHS
    from ketnap.figures.told import below_told, period_told
    from ketnap.figures.told_ahead import due_told, quiet_told
    from ketnap.figures.told_cases import cases_told
    from ketnap.organisations.models import Organisation

    months = USUAL_MONTHS if months is None else months
    if not 1 <= months <= MOST_MONTHS:
        raise Refusal(
            f"Số tháng phải từ 1 đến {MOST_MONTHS}.", f"Months go from 1 to {MOST_MONTHS}."
        )
    term = term_days(asked.path, asked.end)
    every, span = replace(asked, figures=tuple(Figure)), Span(asked.start, asked.end)
    return {
        "organisation_id": number,
        **period_told(asked, term=term),
        "due_next": due_told(asked.path, span),
        "by": _broken_down(every, dimensions) if dimensions else {},
        "below": below_told(Organisation.objects.get(pk=number), asked),
        "cases": cases_told(asked.path, span),
        "quiet_cells": quiet_told(asked, months=months),
    }


def _broken_down(
    asked: "Asked", dimensions: Sequence[Dimension]
) -> dict[str, dict[str, dict[str, int]]]:
    from ketnap.figures.breakdowns import breakdowns

    return {
        figure.value: {dimension.value: dict(rows) for dimension, rows in by.items()}
        for figure, by in breakdowns(asked, dimensions).items()
    }


def _courses(asked: "Asked") -> list[dict[str, Any]]:
    """Each course with those sent in the period, and with those of them who have a certificate."""
    from ketnap.figures.courses import courses_counted
    from ketnap.occasions.courses.models import CourseKind

    return [
        {
            "title": course.title,
            "first_on": course.first_on.isoformat(),
            "sent": course.enrolled,
            "certified": course.certified,
        }
        for course in courses_counted(asked, CourseKind.AWARENESS).each
    ]


def _say_lines(
    counted: Mapping[str, int], broken_down: Mapping[str, Mapping[str, Mapping[str, int]]]
) -> None:
    """A line for each number, in the words of the screens and in the reader's language."""
    from django.utils.translation import override

    from ketnap.casefiles.queries.figures import Figure
    from ketnap.figures.names import DIMENSION_NAMES, FIGURE_NAMES, row_name

    with override(spoken_language()):
        for figure, count in counted.items():
            name = FIGURE_NAMES[Figure(figure)]
            say(f"{name}\t{count}")
            for dimension, rows in broken_down.get(figure, {}).items():
                by = Dimension(dimension)
                for row, number in rows.items():
                    say(f"{name}\t{DIMENSION_NAMES[by]}\t{row_name(by, row)}\t{number}")


def _say_courses(courses: Sequence[Mapping[str, Any]]) -> None:
    """How many were sent to each course, and how many of them have a certificate."""
    from django.utils.translation import override

    from ketnap.casefiles.queries.figures import Figure
    from ketnap.figures.names import FIGURE_NAMES
    from ketnap.web.day_words import full_day

    with override(spoken_language()):
        for course in courses:
            which = f"{course['title']}\t{full_day(date.fromisoformat(course['first_on']))}"
            say(f"{FIGURE_NAMES[Figure.SENT_TO_COURSE]}\t{which}\t{course['sent']}")
            say(f"{FIGURE_NAMES[Figure.CERTIFIED]}\t{which}\t{course['certified']}")
