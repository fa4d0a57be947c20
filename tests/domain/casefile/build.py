"""Case files from one-line steps, about An, with Bình, Chi, Dũng and Giang around her."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ketnap.domain.casefile.assess import Assessment, assess
from ketnap.domain.casefile.codes import ChainRole, Schooling, Severity, Sex
from ketnap.domain.casefile.format import step_from_data
from ketnap.domain.casefile.steps import Casefile, CellFacts, ChainLink, PersonFacts, Step
from ketnap.rules.load import load_calendar, load_rulebook

Found = tuple[str, Severity, int | None]

BINH: dict[str, Any] = {
    "kind": "official_member",
    "name": "Trần Văn Bình",
    "official_on": "2008-09-02",
    "shared_since": "2012-03-01",
    "shared_context": "work",
    "replacement": False,
}
CHI = BINH | {"name": "Lê Thị Chi"}
YOUTH_UNION = {"kind": "youth_union", "name": "Đoàn cơ quan", "agree": 9, "total": 9}
TRADE_UNION = {"kind": "trade_union", "name": "Công đoàn cơ quan", "agree": 9, "total": 9}
DUNG = {"name": "Phạm Tiến Dũng", "official_on": "2009-02-03"}
GIANG = {"name": "Vũ Hương Giang", "official_on": "2014-05-19"}

_OPINIONS = {"organisations": {"asked": 2, "agree": 2}, "residence": {"asked": 1, "agree": 1}}
_CERTIFICATE = {"certificate": "0123/GCN", "issuer": "Trung tâm Chính trị"}
_REASON = {"reason": "theo nguyện vọng"}
_CONSENT = {"purpose": "case_file", "text_version": "v1"}

_USUAL: Mapping[str, dict[str, Any]] = {
    "nominated": {"by": {"kind": "unit", "name": "Phòng Tổng hợp"}},
    "listed_as_sympathiser": {"resolution": "03-NQ/CB"},
    "removed_from_list": _REASON,
    "mentor_assigned": {"mentor": DUNG, "resolution": "04-NQ/CB"},
    "mentor_reviewed": {"outcome": "progressing"},
    "sent_to_course": {"course": "Lớp bồi dưỡng nhận thức về Đảng"},
    "course_certified": _CERTIFICATE,
    "file_opened": {"permitted_by": "Đảng ủy cơ sở"},
    "application_filed": {},
    "cv_declared": {"own_side_member": True, "spouse_side_member": False},
    "verification_requested": {"subject": "own_side", "place": "Xã An Hòa", "abroad": False},
    "verification_answered": {"subject": "own_side", "place": "Xã An Hòa", "result": "clear"},
    "cv_certified": {"by": "Đảng ủy cơ sở"},
    "introduced": {"by": BINH},
    "opinions_summarised": _OPINIONS,
    "cell_voted": {
        "matter": "admission",
        "official_members": 9,
        "excluded": [],
        "present_official": 9,
        "agree": 9,
        "disagree": 0,
        "invalid": 0,
        "method": "secret_ballot",
    },
    "appraised": {"matter": "admission", "body": "Ban Tổ chức", "outcome": "favourable"},
    "committee_voted": {
        "matter": "admission",
        "body": "Đảng ủy cơ sở",
        "level": "grassroots",
        "members": 9,
        "agree": 9,
        "disagree": 0,
    },
    "submitted": {"matter": "admission", "to": "Đảng ủy cấp trên"},
    "returned": {"matter": "admission", "by": "Đảng ủy cấp trên"} | _REASON,
    "deadline_extended": {"deadline": "decide_admission", "working_days": 10} | _REASON,
    "decided": {
        "matter": "admission",
        "outcome": "approved",
        "decision": "57-QĐ/ĐU",
        "body": "Đảng ủy cấp trên",
    },
    "ceremony_held": {"place": "Hội trường", "mentor": DUNG},
    "member_record_filed": {},
    "new_member_course_certified": _CERTIFICATE,
    "self_review_filed": {},
    "mentor_assessed": {"mentor": {"name": DUNG["name"]}},
    "probation_opinions_summarised": _OPINIONS,
    "transferred": {"direction": "out", "other": "Chi bộ Kế hoạch"} | _REASON,
    "withdrawn": _REASON,
    "paused": _REASON,
    "resumed": _REASON,
    "consent_given": _CONSENT,
    "consent_withdrawn": _CONSENT,
    "corrected": {"corrects": 1} | _REASON,
}


def step(kind: str, on: str | date, **fields: Any) -> Step:
    """A step of a kind on a day as it usually looks, with the given fields instead."""
    return step_from_data({"kind": str(kind), "on": str(on)} | _USUAL[kind] | fields)


def corrected(seq: int, replacement: Step | None = None, *, on: str = "2030-01-01") -> Step:
    """A correction of a step, by a replacement or to nothing."""
    correction = step("corrected", on, corrects=seq)
    return replace(correction, replacement=replacement)  # type: ignore[call-arg]


AN = PersonFacts(
    full_name="Nguyễn Thị An",
    born_on=date(1986, 5, 17),
    sex=Sex.FEMALE,
    ethnicity="Kinh",
    religion="không",
    schooling=Schooling.UNIVERSITY,
    occupation="công chức",
    workplace="Văn phòng",
    youth_union_member=False,
    trade_union_member=False,
    married=False,
)
CELL = CellFacts(
    name="Chi bộ Văn phòng",
    superior="Đảng ủy cơ sở",
    has_youth_union=False,
    has_trade_union=False,
    chain=(
        ChainLink(body="Đảng ủy cơ sở", role=ChainRole.PROPOSE),
        ChainLink(body="Đảng ủy cấp trên", role=ChainRole.DECIDE),
    ),
)


def casefile(*steps: Step, person: PersonFacts = AN, cell: CellFacts = CELL) -> Casefile:
    """A case file whose steps were recorded in the given order."""
    numbered = tuple(replace(one, seq=seq) for seq, one in enumerate(steps, start=1))
    return Casefile(person=person, cell=cell, steps=numbered)


def assessed(file: Casefile, on: str | date) -> Assessment:
    """What the real rulebook and the real calendar say about a case file on a day."""
    day = on if isinstance(on, date) else date.fromisoformat(on)
    return assess(file, load_rulebook(), load_calendar(), on=day)


def found(file: Casefile, on: str | date) -> set[Found]:
    """The findings on a day, as code, severity and seq."""
    return {(item.code, item.severity, item.seq) for item in assessed(file, on).findings}


def severity_of(code: str, file: Casefile, on: str | date) -> Severity | None:
    """How severe a finding is on a day; `None` where it is not found."""
    return next((item.severity for item in assessed(file, on).findings if item.code == code), None)


def in_gate(code: str, file: Casefile, on: str | date) -> Severity | None:
    """How severe a finding is in the gate of a day; `None` where it does not stand there."""
    gate = assessed(file, on).gate
    troubles = gate.findings if gate is not None else ()
    return next((item.severity for item in troubles if item.code == code), None)


def papers_before_the_vote() -> tuple[Step, ...]:
    """Everything the cell looks at before it votes on An in 2018, in order."""
    return (
        step("listed_as_sympathiser", "2017-03-06"),
        step("mentor_assigned", "2017-07-03"),
        step("course_certified", "2017-08-11"),
        step("application_filed", "2018-01-08"),
        step("cv_declared", "2018-01-08"),
        step("introduced", "2018-01-15", by=BINH),
        step("introduced", "2018-01-15", by=CHI),
        step("opinions_summarised", "2018-01-22"),
    )


def way_to_the_ceremony() -> tuple[Step, ...]:
    """An admitted in time: ten steps to the vote of 6/2/2018, the ceremony on 25/5/2018."""
    return (
        *papers_before_the_vote(),
        step("cv_certified", "2018-01-29"),
        step("cell_voted", "2018-02-06"),
        step("decided", "2018-04-20", received_on="2018-04-23"),
        step("ceremony_held", "2018-05-25"),
    )


def papers_of_probation() -> tuple[Step, ...]:
    """Everything the cell looks at before it votes on An's recognition in 2019."""
    return (
        step("new_member_course_certified", "2018-11-09"),
        step("self_review_filed", "2019-05-27"),
        step("mentor_assessed", "2019-05-28"),
        step("probation_opinions_summarised", "2019-05-31"),
    )
