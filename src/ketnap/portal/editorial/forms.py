"""Why an article is taken off the page, on what ground somebody is named, what pages say of themselves."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ketnap.portal.editorial.doors import LONGEST_NUMBER


class TakeDownForm(forms.Form):
    """The reason, which the history of the article keeps."""

    reason = forms.CharField(
        label=_("Lý do gỡ bài"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class AnswerForm(forms.Form):
    """Words the gate asked about, and the ground on which they may be printed."""

    words = forms.CharField(max_length=120, widget=forms.HiddenInput)
    ground = forms.CharField(
        label=pgettext_lazy("for naming somebody", "Căn cứ"),
        max_length=300,
        help_text=_(
            "Ví dụ: người giữ chức vụ, xuất hiện khi thi hành công vụ; nhân vật lịch sử;"
            " không phải tên người."
        ),
    )


class ReceiversToldForm(forms.Form):
    """The last withdrawal that the page showed: of a later one nobody has been told."""

    withdrawal = forms.IntegerField(
        min_value=1, max_value=10**LONGEST_NUMBER, widget=forms.HiddenInput
    )


class WordsForm(forms.Form):
    """Words that visitors read at once; for what the gate asks about in them, a ground is given."""

    ground = forms.CharField(
        label=_("Căn cứ để nêu"),
        max_length=300,
        required=False,
        help_text=_(
            "Vì sao được nêu tên, tuổi, số nhà hay con số nói trên. Ví dụ: tên của chi bộ;"
            " nhân vật lịch sử; địa chỉ của cơ quan; không nói về một người nào."
        ),
    )

    field_order = ("title", "tagline", "introduction", "contact", "ground")

    @property
    def asks_for_ground(self) -> bool:
        """Return whether something stands in the words for which nobody has answered."""
        return bool(self["ground"].errors or self["ground"].data)


class HomeForm(WordsForm):
    """What the home page says."""

    title = forms.CharField(label=_("Tên trang tin"), max_length=255)
    tagline = forms.CharField(
        label=_("Dòng dưới tên trang"),
        max_length=200,
        help_text=_("Tổ chức mà trang tin thuộc về."),
    )
    contact = forms.EmailField(
        label=_("Thư điện tử liên hệ"),
        required=False,
        help_text=_("Nơi nhận yêu cầu gỡ tên hoặc ảnh và báo lỗ hổng. Để trống thì không hiện."),
    )


class SectionForm(WordsForm):
    """What a section says of itself."""

    title = forms.CharField(label=_("Tên chuyên mục"), max_length=255)
    introduction = forms.CharField(
        label=_("Giới thiệu"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
