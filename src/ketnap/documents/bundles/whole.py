"""The job that makes the whole file of a case: its papers in order, with the index on top."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ketnap.documents.bundles.bundle import Bundle, Format, bundle_into
from ketnap.documents.bundles.checking import case_for, may_with_all, remember
from ketnap.documents.whole_file import LeftOut, whole_file
from ketnap.domain.access import Action, Actor
from ketnap.domain.text import fold
from ketnap.jobs.refusals import JobRefused
from ketnap.jobs.running import Arguments, Outcome, Run


def title(actor: Actor, arguments: Arguments) -> str:
    """Whose file it is, to whoever still may know."""
    case = case_for(actor, arguments["case"], Action.EXPORT_CASE)
    if case is None:
        return _("Cả hồ sơ của một người")
    return _("Cả hồ sơ của %(name)s") % {"name": case.person.full_name}


def may_have(actor: Actor, casefile_ids: Sequence[int]) -> bool:
    """Whether somebody may take out the case whose file it is."""
    return may_with_all(actor, casefile_ids, Action.EXPORT_CASE)


def make(run: Run) -> Outcome:
    """Make the bundle; refuses if who asked may not have the file any more."""
    actor, case_id = run.actor(), run.arguments["case"]
    case = case_for(actor, case_id, Action.EXPORT_CASE)
    if case is None:
        raise JobRefused(_("Bạn không còn được tải hồ sơ này."))
    on = date.fromisoformat(run.arguments["on"])
    whole = whole_file(case, on=on)
    run.expects(len(whole.in_file))
    formats = tuple(Format(each) for each in run.arguments["formats"])
    with (
        run.new_file() as file,
        bundle_into(file, formats, about=title(actor, run.arguments), by=actor.name) as bundle,
    ):
        taken = []
        for paper in whole.in_file:
            taken.append(bundle.add(paper.made, place=paper.place, kept_at=paper.kept_at))
            run.step()
        _leave_out(bundle, whole.left_out)
    return Outcome(
        bundle.outcome(),
        download_name=f"ho-so-{_plain(case.person.full_name)}-{on:%Y%m%d}.zip",
        holds=(case.pk,),
        settle=lambda: remember([(case, taken)], by=actor),
    )


def _leave_out(bundle: Bundle, papers: tuple[LeftOut, ...]) -> None:
    for paper in papers:
        bundle.leave_out(paper.en if get_language() == "en" else paper.vi)


def _plain(name: str) -> str:
    return "-".join(fold(name).split())
