"""The kinds of steps in groups, as people look for them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.wording import step_meaning, step_name
from ketnap.web.case.reading import OpenCase
from ketnap.web.language import reader_language

_GROUPS: tuple[tuple[str | Promise, tuple[StepKind, ...]], ...] = (
    (
        _("Tạo nguồn và bồi dưỡng"),
        (
            StepKind.NOMINATED,
            StepKind.LISTED_AS_SYMPATHISER,
            StepKind.MENTOR_ASSIGNED,
            StepKind.MENTOR_REVIEWED,
            StepKind.SENT_TO_COURSE,
            StepKind.COURSE_CERTIFIED,
        ),
    ),
    (
        _("Lập hồ sơ kết nạp"),
        (
            StepKind.FILE_OPENED,
            StepKind.APPLICATION_FILED,
            StepKind.CV_DECLARED,
            StepKind.VERIFICATION_REQUESTED,
            StepKind.VERIFICATION_ANSWERED,
            StepKind.CV_CERTIFIED,
            StepKind.INTRODUCED,
            StepKind.OPINIONS_SUMMARISED,
        ),
    ),
    (
        _("Biểu quyết, thẩm định, quyết định"),
        (
            StepKind.CELL_VOTED,
            StepKind.APPRAISED,
            StepKind.COMMITTEE_VOTED,
            StepKind.SUBMITTED,
            StepKind.RETURNED,
            StepKind.DEADLINE_EXTENDED,
            StepKind.DECIDED,
        ),
    ),
    (
        _("Kết nạp và thời gian dự bị"),
        (
            StepKind.CEREMONY_HELD,
            StepKind.MEMBER_RECORD_FILED,
            StepKind.NEW_MEMBER_COURSE_CERTIFIED,
            StepKind.SELF_REVIEW_FILED,
            StepKind.MENTOR_ASSESSED,
            StepKind.PROBATION_OPINIONS_SUMMARISED,
        ),
    ),
    (_("Sự đồng ý xử lý dữ liệu"), (StepKind.CONSENT_GIVEN, StepKind.CONSENT_WITHDRAWN)),
    (
        _("Tạm dừng, chuyển, khép lại"),
        (
            StepKind.PAUSED,
            StepKind.RESUMED,
            StepKind.TRANSFERRED,
            StepKind.WITHDRAWN,
            StepKind.REMOVED_FROM_LIST,
        ),
    ),
)
GROUPED_KINDS = tuple(kind for _title, kinds in _GROUPS for kind in kinds)


@dataclass(frozen=True, slots=True)
class Offered:
    """One kind of step that the reader may record."""

    kind: StepKind
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Group:
    title: str | Promise
    kinds: tuple[Offered, ...]


def groups_for(case: OpenCase) -> tuple[Group, ...]:
    """The usual next steps first, then every other kind, as far as the reader records them."""
    usual = _offered(case, case.assessment.next_steps)
    groups = [Group(_("Thường ghi tiếp theo"), usual)]
    shown = {item.kind for item in usual}
    for title, kinds in _GROUPS:
        others = tuple(kind for kind in kinds if kind not in shown)
        groups.append(Group(title, _offered(case, others)))
    return tuple(group for group in groups if group.kinds)


def _offered(case: OpenCase, kinds: tuple[StepKind, ...]) -> tuple[Offered, ...]:
    language = reader_language()
    return tuple(
        Offered(kind, step_name(kind, language), step_meaning(kind, language))
        for kind in kinds
        if case.may_record(kind)
    )
