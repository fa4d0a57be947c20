"""A stated ground taken back: it stood for a name in the article of its own package, and nowhere else."""

from django.db import transaction

from ketnap.portal.editorial.blanking import blank_captions, tells_of
from ketnap.portal.editorial.gate import answered_words
from ketnap.portal.editorial.handed_on import note_withdrawal_in_exports
from ketnap.portal.editorial.models import AllowedName, WithdrawnConsent
from ketnap.portal.editorial.names import means
from ketnap.portal.editorial.withdrawals import hide, is_allowed_in
from ketnap.portal.news.holding import hold
from ketnap.portal.news.models import ArticlePage


@transaction.atomic
def withdraw_ground(reference: str) -> int:
    """Hide whoever a ground stood for in its own article and return how many articles that concerned.

    Another consent or an approver's answer keeps the name there. Other articles have grounds of
    their own, and the name is not withheld. Asked again, nothing happens and the answer is the same.
    """
    own = ArticlePage.objects.filter(press_source__names__consent_reference=reference)
    numbers = list(own.values_list("pk", flat=True))
    hold(numbers)
    withdrawn, is_new = WithdrawnConsent.objects.get_or_create(consent_reference=reference)
    if is_new:
        stated = AllowedName.objects.filter(consent_reference=reference)
        withdrawn.articles = sum([_end(one) for one in stated])
        withdrawn.save(update_fields=["articles"])
        note_withdrawal_in_exports(reference, noted=numbers)
    return withdrawn.articles


def _end(stated: AllowedName) -> bool:
    """Say whether the article of the package had to be hidden."""
    name, stated.name = stated.name, ""
    stated.save(update_fields=["name"])
    article = stated.source.article
    if article and (is_allowed_in(article, name) or name in answered_words(article)):
        return False
    blank_captions(stated.source, name)
    if article is None or not tells_of(article, name, has=means):
        return False
    hide(article, name)
    return True
