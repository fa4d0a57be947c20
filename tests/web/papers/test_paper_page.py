"""One paper on its page: what fills it, what is typed and kept nowhere, its pages and its files."""

import io
import zipfile

import pytest
from django.db import connection
from django.urls import reverse

from casefiles.papers import listed, mentor_assigned, step, voided
from conftest import BEGINNING, today_actor
from documents.own_templates.raw_zip import Raw, raw_zip
from documents.own_templates.word_files import paragraph, parts
from ketnap.audit.models import AccessEntry, Deed
from ketnap.audit.queries import looked_at
from ketnap.casefiles.services import record_steps
from ketnap.documents.own_templates.services import (
    Proposal,
    approve_template,
    propose_template,
)
from ketnap.documents.papers.models import Paper
from ketnap.documents.papers.queries import papers_of_case
from ketnap.documents.registers.services import TermOrder, begin_term, reserve_number
from ketnap.documents.word import office
from ketnap.domain.paperwork.life import PaperState
from ketnap.people.services import correct_person
from web.conftest import days_ago
from web.papers.conftest import VOTE_SEQ, vote
from web.two_cells import inspect

pytestmark = pytest.mark.django_db
CANARY = "Chim Hoàng Yến Thứ Bảy"
HTMX = {"HX-Request": "true"}


def address(name, case, form="6-knd", which=str(VOTE_SEQ)):
    return reverse(name, args=[case.pk, form, which])


def text_of(response):
    return response.content.decode()


def word_text(response):
    with zipfile.ZipFile(io.BytesIO(response.content)) as packed:
        return packed.read("word/document.xml").decode()


def every_text_stored():
    """Whatever any table of the database holds, as one text."""
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - names from the database itself
            found.append(repr(cursor.fetchall()))
    return "\n".join(found)


def test_page_shows_the_pages_and_whence_each_value_comes(reader, minh):
    page = text_of(reader.get(address("paper", minh)))

    assert "data:image/svg+xml,%3Csvg" in page
    assert "Từ cuộc họp và biểu quyết" in page
    assert reverse("correct_step", args=[minh.pk, VOTE_SEQ]) in page
    assert reverse("correct_person", args=[minh.person_id]) in page
    assert "Đỗ Quang Minh" in page


def test_page_says_that_what_is_typed_is_not_kept(reader, minh):
    page = text_of(reader.get(address("paper", minh)))

    assert "Nội dung gõ ở đây không được lưu" in page


@pytest.mark.parametrize("typed", [False, True])
def test_page_says_that_a_paper_is_a_guide_only_while_it_prints_one(reader, minh, settings, typed):
    settings.TYPED_PERSONAL_PAPERS = typed

    page = text_of(reader.get(address("paper", minh, form="1-knd", which="0")))

    assert ("Bản in là bản hướng dẫn" in page) is not typed


def test_what_is_posted_stands_on_the_paper_and_in_its_field(reader, minh):
    posted = {"presiding_name": CANARY}

    whole = text_of(reader.post(address("paper", minh), posted))
    part = text_of(reader.post(address("paper", minh), posted, headers=HTMX))

    assert f'value="{CANARY}"' in whole
    assert "<html" not in part
    for page in (whole, part):
        assert CANARY in page.split("kn-paper-words-text")[1]


def test_nothing_typed_is_stored_anywhere(reader, minh):
    posted = {"presiding_name": CANARY, "on_conduct": f"{CANARY}\nDòng hai"}

    for name in ("paper", "paper_word", "paper_pdf", "print_paper"):
        assert reader.post(address(name, minh), posted).status_code == 200

    assert Paper.objects.count() == 1
    assert CANARY not in every_text_stored()


def test_word_file_holds_what_the_record_and_the_clerk_say(reader, minh):
    response = reader.post(address("paper_word", minh), {"presiding_name": CANARY})

    words = word_text(response)
    assert "Đỗ Quang Minh" in words
    assert CANARY in words
    assert "{{" not in words


def test_pdf_is_an_archival_one(reader, minh):
    response = reader.post(address("paper_pdf", minh))

    assert response.content.startswith(b"%PDF-")
    assert b"pdfaid" in response.content


@pytest.mark.parametrize("name", ["paper_word", "paper_pdf"])
def test_files_open_nowhere_in_the_site(reader, minh, name):
    response = reader.post(address(name, minh))

    assert response["Content-Disposition"].startswith('attachment; filename="6-knd-do-quang-minh-')
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("name", ["paper", "print_paper"])
def test_pages_with_typed_contents_are_kept_by_no_browser(reader, minh, name):
    response = reader.post(address(name, minh), {"presiding_name": CANARY})

    assert response["Cache-Control"] == "private, no-store"
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_first_use_draws_the_paper_up_and_later_ones_are_the_same_paper(reader, minh, keeper):
    reader.post(address("paper_word", minh))
    reader.post(address("print_paper", minh))

    (life,) = papers_of_case(keeper, minh.pk)
    assert life.state is PaperState.PRINTED
    assert life.paper.form_code == "6-KNĐ"
    assert "vote_agree" in life.paper.fingerprints


def test_each_use_can_be_read_by_the_person(reader, minh):
    reader.get(address("paper", minh))
    reader.post(address("paper_word", minh))
    reader.post(address("print_paper", minh))

    deeds = set(looked_at(minh.pk).values_list("deed", flat=True))
    assert {Deed.VIEWED, Deed.EXPORTED, Deed.PRINTED} <= deeds


def test_looking_at_a_preview_while_typing_is_noted_once(reader, minh):
    reader.get(address("paper", minh))
    noted = AccessEntry.objects.count()

    reader.post(address("paper", minh), {"presiding_name": "An"}, headers=HTMX)

    assert AccessEntry.objects.count() == noted


def test_new_paper_replaces_an_unsigned_one_that_no_longer_agrees(reader, minh, keeper, secretary):
    reader.post(address("print_paper", minh))
    correct_person(minh.person, reason="sai tên", actor=keeper, full_name="Đỗ Quang Mình")

    reader.post(address("print_paper", minh))

    newest, old = papers_of_case(keeper, minh.pk)
    assert (newest.state, old.state) == (PaperState.PRINTED, PaperState.REPLACED)
    assert old.replacement_id == newest.paper.pk


def test_signed_paper_that_no_longer_agrees_is_named_and_stays(reader, minh, keeper):
    signature = {"name": "Nguyễn Thị An", "position": "Bí thư", "on": f"{days_ago(1):%d/%m/%Y}"}
    reader.post(address("sign_paper", minh), signature)
    correct_person(minh.person, reason="sai tên", actor=keeper, full_name="Đỗ Quang Mình")

    page = text_of(reader.get(address("paper", minh)))
    reader.post(address("print_paper", minh))

    assert "Bản đã ký không còn khớp với hồ sơ: Họ và tên: đã in “Đỗ Quang Minh”" in page
    states = [life.state for life in papers_of_case(keeper, minh.pk)]
    assert states == [PaperState.PRINTED, PaperState.SIGNED]


def test_signature_goes_under_the_copy_that_was_printed_whatever_is_recorded_by_now(
    reader, minh, keeper
):
    signature = {"name": "Nguyễn Thị An", "position": "Bí thư", "on": f"{days_ago(1):%d/%m/%Y}"}
    reader.post(address("print_paper", minh))
    (printed,) = Paper.objects.all()
    correct_person(minh.person, reason="sai tên", actor=keeper, full_name="Đỗ Quang Mình")

    asked = text_of(reader.get(address("sign_paper", minh)))
    unanswered = reader.post(address("sign_paper", minh), signature)
    states_before = [life.state for life in papers_of_case(keeper, minh.pk)]
    answered = reader.post(address("sign_paper", minh), {**signature, "copy": "printed"})

    assert "hồ sơ đã đổi: họ và tên" in asked
    assert "Ký bản đã in" in asked
    assert (unanswered.status_code, states_before) == (422, [PaperState.PRINTED])
    assert answered.status_code == 302
    (life,) = papers_of_case(keeper, minh.pk)
    assert (life.paper.pk, life.state) == (printed.pk, PaperState.SIGNED)
    assert life.paper.fingerprints == printed.fingerprints
    page = text_of(reader.get(address("paper", minh)))
    assert "Bản đã ký không còn khớp với hồ sơ: Họ và tên: đã in “Đỗ Quang Minh”" in page


def test_who_prints_anew_signs_nothing_yet(reader, minh, keeper):
    reader.post(address("print_paper", minh))
    correct_person(minh.person, reason="sai tên", actor=keeper, full_name="Đỗ Quang Mình")

    answer = reader.post(address("sign_paper", minh), {"copy": "anew"})

    assert answer.headers["Location"] == address("paper", minh)
    (life,) = papers_of_case(keeper, minh.pk)
    assert life.state == PaperState.PRINTED


def test_signature_is_offered_as_the_sheet_names_it(reader, minh):
    page = text_of(reader.get(address("sign_paper", minh)))

    assert 'value="Nguyễn Thị An"' in page
    assert f'value="{days_ago(20):%d/%m/%Y}"' in page


def test_life_goes_on_from_signed_to_filed_and_back(reader, minh, keeper):
    signature = {"name": "Nguyễn Thị An", "position": "Bí thư", "on": f"{days_ago(1):%d/%m/%Y}"}
    reader.post(address("sign_paper", minh), signature)
    (paper,) = Paper.objects.all()

    reader.post(reverse("file_paper", args=[minh.pk, paper.pk]), {"kept_at": "Tủ A2"})
    reader.post(reverse("return_paper", args=[minh.pk, paper.pk]), {"reason": "thiếu dấu"})

    (life,) = papers_of_case(keeper, minh.pk)
    assert (life.state, life.kept_at, life.returned_because) == (
        PaperState.RETURNED,
        "Tủ A2",
        "thiếu dấu",
    )


def test_new_paper_takes_the_place_of_the_signed_one(reader, minh, keeper):
    signature = {"name": "Nguyễn Thị An", "position": "Bí thư", "on": f"{days_ago(1):%d/%m/%Y}"}
    reader.post(address("sign_paper", minh), signature)
    (signed,) = Paper.objects.all()
    correct_person(minh.person, reason="sai tên", actor=keeper, full_name="Đỗ Quang Mình")
    reader.post(address("print_paper", minh))

    reader.post(reverse("replace_paper", args=[minh.pk, signed.pk]))

    states = [life.state for life in papers_of_case(keeper, minh.pk)]
    assert states == [PaperState.PRINTED, PaperState.REPLACED]


def test_next_number_is_taken_once_however_often_the_form_is_sent(reader, minh, resolutions):
    posted = {"presiding_name": CANARY}

    first = text_of(reader.post(address("number_paper", minh), posted))
    again = text_of(reader.post(address("number_paper", minh), posted))

    assert [number.text for number in resolutions.numbers.all()] == ["01-NQ/CB"]
    for page in (first, again):
        assert "01-NQ/CB" in page
        assert f'value="{CANARY}"' in page


def test_number_of_the_paper_book_stands_on_the_paper(reader, minh, resolutions):
    page = text_of(reader.post(address("number_paper", minh), {"number_from_book": "3"}))

    assert "03-NQ/CB" in page
    assert Paper.objects.get().number.text == "03-NQ/CB"


@pytest.mark.parametrize("typed", ["17-NQ/CB", "17 - nq/cb", "17-NQ"])
def test_number_of_the_paper_book_may_be_typed_with_its_symbol(reader, minh, resolutions, typed):
    reader.post(address("number_paper", minh), {"number_from_book": typed})

    assert Paper.objects.get().number.text == "17-NQ/CB"


@pytest.mark.parametrize("typed", ["17-QĐ/CB", "17-NQ/ĐU"])
def test_number_with_the_symbol_of_another_register_is_refused_in_plain_words(
    reader, minh, resolutions, typed
):
    page = text_of(reader.post(address("number_paper", minh), {"number_from_book": typed}))

    assert f"số vừa gõ mang ký hiệu {typed[3:]}" in page
    assert "sổ NQ/CB" in page
    assert f'value="{typed}"' in page
    assert not Paper.objects.exists()


def test_refused_number_stands_above_the_page_with_the_way_to_its_field(reader, minh, resolutions):
    page = text_of(reader.post(address("number_paper", minh), {"number_from_book": "ba"}))

    summary = page[page.index("data-kn-errors") :]
    assert summary.index("#kn-number-from-book") < summary.index("Hãy ghi số ở sổ giấy")
    assert page.index("data-kn-errors") < page.index("kn-paper-sides")


@pytest.mark.parametrize(
    "name", ["number_paper", "paper_word", "paper_pdf", "print_paper", "note_printed"]
)
def test_contents_travel_by_post_alone_and_whoever_comes_otherwise_is_led_back(reader, minh, name):
    answer = reader.get(address(name, minh))

    assert answer.status_code == 302
    assert answer.url == address("paper", minh)


@pytest.fixture
def next_term(cell, keeper, resolutions):
    """The register of the term that began after the cell voted on Minh."""
    order = TermOrder(name="2026-2031", since=days_ago(7), document_types=("NQ",), body_symbol="CB")
    return begin_term(cell, order, by=keeper).registers.get()


def test_paper_of_the_term_before_takes_no_number_of_the_present_one(
    reader, minh, resolutions, next_term
):
    page = text_of(reader.get(address("paper", minh)))
    asked = reader.post(address("number_paper", minh), {"number_from_book": ""})

    assert "nhiệm kỳ 2025-2030 đã hết" in page
    assert "Lấy số" not in page
    assert 'name="number_from_book"' in page
    assert asked.status_code == 422
    assert "sổ của nhiệm kỳ ấy không cấp số mới" in text_of(asked)
    assert not resolutions.numbers.exists()
    assert not next_term.numbers.exists()


def test_paper_of_the_term_before_is_numbered_from_its_book_and_can_be_signed(
    reader, minh, keeper, resolutions, next_term
):
    signature = {"name": "Nguyễn Thị An", "position": "Bí thư", "on": f"{days_ago(1):%d/%m/%Y}"}

    reader.post(address("number_paper", minh), {"number_from_book": "3"})
    answer = reader.post(address("sign_paper", minh), signature)

    assert answer.status_code == 302
    (life,) = papers_of_case(keeper, minh.pk)
    assert life.state == PaperState.SIGNED
    assert life.paper.number.register == resolutions
    assert not next_term.numbers.exists()


@pytest.mark.parametrize("number", ["ba", "1"])
def test_number_that_cannot_be_is_refused_with_what_was_typed_kept(
    reader, minh, resolutions, keeper, number
):
    reserve_number(resolutions.pk, by=keeper)

    response = reader.post(
        address("number_paper", minh), {"number_from_book": number, "presiding_name": CANARY}
    )

    assert response.status_code == 422
    assert f'value="{CANARY}"' in text_of(response)
    assert not Paper.objects.exists()


def test_hidden_characters_are_refused_beside_their_field(reader, minh):
    response = reader.post(address("paper_word", minh), {"presiding_name": "An\u202egnaM"})

    assert response.status_code == 422
    assert "ký tự ẩn" in text_of(response)
    assert not Paper.objects.exists()


def test_missing_value_is_named_with_the_step_that_records_it(reader, cases):
    case = cases.open("Lý Thị Ngọc", listed(days_ago(400)))

    page = text_of(reader.get(address("paper", case, which="0")))
    posted = reader.post(address("paper_word", case, which="0"))

    assert "Chưa lập được giấy này" in page
    assert "Ngày biểu quyết" in page
    assert reverse("record_step", args=[case.pk, "cell_voted"]) in page
    assert posted.status_code == 422
    assert not Paper.objects.exists()


@pytest.mark.parametrize(("form", "which"), [("khong-co", "0"), ("6-knd", "9"), ("6-knd", "2-2")])
def test_paper_that_is_not_there_is_not_found(reader, minh, form, which):
    assert reader.get(address("paper", minh, form, which)).status_code == 404


@pytest.mark.parametrize("name", ["paper_word", "paper_pdf", "print_paper", "number_paper"])
def test_stranger_gets_404_and_draws_nothing_up(client_of, stranger, minh, name):
    assert client_of(stranger).post(address(name, minh)).status_code == 404
    assert not Paper.objects.exists()


def test_paper_of_another_case_is_not_found_below_this_one(reader, minh, cases):
    reader.post(address("print_paper", minh))
    (paper,) = Paper.objects.all()
    other = cases.open("Lý Thị Ngọc", listed(days_ago(400)))

    assert reader.get(reverse("file_paper", args=[other.pk, paper.pk])).status_code == 404


def test_inspector_looks_and_prints_nothing(client_of, people, superior, minh):
    inspector = client_of(inspect(people, superior, minh, "kiem-tra").user)

    page = text_of(inspector.get(address("paper", minh)))

    assert "data:image/svg+xml" in page
    assert "Vai trò của bạn xem được giấy này" in page
    assert "Tải Word" not in page
    assert inspector.post(address("paper", minh), {"presiding_name": "x"}).status_code == 403
    assert inspector.post(address("paper_word", minh)).status_code == 403


def test_day_gone_by_shows_the_paper_and_offers_nothing(reader, minh):
    page = text_of(reader.get(address("paper", minh) + f"?on={days_ago(10)}"))

    assert "data:image/svg+xml" in page
    assert "Tải Word" not in page
    posted = reader.post(address("paper_word", minh) + f"?on={days_ago(10)}")
    assert posted.status_code == 403


def test_corrected_step_gives_its_own_paper(reader, minh, keeper):
    record_steps(
        minh.pk,
        (voided(VOTE_SEQ, days_ago(5)), vote(days_ago(4))),
        by=keeper,
        seen_seq=2,
        override_reason="giấy tờ ghi bổ sung",
    )

    assert reader.get(address("paper", minh)).status_code == 404
    assert reader.get(address("paper", minh, which="4")).status_code == 200


def test_mentor_prints_for_those_he_helps_and_keeps_no_papers(client_of, cases, mentor_user):
    helped = cases.open(
        "Lý Thị Ngọc",
        listed(days_ago(400)),
        mentor_assigned(days_ago(390), name=mentor_user.person.full_name, official_on=BEGINNING),
        vote(),
    )
    mentor = client_of(mentor_user)

    page = text_of(mentor.get(address("paper", helped, which="3")))
    assert reverse("organisation", args=[helped.cell_id]) not in page
    assert mentor.post(address("print_paper", helped, which="3")).status_code == 200
    assert mentor.get(address("sign_paper", helped, which="3")).status_code == 403


def test_rows_to_be_written_in_stand_there_to_be_typed(reader, minh):
    paper = address("paper", minh, form="2-knd", which="0")

    page = text_of(reader.get(paper))

    assert 'value="Cha đẻ"' in page
    assert 'value="Bà ngoại"' in page


@pytest.fixture
def own_template(cell, keeper, secretary):
    """The cell's own form of a resolution, in force on the day of Minh's."""
    made = parts(paragraph("Bản riêng về {{ person_name }}, chủ trì {{ presiding_name }}"))
    file = raw_zip([Raw(name, content) for name, content in made.items()])
    proposal = Proposal(form_code="6-KNĐ", file=file, note="")
    template = propose_template(cell, proposal, by=keeper, today=days_ago(30))
    approve_template(
        template.pk, by=today_actor(secretary), valid_from=days_ago(25), today=days_ago(25)
    )


def test_word_file_follows_the_template_of_the_body(reader, minh, own_template):
    page = text_of(reader.get(address("paper", minh)))
    words = word_text(reader.post(address("paper_word", minh), {"presiding_name": CANARY}))

    assert "Bản in, tệp Word và PDF theo mẫu riêng của đơn vị" in page
    assert "Bản riêng về Đỗ Quang Minh" in words
    assert CANARY in words


def test_pages_to_print_follow_the_template_of_the_body(reader, minh, keeper, own_template):
    printed = reader.post(address("print_paper", minh))

    assert printed["Content-Type"] == "application/pdf"
    assert printed["Content-Disposition"].startswith("inline")
    assert printed["Cache-Control"] == "private, no-store"
    assert printed.content.startswith(b"%PDF-")
    (life,) = papers_of_case(keeper, minh.pk)
    assert life.state is PaperState.PRINTED


def test_nothing_counts_as_printed_where_no_office_program_makes_the_pages(
    reader, minh, own_template, monkeypatch
):
    monkeypatch.setattr(office, "PROGRAM", "no-such-program")

    answer = reader.post(address("print_paper", minh))

    assert answer.status_code == 422
    assert "LibreOffice" in text_of(answer)
    assert not Paper.objects.exists()


def test_rows_are_typed_into_a_table_that_grows(reader, minh):
    posted = {"positions-rows": "3", "positions-0-work": CANARY, "more_rows": "positions"}

    page = text_of(reader.post(address("paper", minh, "2-knd", "0"), posted))

    assert CANARY in page.split("kn-paper-words-text")[1]
    assert f'value="{CANARY}"' in page
    assert 'name="positions-5-work"' in page
    assert 'name="positions-6-work"' not in page


def test_cell_with_hidden_characters_is_refused(reader, minh):
    posted = {"positions-rows": "3", "positions-0-work": "An\u202egnaM"}

    response = reader.post(address("paper_word", minh, "2-knd", "0"), posted)

    assert response.status_code == 422


def test_deed_that_cannot_follow_is_refused_in_words(reader, minh):
    reader.post(address("print_paper", minh))
    (paper,) = Paper.objects.all()

    response = reader.post(reverse("file_paper", args=[minh.pk, paper.pk]), {"kept_at": "Tủ A2"})

    assert response.status_code == 422
    assert "Giấy này đã ở tình trạng khác" in text_of(response)


def test_mentor_draws_up_a_paper_of_his_own_beside_one_that_no_longer_agrees(
    client_of, cases, mentor_user, reader, keeper, resolutions
):
    helped = cases.open(
        "Lý Thị Ngọc",
        listed(days_ago(400)),
        mentor_assigned(days_ago(390), name=mentor_user.person.full_name, official_on=BEGINNING),
        vote(),
    )
    reader.post(address("number_paper", helped, which="3"))
    correct_person(helped.person, reason="sai tên", actor=keeper, full_name="Lý Thị Ngọc Hà")

    response = client_of(mentor_user).post(address("print_paper", helped, which="3"))

    assert response.status_code == 200
    states = [life.state for life in papers_of_case(keeper, helped.pk)]
    assert states == [PaperState.PRINTED, PaperState.DRAFT]


def test_life_of_a_paper_is_told_anew_to_a_page_that_stays(reader, minh):
    before = text_of(reader.get(address("paper", minh), headers=HTMX))
    reader.post(address("paper_word", minh), {"presiding_name": CANARY})

    after = text_of(reader.get(address("paper", minh), headers=HTMX))

    assert "Chưa in, chưa ký" in before
    assert "Đã lập" in after
    assert "<html" not in after


@pytest.mark.parametrize(("posted", "warns"), [({"presiding_name": CANARY}, True), ({}, False)])
def test_page_warns_of_words_that_came_back_with_it(reader, minh, posted, warns):
    page = text_of(reader.post(address("paper", minh), posted))

    assert ('data-kn-unkept="typed"' in page) is warns


def test_secret_paper_keeps_its_reference_alone(reader, minh, keeper):
    reader.post(address("paper_word", minh), {"confidentiality": "secret"})

    (life,) = papers_of_case(keeper, minh.pk)
    assert (life.paper.confidentiality, life.paper.fingerprints) == ("secret", {})
    page = text_of(reader.get(address("paper", minh)))
    assert "mật, chỉ giữ bản giấy" in page
    assert 'value="secret" id="id_confidentiality_2" checked' in page
    assert "không giữ dấu vết nội dung" in page


def test_number_of_a_secret_paper_leaves_no_trace_of_what_it_says(reader, minh, resolutions):
    reader.post(address("number_paper", minh), {"confidentiality": "secret"})

    paper = Paper.objects.get()
    assert (paper.number.text, paper.fingerprints) == ("01-NQ/CB", {})


def test_paper_signed_at_once_is_as_confidential_as_was_said(reader, minh, keeper):
    signature = {"name": "Nguyễn Thị An", "position": "Bí thư", "on": f"{days_ago(1):%d/%m/%Y}"}

    reader.post(address("sign_paper", minh), {**signature, "confidentiality": "secret"})

    (life,) = papers_of_case(keeper, minh.pk)
    assert (life.paper.confidentiality, life.state) == ("secret", PaperState.SIGNED)


@pytest.mark.parametrize("name", ["paper_word", "number_paper"])
def test_level_nobody_knows_draws_up_nothing(reader, minh, resolutions, name):
    answer = reader.post(address(name, minh), {"confidentiality": "cosmic"})

    assert answer.status_code == 422
    assert not Paper.objects.exists()


@pytest.mark.parametrize("name", ["paper", "paper_word", "print_paper"])
def test_counts_that_cannot_be_right_are_refused_beside_their_field(reader, minh, name):
    answer = reader.post(address(name, minh), {"present_total": "9"})

    assert answer.status_code == 422
    field = text_of(answer).split('name="present_total"')[1].split("</div>")[0]
    assert "nhiều hơn số đảng viên có mặt (09)" in field
    assert not Paper.objects.exists()


def test_preview_says_which_counts_cannot_be_right(reader, minh):
    part = text_of(reader.post(address("paper", minh), {"present_total": "9"}, headers=HTMX))

    assert "Chưa xem thử được" in part
    assert "#id_present_total" in part


@pytest.mark.parametrize("name", ["paper", "print_paper"])
def test_pictures_of_the_pages_are_packed_on_the_way(reader, minh, name):
    plain = reader.post(address(name, minh))

    packed = reader.post(address(name, minh), headers={"Accept-Encoding": "gzip"})

    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) * 5 < len(plain.content)


@pytest.mark.parametrize(("lines", "told"), [(1, False), (60, True)])
def test_oath_that_runs_over_its_page_is_told(reader, cases, lines, told):
    mentor = {"name": "Lê Thị Chi", "official_on": BEGINNING.isoformat()}
    held = step("ceremony_held", days_ago(9), place="Hội trường", mentor=mentor)
    decided = step(
        "decided",
        days_ago(20),
        matter="admission",
        outcome="approved",
        decision="57-QĐ/ĐU",
        body="Đảng ủy cơ sở Viện Nghiên cứu",
    )
    case = cases.open("Lý Thị Ngọc", listed(days_ago(400)), decided, held)
    words = "\n".join(["Tôi xin hứa phấn đấu suốt đời."] * lines)

    page = text_of(reader.post(address("paper", case, "tt-le", "3"), {"own_words": words}))

    assert ("dài hơn một trang" in page) is told
