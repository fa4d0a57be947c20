"""What was done to the record of a person, as the access log keeps it."""

from django.utils.translation import gettext_lazy as _

from ketnap.web.retold import Sentence

DONE_TO_A_PERSON = (
    Sentence(_("lập bản ghi")),
    Sentence(_("lập bản ghi từ bảng tính, lần nhập %(number)s")),
    Sentence(_("bỏ bản ghi: hoàn tác lần nhập %(number)s")),
    Sentence(_("nhận bản ghi cùng hồ sơ chuyển đến")),
    Sentence(_("vào %(cell)s: %(standing)s, đến trước %(until)s"), own=frozenset({"standing"})),
    Sentence(_("vào %(cell)s: %(standing)s"), own=frozenset({"standing"})),
    Sentence(_("ghi vào danh sách đảng viên từ bảng tính, lần nhập %(number)s")),
    Sentence(_("bỏ khỏi danh sách đảng viên: hoàn tác lần nhập %(number)s")),
    Sentence(_("bỏ khỏi danh sách %(cell)s vì ghi nhầm, lý do: %(reason)s")),
    Sentence(
        _("dòng đã bỏ: %(standing)s từ %(since)s đến hết %(until)s"), own=frozenset({"standing"})
    ),
    Sentence(_("dòng đã bỏ: %(standing)s từ %(since)s"), own=frozenset({"standing"})),
    Sentence(_("đổi tư cách từ %(day)s: %(facts)s"), own=frozenset({"facts"})),
    Sentence(_("rời %(cell)s từ %(day)s")),
    Sentence(_("lại trong danh sách đảng viên, vì hồ sơ chuyển đi được rút lại")),
    Sentence(_("gộp bản ghi số %(number)s vào, lý do: %(reason)s")),
    Sentence(_("gộp vào bản ghi số %(number)s, lý do: %(reason)s")),
    Sentence(_("hoàn tác việc gộp bản ghi số %(number)s")),
    Sentence(_("hoàn tác việc gộp vào bản ghi số %(number)s")),
    Sentence(_("sửa, lý do: %(reason)s")),
    Sentence(_("%(fact)s: %(before)s → %(after)s"), own=frozenset({"fact"})),
)
