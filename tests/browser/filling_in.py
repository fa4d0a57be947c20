"""How a writer answers the questions of a form, by their labels."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from playwright.sync_api import Page, expect

from browser.recording import content, expect_case_of, expect_said, open_step, record, written


@dataclass(frozen=True)
class Choice:
    """One of the answers shown under a question."""

    label: str


@dataclass(frozen=True)
class Listed:
    """One of a list that opens."""

    label: str


@dataclass(frozen=True)
class Way:
    """A button that chooses another way to answer; the questions below it change."""

    label: str


Answer = str | int | date | Choice | Listed | Way
Answers = Mapping[str, Answer]


@dataclass(frozen=True)
class Paper:
    """A paper that reaches the writer: the step it stands for, its day, and what it says.

    `reason` answers the warning that a paper of long ago brings up, as what it waits for has
    not been recorded yet.
    """

    step: str
    day: date
    answers: Answers = field(default_factory=dict)
    day_label: str = "Ngày trên giấy"
    reason: str = ""


def asked(label: str) -> re.Pattern[str]:
    """The label of a question, whether or not an answer is required."""
    return re.compile(rf"^\s*{re.escape(label)}(\s*\(bắt buộc\))?\s*$")


def answer(page: Page, label: str, answer: Answer) -> None:
    match answer:
        case Choice():
            group = content(page).get_by_role("group", name=asked(label))
            group.get_by_role("radio", name=answer.label, exact=True).check()
        case Listed():
            content(page).get_by_label(asked(label)).select_option(label=answer.label)
        case Way():
            ways = content(page).get_by_role("group", name=asked(label))
            way = ways.get_by_role("button", name=answer.label, exact=True)
            way.click()
            expect(way).to_have_attribute("aria-pressed", "true")
        case date():
            content(page).get_by_label(asked(label)).fill(written(answer))
        case str() | int():
            content(page).get_by_label(asked(label)).fill(str(answer))


def answer_all(page: Page, answers: Answers) -> None:
    for label, each in answers.items():
        answer(page, label, each)


def record_paper(page: Page, case: str, name: str, paper: Paper) -> None:
    """Record in a case what a paper says; only what has a reason may be warned of."""
    page.goto(case)
    open_step(page, paper.step)
    answer_all(page, paper.answers)
    answer(page, paper.day_label, paper.day)
    record(page)
    if paper.reason:
        expect(content(page).get_by_role("alert")).to_contain_text("có điều cần lưu ý")
        answer(page, "Lý do vẫn ghi bước này", paper.reason)
        record(page)
    expect_case_of(page, name)
    expect_said(page, f"Đã ghi bước “{paper.step}")
