"""The internal calls: a package, a withdrawal, figures anew, states, who may be in the editor."""

from ketnap.domain.press.calls import (
    FiguresNow,
    FiguresTaken,
    SectionTold,
    StatesAsked,
    StatesTold,
    Withdrawal,
    WithdrawalDone,
    from_text,
)
from ketnap.domain.press.package import package_from_text
from ketnap.domain.press.refused import NO_SUCH_ARTICLE
from ketnap.domain.press.standing import EditorsNow, EditorsTaken
from ketnap.portal.editorial.drafts import DraftRefused, take_figures, take_package
from ketnap.portal.editorial.grounds import withdraw_ground
from ketnap.portal.editorial.models import PressSource
from ketnap.portal.editorial.states import told_of
from ketnap.portal.editorial.waiting import waiting
from ketnap.portal.editorial.withdrawals import withdraw
from ketnap.portal.editors.services import keep_standings
from ketnap.portal.gateway.calls import CallRefused, signed_call
from ketnap.portal.news.queries import sections


@signed_call
def package(body: str) -> object:
    """Take a package and tell how far its article has come."""
    try:
        return told_of(take_package(package_from_text(body)))
    except DraftRefused as refused:
        raise CallRefused(str(refused)) from None


@signed_call
def withdrawal(body: str) -> object:
    """Hide at once whoever a consent stood for; on a ground, in its own article only."""
    asked = from_text(Withdrawal, body)
    if asked.is_ground:
        return WithdrawalDone(asked.consent, withdraw_ground(asked.consent))
    return WithdrawalDone(asked.consent, withdraw(asked.consent, asked.withheld, cell=asked.cell))


@signed_call
def figures(body: str) -> object:
    """Take the figures of a package as the record has them now."""
    told = from_text(FiguresNow, body)
    differing = take_figures(told)
    if differing is None:
        raise CallRefused(NO_SUCH_ARTICLE.vi)
    return FiguresTaken(told.reference, differing)


@signed_call
def states(body: str) -> object:
    """Tell how far the articles of packages have come, which sections there are, what waits."""
    asked = from_text(StatesAsked, body)
    sources = PressSource.objects.filter(reference__in=asked.references).select_related("article")
    return StatesTold(
        articles=tuple(told_of(source) for source in sources),
        sections=tuple(SectionTold(section.slug, section.title) for section in sections()),
        waiting=waiting(),
    )


@signed_call
def editors(body: str) -> object:
    """Let those stay in the editor who may, and nobody else."""
    return EditorsTaken(keep_standings(from_text(EditorsNow, body)))
