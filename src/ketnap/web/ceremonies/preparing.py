"""Pages that prepare a planned ceremony: new members and their order, programme, invitees, checklist."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ketnap.accounts import access
from ketnap.domain.access import Action
from ketnap.occasions.ceremonies import services
from ketnap.occasions.ceremonies.refusals import AlreadyHeld, MentorNotOfficial
from ketnap.people.queries import official_members_of
from ketnap.web.ceremonies.checklist import checklist_of
from ketnap.web.ceremonies.deadline_words import deadline_words
from ketnap.web.ceremonies.forms import InviteesForm, NewMembersForm, OwnLineForm, ProgrammeForm
from ketnap.web.ceremonies.reading import OpenCeremony, crumbs_to, open_ceremony
from ketnap.web.day import address
from ketnap.web.form_page import FormPage, answered
from ketnap.web.fragments import wants_fragment
from ketnap.web.posted import data_of, numbers_in
from ketnap.web.today_only import today_only


@access.page(Action.HOLD_CEREMONY)
@require_http_methods(["GET", "POST"])
def new_members(request: HttpRequest, ceremony_id: int) -> HttpResponse:
    """Name the mentors of probation, and keep the consents to a late ceremony."""
    opened = open_ceremony(request, ceremony_id)
    form = NewMembersForm(opened.turns, _members(opened), data_of(request))

    def prepare(_values: dict[str, Any]) -> HttpResponse:
        try:
            services.prepare_new_members(opened.id, form.orders(), by=opened.actor)
        except MentorNotOfficial as refusal:
            raise ValidationError(
                _("Người được chọn không phải đảng viên chính thức vào ngày tổ chức. Hãy chọn lại.")
            ) from refusal
        messages.success(request, _("Đã ghi phân công giúp đỡ."))
        return redirect("ceremony", opened.id)

    asked = [
        {"turn": turn, "fields": fields, "clock": deadline_words(turn.clock)}
        for turn, fields in form.sections()
    ]
    page = _page(
        request,
        opened,
        form,
        title=_("Đảng viên mới"),
        lead=_("Người giúp đỡ được nêu tên tại lễ và được ghi vào hồ sơ khi ghi lễ."),
        verb=_("Lưu phân công"),
        template="web/ceremonies/new_members.html",
        more={"asked": asked},
    )
    return _answered_before_it_is_held(request, opened, page, prepare)


@access.page(Action.HOLD_CEREMONY)
@require_POST
def admit_earlier(request: HttpRequest, ceremony_id: int) -> HttpResponse:
    """Let somebody be admitted one turn earlier; the programme follows."""
    today = today_only(request)
    opened = open_ceremony(request, ceremony_id)
    asked = request.POST.get("casefile", "")
    turn = next((turn for turn in opened.turns if str(turn.casefile_id) == asked), None)
    if turn is None or opened.is_held:
        messages.error(request, _("Lễ này vừa thay đổi nên chưa đổi thứ tự. Hãy xem lại."))
    else:
        services.admit_earlier(opened.id, turn.casefile_id, by=opened.actor, today=today)
        messages.success(request, _("Đã đổi thứ tự kết nạp, chương trình đổi theo."))
    return redirect("ceremony", opened.id)


@access.page(Action.HOLD_CEREMONY)
@require_http_methods(["GET", "POST"])
def programme(request: HttpRequest, ceremony_id: int) -> HttpResponse:
    """Write who does what, and how long it takes; the order stays as prescribed."""
    opened = open_ceremony(request, ceremony_id)
    names = [name for _pk, name in _members(opened)]
    form = ProgrammeForm(opened.lines, names, data_of(request))

    def write(_values: dict[str, Any]) -> HttpResponse:
        services.write_programme(opened.id, form.words(), by=opened.actor)
        messages.success(request, _("Đã lưu chương trình."))
        return redirect("ceremony", opened.id)

    pairs = zip(opened.items, opened.lines, strict=True)
    items = [{"item": item, "fields": form.fields_of(line.position)} for item, line in pairs]
    page = _page(
        request,
        opened,
        form,
        title=_("Sửa chương trình"),
        lead=_("Thứ tự theo quy định nên giữ nguyên. Giờ tự tính từ giờ bắt đầu và số phút."),
        verb=_("Lưu chương trình"),
        template="web/ceremonies/programme_form.html",
        more={"items": items},
    )
    return _answered_before_it_is_held(request, opened, page, write)


@access.page(Action.HOLD_CEREMONY)
@require_http_methods(["GET", "POST"])
def invitees(request: HttpRequest, ceremony_id: int) -> HttpResponse:
    """Write the list of invitees."""
    opened = open_ceremony(request, ceremony_id)
    invited = opened.record.invitees.order_by("position").values_list("name", "office")
    form = InviteesForm(data_of(request), initial={"text": list(invited)})

    def write(values: dict[str, Any]) -> HttpResponse:
        services.invite(opened.id, values["text"], by=opened.actor)
        messages.success(request, _("Đã lưu danh sách khách mời."))
        return redirect("ceremony", opened.id)

    page = _page(request, opened, form, title=_("Khách mời"), verb=_("Lưu danh sách"))
    return _answered_before_it_is_held(request, opened, page, write)


@access.page(Action.HOLD_CEREMONY)
@require_POST
def tick(request: HttpRequest, ceremony_id: int) -> HttpResponse:
    """Let the ticked lines of the checklist be done; answers with the list alone where asked so."""
    today_only(request)
    opened = open_ceremony(request, ceremony_id)
    done = set(numbers_in(request.POST.getlist("done")))
    if not opened.is_held:
        services.tick_preparations(opened.id, done, by=opened.actor)
    if wants_fragment(request):
        context = {"ceremony": opened, "checklist": checklist_of(opened)}
        return render(request, "web/ceremonies/checklist.html", context)
    return redirect("ceremony", opened.id)


@access.page(Action.HOLD_CEREMONY)
@require_POST
def add_line(request: HttpRequest, ceremony_id: int) -> HttpResponse:
    """Add a line of one's own to the checklist."""
    today_only(request)
    opened = open_ceremony(request, ceremony_id)
    form = OwnLineForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Chưa thêm được: hãy ghi việc cần chuẩn bị, ngắn gọn."))
    elif not opened.is_held:
        services.add_preparation(opened.id, form.cleaned_data["text"], by=opened.actor)
    return redirect("ceremony", opened.id)


@access.page(Action.HOLD_CEREMONY)
@require_POST
def drop_line(request: HttpRequest, ceremony_id: int, preparation_id: int) -> HttpResponse:
    """Take a line off the checklist; what the rule prescribes stays."""
    today_only(request)
    opened = open_ceremony(request, ceremony_id)
    if not opened.is_held:
        services.drop_preparation(opened.id, preparation_id, by=opened.actor)
    return redirect("ceremony", opened.id)


def _members(ceremony: OpenCeremony) -> list[tuple[str, str]]:
    """The official members on the day of the ceremony."""
    rows = official_members_of(ceremony.record.cell_id, on=ceremony.record.held_on)
    return [(str(row.person_id), row.person.full_name) for row in rows]


def _page(request: HttpRequest, ceremony: OpenCeremony, form: Any, **words: Any) -> FormPage:
    return FormPage(
        form=form,
        back_href=address(request, "ceremony", ceremony.id),
        crumbs=crumbs_to(request, ceremony),
        **words,
    )


def _answered_before_it_is_held(
    request: HttpRequest, ceremony: OpenCeremony, page: FormPage, act: Any
) -> HttpResponse:
    """Show or do it; a ceremony that was recorded meanwhile only shows."""
    if ceremony.is_held:
        return redirect("ceremony", ceremony.id)
    try:
        return answered(request, page, act)
    except AlreadyHeld:
        messages.error(request, _("Lễ vừa được ghi, nên không sửa phần chuẩn bị nữa."))
        return redirect("ceremony", ceremony.id)
