"""Why something was not done with a site's own template."""

from django.http import Http404

from ketnap.documents.own_templates.inspecting import OwnTemplateUnusable, Problem


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
