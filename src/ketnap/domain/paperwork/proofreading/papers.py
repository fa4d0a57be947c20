"""Drawn-up papers against the record, their signatures and days."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ketnap.domain.paperwork.life import IN_FORCE, PaperState
from ketnap.domain.paperwork.proofreading.remark import (
    CheckedPaper,
    Post,
    Remark,
    SignatureFacts,
    rules_named,
)
from ketnap.domain.paperwork.words import day_in_figures
from ketnap.domain.rulebook import Rulebook
from ketnap.domain.text import fold, is_same_name

_OF_THE_CELL = " chi bo"
"""How the position of who signs for the cell may end, folded."""
_WAITING = frozenset({PaperState.PRINTED, PaperState.RETURNED})


def paper_remarks(
    papers: Iterable[CheckedPaper], posts: tuple[Post, ...], rulebook: Rulebook
) -> Iterator[Remark]:
    """What is wrong with the papers of a case, by the rule that asks for each; replaced ones no longer count."""
    for paper in papers:
        rules = rules_named(rulebook, paper.rule_id, on=paper.on)
        yield from (replace(remark, rules=rules) for remark in _of_one(paper, posts))


def _of_one(paper: CheckedPaper, posts: tuple[Post, ...]) -> Iterator[Remark]:
    if paper.state in IN_FORCE:
        yield from _disagreement(paper)
        yield from _other_day(paper)
        yield from _no_longer_recorded(paper)
        yield from _half_signed(paper)
        for signature in paper.signatures:
            yield from _signed_too_early(paper, signature)
            if paper.issued_by_cell:
                yield from _not_in_post(paper, signature, posts)
    elif paper.state in _WAITING and paper.step_on is not None:
        yield _unsigned(paper)


def _disagreement(paper: CheckedPaper) -> Iterator[Remark]:
    if paper.differing:
        yield Remark(
            code="paper_differs_from_record",
            vi=f"{paper.title_vi} ngày {day_in_figures(paper.on)} đã ký nhưng nay khác với hồ sơ: "
            f"{'; '.join(each.told_vi() for each in paper.differing)}.",
            en=f"{paper.title_en} of {paper.on.isoformat()} is signed, and differs from the record "
            f"now: {'; '.join(each.told_en() for each in paper.differing)}.",
            paper_id=paper.paper_id,
        )


def _other_day(paper: CheckedPaper) -> Iterator[Remark]:
    if paper.step_on is not None and paper.step_on != paper.on:
        yield Remark(
            code="paper_of_another_day",
            vi=f"{paper.title_vi} ghi ngày {day_in_figures(paper.on)}, còn hồ sơ ghi ngày "
            f"{day_in_figures(paper.step_on)}.",
            en=f"{paper.title_en} is dated {paper.on.isoformat()}; the file says "
            f"{paper.step_on.isoformat()}.",
            paper_id=paper.paper_id,
        )


def _no_longer_recorded(paper: CheckedPaper) -> Iterator[Remark]:
    if paper.step_is_gone:
        yield Remark(
            code="paper_of_voided_step",
            vi=f"{paper.title_vi} ngày {day_in_figures(paper.on)} đã ký, nhưng việc ấy nay không còn "
            "trong hồ sơ. Hãy ghi lại việc ấy, hoặc ghi giấy bị trả lại hay được thay.",
            en=f"{paper.title_en} of {paper.on.isoformat()} is signed, and the file no longer holds "
            "what it is about. Record that again, or that the paper came back or was replaced.",
            paper_id=paper.paper_id,
        )


def _signed_too_early(paper: CheckedPaper, signature: SignatureFacts) -> Iterator[Remark]:
    if signature.on < paper.on:
        yield Remark(
            code="signed_before_its_day",
            vi=f"{paper.title_vi} ghi ngày {day_in_figures(paper.on)} nhưng được ký từ ngày "
            f"{day_in_figures(signature.on)}.",
            en=f"{paper.title_en} is dated {paper.on.isoformat()} and was signed on "
            f"{signature.on.isoformat()} already.",
            paper_id=paper.paper_id,
        )


def _not_in_post(
    paper: CheckedPaper, signature: SignatureFacts, posts: tuple[Post, ...]
) -> Iterator[Remark]:
    """Only posts that the records know of are judged, unless the paper is signed for the cell."""
    position = fold(signature.position).removesuffix(_OF_THE_CELL)
    of_position = [post for post in posts if fold(post.position) == position]
    holders = [post for post in of_position if post.held_on(signature.on)]
    if not of_position and paper.signed_for_cell:
        yield from _without_post(paper, signature, posts)
    elif of_position and not any(is_same_name(signature.name, post.name) for post in holders):
        names = ", ".join(post.name for post in holders)
        holder_vi = f"người giữ chức vụ này là {names}" if names else "không ai giữ chức vụ này"
        yield Remark(
            code="signer_not_in_post",
            vi=f"{paper.title_vi}: {signature.name} ký với chức vụ {signature.position} ngày "
            f"{day_in_figures(signature.on)}; theo hồ sơ, ngày ấy {holder_vi}.",
            en=f"{paper.title_en}: {signature.name} signed as {signature.position} on "
            f"{signature.on.isoformat()}; by the records that post was held by {names or 'nobody'}.",
            paper_id=paper.paper_id,
        )


def _without_post(
    paper: CheckedPaper, signature: SignatureFacts, posts: tuple[Post, ...]
) -> Iterator[Remark]:
    """Somebody signed for the cell with a position that is none of those who may."""
    allowed = [f"{post.position} {post.name}" for post in posts if post.held_on(signature.on)]
    if allowed:
        yield Remark(
            code="signer_not_in_post",
            vi=f"{paper.title_vi}: {signature.name} ký thay mặt chi bộ với chức vụ "
            f"{signature.position} ngày {day_in_figures(signature.on)}; người ký thay mặt chi bộ "
            f"ngày đó theo hồ sơ: {', '.join(allowed)}.",
            en=f"{paper.title_en}: {signature.name} signed for the cell as {signature.position} on "
            f"{signature.on.isoformat()}; by the records that was for: {', '.join(allowed)}.",
            paper_id=paper.paper_id,
        )


def _half_signed(paper: CheckedPaper) -> Iterator[Remark]:
    """A paper that several sign, with too few signatures recorded."""
    if len(paper.signatures) < paper.signers_wanted:
        there, wanted = len(paper.signatures), paper.signers_wanted
        yield Remark(
            code="signature_missing",
            vi=f"{paper.title_vi} ngày {day_in_figures(paper.on)} cần {wanted} chữ ký, mới ghi {there}.",
            en=f"{paper.title_en} of {paper.on.isoformat()} needs {wanted} signatures; {there} recorded.",
            paper_id=paper.paper_id,
        )


def _unsigned(paper: CheckedPaper) -> Remark:
    return Remark(
        code="signature_missing",
        vi=f"{paper.title_vi} đã ghi vào hồ sơ nhưng bản in chưa có chữ ký.",
        en=f"{paper.title_en} stands in the file, and its printed copy has no signature.",
        paper_id=paper.paper_id,
    )
