"""Addresses of the editing pages."""

from django.urls import include, path
from django.views.i18n import JavaScriptCatalog
from wagtail.admin import urls as wagtail_urls
from wagtail.admin.auth import require_admin_access

from ketnap.portal.editors.account import EditorAccount
from ketnap.portal.editors.subjects import proposed_subjects
from ketnap.portal.editors.views import door

urlpatterns = [
    # In the place of Wagtail's own page, which asks for a password that nobody has here.
    path("login/", door, name="editor_door"),
    # Wagtail's view knows Wagtail's own catalogue only.
    path(
        "jsi18n/",
        JavaScriptCatalog.as_view(packages=["wagtail.admin", "ketnap.portal.editors"]),
        name="editor_script_texts",
    ),
    # Wagtail's views propose the subjects of every draft.
    path("tag-autocomplete/", require_admin_access(proposed_subjects), name="editor_any_subjects"),
    path(
        "tag-autocomplete/<slug:app_name>/<slug:model_name>/",
        require_admin_access(proposed_subjects),
        name="editor_subjects",
    ),
    path("account/", require_admin_access(EditorAccount.as_view()), name="editor_account"),
    path("", include(wagtail_urls)),
]
