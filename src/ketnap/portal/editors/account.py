"""What editors may choose for themselves: language and colours."""

from wagtail.admin.views.account import AccountView, BaseSettingsPanel

_THEIRS = {"locale", "theme"}
"""Names come with the ticket, there is no mail, and no picture comes in but by the picture desk."""


class EditorAccount(AccountView):
    """Wagtail's page without what is not the editor's to change here."""

    def get_panels(self) -> list[BaseSettingsPanel]:
        """Return the panels that are left."""
        return [panel for panel in super().get_panels() if panel.name in _THEIRS]
