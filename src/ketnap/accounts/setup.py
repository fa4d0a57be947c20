"""The first run: one page, opened with a one-time word, that founds the system."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters

from ketnap.accounts import access, setup_token
from ketnap.accounts.models import RoleHeld, User
from ketnap.accounts.queries import anybody_exists
from ketnap.accounts.services import hold, new_user
from ketnap.accounts.usernames import normalised, validate_username
from ketnap.domain.access import Actor, Held, Role
from ketnap.organisations.models import ChainRole, MassKind, Organisation, OrganisationKind
from ketnap.organisations.plain_text import PlainTextFormField, validate_plain_text
from ketnap.organisations.services import add_mass_organisation, create_organisation, set_chain


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the first user says of the cell and of himself."""

    superior_name: str
    cell_name: str
    since: date
    has_youth_union: bool
    has_trade_union: bool
    username: str
    password: str


class SetupForm(forms.Form):
    """Asks for the cell, the body above it, and the first account."""

    cell_name = PlainTextFormField(
        label=_("Tên chi bộ"), max_length=200, validators=[validate_plain_text]
    )
    superior_name = PlainTextFormField(
        label=_("Cấp ủy cấp trên trực tiếp"), max_length=200, validators=[validate_plain_text]
    )
    since = forms.DateField(
        label=_("Chi bộ thành lập ngày"),
        help_text=_("Hồ sơ trước ngày này không ghi được cho chi bộ."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    has_youth_union = forms.BooleanField(label=_("Cơ quan có tổ chức Đoàn"), required=False)
    has_trade_union = forms.BooleanField(label=_("Cơ quan có công đoàn"), required=False)
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Mật khẩu"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password_again = forms.CharField(
        label=_("Mật khẩu (nhập lại)"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_username(self) -> str:
        """Return the name in its one spelling."""
        username = normalised(self.cleaned_data["username"])
        validate_username(username)
        return username

    def clean(self) -> dict[str, Any]:
        """Refuse two different passwords, or a weak one."""
        data = self.cleaned_data
        password = data.get("password")
        if password and password != data.get("password_again"):
            self.add_error("password_again", _("Hai lần nhập mật khẩu không giống nhau."))
        elif password:
            self._refuse_weak(password, data.get("username", ""))
        return data

    def _refuse_weak(self, password: str, username: str) -> None:
        try:
            validate_password(password, User(username=username))
        except ValidationError as weakness:
            self.add_error("password", weakness)

    def beginning(self) -> Beginning:
        """Return what a valid form says."""
        return Beginning(
            **{name: self.cleaned_data[name] for name in Beginning.__dataclass_fields__}
        )


@access.public
@sensitive_post_parameters("password", "password_again")
def first_run(request: HttpRequest, token: str) -> HttpResponse:
    """Found the system; there is no such page once anybody has an account."""
    if anybody_exists() or not setup_token.matches(settings.KETNAP_DATA, token):
        raise Http404
    form = SetupForm(request.POST or None)
    if form.is_valid():
        setup_token.use_up(settings.KETNAP_DATA)
        found(form.beginning())
        messages.success(request, _t("Đã khởi tạo. Hãy đăng nhập bằng tài khoản vừa lập."))
        return redirect("account_login")
    return render(request, "accounts/setup.html", {"form": form})


@transaction.atomic
def found(beginning: Beginning) -> User:
    """Return the first user, who leads the cell and administers the system."""
    user = new_user(beginning.username, beginning.password)
    actor = _founder(user)
    superior = create_organisation(
        OrganisationKind.GRASSROOTS_COMMITTEE,
        beginning.superior_name,
        since=beginning.since,
        actor=actor,
    )
    cell = _found_cell(beginning, superior, actor)
    for role, organisation in (
        (Role.CELL_SECRETARY, cell),
        (Role.SYSTEM_ADMINISTRATOR, superior),
    ):
        hold(
            RoleHeld(
                user=user,
                organisation=organisation,
                role=role.value,
                valid_from=beginning.since,
            )
        )
    return user


def _found_cell(beginning: Beginning, superior: Organisation, actor: Actor) -> Organisation:
    since = beginning.since
    cell = create_organisation(
        OrganisationKind.CELL, beginning.cell_name, since=since, actor=actor, parent=superior
    )
    set_chain(cell, [(superior, ChainRole.DECIDE)], since=since, actor=actor)
    if beginning.has_youth_union:
        add_mass_organisation(
            cell, MassKind.YOUTH_UNION, "Chi đoàn cơ quan", since=since, actor=actor
        )
    if beginning.has_trade_union:
        add_mass_organisation(
            cell, MassKind.TRADE_UNION, "Công đoàn cơ quan", since=since, actor=actor
        )
    return cell


def _founder(user: User) -> Actor:
    """Return an administrator of everything, for the moment before any organisation exists."""
    top = Held(Role.SYSTEM_ADMINISTRATOR, organisation_id=0, organisation_path="")
    return Actor(user_id=user.pk, person_id=None, name=user.name, held=(top,))
