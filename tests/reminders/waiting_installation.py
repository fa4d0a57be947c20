"""A process of its own that founds a cell in which one case waits for an answer."""

from datetime import date, timedelta

import django

django.setup()

from casefiles.papers import step  # noqa: E402 - needs Django to be set up
from casefiles.recorder import prepare, secretary  # noqa: E402
from ketnap.casefiles.models import Casefile  # noqa: E402
from ketnap.casefiles.services import record_steps  # noqa: E402

ASKED_ON = date.today() - timedelta(days=20)  # noqa: DTZ011 - any day will do


def wait() -> None:
    prepare()
    case = Casefile.objects.earliest("pk")
    asked = step(
        "verification_requested", ASKED_ON, subject="own_side", place="Xã An Hòa", abroad=False
    )
    record_steps(case.pk, [asked], by=secretary(), seen_seq=1, override_reason="ghi bổ sung")


if __name__ == "__main__":
    wait()
