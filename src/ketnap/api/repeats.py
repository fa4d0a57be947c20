"""A write sent twice under one key is carried out once and answered alike (`Idempotency-Key`)."""

import hashlib
import re
from collections.abc import Callable, Collection
from datetime import timedelta
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.db import OperationalError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_of
from ketnap.accounts.models import AccessToken
from ketnap.accounts.services import token_behind
from ketnap.api.models import LONGEST_KEY, KeptAnswer
from ketnap.api.problems import Answer, busy_answer, problem_response
from ketnap.casefiles.queries import casefiles_visible_to
from ketnap.domain.access import Actor

HEADER = "Idempotency-Key"
KEY = re.compile(rf"[!-~]{{1,{LONGEST_KEY}}}")
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_NOT_OF_THE_REQUEST = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})
"""Answers about the token: with another right the same request is carried out."""

View = Callable[..., HttpResponse]


def answered_once(view: View) -> View:
    """Return the view as it is, but for writes with a key: these are carried out once for each token."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = request.headers.get(HEADER)
        if key is None or request.method in _READING:
            return view(request, *args, **kwargs)
        if not KEY.fullmatch(key):
            return problem_response(_no_key())
        try:
            about = str(kwargs.get("casefile_id", ""))
            return _once(request, key, about, lambda: view(request, *args, **kwargs))
        except OperationalError as error:
            return problem_response(busy_answer(error))

    return answer


def forget_old_answers() -> None:
    """Remove the answers that were kept as long as the settings say."""
    kept = timedelta(hours=settings.API_ANSWERS_KEPT_HOURS)
    KeptAnswer.objects.filter(answered_at__lte=timezone.now() - kept).delete()


def _once(
    request: HttpRequest, key: str, about: str, act: Callable[[], HttpResponse]
) -> HttpResponse:
    """The write and what is kept of its answer are one transaction: never one without the other.

    `about` is the number of the case in the address, as it was asked for.
    """
    token = _token_of(request)
    if token is None:
        return act()
    digest = _digest_of(request)
    with transaction.atomic():
        forget_old_answers()
        kept, is_new = KeptAnswer.objects.get_or_create(
            token=token, key=key, defaults={"request_digest": digest}
        )
        if not is_new:
            return _again(kept, about) if kept.request_digest == digest else _used_otherwise()
        roles = _roles_of(_owner_of(token))
        answer = act()
        _keep(kept, answer, roles)
    return answer


def _keep(kept: KeptAnswer, answer: HttpResponse, roles: Collection[str]) -> None:
    """What a paper says is kept nowhere, and so no file; nor what has failed."""
    if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        transaction.set_rollback(True)
    elif answer.status_code in _NOT_OF_THE_REQUEST or "json" not in answer.headers["Content-Type"]:
        kept.delete()
    else:
        kept.status, kept.content_type = answer.status_code, answer.headers["Content-Type"]
        kept.body, kept.roles = answer.content.decode(), sorted(roles)
        kept.save()


def _again(kept: KeptAnswer, about: str) -> HttpResponse:
    if not _may_still_read(kept, about):
        title = _(
            "Yêu cầu này đã được trả lời trước đây. Chủ khóa nay không còn được xem câu trả lời."
        )
        return problem_response(Answer(403, "answered_before", title))
    return HttpResponse(kept.body, status=kept.status, content_type=kept.content_type)


def _may_still_read(kept: KeptAnswer, about: str) -> bool:
    """Whether the token's owner holds what he held then, and still sees the case of the address."""
    owner = _owner_of(kept.token)
    if not _roles_of(owner).issuperset(kept.roles):
        return False
    if kept.status == HTTPStatus.NOT_FOUND or not about.isdecimal():
        return True
    return casefiles_visible_to(owner).filter(pk=int(about)).exists()


def _owner_of(token: AccessToken) -> Actor | None:
    return actor_of(token.user, on=timezone.localdate())


def _roles_of(owner: Actor | None) -> set[str]:
    held = owner.held if owner is not None else ()
    return {f"{each.role.value} {each.organisation_path}" for each in held}


def _used_otherwise() -> HttpResponse:
    title = _("Mã lặp này đã dùng cho một yêu cầu khác. Hãy gửi với mã mới.")
    return problem_response(Answer(422, "key_used_otherwise", title))


def _no_key() -> Answer:
    title = _("Mã lặp phải gồm từ 1 đến %(most)d ký tự ASCII nhìn thấy được, không có dấu cách.")
    return Answer(422, "wrong_key", title % {"most": LONGEST_KEY})


def _token_of(request: HttpRequest) -> AccessToken | None:
    scheme, _space, word = request.headers.get("Authorization", "").partition(" ")
    return token_behind(word) if scheme.lower() == "bearer" else None


def _digest_of(request: HttpRequest) -> str:
    asked = f"{request.method} {request.get_full_path()}\n".encode()
    return hashlib.sha256(asked + request.body).hexdigest()
