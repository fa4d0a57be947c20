"""The gate: a view without a mark of its own is opened to nobody, and is named at start."""

import types

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import URLResolver, get_resolver, path
from django.urls.resolvers import RegexPattern
from django.views import View

from ketnap.accounts import access
from ketnap.accounts.checks import check_every_view_is_marked, check_secret_key, unmarked
from ketnap.accounts.gate import Gate
from ketnap.domain.access import Action, NotAllowed


def answer(request):
    return HttpResponse("ok")


@access.public
def open_to_all(request):
    return HttpResponse("ok")


@access.signed_in
def open_to_users(request):
    return HttpResponse("ok")


@access.page(Action.MANAGE_ACCOUNTS)
def accounts_page(request):
    return HttpResponse("ok")


@access.public
class Marked(View):
    pass


class Heir(Marked):
    pass


@pytest.fixture
def ask(rf: RequestFactory):
    def asked(view, user):
        request = rf.get("/trang/?x=1")
        request.user = user
        return Gate(answer).process_view(request, view, (), {})

    return asked


@pytest.fixture
def anonymous():
    from django.contrib.auth.models import AnonymousUser

    return AnonymousUser()


@pytest.mark.parametrize("view", [answer, Heir.as_view(), lambda request: HttpResponse("ok")])
def test_view_without_its_own_mark_is_refused_even_to_the_administrator(ask, founder, view):
    with pytest.raises(PermissionDenied):
        ask(view, founder)


def test_public_view_is_open_to_anybody(ask, anonymous):
    assert ask(open_to_all, anonymous) is None
    assert ask(Marked.as_view(), anonymous) is None


def test_anonymous_reader_is_led_to_the_sign_in_page_and_back(ask, anonymous):
    response = ask(open_to_users, anonymous)

    assert response.status_code == 302
    assert response["Location"] == "/dang-nhap/?next=/trang/%3Fx%3D1"


def test_signed_in_view_is_open_to_a_user_without_roles(ask, people, administrator):
    from ketnap.accounts.services import create_user

    user = create_user("khach", "mat khau that dai", actor=administrator)

    assert ask(open_to_users, user) is None


def test_page_is_open_to_those_the_policy_allows_its_action(ask, founder, secretary):
    assert ask(accounts_page, founder) is None
    with pytest.raises(PermissionDenied):
        ask(accounts_page, secretary)


def test_marking_an_instance_of_a_class_view_is_refused():
    with pytest.raises(TypeError, match="mark the class Heir"):
        access.public(Heir.as_view())


def test_refusal_of_the_policy_is_answered_with_403(rf, founder):
    request = rf.get("/")
    request.user = founder

    response = Gate(answer).process_exception(request, NotAllowed(Action.SEE_CASE))

    assert response.status_code == 403


def test_other_errors_are_left_to_others(rf):
    assert Gate(answer).process_exception(rf.get("/"), ValueError("x")) is None


def test_every_address_of_the_product_is_marked():
    assert list(unmarked(get_resolver())) == []


def test_check_names_each_unmarked_address(settings):
    urls = types.ModuleType("unmarked_urls")
    urls.urlpatterns = [
        path("mo/", open_to_all),
        path("quen/", answer),
        path("trong/", ([path("quen-nua/<int:number>/", Heir.as_view())], None, None)),
    ]
    resolver = URLResolver(RegexPattern(r"^/"), urls)

    routes = [route for route, _ in unmarked(resolver)]

    assert routes == ["quen/", "trong/quen-nua/<int:number>/"]


def test_check_of_marks_reports_an_error_with_its_code(settings, monkeypatch):
    import sys

    urls = types.ModuleType("unmarked_urls")
    urls.urlpatterns = [path("quen/", answer)]
    monkeypatch.setitem(sys.modules, "unmarked_urls", urls)
    settings.ROOT_URLCONF = "unmarked_urls"

    errors = check_every_view_is_marked(None)

    assert [error.id for error in errors] == ["ketnap.E001"]
    assert "quen/" in errors[0].msg


def test_check_of_the_secret_key_says_what_to_run(settings):
    settings.SECRET_KEY = ""

    errors = check_secret_key(None)

    assert [error.id for error in errors] == ["ketnap.E002"]
    assert "ketnap init" in errors[0].hint
