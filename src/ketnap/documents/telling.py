"""Notes what somebody did with a paper in the cases of those whom it names."""

from collections.abc import Iterable, Mapping

from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.casefiles.models import Casefile
from ketnap.documents.papers.subjects import Subject, column_of
from ketnap.domain.access import Actor

_VERBS: Mapping[Deed, str] = {Deed.PRINTED: "in", Deed.EXPORTED: "tải"}


def tell_the_others(
    subject: Subject, form_code: str, named: Iterable[int], deed: Deed, *, by: Actor
) -> None:
    """Note it with everybody whom a paper names; in the case it belongs to it is noted already."""
    own = subject.pk if isinstance(subject, Casefile) else None
    others = (casefile_id for casefile_id in named if casefile_id != own)
    note_in_cases(subject, others, deed, f"{_VERBS[deed]} mẫu {form_code}", by=by)


def note_in_cases(
    subject: Subject, casefile_ids: Iterable[int], deed: Deed, detail: str, *, by: Actor
) -> None:
    """Note in every case named what somebody did with papers of a record."""
    for casefile_id in casefile_ids:
        note_access(
            by.user_id,
            deed,
            object_kind=column_of(subject),
            object_id=subject.pk,
            casefile_id=casefile_id,
            detail=detail,
        )
