"""The gate: what stands against showing an article, where it stands, said once."""

import pytest
from newsroom import AN, AN_NAMED, BINH, drafted, package, reference

from ketnap.domain.press.package import NamedPerson, PublicPurpose
from ketnap.domain.press.release import Trouble
from ketnap.domain.press.withheld import withhold
from ketnap.portal.editorial.drafts import allow, take_package
from ketnap.portal.editorial.gate import (
    ReleaseRefused,
    findings_in,
    keeps_back,
    require_releasable,
)
from ketnap.portal.editorial.models import AnsweredWords
from ketnap.portal.editorial.withdrawals import withdraw

pytestmark = pytest.mark.django_db


def places(article, trouble):
    return [one.place for one in findings_in(article) if one.trouble is trouble]


def test_draft_as_the_staff_zone_sent_it_passes():
    require_releasable(drafted())


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("title", "Tiêu đề"),
        ("lead", "Sapo"),
        ("author", "Người viết"),
        ("source", "Nguồn"),
        ("slug", "Địa chỉ của bài"),
    ],
)
def test_withheld_name_is_found_in_its_place(field, place):
    article = drafted()
    setattr(article, field, "tran-quoc-binh" if field == "slug" else f"Đồng chí {BINH}")

    assert places(article, Trouble.WITHHELD_NAME) == [place]
    with pytest.raises(ReleaseRefused):
        require_releasable(article)


def test_withheld_name_is_found_in_the_body_and_in_subjects():
    article = drafted()
    article.body = [
        {"type": "paragraph", "value": "<p>Chào mừng.</p>"},
        {"type": "quote", "value": {"words": f"Lời của {BINH}", "source": ""}},
        {"type": "list", "value": f"<ul><li>Chi đoàn</li><li>{BINH}</li></ul>"},
    ]
    article.tags.add(BINH)

    assert places(article, Trouble.WITHHELD_NAME) == [
        "Phần 2 của nội dung",
        "Phần 3 của nội dung",
        f"Chủ đề “{BINH}”",
    ]


def test_withheld_name_is_found_in_the_address_of_a_link():
    article = drafted()
    link = '<a href="https://bao.example/tran-quoc-binh.html">bài báo</a>'
    article.body = [{"type": "paragraph", "value": f"<p>Xem {link}.</p>"}]

    assert places(article, Trouble.WITHHELD_NAME) == ["Phần 1 của nội dung: địa chỉ liên kết"]


def test_name_that_two_packages_withhold_is_told_once():
    for _ in range(2):
        take_package(package())
    article = drafted()
    article.lead = f"Đồng chí {BINH} phát biểu."

    assert places(article, Trouble.WITHHELD_NAME) == ["Sapo"]


def test_name_allowed_in_the_article_passes_though_a_namesake_is_withheld():
    take_package(package(people=(), withheld=withhold([AN], salt=reference())))
    allowed = drafted(people=(NamedPerson(reference(), PublicPurpose.PORTAL_NAME, AN),))
    elsewhere = drafted(people=())

    require_releasable(allowed)
    assert places(elsewhere, Trouble.WITHHELD_NAME) == ["Sapo"]


@pytest.mark.parametrize(
    ("html", "trouble"),
    [
        ("<p>Đồng chí <b>Tr</b>ần Qu<i>ố</i>c Bình</p>", Trouble.WITHHELD_NAME),
        ("<p>Tr&#7847;n Qu&shy;ốc B&#x200b;ình</p>", Trouble.WITHHELD_NAME),
        ('<p>Tr<a href="https://bao.example/">ần Quốc</a> Bình</p>', Trouble.WITHHELD_NAME),
        ("<p>Trần<br/>Quốc<br/>Bình</p>", Trouble.WITHHELD_NAME),
        ("<p>Trần</p><p>Quốc Bình</p>", Trouble.WITHHELD_NAME),
        ("<p>Được 15/17 ph<b>iếu</b> tán thành.</p>", Trouble.VOTE_COUNT),
        ("<p>Chị s<b>inh n</b>ăm 1990.</p>", Trouble.BIRTH_DATE),
        ("<p>Số 001099<strong>012345</strong>.</p>", Trouble.ID_NUMBER),
        ("<ul><li>sinh</li><li>năm 1990</li></ul>", Trouble.BIRTH_DATE),
    ],
)
def test_text_is_judged_as_it_is_read_whatever_stands_between_its_letters(html, trouble):
    article = drafted()
    article.body = [{"type": "paragraph", "value": html}]

    assert places(article, trouble) == ["Phần 1 của nội dung"]


def test_whoever_withdrew_is_asked_about_by_one_word_until_an_approver_says_who_it_is():
    article = drafted()
    withdraw(AN_NAMED)
    article.refresh_from_db()
    article.lead = "Đồng chí An cũng dự; Hoài An xúc động."

    asked = [one for one in findings_in(article) if one.trouble is Trouble.LIKE_WITHHELD]
    assert [one.quoted for one in asked] == ["An", "Hoài An"]

    for one in asked:
        AnsweredWords.objects.create(article=article, words=one.quoted, ground="Một người khác.")
    assert places(article, Trouble.LIKE_WITHHELD) == []


def test_whoever_agrees_again_is_refused_in_no_spelling():
    article = drafted()
    withdraw(AN_NAMED)
    allow(article.press_source, [NamedPerson(reference(), PublicPurpose.PORTAL_NAME, AN)])
    article.refresh_from_db()
    article.title = "Tin của chi bộ"

    for written in (AN, AN.upper(), "Nguyen Thi Hoai An", "N.T.H. An", "Nguyễn  Thị Hoài An"):
        article.lead = f"Đồng chí {written}."
        assert places(article, Trouble.WITHHELD_NAME) == []
        assert places(article, Trouble.UNKNOWN_NAME) == []


def test_health_and_a_telephone_number_stay_only_where_an_approver_says_why():
    article = drafted()
    article.lead = "Chị đang mang thai; điện thoại 0912 345 678."

    kept = {one.trouble for one in findings_in(article) if keeps_back(one)}
    assert kept == {Trouble.HEALTH, Trouble.PHONE_NUMBER}
