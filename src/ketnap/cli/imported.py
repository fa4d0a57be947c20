"""What an import of case files says of each: organisations set up or taken, people known already."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, get_args

from ketnap.cli.printing import complain
from ketnap.domain.casefile.doubts import Doubts
from ketnap.domain.casefile.steps import Casefile
from ketnap.domain.casefile.wording import Language, field_name

if TYPE_CHECKING:
    from ketnap.casefiles.queries.whole import HeldRecord
    from ketnap.casefiles.services import BodiesTold, RecordedAlready


def bodies_told(told: "BodiesTold | None") -> dict[str, Any]:
    """What to say to programs of the organisations that a file names first; only what there is."""
    if told is None:
        return {}
    founded = [
        {
            "organisation": each.organisation.pk,
            "kind": each.organisation.kind,
            "name": each.name,
            "below": each.below,
        }
        for each in told.founded
    ]
    taken_for = [
        {"written": each.written, "organisation": each.organisation.pk, "name": each.name}
        for each in told.taken_for
    ]
    lists = {"founded": founded, "taken_for": taken_for}
    return {name: found for name, found in lists.items() if found}


def say_doubts(name: str, casefile: Casefile, doubts: Doubts) -> None:
    """What is hardly so: the file was taken in as it stands, and somebody should look at it."""
    if doubts.facts:
        told = {
            "full_name": casefile.person.full_name,
            "born_on": f"{casefile.person.born_on:%d/%m/%Y}",
        }
        vi, en = (
            ", ".join(f"{field_name(each, language)} “{told[each]}”" for each in doubts.facts)
            for language in get_args(Language)
        )
        complain(
            f"{name}: hãy xem lại {vi}; nếu sai, hãy sửa ở trang của người ấy.",
            f"{name}: look again at {en}; if it is wrong, correct it on the page of the person.",
        )
    if doubts.steps_to_come:
        steps = ", ".join(map(str, doubts.steps_to_come))
        complain(
            f"{name}: ngày của bước {steps} ở sau hôm nay; nếu sai, hãy đính chính ở trang hồ sơ.",
            f"{name}: the day of step {steps} is yet to come; if it is wrong, correct it on the "
            "page of the case.",
        )


def doubts_told(doubts: Doubts) -> dict[str, Any]:
    """The same for programs; only what there is."""
    lists = {"doubtful": list(doubts.facts), "steps_to_come": list(doubts.steps_to_come)}
    return {name: found for name, found in lists.items() if found}


def say_bodies(name: str, told: "BodiesTold") -> None:
    """Which organisations were set up below which, and which were taken for known ones.

    On standard error: whoever meant another one must hear it, and the answer stays a line a file.
    """
    for each in told.founded:
        vi = f"dưới “{each.below}”" if each.below else "không có cấp trên"
        en = f"below “{each.below}”" if each.below else "with nothing above"
        complain(
            f"{name}: đã lập tổ chức mới “{each.name}”, {vi}",
            f"{name}: set up a new organisation “{each.name}”, {en}",
        )
    for like in told.taken_for:
        number = like.organisation.pk
        complain(
            f"{name}: “{like.written}” được coi là tổ chức đã có “{like.name}” (số {number}), chỉ "
            "khác cách viết. Nếu là tổ chức khác, hãy đặt tên khác hẳn.",
            f"{name}: “{like.written}” was taken for “{like.name}” (number {number}), which is only "
            "spelt another way. If it is another one, give it another name.",
        )


def say_alike(name: str, casefile: Casefile, held: Sequence["HeldRecord"]) -> None:
    """Names the records that may be of the same human being, who would else be counted twice."""
    who = f"{casefile.person.full_name}, {casefile.person.born_on:%d/%m/%Y}"
    vi = ", ".join(f"{_record(each, 'hồ sơ', 'bản ghi số')} ({each.cell})" for each in held)
    en = ", ".join(f"{_record(each, 'case', 'record')} ({each.cell})" for each in held)
    complain(
        f"{name}: đã có người cùng họ tên và ngày sinh ({who}): {vi}. Nếu là một người thì người "
        "ấy đang được tính hai lần: hãy so sánh và gộp ở mục Đảng viên, thẻ “Có thể trùng”.",
        f"{name}: somebody has the same name and day of birth ({who}): {en}. If it is one person, "
        "that person counts twice now: compare and merge under Members, “Possible duplicates”.",
    )


def alike_told(held: Sequence["HeldRecord"]) -> dict[str, Any]:
    """The same for programs: the numbers of the cases, and of the records that have no case."""
    cases = [each.casefile_id for each in held if each.casefile_id is not None]
    without = [each.person_id for each in held if each.casefile_id is None]
    lists = {"same_name_and_birth": cases, "same_name_and_birth_without_case": without}
    return {name: found for name, found in lists.items() if found}


def say_again(name: str, where: "RecordedAlready", *, names: Sequence[str]) -> None:
    """Names the case, or the earlier one of the files by their names, that tells just the same."""
    if where.file is not None:
        vi, en = f"tệp {names[where.file - 1]}", f"the file {names[where.file - 1]}"
    else:
        vi, en = f"hồ sơ {where.casefile_id} đã có", f"case {where.casefile_id}, recorded already"
    complain(
        f"{name}: giống hệt {vi}: cùng người, cùng chi bộ, cùng các bước. Nếu nhập nhầm hai lần thì "
        "người ấy đang được tính hai lần: hãy gộp hai bản ghi ở mục Đảng viên, thẻ “Có thể trùng”.",
        f"{name}: tells just what {en} does: the same person, cell and steps. If it was brought "
        "twice by mistake, that person counts twice now: merge the two records under Members, "
        "“Possible duplicates”.",
    )


def again_told(where: "RecordedAlready | None", cases: Sequence[int]) -> dict[str, Any]:
    """The same for programs: the number of that case; `cases` are those of the files in order."""
    if where is None:
        return {}
    return {"same_as": where.casefile_id if where.file is None else cases[where.file - 1]}


def _record(held: "HeldRecord", case: str, record: str) -> str:
    if held.casefile_id is None:
        return f"{record} {held.person_id}"
    return f"{case} {held.casefile_id}"
