"""What the gate asks about: an approver answers for it with a ground in words, or takes that back."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from ketnap.portal.editorial.gate import words_to_answer_for
from ketnap.portal.editorial.log_actions import NAME_ANSWERED_FOR, NAME_NO_LONGER_ANSWERED_FOR
from ketnap.portal.editorial.models import AnsweredWords
from ketnap.portal.editorial.releases import (
    NotAnApprover,
    held,
    is_out,
    may_take_down,
    take_down,
)
from ketnap.portal.editors.models import Editor
from ketnap.portal.news.models import ArticlePage


class NothingToAnswerFor(Exception):
    """Words do not stand in the article, or are withheld, or somebody has answered for them."""


@transaction.atomic
def answer_for(article: ArticlePage, words: str, *, ground: str, actor: Editor) -> AnsweredWords:
    """Return words that may be printed in an article now; its history keeps who said why.

    Raises `NotAnApprover` and `NothingToAnswerFor`.
    """
    article = held(article.pk)
    if not may_take_down(article, actor):
        raise NotAnApprover
    if words not in words_to_answer_for(article.get_latest_revision_as_object()):
        raise NothingToAnswerFor
    answered: AnsweredWords = AnsweredWords.objects.create(
        article=article, words=words, ground=ground, answered_by=actor
    )
    told = {"name": words, "ground": ground}
    log(instance=article, action=NAME_ANSWERED_FOR, user=actor, data=told)
    return answered


@transaction.atomic
def take_back(answered: AnsweredWords, *, actor: Editor) -> None:
    """Answer for words no longer; an article that is out with it goes off the page.

    Raises `NotAnApprover`, and `NothingToAnswerFor` where a withdrawal took the answer first.
    """
    article = held(answered.article.pk)
    if not may_take_down(article, actor):
        raise NotAnApprover
    if not AnsweredWords.objects.filter(pk=answered.pk).exists():
        raise NothingToAnswerFor
    answered.delete()
    told = {"name": answered.words, "ground": answered.ground}
    log(instance=article, action=NAME_NO_LONGER_ANSWERED_FOR, user=actor, data=told)
    if is_out(article):
        take_down(article, actor=actor, reason=_("Một chỗ trong bài không còn căn cứ."))
