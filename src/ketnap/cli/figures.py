"""The command that counts: figures of a period, whole and broken down."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ketnap.cli.django_rooms import installation
from ketnap.cli.organisations import organisation_id
from ketnap.cli.printing import say, say_json
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
        organisation_id(arguments.organisation),
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
        path=path_for_operator(organisation_id(arguments.organisation)),
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
