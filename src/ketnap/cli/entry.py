"""The entry of the `ketnap` command: arguments in, exit status out.

Each command names the function that runs it; its module is loaded only when it is chosen, so
that a command that needs no database does not wait for one.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from typing import NoReturn

from ketnap.cli.argument_words import in_vietnamese
from ketnap.cli.printing import complain, use_utf8
from ketnap.cli.refusal import BAD_INPUT, REFUSED, Refusal, spoken_language
from ketnap.domain.casefile.shape import ShapeError, read_day
from ketnap.domain.rulebook.errors import RulebookBroken

_INTERRUPTED = 130


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        complain(
            f"Lệnh chưa đúng: {in_vietnamese(message)}. Xem `{self.prog} --help`.",
            f"The command is not right: {message}. See `{self.prog} --help`.",
        )
        sys.exit(BAD_INPUT)


def day_argument(text: str) -> date:
    """A day as the format writes it; argparse turns the error into its message."""
    try:
        day: date = read_day(text)
    except ShapeError as error:
        reason = error.vi if spoken_language() == "vi" else error.en
        raise argparse.ArgumentTypeError(f"“{text}”: {reason}") from None
    return day


def whole_number(text: str) -> int:
    """A whole number in plain digits."""
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal() and len(digits) < len(str(sys.maxsize))):
        raise argparse.ArgumentTypeError(
            f"“{text}”: phải là một số nguyên (must be a whole number)"
        )
    return int(text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    use_utf8()
    chosen = _parser().parse_args(arguments)
    module, _, function = chosen.run.partition(":")
    try:
        run: Callable[[argparse.Namespace], int] = getattr(import_module(module), function)
        status = run(chosen)
        sys.stdout.flush()
    except Refusal as refusal:
        complain(*refusal.words)
        return refusal.status
    except RulebookBroken as error:
        complain(error.vi, error.en)
        return REFUSED
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        _say_no_more()
        return BAD_INPUT
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        complain(
            f"{where}không đọc hoặc ghi được ({error.strerror}).",
            f"{where}cannot be read or written ({error.strerror}).",
        )
        _say_no_more()
        return REFUSED
    return status


def _say_no_more() -> None:
    """The reader has gone, or the disk is full: what is left is not written, not even at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="ketnap", description="Công tác phát triển đảng viên của chi bộ.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")
    _add_rules_commands(commands)
    _add_casefile_commands(commands)
    _add_transfer_commands(commands)
    _add_paper_commands(commands)
    _add_installation_commands(commands)
    _add_role_commands(commands)
    return parser


_Commands = argparse._SubParsersAction  # argparse gives the type no public name


def _add(
    commands: "_Commands[_Parser]", name: str, run: str, summary: str, *, json: bool = False
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=summary, description=summary)
    command.set_defaults(run=f"ketnap.cli.{run}")
    if json:
        command.add_argument("--json", action="store_true", help="trả lời bằng JSON")
    return command


def _add_rules_commands(commands: "_Commands[_Parser]") -> None:
    workdays = _add(
        commands, "workdays", "days:workdays", "Ngày làm việc thứ N sau một ngày.", json=True
    )
    workdays.add_argument("start", metavar="START", type=day_argument)
    workdays.add_argument("n", metavar="N", type=whole_number)
    rule = _add(commands, "rule", "rulebook:rule", "Quy định có hiệu lực vào một ngày.", json=True)
    rule.add_argument("id", metavar="ID")
    rule.add_argument("--on", required=True, metavar="NGÀY", type=day_argument)
    rules = _add(commands, "rules", "rulebook:rules", "Kiểm tra bộ quy định.")
    rules.add_argument("what", choices=["check"])


def _add_casefile_commands(commands: "_Commands[_Parser]") -> None:
    assess = _add(
        commands, "assess", "assessing:assess_files", "Xem xét tệp hồ sơ vào một ngày.", json=True
    )
    assess.add_argument("files", nargs="+", metavar="TỆP")
    assess.add_argument("--on", required=True, metavar="NGÀY", type=day_argument)
    import_ = _add(
        commands, "import", "records:import_files", "Nhập tệp hồ sơ, hoặc bảng tính.", json=True
    )
    import_.add_argument("files", nargs="+", metavar="TỆP")
    _add_sheet_arguments(import_)
    undo = _add(commands, "undo-import", "sheets:undo", "Hoàn tác một lần nhập bảng tính.")
    undo.add_argument("number", metavar="SỐ", type=whole_number)
    enrol = _add(
        commands,
        "enrol",
        "enrolling:enrol",
        "Ghi vào danh sách đảng viên những người hồ sơ cho biết đã kết nạp.",
        json=True,
    )
    enrol.add_argument(
        "--organisation",
        required=True,
        metavar="TÊN",
        help="chi bộ, hoặc cấp ủy cùng mọi chi bộ trực thuộc: tên, hoặc số",
    )
    enrol.add_argument("--dry-run", action="store_true", help="chỉ in ra, không ghi ai")
    export = _add(commands, "export", "records:export", "Xuất một hồ sơ, hoặc danh sách hồ sơ.")
    export.add_argument(
        "case", nargs="?", metavar="HỒ_SƠ", help="số hồ sơ, hoặc họ tên nếu chỉ có một"
    )
    export.add_argument("--out", metavar="TỆP", help="ghi vào tệp thay vì in ra")
    export.add_argument("--organisation", metavar="TÊN", help="danh sách hồ sơ của tổ chức này")
    export.add_argument(
        "--format",
        choices=["xlsx", "csv", "json", "parquet"],
        help="của danh sách; xlsx nếu bỏ trống",
    )
    export.add_argument("--on", metavar="NGÀY", type=day_argument, help="hôm nay nếu bỏ trống")
    _add(commands, "cases", "records:cases", "Danh sách hồ sơ.", json=True)
    _add(commands, "verify", "records:verify", "Kiểm tra chuỗi của sổ bước.", json=True)
    _add(commands, "rebuild", "records:rebuild", "Lập lại các bảng suy ra từ sổ bước.")
    _add(commands, "anchor", "records:anchor", "In và lưu giá trị neo của sổ bước hôm nay.")
    figures = _add(
        commands,
        "indicators",
        "figures:indicators",
        "Số liệu của một kỳ theo ngày trên giấy.",
        json=True,
    )
    figures.add_argument(
        "--organisation", required=True, metavar="TÊN", help="tên, hoặc số nếu tên ấy có nhiều"
    )
    figures.add_argument("--from", dest="start", required=True, metavar="NGÀY", type=day_argument)
    figures.add_argument("--to", dest="end", required=True, metavar="NGÀY", type=day_argument)
    figures.add_argument(
        "--count-by",
        choices=["decision", "ceremony"],
        help="ngày tính kết nạp; không nêu thì theo cách tính của nơi cài đặt",
    )
    figures.add_argument(
        "--known-on",
        metavar="NGÀY",
        type=day_argument,
        help="chỉ tính điều đã ghi đến hết ngày này",
    )
    figures.add_argument(
        "--by", default="", metavar="MỤC,…", help="phân theo các mục này, chẳng hạn sex,schooling"
    )
    figures.add_argument(
        "--all",
        action="store_true",
        help="mọi số liệu cùng đảng viên, chỉ tiêu, tỷ lệ, tổ chức trực thuộc, hồ sơ theo giai đoạn, việc kỳ tới, dạng JSON như giao diện lập trình",
    )
    figures.add_argument(
        "--months",
        type=whole_number,
        metavar="N",
        help="cùng --all: chi bộ chưa kết nạp từ N tháng trở lên; một năm nếu bỏ trống",
    )
    figures.add_argument(
        "--courses",
        action="store_true",
        help="thêm các lớp nhận thức: người được cử trong kỳ, người có giấy chứng nhận",
    )


def _add_transfer_commands(commands: "_Commands[_Parser]") -> None:
    summary = "Chuyển hồ sơ giữa hai nơi cài đặt, trong tệp niêm phong."
    parser = commands.add_parser("transfer", help=summary, description=summary)
    ways = parser.add_subparsers(dest="way", required=True, metavar="VIỆC")
    _add(ways, "key", "transferring:key", "In khóa công khai và dấu vân của nơi này.")
    out = _add(ways, "out", "transferring:send", "Chuyển một hồ sơ đi: khép ở đây, niêm phong.")
    out.add_argument("--case", required=True, metavar="HỒ_SƠ")
    out.add_argument("--to", required=True, metavar="NƠI", help="tên nơi cài đặt đã ghi khóa")
    out.add_argument("--cell", required=True, metavar="CHI_BỘ", help="chi bộ nhận")
    out.add_argument("--reason", default="chuyển công tác", metavar="LÝ_DO")
    out.add_argument("--out", required=True, metavar="TỆP")
    into = _add(ways, "in", "transferring:receive", "Nhận một tệp niêm phong vào chi bộ.")
    into.add_argument("file", metavar="TỆP")
    into.add_argument("--organisation", required=True, metavar="CHI_BỘ", help="tên, hoặc số")
    into.add_argument("--receipt", required=True, metavar="TỆP", help="giấy báo nhận để gửi lại")
    again = _add(
        ways,
        "receipt-again",
        "transferring:write_receipt_again",
        "Ghi lại giấy báo nhận đã mất, của lần nhận cuối; của lần trước thì tải ở trang chuyển hồ sơ.",
    )
    again.add_argument("--case", required=True, metavar="HỒ_SƠ")
    again.add_argument("--receipt", required=True, metavar="TỆP", help="giấy báo nhận để gửi lại")
    receipt = _add(ways, "receipt", "transferring:take_receipt", "Nhận giấy báo nhận gửi về.")
    receipt.add_argument("file", metavar="TỆP")


def _add_sheet_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--organisation", metavar="TÊN", help="chi bộ mà bảng tính nhập vào")
    command.add_argument(
        "--as",
        dest="layout",
        choices=["members", "applicants", "steps"],
        help="mỗi dòng của bảng tính là gì: đảng viên (nếu không ghi), quần chúng, hay một bước",
    )
    command.add_argument("--sheet", metavar="TÊN", help="trang tính, nếu tệp có nhiều")
    command.add_argument(
        "--with", dest="common", action="append", metavar="MỤC=GIÁ_TRỊ", help="cho mọi dòng"
    )
    command.add_argument(
        "--letters",
        choices=["unicode", "tcvn3", "vni"],
        help="bảng mã của chữ; phải nói rõ nếu bảng có vẻ dùng bảng mã cũ",
    )
    command.add_argument(
        "--order",
        choices=["day_first", "month_first"],
        default="day_first",
        help="số đứng trước trong ngày viết bằng số: ngày, hay tháng",
    )
    command.add_argument(
        "--short-years",
        choices=["ask", "latest"],
        default="ask",
        help="năm có hai chữ số: báo lỗi, hay lấy năm gần nhất đã qua",
    )
    command.add_argument(
        "--hidden-too", action="store_true", help="nhập cả những dòng đang ẩn trong Excel"
    )
    command.add_argument(
        "--guess", action="store_true", help="nhận cả những cột đoán theo một phần tiêu đề"
    )
    command.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra, không ghi gì")
    command.add_argument(
        "--enrol-known",
        action="store_true",
        help="ghi vào danh sách đảng viên cả những người chi bộ đã có bản ghi",
    )
    command.add_argument(
        "--open-for-known",
        action="store_true",
        help="mở hồ sơ cả cho những người chi bộ đã có bản ghi, chưa có hồ sơ",
    )
    command.add_argument("--leave-out-faulty", action="store_true", help="bỏ qua các dòng còn lỗi")


def _add_paper_commands(commands: "_Commands[_Parser]") -> None:
    _add(commands, "papers", "papers:papers", "Danh sách mẫu giấy tờ.", json=True)
    paper = _add(commands, "paper", "papers:paper", "In một mẫu giấy tờ của hồ sơ ra tệp Word.")
    paper.add_argument("code", metavar="MẪU", help="ký hiệu mẫu, chẳng hạn 6-KNĐ")
    report = _add(
        commands,
        "report",
        "reports:report",
        "In báo cáo kỳ của chi bộ, hoặc của cấp ủy gồm mọi tổ chức trực thuộc.",
    )
    report.add_argument("--organisation", required=True, metavar="TỔ_CHỨC")
    report.add_argument("--from", dest="start", required=True, metavar="NGÀY", type=day_argument)
    report.add_argument("--to", dest="end", required=True, metavar="NGÀY", type=day_argument)
    report.add_argument("--out", required=True, metavar="THƯ_MỤC")
    report.add_argument("--pdf", action="store_true", help="kèm tệp PDF/A")
    report.add_argument("--excel", action="store_true", help="kèm tệp Excel có công thức")
    file = _add(commands, "file", "papers:file", "In cả hồ sơ theo thứ tự, kèm mục lục.")
    for command in (paper, file):
        command.add_argument("--case", required=True, metavar="HỒ_SƠ")
        command.add_argument("--out", required=True, metavar="THƯ_MỤC")
        command.add_argument("--pdf", action="store_true", help="kèm tệp PDF/A")
        command.add_argument("--on", metavar="NGÀY", type=day_argument, help="hôm nay nếu bỏ trống")


def _add_installation_commands(commands: "_Commands[_Parser]") -> None:
    remind = _add(commands, "remind", "reminding:remind", "Nhắc việc đến hạn hôm nay.", json=True)
    remind.add_argument("--dry-run", action="store_true", help="chỉ in ra, không nhắc ai")
    _add(commands, "init", "installation:init", "Lập một bản cài đặt trống trong KETNAP_DATA.")
    demo = _add(
        commands, "demo", "installation:demo", "Lập một bản cài đặt có sẵn chi bộ mẫu.", json=True
    )
    demo.add_argument("--show", action="store_true", help="in lại các tên đăng nhập mẫu")
    serve = _add(commands, "serve", "installation:serve", "Chạy máy chủ.")
    serve.add_argument("--port", type=whole_number, default=8000, metavar="N")
    serve.add_argument(
        "--portal-port", type=whole_number, metavar="N", help="cổng của trang tin; N+1 nếu bỏ trống"
    )
    serve.add_argument("--host", default="127.0.0.1", metavar="ĐỊA_CHỈ")
    serve.add_argument(
        "--no-worker", action="store_true", help="không kèm tiến trình nền; xem `ketnap work`"
    )
    _add(commands, "work", "working:work", "Chạy một tiến trình nền riêng.")


def _add_role_commands(commands: "_Commands[_Parser]") -> None:
    summary = "Xác nhận vai trò, trao cách đăng nhập khi không còn ai khác chịu trách nhiệm."
    parser = commands.add_parser("roles", help=summary, description=summary)
    ways = parser.add_subparsers(dest="way", required=True, metavar="VIỆC")
    _add(ways, "awaiting", "roles:awaiting", "Các vai trò chờ xác nhận.")
    confirm = _add(ways, "confirm", "roles:confirm", "Xác nhận một vai trò mở được hồ sơ.")
    confirm.add_argument("number", metavar="SỐ", type=whole_number)
    link = _add(ways, "link", "roles:link", "Tạo liên kết đặt mật khẩu cho một tài khoản.")
    link.add_argument("name", metavar="TÊN_ĐĂNG_NHẬP")
    link.add_argument(
        "--drop-second-factor", action="store_true", help="bỏ cả xác thực hai bước của tài khoản"
    )
