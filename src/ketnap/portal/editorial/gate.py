"""The gate (cửa kiểm tra): what stands against showing an article, and the refusal to show it."""

from ketnap.domain.press.package import PublicPurpose
from ketnap.domain.press.release import Finding, Trouble, Weight, check_release
from ketnap.domain.press.release.allowed import AllowedNames, is_written_as_a_name
from ketnap.domain.press.withheld import without
from ketnap.portal.editorial.models import AllowedName, AnsweredWords, WithdrawnConsent
from ketnap.portal.editorial.pieces import pieces_of
from ketnap.portal.editorial.refusal import StepRefused
from ketnap.portal.editorial.withholding import withheld_at_hand, withheld_from
from ketnap.portal.news.models import ArticlePage
from ketnap.portal.pictures.release import Lack, Missing, missing_with_pictures

_KEEPS_BACK = frozenset({Weight.BLOCKS, Weight.ASKS})
_OF_PICTURES = frozenset({Lack.PEOPLE, Lack.CONSENT, Lack.PICTURE})
"""What a picture lacks beyond words: those are among the pieces of the text."""


class ReleaseRefused(StepRefused):
    """An article may not be seen as it stands, and why."""

    template = "editorial/not_released.html"

    def __init__(
        self, article: ArticlePage, findings: tuple[Finding, ...], pictures: tuple[Missing, ...]
    ) -> None:
        super().__init__(article)
        self.findings = findings
        self.pictures = pictures


def findings_in(article: ArticlePage) -> tuple[Finding, ...]:
    """Return what people must look at before an article is released, in its order."""
    allowed = allowed_names(article)
    answered = answered_words(article)
    names = AllowedNames.of(allowed)
    found = check_release(
        pieces_of(article),
        withheld=[without(one, allowed) for one in withheld_from(article)],
        at_hand=[without(one, allowed) for one in withheld_at_hand(article)],
        allowed=allowed | answered_names(article),
    )
    # Two packages may withhold one name.
    return tuple(
        dict.fromkeys(
            one for one in found if not (_is_a_namesake(one, names) or _is_settled(one, answered))
        )
    )


def blocking(article: ArticlePage) -> tuple[Finding, ...]:
    """Return what keeps an article from being released."""
    return tuple(one for one in findings_in(article) if keeps_back(one))


def keeps_back(finding: Finding) -> bool:
    """Say whether nothing is released before a finding is gone, or somebody has answered for it."""
    return finding.weight in _KEEPS_BACK


def words_to_answer_for(article: ArticlePage) -> tuple[str, ...]:
    """Return what in an article neither a package nor an approver stands for: names, and what may be personal."""
    asked = (one.quoted for one in findings_in(article) if one.weight is Weight.ASKS)
    return tuple(dict.fromkeys(asked))


def require_releasable(article: ArticlePage) -> None:
    """Raise `ReleaseRefused` for an article that may not be seen as it stands."""
    found, pictures = blocking(article), lacking_pictures(article)
    if found or pictures:
        raise ReleaseRefused(article, found, pictures)


def lacking_pictures(article: ArticlePage) -> tuple[Missing, ...]:
    """Return the pictures of which nobody said who is in them, or that show somebody unwilling."""
    standing = _allowed_in(article, PublicPurpose.PORTAL_PICTURE)
    lacking = missing_with_pictures(article, standing=standing)
    return tuple(one for one in lacking if one.lack in _OF_PICTURES)


def allowed_names(article: ArticlePage) -> frozenset[str]:
    """Return the names that standing consents allow in an article."""
    return frozenset(_allowed_in(article, PublicPurpose.PORTAL_NAME).values())


def answered_words(article: ArticlePage) -> frozenset[str]:
    """Return the words that an approver has answered for; no consent is overruled by them."""
    answered = AnsweredWords.objects.filter(article=article.pk)
    return frozenset(answered.values_list("words", flat=True))


def answered_names(article: ArticlePage) -> frozenset[str]:
    """Return the names among the answered words: whoever has one may be called by its end as well."""
    return frozenset(filter(is_written_as_a_name, answered_words(article)))


def _allowed_in(article: ArticlePage, purpose: PublicPurpose) -> dict[str, str]:
    """Return the names of whoever agreed to a purpose, by their consents."""
    agreed = AllowedName.objects.filter(source__article=article.pk, purpose=purpose)
    # A package may arrive while a consent is being withdrawn.
    agreed = agreed.exclude(
        consent_reference__in=WithdrawnConsent.objects.values("consent_reference")
    )
    return dict(agreed.exclude(name="").values_list("consent_reference", "name"))


def _is_a_namesake(finding: Finding, allowed: AllowedNames) -> bool:
    """Somebody who agreed may be called like somebody who did not."""
    return finding.trouble is Trouble.WITHHELD_NAME and allowed.has(finding.quoted)


def _is_settled(finding: Finding, answered: frozenset[str]) -> bool:
    """Say whether an approver has said in words why what was asked about may stand."""
    return finding.weight is Weight.ASKS and finding.quoted in answered
