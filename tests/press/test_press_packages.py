"""What is packed and sent: names by consent only, figures with their source, everything noted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from admitting import seq_of
from casefiles.papers import voided
from conftest import People, today_actor
from ketnap.audit.models import AccessEntry, Deed
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.services import record_steps
from ketnap.domain.access import Actor, Role
from ketnap.domain.casefile.codes import ConsentPurpose
from ketnap.domain.press.package import NamedPerson, Occasion, PressPackage, PublicPurpose
from ketnap.domain.press.release import Trouble
from ketnap.domain.press.withheld import find_withheld
from ketnap.occasions.ceremonies.models import Ceremony
from ketnap.organisations.models import Organisation
from ketnap.press.gathering import Gathered
from ketnap.press.models import ConsentReference, SentPackage, StatedGround
from ketnap.press.packing import Wording
from ketnap.press.queries import content_of, figures_now, gathered_for, package_visible_to
from ketnap.press.refusals import NotReleasable, PressNotVisible
from ketnap.press.services import send_package
from ketnap.press.tellable import tellable
from press.conftest import GUEST

pytestmark = pytest.mark.django_db
NAME, PICTURE = ConsentPurpose.PORTAL_NAME, ConsentPurpose.PORTAL_PICTURE
ON = date(2024, 4, 5)


def gathered(actor: Actor, ceremony: Ceremony) -> Gathered:
    return gathered_for(actor, Occasion.CEREMONY, ceremony.pk, on=ON)


def wording_of(found: Gathered, **grounds: str) -> Wording:
    draft = found.draft
    return Wording(
        section="xay-dung-dang",
        title=draft.title,
        lead=draft.lead.text,
        paragraphs=tuple(one.text for one in draft.paragraphs),
        captions=draft.captions,
        grounds=grounds,
    )


def sent(actor: Actor, ceremony: Ceremony, **grounds: str) -> PressPackage:
    wording = wording_of(gathered(actor, ceremony), **grounds)
    return content_of(send_package(Occasion.CEREMONY, ceremony.pk, wording, by=actor, on=ON))


def test_nobody_is_named_without_consent(actor: Actor, ceremony: Ceremony) -> None:
    package = sent(actor, ceremony)

    told = " ".join((package.lead.text, *(one.text for one in package.paragraphs)))
    assert package.people == ()
    assert package.lead.text.endswith("cho 02 quần chúng ưu tú.")
    assert not [
        name for name in ("Đỗ Quang Minh", "Vũ Thu Hà", GUEST, "Lê Thị Chi") if name in told
    ]


def test_names_stand_in_the_draft_once_everybody_agrees(
    actor: Actor, ceremony: Ceremony, consent: Callable[..., None], minh: Casefile, ha: Casefile
) -> None:
    consent(minh, NAME)
    one_agrees = gathered(actor, ceremony).draft.lead.text
    consent(ha, NAME)

    both_agree = gathered(actor, ceremony).draft.lead.text

    assert one_agrees.endswith("cho 02 quần chúng ưu tú.")
    assert both_agree.endswith("ưu tú: đồng chí Vũ Thu Hà và đồng chí Đỗ Quang Minh.")


def test_a_consent_crosses_as_an_opaque_reference_for_its_purpose_only(
    actor: Actor, ceremony: Ceremony, consent: Callable[..., None], minh: Casefile, ha: Casefile
) -> None:
    consent(minh, NAME)
    consent(ha, PICTURE)

    package = sent(actor, ceremony)

    references = {row.casefile_id: row.reference for row in ConsentReference.objects.all()}
    assert package.people == (
        NamedPerson(references[ha.pk], PublicPurpose.PORTAL_PICTURE, "đảng viên mới thứ 1"),
        NamedPerson(references[minh.pk], PublicPurpose.PORTAL_NAME, "Đỗ Quang Minh"),
    )


def test_names_without_consent_cross_as_digests_and_can_be_found(
    actor: Actor, ceremony: Ceremony, consent: Callable[..., None], minh: Casefile
) -> None:
    consent(minh, NAME)

    package = sent(actor, ceremony)

    assert "Vũ Thu Hà" not in SentPackage.objects.get().content
    assert list(find_withheld("vu thu ha", package.withheld))
    assert list(find_withheld(GUEST, package.withheld))
    assert not list(find_withheld("Đỗ Quang Minh", package.withheld))


def test_an_official_is_named_on_a_stated_ground_which_stays_here(
    actor: Actor, ceremony: Ceremony
) -> None:
    package = sent(actor, ceremony, **{GUEST: "Người giữ chức vụ, dự với tư cách công vụ"})

    ground = StatedGround.objects.get()
    assert package.people == (NamedPerson(ground.reference, PublicPurpose.PORTAL_NAME, GUEST),)
    assert "công vụ" not in SentPackage.objects.get().content


def test_an_admission_cancelled_since_is_neither_counted_nor_named(
    actor: Actor, ceremony: Ceremony, consent: Callable[..., None], minh: Casefile, ha: Casefile
) -> None:
    consent(minh, NAME, PICTURE)
    consent(ha, NAME)
    sent(actor, ceremony)
    held = next(one for one in domain_casefile(minh).steps if one.kind == "ceremony_held")
    record_steps(
        minh.pk,
        [voided(held.seq, ON)],
        by=actor,
        seen_seq=seq_of(minh),
        override_reason="ghi nhầm",
    )

    package = sent(actor, ceremony)

    first = SentPackage.objects.earliest("pk")
    assert package.lead.text.endswith("cho 01 quần chúng ưu tú: đồng chí Vũ Thu Hà.")
    assert [one.name for one in package.people] == ["Vũ Thu Hà"]
    assert list(find_withheld("Đỗ Quang Minh", package.withheld))
    assert {one.key: one.value for one in figures_now(first)}["new_members"] == 1


def test_a_ceremony_whose_admissions_were_all_cancelled_has_nothing_to_tell(
    actor: Actor, ceremony: Ceremony, minh: Casefile, ha: Casefile
) -> None:
    assert [one.record_id for one in tellable(actor, on=ON)] == [ceremony.pk]
    for case in (minh, ha):
        held = next(one for one in domain_casefile(case).steps if one.kind == "ceremony_held")
        void = [voided(held.seq, ON)]
        record_steps(case.pk, void, by=actor, seen_seq=seq_of(case), override_reason="ghi nhầm")

    assert tellable(actor, on=ON) == ()
    with pytest.raises(PressNotVisible):
        gathered_for(actor, Occasion.CEREMONY, ceremony.pk, on=ON)


def test_figures_lead_to_the_lists_that_prove_them(
    actor: Actor, ceremony: Ceremony, cell: Organisation
) -> None:
    package = sent(actor, ceremony)

    assert [(one.key, one.value, one.source) for one in package.figures] == [
        ("new_members", 2, f"/le-ket-nap/{ceremony.pk}/"),
        (
            "admitted",
            2,
            f"/ho-so/?figure=admitted&organisation={cell.pk}&start=2024-01-01&end=2024-04-03",
        ),
    ]


@pytest.mark.parametrize(
    ("words", "trouble"),
    [
        ("Có 15/17 phiếu tán thành.", Trouble.VOTE_COUNT),
        ("Đồng chí sinh năm 1985.", Trouble.BIRTH_DATE),
        ("Cùng dự có Vũ Thu Hà.", Trouble.WITHHELD_NAME),
    ],
)
def test_what_must_not_leave_does_not_leave(
    actor: Actor, ceremony: Ceremony, words: str, trouble: Trouble
) -> None:
    wording = replace(wording_of(gathered(actor, ceremony)), paragraphs=(words,))

    with pytest.raises(NotReleasable) as refusal:
        send_package(Occasion.CEREMONY, ceremony.pk, wording, by=actor, on=ON)

    assert [finding.trouble for finding in refusal.value.findings] == [trouble]
    assert not SentPackage.objects.exists()


def test_a_rewritten_paragraph_keeps_the_figures_still_in_it(
    actor: Actor, ceremony: Ceremony
) -> None:
    found = gathered(actor, ceremony)
    texts = ("", "", "", "", "", "Năm nay chi bộ kết nạp được 02 đảng viên.", "Thêm một đoạn.")
    wording = replace(wording_of(found), paragraphs=texts)

    package = content_of(send_package(Occasion.CEREMONY, ceremony.pk, wording, by=actor, on=ON))

    first, second = package.paragraphs
    assert [mark.figure for mark in first.figures] == ["admitted"]
    assert first.text[first.figures[0].start :].startswith("02")
    assert second.figures == ()


def test_what_leaves_is_noted_for_the_package_and_for_each_person_in_it(
    actor: Actor, ceremony: Ceremony, consent: Callable[..., None], minh: Casefile
) -> None:
    consent(minh, NAME)

    sent(actor, ceremony)

    noted = AccessEntry.objects.filter(object_kind="press_package", deed=Deed.EXPORTED)
    assert set(noted.values_list("who_id", "casefile_id")) == {
        (actor.user_id, None),
        (actor.user_id, minh.pk),
    }


def test_a_consent_withdrawn_before_the_cases_are_locked_no_longer_counts(
    actor: Actor,
    ceremony: Ceremony,
    consent: Callable[..., None],
    minh: Casefile,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    consent(minh, NAME)
    wording = wording_of(gathered(actor, ceremony))
    monkeypatch.setattr(
        "ketnap.press.services._lock_cases",
        lambda _gathered: consent(minh, NAME, kind="consent_withdrawn"),
    )

    package = content_of(send_package(Occasion.CEREMONY, ceremony.pk, wording, by=actor, on=ON))

    assert package.people == ()
    assert list(find_withheld("Đỗ Quang Minh", package.withheld))


def test_a_stranger_finds_neither_the_occasion_nor_the_package(
    actor: Actor, ceremony: Ceremony, people: People, other_cell: Organisation
) -> None:
    sent(actor, ceremony)
    stranger = today_actor(people.user("la", Role.CELL_SECRETARY, other_cell))

    with pytest.raises(PressNotVisible):
        gathered_for(stranger, Occasion.CEREMONY, ceremony.pk, on=ON)
    with pytest.raises(PressNotVisible):
        package_visible_to(stranger, SentPackage.objects.get().pk)


def test_an_editor_of_the_cell_prepares_packages_without_opening_cases(
    ceremony: Ceremony, people: People, cell: Organisation
) -> None:
    editor = today_actor(people.user("bientap", Role.EDITOR, cell))

    assert sent(editor, ceremony).title == "Chi bộ Văn phòng tổ chức Lễ kết nạp đảng viên mới"


def test_a_ceremony_to_come_has_nothing_to_tell(
    actor: Actor, plan: Callable[..., Ceremony], minh: Casefile
) -> None:
    planned = plan(minh)

    with pytest.raises(PressNotVisible):
        gathered_for(actor, Occasion.CEREMONY, planned.pk, on=ON)
