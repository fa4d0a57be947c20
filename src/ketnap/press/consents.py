"""Consents to be named or shown, and the opaque references that cross instead of them."""

from datetime import date

from django.conf import settings

from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.queries.whole import cases_about
from ketnap.domain.casefile.codes import ConsentPurpose
from ketnap.domain.casefile.consents import agrees_to
from ketnap.domain.casefile.steps import ConsentGiven, Step
from ketnap.domain.press.package import PublicPurpose, WithheldNames
from ketnap.domain.press.signature import keyed
from ketnap.domain.press.withheld import withhold
from ketnap.press.models import ConsentReference

_SALT_PURPOSE = b"ketnap.press/1 withheld"
_LONGEST_SALT = 32

_ASKED = {
    PublicPurpose.PORTAL_NAME: ConsentPurpose.PORTAL_NAME,
    PublicPurpose.PORTAL_PICTURE: ConsentPurpose.PORTAL_PICTURE,
}


def purposes_agreed_to(case: Casefile, *, on: date) -> frozenset[PublicPurpose]:
    """Return what the person of a case agrees to on a day, by the logs of all his cases."""
    files = _files_about(case.person_id)
    return frozenset(purpose for purpose, asked in _ASKED.items() if agrees_to(files, asked, on=on))


def _files_about(person_id: int) -> list[tuple[Step, ...]]:
    return [tuple(domain_casefile(case).steps) for case in cases_about([person_id])]


def reference_of(case: Casefile, purpose: PublicPurpose) -> str:
    """Return the reference to a consent that stands, made when it is first needed."""
    row, _made = ConsentReference.objects.get_or_create(
        casefile=case, purpose=purpose.value, withdrawn_at=None
    )
    return row.reference


def ever_agreed_to_be_named(case: Casefile) -> bool:
    """Say whether a log about the person holds a consent to be named, standing or not."""
    return any(
        isinstance(step, ConsentGiven) and step.purpose is ConsentPurpose.PORTAL_NAME
        for steps in _files_about(case.person_id)
        for step in steps
    )


def withheld_name_of(case: Casefile) -> WithheldNames:
    """Return the name of a case's person as digests, all under one salt that nobody else knows."""
    salt = keyed(_SALT_PURPOSE, b"", key=settings.SECRET_KEY.encode())[:_LONGEST_SALT]
    return withhold([case.person.full_name], salt=salt)
