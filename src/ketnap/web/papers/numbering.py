"""Takes the number of a paper: the next of its register, or the one its paper book gave it."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ketnap.accounts import access
from ketnap.documents.drawing_up import take_number, take_number_from_book
from ketnap.documents.registers.models import Register
from ketnap.domain.access import Action, NotAllowed, require
from ketnap.web.papers.numbers import register_to_take_from
from ketnap.web.papers.paper import show_paper
from ketnap.web.papers.reading import OpenPaper, open_paper, reread
from ketnap.web.papers.refused import in_words
from ketnap.web.papers.typed import TypedForm
from ketnap.web.today_only import today_only

FROM_BOOK = "number_from_book"
HIGHEST = 99_999
_REFUSED = 422


class BookNumberForm(forms.Form):
    """Asks which number the paper book gave."""

    number_from_book = forms.IntegerField(min_value=1, max_value=HIGHEST)


@access.page(Action.PRINT_PAPER)
@require_POST
def number_paper(request: HttpRequest, form_code: str, which: str, **about: int) -> HttpResponse:
    """Give a paper its number, and show it again with all that was typed."""
    opened = open_paper(request, about, form_code, which)
    require(opened.subject.actor, Action.PRINT_PAPER, opened.subject.relation)
    today_only(request)
    form = TypedForm(opened.hand_blanks, request.POST)
    if opened.paper.draft.material.number:
        return show_paper(request, opened, form)
    register = register_to_take_from(opened)
    if register is None:
        raise NotAllowed(Action.KEEP_REGISTER)
    try:
        with in_words():
            _take(request, opened, register)
    except ValidationError as refusal:
        words = " ".join(refusal.messages)
        return show_paper(request, opened, form, status=_REFUSED, number_trouble=words)
    return show_paper(request, reread(opened), form)


def _take(request: HttpRequest, opened: OpenPaper, register: Register) -> None:
    subject, paper = opened.subject, opened.paper
    if not request.POST.get(FROM_BOOK, "").strip():
        take_number(subject.record, paper, register.pk, by=subject.actor)
        return
    form = BookNumberForm(request.POST)
    if not form.is_valid():
        raise ValidationError(_("Hãy ghi số ở sổ giấy bằng chữ số, ví dụ 12."))
    number = form.cleaned_data[FROM_BOOK]
    take_number_from_book(subject.record, paper, register.pk, number, by=subject.actor)
