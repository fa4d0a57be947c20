"""What a writer does on the pages of a case, by the words on the screen."""

from datetime import date

from playwright.sync_api import Locator, Page, expect

ASKED_AT = "Đảng ủy xã Tân Lập"


def content(page: Page) -> Locator:
    """The page itself, without menu and bar."""
    return page.get_by_role("main")


def written(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def record(page: Page) -> None:
    content(page).get_by_role("button", name="Ghi bước này").click()


def day_on_paper(page: Page) -> Locator:
    return content(page).get_by_label("Ngày trên giấy")


def open_step(page: Page, name: str) -> None:
    """From the page of a case, open the form of a kind of step."""
    content(page).get_by_role("link", name="Ghi bước khác").click()
    content(page).get_by_role("link", name=name, exact=True).click()
    expect(content(page).get_by_role("heading", level=1, name=name)).to_be_visible()


def expect_case_of(page: Page, name: str) -> None:
    expect(content(page).get_by_role("heading", level=1, name=name)).to_be_visible()


def expect_said(page: Page, words: str) -> None:
    """Expect the toast that says what was written."""
    expect(page.get_by_role("status").filter(has_text=words)).to_be_visible()


def history(page: Page) -> Locator:
    return page.get_by_role("region", name="Diễn biến")


def ask_as_of(page: Page, day: date) -> None:
    page.get_by_role("banner").get_by_text("Xem tại ngày").first.click()
    page.get_by_role("banner").get_by_label("Xem tại ngày").fill(written(day))
    page.get_by_role("button", name="Xem ngày này").click()
