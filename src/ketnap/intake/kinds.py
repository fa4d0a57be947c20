"""The jobs of imports: reading, checking and undoing a large sheet, and every import itself."""

from enum import StrEnum

from django.utils.translation import gettext as _

from ketnap.domain.access import Actor, NotAllowed
from ketnap.domain.intake.columns import Layout
from ketnap.domain.intake.wording import layout_name
from ketnap.intake.models import ImportState, SheetImport
from ketnap.intake.queries import import_visible_to
from ketnap.intake.reading.troubles import FileRefused, say
from ketnap.intake.refusals import BuiltUpon, FileGone, ImportNotVisible, OutOfPlace, RowsNotSound
from ketnap.intake.services import Choices, check_sheet, import_sheet, read_rows, undo_import
from ketnap.intake.services.importing import rows_to_write
from ketnap.intake.services.undoing import rows_to_take_out
from ketnap.intake.sheet import staged
from ketnap.jobs.kinds import Kind, add_kind
from ketnap.jobs.models import Job
from ketnap.jobs.refusals import JobRefused
from ketnap.jobs.running import Arguments, Outcome, Run
from ketnap.jobs.services import ask

SHEET_IMPORT = "sheet_import"


class Part(StrEnum):
    """What of an import a job does."""

    READ = "read"
    CHECK = "check"
    IMPORT = "import"
    UNDO = "undo"


def add_kinds() -> None:
    """Make the kind known to the room of the jobs."""
    add_kind(Kind(SHEET_IMPORT, run, title, progress))


def ask_for(part: Part, record: SheetImport, choices: Choices | None = None, *, by: Actor) -> Job:
    """Return the job that does a part of an import. Raises `TooManyJobs`."""
    chosen = choices or Choices()
    arguments = {
        "import": record.pk,
        "part": part.value,
        "leave_out_faulty": chosen.leave_out_faulty,
        "other_people": sorted(chosen.other_people),
        "enrol_known": chosen.enrol_known,
        "open_for_known": chosen.open_for_known,
    }
    return ask(SHEET_IMPORT, arguments, by=by)


def title(actor: Actor, arguments: Arguments) -> str:
    """Which import it is, to whoever still may know."""
    try:
        record = import_visible_to(actor, arguments["import"])
    except ImportNotVisible:
        return _("Nhập dữ liệu từ bảng tính")
    name = layout_name(Layout(record.layout), "vi")
    return _("Nhập dữ liệu: %(what)s, tệp %(file)s") % {"what": name, "file": record.file_name}


def progress(done: int, total: int) -> str:
    """How far it is, in words."""
    return _("Đã làm %(done)d trong %(total)d lượt dòng") % {"done": done, "total": total}


def run(job: Run) -> Outcome:
    """Do one part of an import; a part that was done already is not done again."""
    by = job.actor()
    try:
        record = import_visible_to(by, job.arguments["import"])
        return Outcome(_do(Part(job.arguments["part"]), record, job, by), is_written=True)
    except FileRefused as refusal:
        raise JobRefused(say(refusal.code, refusal.fact)[0]) from refusal
    except FileGone as refusal:
        raise JobRefused(_("Tệp tải lên đã bị xóa sau một ngày. Hãy tải lại.")) from refusal
    except RowsNotSound as refusal:
        raise JobRefused(
            _("Có %(count)d dòng còn lỗi. Hãy sửa, hoặc đồng ý bỏ qua các dòng ấy.")
            % {"count": refusal.count}
        ) from refusal
    except BuiltUpon as refusal:
        raise JobRefused(
            _("Chưa hoàn tác được: đã có việc ghi thêm sau lần nhập. Hãy mở lại trang hoàn tác.")
        ) from refusal
    except (ImportNotVisible, NotAllowed) as refusal:
        raise JobRefused(_("Bạn không còn được nhập dữ liệu vào chi bộ này.")) from refusal
    except OutOfPlace as refusal:
        raise JobRefused(
            _("Lần nhập này đã đổi từ khi bạn yêu cầu. Hãy mở lại trang.")
        ) from refusal


def _do(part: Part, record: SheetImport, job: Run, by: Actor) -> str:
    match part:
        case Part.READ:
            read_rows(record, by=by)
            return _("Đã đọc xong. Hãy khớp cột.")
        case Part.CHECK:
            job.expects(staged(record).rows_in_all)
            check_sheet(record, by=by, done=job.step)
            return _("Đã kiểm tra xong. Hãy xem trước rồi nhập.")
        case Part.UNDO:
            if record.state != ImportState.UNDONE:
                job.expects(rows_to_take_out(record))
                with job.apart():
                    undo_import(record, by=by, done=job.step)
            return _("Đã hoàn tác. Sổ như trước khi nhập.")
        case Part.IMPORT:
            if record.state != ImportState.IMPORTED:
                job.expects(rows_to_write(record))
                chosen = frozenset(job.arguments["other_people"])
                choices = Choices(
                    leave_out_faulty=job.arguments["leave_out_faulty"],
                    other_people=chosen,
                    enrol_known=job.arguments.get("enrol_known", False),
                    open_for_known=job.arguments.get("open_for_known", False),
                )
                with job.apart():
                    import_sheet(record, choices, by=by, done=job.step)
            return _("Đã nhập xong.")
