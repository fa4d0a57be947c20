"""Why something was not done with a site's own template."""

from django.http import Http404

from ketnap.documents.own_templates.inspecting import OwnTemplateUnusable, Problem
from ketnap.domain.paperwork.blanks.blank import Blank


class TemplateNotVisible(Http404):
    """No such template for this reader; whether it exists is not said."""

    def __init__(self) -> None:
        super().__init__("no such template")


class TemplateUnsound(Exception):
    """An uploaded file may not be used; `problems` say where and why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(", ".join(each.code for each in problems))
        self.problems = problems


class TemplateAltered(OwnTemplateUnusable):
    """The kept file is not the one that was approved; nothing is rendered from it."""

    def __init__(self, template_id: int) -> None:
        super().__init__(
            f"template {template_id} is not the file that was approved",
            vi="Tệp mẫu riêng đang giữ không còn đúng là tệp đã duyệt, nên không dùng được. "
            "Hãy báo người quản trị, và dùng mẫu chuẩn.",
            en="The template kept is no longer the file that was approved, so it cannot be used. "
            "Tell the administrator, and use the standard template.",
        )


class TemplateOutgrown(OwnTemplateUnusable):
    """The template is older than a blank, and would say something else in its place."""

    def __init__(self, blank: Blank, former: Blank, *, said: str, meant: str) -> None:
        written = f"{{{{ {blank.name} }}}}"
        super().__init__(
            f"the template prints {former.name} where {blank.name} is meant",
            vi=f"Mẫu riêng chưa có chỗ {written} ({blank.vi}: “{meant}”), nên sẽ in “{said}” thay "
            f"vào đó. Hãy sửa mẫu: thay {{{{ {former.name} }}}} bằng {written} ở chỗ nói đến việc "
            "này, rồi gửi lên duyệt.",
            en=f"The template has no place for {written} ({blank.en}: “{meant}”) and would print "
            f"“{said}” instead. Change it: put {written} for {{{{ {former.name} }}}} where it "
            "speaks of this, and send it in for approval.",
        )
