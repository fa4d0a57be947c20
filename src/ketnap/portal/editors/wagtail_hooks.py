"""The look of the editing pages."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def house_style() -> str:
    """Load our colours and letters after Wagtail's own."""
    return format_html('<link rel="stylesheet" href="{}">', static("editors/editor.css"))


@hooks.register("insert_global_admin_js")
def date_choosers() -> str:
    """Begin the choosers of days, whose templates of ours hold no script."""
    return format_html('<script src="{}" defer></script>', static("editors/date_choosers.js"))
