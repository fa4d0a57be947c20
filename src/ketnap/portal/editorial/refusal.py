"""Refusals of a step or of a release, and the page that says them."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ketnap.portal.news.models import ArticlePage


class StepRefused(Exception):
    """An article cannot go on; what was typed has been kept."""

    template = ""

    def __init__(self, article: ArticlePage) -> None:
        super().__init__(article.pk)
        self.article = article


class OwnText(StepRefused):
    """Somebody would pass on his own text although somebody else can."""

    template = "editorial/own_text.html"


class RefusalPage:
    """Answers a refused step with a page that says why and leads back to the article."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say what stands against a step; any other trouble is not ours."""
        if not isinstance(exception, StepRefused):
            return None
        context = {"refused": exception, "article": exception.article}
        return render(request, exception.template, context, status=HTTPStatus.CONFLICT)
