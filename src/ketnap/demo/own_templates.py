"""The demo's own templates: one in use, one that waits for the secretary, one that was sent back."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date

from ketnap.documents.own_templates.forms import forms_on, standard_template
from ketnap.documents.own_templates.models import OwnTemplate
from ketnap.documents.own_templates.services import (
    Proposal,
    approve_template,
    propose_template,
    reject_template,
)
from ketnap.domain.access import Actor
from ketnap.organisations.models import Organisation

_BODY = "word/document.xml"
_ADDRESS = "Số 18 phố Hoàng Sơn, phường Đông Lĩnh"
_IN_USE, _WAITING, _SENT_BACK = "6-KNĐ", "5-KNĐ", "3-KNĐ"


def change_templates(cell: Organisation, *, clerk: Actor, secretary: Actor, today: date) -> None:
    """Let the clerk send up three changed forms, and the secretary decide on two of them."""
    sent = {code: _send(cell, code, clerk, today) for code in _changed(today)}
    if _IN_USE in sent:
        approve_template(sent[_IN_USE].pk, by=secretary, valid_from=today, today=today)
    if _SENT_BACK in sent:
        reason = "Giấy giới thiệu do đảng viên viết, không ghi địa chỉ cơ quan."
        reject_template(sent[_SENT_BACK].pk, by=secretary, reason=reason)


def _changed(today: date) -> Iterator[str]:
    for sheet in forms_on(today):
        if sheet.code in (_IN_USE, _WAITING, _SENT_BACK):
            yield sheet.code


def _send(cell: Organisation, code: str, clerk: Actor, today: date) -> OwnTemplate:
    changed = _with_address(standard_template(code, today))
    note = "Thêm dòng địa chỉ cơ quan ở đầu trang"
    return propose_template(
        cell, Proposal(form_code=code, file=changed, note=note), by=clerk, today=today
    )


def _with_address(template: bytes) -> bytes:
    """The same Word file with the office's address as its first line."""
    line = f"<w:body><w:p><w:r><w:t>{_ADDRESS}</w:t></w:r></w:p>"
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(template)) as standard,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as own,
    ):
        for name in standard.namelist():
            content = standard.read(name)
            if name == _BODY:
                content = content.replace(b"<w:body>", line.encode(), 1)
            own.writestr(name, content)
    return changed.getvalue()
