"""Blanks about a letter that asks for a CV to be verified: whither, on whose side, by when."""

from collections.abc import Callable

from ketnap.domain.casefile.steps import VerificationRequested
from ketnap.domain.casefile.wording.names import code_name
from ketnap.domain.paperwork.blanks.blank import Blank, Value
from ketnap.domain.paperwork.material import Material
from ketnap.domain.paperwork.sheet import BlankKind, Source


def _of(
    read: Callable[[VerificationRequested, Material], Value],
) -> Callable[[Material], Value]:
    def value(material: Material) -> Value:
        step = material.step
        return read(step, material) if isinstance(step, VerificationRequested) else None

    return value


def _side(request: VerificationRequested, material: Material) -> str:
    side = code_name(request.subject, "vi")
    return side[0].lower() + side[1:]


def _reply_days(request: VerificationRequested, material: Material) -> int | None:
    where = "abroad" if request.abroad else "home"
    rule = material.rules.find(f"verification_reply_{where}_deadline")
    return rule.value if rule is not None else None


BLANKS = (
    Blank(
        "verification_place",
        "Nơi được đề nghị thẩm tra",
        "Who is asked to verify",
        Source.CASE,
        BlankKind.TEXT,
        _of(lambda request, material: request.place),
    ),
    Blank(
        "verification_side",
        "Thẩm tra bên nào",
        "On whose side",
        Source.CASE,
        BlankKind.TEXT,
        _of(_side),
    ),
    Blank(
        "verification_reply_days",
        "Số ngày làm việc để trả lời",
        "Working days to answer",
        Source.COMPUTED,
        BlankKind.NUMBER,
        _of(_reply_days),
    ),
)
