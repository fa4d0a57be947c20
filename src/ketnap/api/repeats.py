"""A write sent twice under one key is carried out once and answered alike (`Idempotency-Key`)."""

import hashlib
import re
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.db import OperationalError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from ketnap.accounts.models import AccessToken
from ketnap.accounts.services import token_behind
from ketnap.api.models import LONGEST_KEY, KeptAnswer
from ketnap.api.problems import Answer, busy_answer, problem_response

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
            return _once(request, key, lambda: view(request, *args, **kwargs))
        except OperationalError as error:
            return problem_response(busy_answer(error))

    return answer


def forget_old_answers() -> None:
    """Remove the answers that were kept as long as the settings say."""
    kept = timedelta(hours=settings.API_ANSWERS_KEPT_HOURS)
    KeptAnswer.objects.filter(answered_at__lte=timezone.now() - kept).delete()


def _once(request: HttpRequest, key: str, act: Callable[[], HttpResponse]) -> HttpResponse:
    """The write and what is kept of its answer are one transaction: never one without the other."""
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
            return _again(kept) if kept.request_digest == digest else _used_otherwise()
        answer = act()
        _keep(kept, answer)
    return answer


def _keep(kept: KeptAnswer, answer: HttpResponse) -> None:
    """What a paper says is kept nowhere, and so no file; nor what has failed."""
    if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        transaction.set_rollback(True)
    elif answer.status_code in _NOT_OF_THE_REQUEST or "json" not in answer.headers["Content-Type"]:
        kept.delete()
    else:
        kept.status, kept.content_type = answer.status_code, answer.headers["Content-Type"]
        kept.body = answer.content.decode()
        kept.save()


def _again(kept: KeptAnswer) -> HttpResponse:
    return HttpResponse(kept.body, status=kept.status, content_type=kept.content_type)


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
