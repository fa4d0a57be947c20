"""A clerk gets a resolution right the first time: from the case to the paper, typed, seen, taken along."""

import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, expect

from browser.recording import content, expect_case_of
from casefiles.papers import listed, step
from web.conftest import days_ago

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAME = "Đỗ Quang Minh"
TYPED = "Gia đình chấp hành tốt chủ trương, nói năng điềm đạm"
WAYS = {
    "scripts": {},
    "without scripts": {"java_script_enabled": False},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True},
}


def vote():
    counts = {"official_members": 12, "present_official": 11, "agree": 10, "disagree": 1}
    return step(
        "cell_voted",
        days_ago(20),
        matter="admission",
        excluded=[],
        invalid=0,
        method="secret_ballot",
        resolution="18-NQ/CB",
        **counts,
    )


@pytest.fixture(params=WAYS.values(), ids=WAYS.keys())
def paper(request, open_browser, sign_in, secretary, cases) -> Page:
    """Minh's resolution, reached from his case."""
    case = cases.open(NAME, listed(days_ago(400)), vote())
    page = sign_in(open_browser(**request.param), secretary)
    page.goto(f"/ho-so/{case.pk}/")
    expect_case_of(page, NAME)
    content(page).get_by_role("link", name="Nghị quyết đề nghị kết nạp").first.click()
    expect(content(page).get_by_role("heading", level=1)).to_contain_text("6-KNĐ")
    return page


def words_on_paper(page: Page) -> str:
    """The words of the pages shown; their fold stays closed to the eye."""
    return page.locator(".kn-paper-words-text").text_content() or ""


def word_file(page: Page) -> str:
    with page.expect_download() as download:
        content(page).get_by_role("button", name="Tải Word").click()
    kept = Path(download.value.path())
    with zipfile.ZipFile(io.BytesIO(kept.read_bytes())) as packed:
        return packed.read("word/document.xml").decode()


def test_what_is_typed_stands_in_the_preview_and_in_the_file(paper):
    assert "18-NQ/CB" in words_on_paper(paper)
    before = paper.locator(".kn-paper-picture").first.get_attribute("src")

    content(paper).get_by_label("Về lý lịch").fill(TYPED)
    show_again(paper)

    expect(paper.locator(".kn-paper-words-text")).to_contain_text(TYPED, use_inner_text=False)
    assert paper.locator(".kn-paper-picture").first.get_attribute("src") != before
    words = word_file(paper)
    assert TYPED in words
    assert NAME in words
    expect(content(paper).get_by_label("Về lý lịch")).to_have_value(TYPED)


def runs_scripts(page: Page) -> bool:
    return page.evaluate("() => document.documentElement.classList.contains('kn-js')")


def show_again(page: Page) -> None:
    """With scripts the pages follow by themselves; without them a button asks for them."""
    if runs_scripts(page):
        return
    content(page).get_by_role("button", name="Xem thử").click()


def test_pages_to_print_open_beside_and_the_signature_is_recorded(paper):
    with paper.context.expect_page() as opened:
        content(paper).get_by_role("button", name="In", exact=True).click()
    pages = opened.value
    expect(pages.get_by_role("img").first).to_be_visible()

    paper.reload()
    content(paper).get_by_role("link", name="Ghi đã ký").click()
    content(paper).get_by_role("button", name="Ghi đã ký").click()

    expect(content(paper).get_by_role("link", name="Ghi nơi lưu")).to_be_visible()


@pytest.mark.parametrize("paper", [WAYS["scripts"]], ids=["scripts"], indirect=True)
def test_typed_words_are_not_left_without_a_warning_and_a_file_taken_shows_at_once(paper):
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    paper.on("dialog", stay)
    content(paper).get_by_label("Về lý lịch").press_sequentially("Gia đình")
    expect(paper.locator(".kn-paper-words-text")).to_contain_text("Gia đình", use_inner_text=False)
    word_file(paper)
    taken_unasked = list(asked)
    expect(content(paper).locator("#kn-paper-life")).to_contain_text("Đã lập")

    content(paper).get_by_role("link", name="Ghi đã ký").click(no_wait_after=True)
    expect(content(paper).get_by_label("Về lý lịch")).to_have_value("Gia đình")

    assert taken_unasked == []
    assert asked == ["beforeunload"]
