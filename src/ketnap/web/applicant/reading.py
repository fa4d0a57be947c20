"""The reader's own case, as of the page's day; nobody else's can be named here."""

from django.http import HttpRequest

from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import domain_casefile, log_of, own_casefile
from ketnap.web.case.reading import OpenCase
from ketnap.web.day import day_of


def open_own_case(request: HttpRequest) -> OpenCase:
    """Return the case about whoever asks; somebody without one gets 404."""
    actor = actor_behind(request)
    record = own_casefile(actor)
    rows = list(log_of(record))
    return OpenCase(actor, record, rows, domain_casefile(record, rows), day_of(request))
