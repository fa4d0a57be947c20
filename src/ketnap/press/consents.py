"""Consents to be named or shown, and the opaque references that cross instead of them."""

from datetime import date

from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import domain_casefile
from ketnap.domain.casefile.codes import ConsentPurpose
from ketnap.domain.casefile.replay import replay
from ketnap.domain.press.package import PublicPurpose
from ketnap.press.models import ConsentReference

_ASKED = {
    PublicPurpose.PORTAL_NAME: ConsentPurpose.PORTAL_NAME,
    PublicPurpose.PORTAL_PICTURE: ConsentPurpose.PORTAL_PICTURE,
}


def purposes_agreed_to(case: Casefile, *, on: date) -> frozenset[PublicPurpose]:
    """Return what the person of a case agrees to on a day, by the step log."""
    history = replay(domain_casefile(case).steps, on=on)
    return frozenset(
        purpose for purpose, asked in _ASKED.items() if history.consent_stands(asked, on=on)
    )


def reference_of(case: Casefile, purpose: PublicPurpose) -> str:
    """Return the reference to a consent that stands, made when it is first needed."""
    row, _made = ConsentReference.objects.get_or_create(
        casefile=case, purpose=purpose.value, withdrawn_at=None
    )
    return row.reference
