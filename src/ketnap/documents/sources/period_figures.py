"""What a report says of a period besides its counts: target, rate, last year, who was admitted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ketnap.casefiles.queries import CountBy, Figure, counting_day
from ketnap.casefiles.queries.counted_people import Asked, counted_people, figure_counts
from ketnap.domain.casefile.codes import Schooling, Sex
from ketnap.domain.casefile.wording.names import code_name
from ketnap.domain.figures import UNKNOWN, Dimension, PersonCounted, Span, break_down, mean_of
from ketnap.domain.figures.breakdown import NO, WITHOUT_TRAINING, YES
from ketnap.domain.paperwork.material import Row
from ketnap.domain.paperwork.words import number, percent
from ketnap.figures.members import members_bridge
from ketnap.figures.settings import load_age_bands
from ketnap.figures.targets import plan_span_of, targets_within

PRINTED: Mapping[Dimension, str] = {
    Dimension.SEX: "Giới tính",
    Dimension.AGE_BAND: "Tuổi, vào ngày tính kết nạp",
    Dimension.YOUTH_UNION: "Đoàn viên TNCS Hồ Chí Minh",
    Dimension.ETHNICITY: "Dân tộc",
    Dimension.RELIGION: "Tôn giáo",
    Dimension.PROFESSION: "Trình độ chuyên môn",
}
_COUNTED_BY = {
    CountBy.DECISION: "Số kết nạp tính theo ngày ban hành quyết định.",
    CountBy.CEREMONY: "Số kết nạp tính theo ngày tổ chức lễ kết nạp.",
}
_FIXED = {
    UNKNOWN: "Chưa rõ",
    YES: "Là đoàn viên",
    NO: "Không phải đoàn viên",
    WITHOUT_TRAINING: "Chưa qua đào tạo",
}


@dataclass(frozen=True, slots=True)
class Reported:
    """The organisation and the days that a report counts between, both included."""

    path: str
    start: date
    end: date

    def asked(self, span: Span) -> Asked:
        return Asked(path=self.path, start=span.start, end=span.end, figures=(Figure.ADMITTED,))

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def admitted(self) -> list[PersonCounted]:
        return counted_people(self.asked(self.span))[Figure.ADMITTED]


def report_facts(reported: Reported) -> dict[str, str]:
    """The texts of a report about admissions and members; what cannot be said stays empty."""
    admitted, span = reported.admitted, reported.span
    before = figure_counts(reported.asked(span.a_year_before))[Figure.ADMITTED]
    target = targets_within(reported.path, span, of=plan_span_of(span)).get(Figure.ADMITTED)
    bridge = members_bridge(reported.path, span)
    mean = mean_of([person.age for person in admitted])
    return {
        "counting_day": _COUNTED_BY[counting_day()],
        "admitted_before": number(before),
        "admission_target": number(target.target) if target else "",
        "admission_target_share": percent(len(admitted), target.target) if target else "",
        "admission_rate": percent(len(admitted), bridge.opening),
        "admitted_mean_age": "" if mean is None else str(mean).replace(".", ","),
        "members_came": number(sum(bridge.came.values())) if bridge.closing else "",
        "members_left": number(sum(bridge.left.values())) if bridge.closing else "",
    }


def admitted_by(reported: Reported) -> Iterator[Row]:
    """A row for each group that somebody admitted belongs to, below a line for each fact."""
    admitted, bands = reported.admitted, load_age_bands()
    if not admitted:
        return
    for dimension, heading in PRINTED.items():
        yield {"name": heading, "number": "", "share": ""}
        for code, count in break_down(admitted, dimension, bands).items():
            if count:
                yield {
                    "name": f"– {_name(dimension, code)}",
                    "number": number(count),
                    "share": percent(count, len(admitted)),
                }


def _name(dimension: Dimension, code: str) -> str:
    if code in _FIXED:
        return _FIXED[code]
    if dimension is Dimension.AGE_BAND:
        return _age(code)
    if dimension is Dimension.SEX:
        return _capitalised(code_name(Sex(code), "vi"))
    if dimension is Dimension.PROFESSION:
        return _capitalised(code_name(Schooling(code), "vi"))
    return code


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def _age(code: str) -> str:
    first, _dash, last = code.partition("-")
    if last:
        return f"Từ {first} đến {last} tuổi"
    over, _under, age = code.partition("_")
    return f"{'Trên' if over == 'over' else 'Dưới'} {age} tuổi"
