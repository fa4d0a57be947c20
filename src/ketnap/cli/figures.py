"""The command that counts: figures of a period, whole and broken down."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ketnap.cli.django_rooms import installation
from ketnap.cli.printing import say, say_json
from ketnap.cli.record_numbers import is_number
from ketnap.cli.refusal import Refusal
from ketnap.domain.figures import Dimension


def indicators(arguments: argparse.Namespace) -> int:
    """Print the figures of a period."""
    if arguments.end < arguments.start:
        raise Refusal("Ngày cuối đứng trước ngày đầu.", "The last day lies before the first.")
    dimensions = list(_dimensions(arguments.by))
    with installation():
        counted = _counted(arguments)
        broken_down = _broken_down(arguments, dimensions) if dimensions else {}
    if arguments.json:
        say_json(counted | ({"by": broken_down} if dimensions else {}))
    else:
        _say_lines(counted, broken_down)
    return 0


def _dimensions(text: str) -> Iterator[Dimension]:
    """What to break down by; a word that is none of them is refused with those there are."""
    known = [each.value for each in Dimension]
    for word in dict.fromkeys(text.split(",")) if text else ():
        if word not in known:
            listed = ", ".join(known)
            raise Refusal(
                f"Không phân được theo “{word}”. Các mục: {listed}.",
                f"There is nothing called “{word}” to break down by. There are: {listed}.",
            )
        yield Dimension(word)


def _counted(arguments: argparse.Namespace) -> dict[str, Any]:
    from ketnap.casefiles.queries.figures import CountBy
    from ketnap.casefiles.queries.figures import indicators as figures_of

    figures = figures_of(
        _organisation_id(arguments.organisation),
        arguments.start,
        arguments.end,
        count_by=CountBy(arguments.count_by),
    )
    return {figure.value: count for figure, count in figures.items()}


def _broken_down(
    arguments: argparse.Namespace, dimensions: Sequence[Dimension]
) -> dict[str, dict[str, dict[str, int]]]:
    from ketnap.casefiles.queries.counted_people import Asked
    from ketnap.casefiles.queries.figures import INDICATORS, CountBy, path_for_operator
    from ketnap.figures.breakdowns import breakdowns

    asked = Asked(
        path=path_for_operator(_organisation_id(arguments.organisation)),
        start=arguments.start,
        end=arguments.end,
        figures=INDICATORS,
        count_by=CountBy(arguments.count_by),
    )
    return {
        figure.value: {dimension.value: dict(rows) for dimension, rows in by.items()}
        for figure, by in breakdowns(asked, dimensions).items()
    }


def _say_lines(
    counted: Mapping[str, int], broken_down: Mapping[str, Mapping[str, Mapping[str, int]]]
) -> None:
    for figure, count in counted.items():
        say(f"{figure}\t{count}")
        for dimension, rows in broken_down.get(figure, {}).items():
            for row, number in rows.items():
                say(f"{figure}\t{dimension}\t{row}\t{number}")


def _organisation_id(text: str) -> int:
    """The number of an organisation, given as a number or as a name that only one has borne."""
    from ketnap.organisations.models import Organisation
    from ketnap.organisations.queries import organisations_called

    given_as_number = is_number(text)
    found = Organisation.objects.filter(pk=text) if given_as_number else organisations_called(text)
    ids = list(found.values_list("pk", flat=True))
    if len(ids) == 1:
        return ids[0]
    if ids:
        raise _several_organisations(text, ids)
    if given_as_number:
        raise Refusal(f"Không có tổ chức số {text}.", f"There is no organisation {text}.")
    raise Refusal(f"Không có tổ chức tên “{text}”.", f"There is no organisation called “{text}”.")


def _several_organisations(name: str, ids: list[int]) -> Refusal:
    """The refusal that lists them, each with its number and the body above it today."""
    from django.utils import timezone

    from ketnap.organisations.queries import names_on, parents_on

    today = timezone.localdate()
    parents = parents_on(ids, today)
    names = names_on([*ids, *parents.values()], today)
    lines = "".join(
        f"\n  {number}\t{names[number]}\t{names.get(parents.get(number, 0), '')}" for number in ids
    )
    return Refusal(
        f"Có nhiều tổ chức mang tên “{name}”. Hãy ghi số (cột đầu) thay cho tên:{lines}",
        f"Several organisations bear the name “{name}”. Give the number (first column):{lines}",
    )
