"""What verification finds broken, said in both languages."""

from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """What is wrong in one place of the log or of what follows from it."""

    PAYLOAD_CHANGED = "payload_changed"
    ENTRY_CHANGED = "entry_changed"
    STEP_MISSING = "step_missing"
    LAST_STEP_MISSING = "last_step_missing"
    CHAIN_BROKEN = "chain_broken"
    UNREADABLE = "unreadable"
    POSITION_MISSING = "position_missing"
    LEDGER_BROKEN = "ledger_broken"
    REMOVAL_UNSEALED = "removal_unsealed"
    CASE_MISSING = "case_missing"
    HEAD_MISSING = "head_missing"
    TAIL_MISSING = "tail_missing"
    TAIL_UNACCOUNTED = "tail_unaccounted"
    ANCHOR_MISSING = "anchor_missing"
    ANCHOR_UNREADABLE = "anchor_unreadable"
    ANCHOR_BEYOND_LOG = "anchor_beyond_log"
    ANCHOR_CONTRADICTED = "anchor_contradicted"
    PERSON_DIFFERS = "person_differs"
    DERIVED_DIFFERS = "derived_differs"


_VI = {
    Trouble.PAYLOAD_CHANGED: "nội dung bước không còn như lúc ghi",
    Trouble.ENTRY_CHANGED: "dòng ghi (ngày, người ghi, loại, số thứ tự…) không còn như lúc ghi",
    Trouble.STEP_MISSING: "số thứ tự bị cách quãng: có bước bị mất hoặc bị chèn",
    Trouble.LAST_STEP_MISSING: "mất bước ở cuối hồ sơ mà bảng suy ra còn nhớ; "
    "đừng dựng lại bảng trước khi lấy bước ấy từ bản lưu về",
    Trouble.CHAIN_BROKEN: "không nối tiếp bước đứng trước trong hồ sơ",
    Trouble.UNREADABLE: "không đọc lại được hồ sơ từ sổ bước",
    Trouble.POSITION_MISSING: "sổ chung bị cách quãng: có dòng bị mất hoặc bị chèn",
    Trouble.LEDGER_BROKEN: "không nối tiếp dòng đứng trước trong sổ chung",
    Trouble.REMOVAL_UNSEALED: "bước bị lấy khỏi sổ mà không qua một lần hoàn tác nào của chương trình",
    Trouble.CASE_MISSING: "bước thuộc một hồ sơ không còn nữa",
    Trouble.HEAD_MISSING: "mất dòng đầu sổ, nơi ghi tổng số bước",
    Trouble.TAIL_MISSING: "cuối sổ bị cắt: đầu sổ ghi nhiều bước hơn số còn lại",
    Trouble.TAIL_UNACCOUNTED: "cuối sổ không khớp với đầu sổ",
    Trouble.ANCHOR_MISSING: "tệp neo không có mốc nào từ ngày mà đầu sổ ghi là đã neo; "
    "nếu tệp nằm chỗ khác, hãy đặt lại KETNAP_ANCHORS",
    Trouble.ANCHOR_UNREADABLE: "không đọc được một dòng trong tệp neo",
    Trouble.ANCHOR_BEYOND_LOG: "mốc neo ghi nhiều bước hơn số còn lại trong sổ",
    Trouble.ANCHOR_CONTRADICTED: "sổ bước không còn như khi đặt mốc neo",
    Trouble.PERSON_DIFFERS: "hồ sơ đứng tên một người khác với lúc mở, mà không có lần gộp bản ghi nào",
    Trouble.DERIVED_DIFFERS: "bảng suy ra không khớp với sổ bước; hãy dựng lại bảng này",
}
_EN = {
    Trouble.PAYLOAD_CHANGED: "the content of the step is not what was recorded",
    Trouble.ENTRY_CHANGED: "the row (day, recorder, kind, number…) is not what was recorded",
    Trouble.STEP_MISSING: "the numbers have a gap: a step was removed or put in",
    Trouble.LAST_STEP_MISSING: "a step is missing at the end of the case that the derived tables "
    "still know; do not rebuild them before it is fetched from a backup",
    Trouble.CHAIN_BROKEN: "it does not follow the step before it in the case",
    Trouble.UNREADABLE: "the case cannot be read back from the log",
    Trouble.POSITION_MISSING: "the ledger has a gap: a row was removed or put in",
    Trouble.LEDGER_BROKEN: "it does not follow the row before it in the ledger",
    Trouble.REMOVAL_UNSEALED: "the step was taken out of the log, but not by undoing an import",
    Trouble.CASE_MISSING: "the step belongs to a case that is not there",
    Trouble.HEAD_MISSING: "the head of the ledger, which counts the steps, is missing",
    Trouble.TAIL_MISSING: "the end of the log is cut off: its head counts more steps than are left",
    Trouble.TAIL_UNACCOUNTED: "the end of the log does not agree with the head of the ledger",
    Trouble.ANCHOR_MISSING: "the anchor file has no line since the day on which the head was "
    "anchored; if the file lies elsewhere, set KETNAP_ANCHORS",
    Trouble.ANCHOR_UNREADABLE: "a line of the anchor file cannot be read",
    Trouble.ANCHOR_BEYOND_LOG: "an anchor counts more steps than the log holds",
    Trouble.ANCHOR_CONTRADICTED: "the log is not what it was when the anchor was left",
    Trouble.PERSON_DIFFERS: "the case belongs to another person than it was opened for, without a merge",
    Trouble.DERIVED_DIFFERS: "a derived table differs from the log; rebuild it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """One broken place: the case and step, or the position in the ledger, or the anchor line."""

    trouble: Trouble
    casefile_id: int | None = None
    seq: int | None = None
    position: int | None = None
    anchor_line: int | None = None
    detail: str = ""

    @property
    def vi(self) -> str:
        return self._sentence(_VI, ("hồ sơ", "bước", "vị trí", "dòng neo"))

    @property
    def en(self) -> str:
        return self._sentence(_EN, ("case", "step", "position", "anchor line"))

    def _sentence(self, texts: dict[Trouble, str], names: tuple[str, ...]) -> str:
        places = (self.casefile_id, self.seq, self.position, self.anchor_line)
        where = [
            f"{name} {place}"
            for name, place in zip(names, places, strict=True)
            if place is not None
        ]
        detail = f" ({self.detail})" if self.detail else ""
        text = f"{texts[self.trouble]}{detail}"
        return f"{', '.join(where)}: {text}" if where else text
