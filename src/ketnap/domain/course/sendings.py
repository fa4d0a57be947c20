"""Being sent to a course, and the certificate that came of it, as the steps of one case tell them."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from ketnap.domain.casefile.replay import corrected_steps
from ketnap.domain.casefile.steps import (
    CourseCertified,
    NewMemberCourseCertified,
    SentToCourse,
    Step,
)

Sent = tuple[SentToCourse, CourseCertified | None]

_OF_COURSES = SentToCourse | CourseCertified | NewMemberCourseCertified


def sent_and_certified(steps: Iterable[Step]) -> Iterator[Sent]:
    """Each time somebody was sent, with the certificate that came before the next course, if one did."""
    counting = [step for step in corrected_steps(steps) if isinstance(step, _OF_COURSES)]
    in_order = sorted(counting, key=lambda step: (step.on, step.seq))
    for step, following in pairwise([*in_order, None]):
        if isinstance(step, SentToCourse):
            yield step, following if isinstance(following, CourseCertified) else None
