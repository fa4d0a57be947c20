"""The figures of a period, broken down by facts about the people who make them up."""

from collections.abc import Mapping, Sequence

from ketnap.casefiles.queries import Figure
from ketnap.casefiles.queries.counted_alike import counted_alike
from ketnap.casefiles.queries.counted_people import Asked
from ketnap.domain.figures import Breakdown, Dimension, break_down
from ketnap.figures.settings import load_age_bands


def breakdowns(
    asked: Asked, dimensions: Sequence[Dimension]
) -> dict[Figure, Mapping[Dimension, Breakdown]]:
    """Each figure by each dimension; the rows of one dimension add up to the figure.

    Facts are those recorded about a person now; the age is that on the day that counts.
    """
    bands = load_age_bands()
    alike = counted_alike(asked, {dimension.trait for dimension in dimensions})
    return {
        figure: {each: break_down(people, each, bands) for each in dimensions}
        for figure, people in alike.items()
    }
