import json
from copy import deepcopy
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.casefile.build import BINH, YOUTH_UNION, assessed, casefile, corrected, step
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.format import CasefileUnreadable, casefile_to_data, read_casefile
from ketnap.domain.casefile.steps import Casefile

EVERY_KIND = casefile_to_data(
    casefile(
        step("introduced", "2018-01-08", by=BINH),
        step("introduced", "2018-01-08", by=YOUTH_UNION),
        *(step(kind, "2018-01-08") for kind in StepKind),
        corrected(1, step("withdrawn", "2018-01-08")),
    )
)
anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["2018-02-30", "2018-03-02", "admission", "corrected", "out"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


def read(text: str) -> Casefile | CasefileUnreadable:
    """The case file in a text, or the refusal; any other exception fails the test."""
    try:
        return read_casefile(text)
    except CasefileUnreadable as refusal:
        return refusal


def says_where_and_why(refusal: CasefileUnreadable) -> bool:
    return refusal.place.startswith("$") and bool(refusal.vi) and bool(refusal.en)


def places_in(data: Any) -> list[tuple[Any, Any]]:
    items = list(data.items() if isinstance(data, dict) else enumerate(data))
    below = [
        place for _, value in items if isinstance(value, dict | list) for place in places_in(value)
    ]
    return [(data, key) for key, _ in items] + below


@settings(max_examples=300, deadline=None)
@given(st.data(), anything, st.booleans())
def test_file_with_anything_in_one_place_is_read_and_assessed_or_refused(data, value, escaped):
    case = deepcopy(EVERY_KIND)
    parent, key = data.draw(st.sampled_from(places_in(case)))
    parent[key] = value

    answer = read(json.dumps(case, ensure_ascii=escaped))

    if isinstance(answer, Casefile):
        assert assessed(answer, "2026-01-01").as_of == date(2026, 1, 1)
    else:
        assert says_where_and_why(answer)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_file_with_a_stretch_cut_out_or_doubled_is_read_or_refused(data):
    text = json.dumps(EVERY_KIND, ensure_ascii=False)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 40, len(text))))
    replacement = data.draw(
        st.sampled_from(["", text[start:end] * 2, "\\u0000", '"', "{", "\ud800"])
    )

    answer = read(text[:start] + replacement + text[end:])

    assert isinstance(answer, Casefile) or says_where_and_why(answer)


@settings(deadline=None)
@given(st.text())
def test_text_that_is_anything_is_refused(text):
    answer = read(text)

    assert isinstance(answer, CasefileUnreadable)
    assert says_where_and_why(answer)
