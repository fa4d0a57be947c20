"""The votes of a sitting as the cases tell them now, for whoever still sees the cases."""

from dataclasses import dataclass

from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import casefiles_visible_to, domain_casefile
from ketnap.domain.access import Actor
from ketnap.domain.casefile.replay import corrected_steps
from ketnap.domain.casefile.steps import CommitteeVoted
from ketnap.occasions.sittings.models import CommitteeSitting


@dataclass(frozen=True, slots=True)
class VoteHeld:
    """The vote on one person: the step as it counts now, and how many steps the case has."""

    case: Casefile
    step: CommitteeVoted
    seen_seq: int


@dataclass(frozen=True, slots=True)
class VotesHeld:
    """The votes that count, by the names of the people, and how many cases the reader may not open."""

    known: tuple[VoteHeld, ...]
    out_of_sight: int


def votes_held(actor: Actor | None, first: CommitteeSitting) -> VotesHeld:
    """Return the votes of a sitting; one whose step does not count any more is left out."""
    seqs = dict(first.votes.values_list("casefile_id", "step_seq"))
    cases = casefiles_visible_to(actor).filter(pk__in=seqs).select_related("person")
    seen = list(cases.order_by("person__sort_key", "pk"))
    held = (_vote(case, seqs[case.pk]) for case in seen)
    return VotesHeld(tuple(vote for vote in held if vote is not None), len(seqs) - len(seen))


def _vote(case: Casefile, seq: int) -> VoteHeld | None:
    recorded = domain_casefile(case).steps
    for step in corrected_steps(recorded):
        if isinstance(step, CommitteeVoted) and step.seq == seq:
            return VoteHeld(case, step, len(recorded))
    return None
