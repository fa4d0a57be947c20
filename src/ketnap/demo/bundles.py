"""The demo's work in the background: a whole file, made by the first worker that comes."""

from ketnap.casefiles.queries import casefiles_visible_to
from ketnap.demo.almanac import Almanac
from ketnap.documents.bundles.asking import ask_for_whole_file
from ketnap.domain.access import Actor


def ask_for_a_whole_file(*, by: Actor, almanac: Almanac) -> None:
    """Ask for the file of whoever came first."""
    case = casefiles_visible_to(by).earliest("pk")
    ask_for_whole_file(case.pk, on=almanac.today, by=by)
