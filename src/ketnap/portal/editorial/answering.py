"""Names that no package brings: an approver answers for each with a ground in words, or takes it back."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from ketnap.portal.editorial.gate import names_to_answer_for
from ketnap.portal.editorial.log_actions import NAME_ANSWERED_FOR, NAME_NO_LONGER_ANSWERED_FOR
from ketnap.portal.editorial.models import AnsweredName
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
    """A name does not stand in the article, or is withheld, or somebody has answered for it."""


@transaction.atomic
def answer_for(article: ArticlePage, name: str, *, ground: str, actor: Editor) -> AnsweredName:
    """Return a name that may be printed in an article now; its history keeps who said why.

    Raises `NotAnApprover` and `NothingToAnswerFor`.
    """
    article = held(article.pk)
    if not may_take_down(article, actor):
        raise NotAnApprover
    if name not in names_to_answer_for(article.get_latest_revision_as_object()):
        raise NothingToAnswerFor
    answered: AnsweredName = AnsweredName.objects.create(
        article=article, name=name, ground=ground, answered_by=actor
    )
    told = {"name": name, "ground": ground}
    log(instance=article, action=NAME_ANSWERED_FOR, user=actor, data=told)
    return answered


@transaction.atomic
def take_back(answered: AnsweredName, *, actor: Editor) -> None:
    """Answer for a name no longer; an article that is out with it goes off the page.

    Raises `NotAnApprover`, and `NothingToAnswerFor` where a withdrawal took the answer first.
    """
    article = held(answered.article.pk)
    if not may_take_down(article, actor):
        raise NotAnApprover
    if not AnsweredName.objects.filter(pk=answered.pk).exists():
        raise NothingToAnswerFor
    answered.delete()
    told = {"name": answered.name, "ground": answered.ground}
    log(instance=article, action=NAME_NO_LONGER_ANSWERED_FOR, user=actor, data=told)
    if is_out(article):
        take_down(article, actor=actor, reason=_("Một tên trong bài không còn căn cứ."))
