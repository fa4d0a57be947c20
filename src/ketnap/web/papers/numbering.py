"""Takes the number of a paper: the next of its register, or the one its paper book gave it."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ketnap.accounts import access
from ketnap.documents.drawing_up import take_number, take_number_from_book
from ketnap.documents.papers.models import Confidentiality
from ketnap.documents.registers.models import Register
from ketnap.domain.access import Action, NotAllowed, require
from ketnap.domain.numbering import read_number, symbol_of
from ketnap.web.papers.levels import level_form
from ketnap.web.papers.numbers import register_to_take_from
from ketnap.web.papers.paper import show_paper
from ketnap.web.papers.reading import OpenPaper, open_paper, reread
from ketnap.web.papers.refused import in_words
from ketnap.web.papers.sent import PAPER, posted_or_back_to
from ketnap.web.papers.typed import TypedForm
from ketnap.web.today_only import today_only

FROM_BOOK = "number_from_book"
HIGHEST = 99_999
_REFUSED = 422


@access.page(Action.PRINT_PAPER)
@posted_or_back_to(PAPER)
def number_paper(request: HttpRequest, form_code: str, which: str, **about: int) -> HttpResponse:
    """Give a paper its number, and show it again with all that was typed."""
    opened = open_paper(request, about, form_code, which)
    require(opened.subject.actor, Action.PRINT_PAPER, opened.subject.relation)
    today_only(request)
    form, asked = TypedForm(opened, request.POST), level_form(request, opened)
    if opened.paper.draft.material.number or not asked.is_valid():
        return show_paper(request, opened, form)
    register = register_to_take_from(opened)
    if register is None:
        raise NotAllowed(Action.KEEP_REGISTER)
    try:
        with in_words():
            _take(request, opened, register, asked.level)
    except ValidationError as refusal:
        words = " ".join(refusal.messages)
        more = {"number_trouble": words, "number_typed": request.POST.get(FROM_BOOK, "")}
        return show_paper(request, opened, form, status=_REFUSED, **more)
    return show_paper(request, reread(opened), form)


def _take(
    request: HttpRequest, opened: OpenPaper, register: Register, level: Confidentiality | None
) -> None:
    subject, paper, by = opened.subject, opened.paper, opened.subject.actor
    typed = request.POST.get(FROM_BOOK, "").strip()
    if typed:
        number = _number_in(typed, register)
        take_number_from_book(
            subject.record, paper, register.pk, number, by=by, confidentiality=level
        )
    else:
        today = subject.day.today
        take_number(subject.record, paper, register.pk, by=by, today=today, confidentiality=level)


def _number_in(typed: str, register: Register) -> int:
    """The number somebody copied from the paper book, alone or with the symbol behind it."""
    read = read_number(typed)
    if read is None or not 1 <= read.number <= HIGHEST:
        raise ValidationError(_("Hãy ghi số ở sổ giấy bằng chữ số, ví dụ 12."))
    own = symbol_of(register.document_type, register.body_symbol)
    if read.symbol not in ("", own, register.document_type):
        words = _("Giấy này lấy số ở sổ %(own)s; số vừa gõ mang ký hiệu %(typed)s.")
        raise ValidationError(words, params={"own": own, "typed": read.symbol})
    return read.number
