"""The living page: which component is shown under which heading, and what it asks for."""

import re
from dataclasses import dataclass
from typing import Any, cast

from django.template.loader import get_template

from ketnap.design import samples

THEMES = (("light", "Sáng"), ("dark", "Tối"))
COLOURS = (
    "page", "surface", "sunken", "line", "control", "ink", "ink2", "ink3", "red", "red-soft", "fill",
    "fill-hover", "gold", "gold-ink", "gold-soft", "green", "green-soft", "amber", "amber-soft", "blue", "blue-soft",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of the page with the components under it and the template that shows them."""

    title: str
    sample: str
    components: tuple[str, ...]

    @property
    def template(self) -> str:
        """Return the template with the sample."""
        return f"design/living/{self.sample}.html"

    @property
    def uses(self) -> list[str]:
        """Return what each component says about itself at its top."""
        return [documentation(component) for component in self.components]


PARTS = (
    Part("Nút", "button", ("button",)),
    Part("Nhãn bước và nhãn trạng thái", "badges", ("stage_badge", "state_badge")),
    Part("Đồng hồ thời hạn", "clock", ("clock",)),
    Part("Việc đến hạn", "task_row", ("day_heading", "task_row", "notice")),
    Part("Số liệu và chỉ tiêu", "figure_tile", ("figure_tile", "fact_strip")),
    Part("Đầu trang", "page_head", ("page_head",)),
    Part("Các bước", "step_track", ("step_track",)),
    Part("Bước tiếp theo", "next_step", ("next_step",)),
    Part("Giấy tờ", "papers", ("papers", "paper_row")),
    Part("Kiểm tra và căn cứ", "finding_card", ("finding_card", "source_box")),
    Part(
        "Thời hạn, người liên quan, đồng ý", "rows", ("deadline_row", "person_row", "consent_row")
    ),
    Part("Diễn biến", "time_line", ("time_line",)),
    Part("Các ô thông tin", "fact_list", ("fact_list",)),
    Part("Bảng", "data_table", ("data_table", "data_table_row", "data_table_cell", "pagination")),
    Part("Lọc và thẻ chuyển", "tabs", ("tabs", "filter_bar")),
    Part("Bảng theo giai đoạn", "board", ("board", "board_column", "board_card")),
    Part("Ô nhập và lỗi", "form", ()),
    Part("Xác nhận", "confirm", ("confirm",)),
    Part("Thông báo, khung trống, đang tải", "states", ("toast", "empty_state", "skeleton")),
)


def documentation(component: str) -> str:
    """Return the comment at the top of a component, so that this page cannot lag behind it."""
    # Django's engine keeps the source on the template it wraps; the stubs do not know.
    source = cast(Any, get_template(f"design/components/{component}.html")).template.source
    found = re.search(r"{% comment %}\n?(.*?)\s*{% endcomment %}", source, re.DOTALL)
    if found is None:
        raise LookupError(f"{component}.html does not say what it asks for")
    return f"design/components/{component}.html\n{found[1]}"


def shown_components() -> dict[str, Any]:
    """Return the context of the living page."""
    return {
        "parts": PARTS,
        "colours": COLOURS,
        "themes": [
            {
                "code": code,
                "name": name,
                "vote_form": samples.vote_form(code),
                "filter_form": samples.FilterForm(prefix=f"{code}-filter"),
                "reason_form": samples.ReasonForm(prefix=f"{code}-reason"),
            }
            for code, name in THEMES
        ],
        "samples": samples,
    }
