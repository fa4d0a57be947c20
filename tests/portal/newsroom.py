"""What tests of the newsroom share: tickets, signed calls, a package."""

import secrets
import time
from dataclasses import replace
from datetime import date

from django.conf import settings
from django.test import Client

from ketnap.domain.press.calls import DOOR, Call, to_text
from ketnap.domain.press.package import (
    FigureMark,
    NamedPerson,
    Occasion,
    Paragraph,
    PressFigure,
    PressPackage,
    PublicPurpose,
)
from ketnap.domain.press.signature import SignedCall, sign
from ketnap.domain.press.ticket import EditorRole, SectionRole, Ticket, issue
from ketnap.domain.press.withheld import withhold
from ketnap.portal.editorial.answering import answer_for
from ketnap.portal.editorial.drafts import take_package
from ketnap.portal.editors.models import Editor
from ketnap.portal.news.models import ArticlePage

SECTION = "xay-dung-dang"
AN = "Nguyễn Thị Hoài An"
BINH = "Trần Quốc Bình"
AN_NAMED, AN_SHOWN = "an-named-0123456789", "an-shown-0123456789"


def reference() -> str:
    """A reference nobody has used."""
    return secrets.token_urlsafe(16)


def ticket(*roles: EditorRole, name: str = "Lê Thu Giang", **changes: object) -> Ticket:
    """A ticket for somebody with roles in the section of the tests."""
    held = tuple(SectionRole(role, (SECTION,)) for role in roles or EditorRole)
    fresh = Ticket(reference(), name, held, issued_at=int(time.time()), nonce=reference())
    return replace(fresh, **changes)


def address_of(one: Ticket, *, key: str | None = None) -> str:
    """The address at which a ticket is handed in."""
    return f"{DOOR}?ve={issue(one, key=(key or settings.PRESS_KEY).encode())}"


def signed_in(*roles: EditorRole, name: str = "Lê Thu Giang") -> Client:
    """Somebody who has come in by the door."""
    client = Client()
    assert client.get(address_of(ticket(*roles, name=name))).status_code == 302
    return client


def editor_of(client: Client) -> Editor:
    """Who is signed in."""
    return Editor.objects.get(pk=client.session["_auth_user_id"])


def signed(call: Call, body: str, *, at: int | None = None, key: str | None = None) -> SignedCall:
    """A call as the staff zone signs it."""
    return sign(
        call,
        body.encode(),
        key=(key or settings.PRESS_KEY).encode(),
        at=int(time.time()) if at is None else at,
        nonce=reference(),
    )


def post(one: SignedCall):
    """What the portal answers to a signed call."""
    return Client().post(
        one.path, one.body, content_type="application/json", headers=dict(one.headers)
    )


def send(call: Call, record: object):
    """What the portal answers to a record."""
    return post(signed(call, to_text(record)))


def package(**changes: object) -> PressPackage:
    """A package about a ceremony at which An is named and Bình is not."""
    return replace(
        PressPackage(
            reference=reference(),
            occasion=Occasion.CEREMONY,
            held_on=date(2026, 11, 20),
            place="Hội trường tầng 5",
            section=SECTION,
            title="Chi bộ kết nạp đảng viên mới",
            lead=Paragraph(f"Ngày 20/11/2026, chi bộ tổ chức lễ kết nạp cho đồng chí {AN}."),
            paragraphs=(
                Paragraph("Đồng chí bí thư chi bộ trao quyết định kết nạp."),
                Paragraph(
                    "Từ đầu nhiệm kỳ đến nay, chi bộ đã kết nạp 5 đảng viên.",
                    (FigureMark("admitted", 43, 1),),
                ),
            ),
            figures=(
                PressFigure(
                    "admitted", "Đã kết nạp", 5, date(2026, 11, 20), "/ho-so/?figure=admitted"
                ),
            ),
            captions=(f"Đồng chí {AN} đọc lời tuyên thệ.",),
            people=(
                NamedPerson(AN_NAMED, PublicPurpose.PORTAL_NAME, AN),
                NamedPerson(AN_SHOWN, PublicPurpose.PORTAL_PICTURE, AN),
            ),
            withheld=withhold([BINH], salt=reference()),
        ),
        **changes,
    )


def drafted(**changes: object) -> ArticlePage:
    """The draft that a package becomes."""
    sent = package(**changes)
    take_package(sent)
    draft: ArticlePage = ArticlePage.objects.get(press_source__reference=sent.reference)
    return draft


def rewrite(article: ArticlePage, by: Client | None = None, **texts: object) -> None:
    """Keep a version with other texts, as somebody's."""
    draft = article.get_latest_revision_as_object()
    for field, text in texts.items():
        setattr(draft, field, text)
    draft.save_revision(user=editor_of(by) if by else None)


def let_be_named(article: ArticlePage, *names: str) -> None:
    """Let an approver answer for names in an article."""
    approver = editor_of(signed_in(EditorRole.APPROVER, name="Phan Đức Dũng"))
    for name in names:
        answer_for(fresh(article), name, ground="Xuất hiện khi thi hành công vụ.", actor=approver)


def hand_in(article: ArticlePage, by: Client) -> None:
    """Send an article on its way."""
    article.refresh_from_db()
    article.get_workflow().start(article, editor_of(by))


def act(article: ArticlePage, by: Client, action: str = "approve", **data: str):
    """What the portal answers to somebody who takes the step at which an article stands."""
    state = fresh(article).current_workflow_task_state
    return by.post(f"/bien-tap/pages/workflow/action/{article.pk}/{action}/{state.pk}/", data)


def fresh(article: ArticlePage) -> ArticlePage:
    """The article as it is by now."""
    found: ArticlePage = ArticlePage.objects.get(pk=article.pk)
    return found


def published(*names: str, **changes: object) -> ArticlePage:
    """An article that three people have led to the page; the approver answers for names."""
    article = drafted(**changes)
    let_be_named(article, *names)
    secretary, editor, approver = (signed_in(role) for role in EditorRole)
    hand_in(article, editor)
    for one in (secretary, signed_in(EditorRole.EDITOR), approver):
        assert act(article, one).status_code == 302
    return fresh(article)
