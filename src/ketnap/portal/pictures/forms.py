"""The form behind every door through which Wagtail's own pages take pictures in."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from ketnap.portal.pictures.refusals import PictureRefused
from ketnap.portal.pictures.services import cleaned_file


class CleanPictureField(WagtailImageField):
    """Takes a picture drawn anew; of the uploaded file nothing is interpreted in this process."""

    def to_python(self, data: Any) -> Any:
        if data in self.empty_values:
            return None
        try:
            drawn = cleaned_file(data)
        except PictureRefused as refusal:
            raise ValidationError(refusal.reason, code=refusal.trouble) from refusal
        return super().to_python(drawn)


class PictureForm(BaseImageForm):
    """A picture as Wagtail's pages ask for it, with a file that was drawn anew.

    The file of a picture there is stays: it may stand in a released article, past the gate.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            self.fields.pop("file", None)
        asked = self.fields.get("file")
        if asked is not None:
            self.fields["file"] = CleanPictureField(
                label=asked.label,
                required=asked.required,
                widget=asked.widget,
                help_text=_("Ảnh JPEG, PNG hoặc WebP, không quá 20 MB và 25 triệu điểm ảnh."),
            )
