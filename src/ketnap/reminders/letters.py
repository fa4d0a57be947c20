"""The texts of mails: plain lines, no more about a person than a name and what is due."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in a mail and the way to it."""

    name: str
    what: str
    due_on: str
    reason: str
    link: str


def reminder_letter(lines: Sequence[Line], *, with_names: bool, settings_link: str) -> str:
    """Return the mail to whoever must act."""
    opening = _("Những việc sau đang chờ bạn:")
    return _letter(opening, lines, with_names=with_names, settings_link=settings_link)


def digest_letter(lines: Sequence[Line], *, more: int, with_names: bool, settings_link: str) -> str:
    """Return the weekly mail to those who need not act."""
    opening = _(
        "Những việc sau đã quá hạn hoặc đến hạn trong tuần này, do người khác làm. Bạn không phải làm gì."
    )
    rest = ngettext("Còn %(count)d việc nữa.", "Còn %(count)d việc nữa.", more) % {"count": more}
    return _letter(
        opening,
        lines,
        rest=rest if more else "",
        with_names=with_names,
        settings_link=settings_link,
    )


def report_letter(
    organisation: str, period: str, link: str, *, with_names: bool, settings_link: str
) -> str:
    """Return the mail that a saved report can be opened for a period that has ended."""
    words = {"organisation": organisation, "period": period}
    opening = (
        _("Báo cáo bạn đã lưu về %(organisation)s có thể mở cho kỳ %(period)s:")
        if with_names
        else _("Báo cáo bạn đã lưu có thể mở cho kỳ %(period)s:")
    )
    texts = (
        opening % words,
        link,
        _("Muốn thôi nhận, hãy bỏ báo cáo ấy ở trang Số liệu."),
        _closing(settings_link),
    )
    return "\n\n".join(texts) + "\n"


def press_letter(titles: Sequence[str], link: str, *, with_names: bool, settings_link: str) -> str:
    """Return the mail that articles wait; a title may hold a name."""
    texts = (
        _("Ở trang biên tập của trang tin có bài đang chờ bạn:"),
        "\n".join(f"- {title}" for title in titles) if with_names else "",
        _("Mở mục Tin bài rồi bấm Vào trang biên tập: %(link)s") % {"link": link},
        _closing(settings_link),
    )
    return "\n\n".join(text for text in texts if text) + "\n"


def confirmation_letter(link: str, *, days: int) -> str:
    """Return the mail that asks whether an address is right."""
    texts = (
        _("Địa chỉ này vừa được ghi để nhận thư nhắc việc của phần mềm Kết nạp."),
        _("Nếu do bạn ghi, hãy đăng nhập rồi mở liên kết sau trong %(days)d ngày:")
        % {"days": days},
        link,
        _("Nếu không phải bạn, hãy bỏ qua thư này. Sẽ không có thư nào khác."),
    )
    return "\n\n".join(texts) + "\n"


def _closing(settings_link: str) -> str:
    """Which software writes, and where its mails are stopped."""
    words = _("Thư tự động của phần mềm Kết nạp. Đổi địa chỉ hoặc thôi nhận thư: %(link)s")
    return words % {"link": settings_link}


def _letter(
    opening: str, lines: Sequence[Line], *, with_names: bool, settings_link: str, rest: str = ""
) -> str:
    texts = [line for each in lines for line in _said(each, with_names=with_names)]
    ending = [rest, ""] if rest else []
    return "\n".join([opening, "", *texts, *ending, _closing(settings_link), ""])


def _said(line: Line, *, with_names: bool) -> Iterator[str]:
    words = {
        "name": line.name,
        "what": line.what,
        "day": line.due_on,
        "reason": line.reason,
    }
    if with_names:
        yield _("%(name)s: %(what)s, hạn %(day)s. %(reason)s.") % words
    else:
        yield _("Một việc có hạn %(day)s. %(reason)s.") % words
    yield line.link
    yield ""
