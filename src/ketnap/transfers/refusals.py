"""Why a case did not move."""

from datetime import date


class TransferRefused(Exception):
    """A transfer cannot be sent or taken: why, in both languages."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.vi = vi
        self.en = en


def called_back() -> TransferRefused:
    """The refusal of a case that its giver wants back."""
    return TransferRefused(
        "Nơi chuyển đã rút lại hồ sơ này.",
        "The giver has called this case back.",
    )


def called_back_before_the_receipt() -> TransferRefused:
    """The refusal of a receipt for a case that was called back: its receiver has it all the same."""
    return TransferRefused(
        "Hồ sơ này đã rút lại, mà theo giấy báo nhận thì nơi kia đã nhận. Nếu người ấy đã chuyển đi thật, "
        "hãy chuyển lại hồ sơ đến nơi ấy: nơi ấy không lập hồ sơ thứ hai mà gửi giấy báo nhận mới.",
        "This case was called back, yet the receipt says that the other place has received it. If the person "
        "really has moved, send the case there again: that place opens no second case and sends a new receipt.",
    )


def received_on_no_possible_day() -> TransferRefused:
    """The refusal of a receipt whose day cannot be."""
    return TransferRefused(
        "Ngày nhận trong giấy báo nhận không nằm giữa ngày chuyển và hôm nay. "
        "Hãy đề nghị nơi nhận xem lại ngày giờ của máy.",
        "The day of the receipt is not between the day of sending and today. "
        "Ask the receiver to look at the clock of the machine.",
    )


def received_in_another_cell(on: date) -> TransferRefused:
    """The refusal of a file sent again, whose case another cell of this place has."""
    return TransferRefused(
        f"Nơi này đã nhận hồ sơ của người này ngày {on:%d/%m/%Y}, vào chi bộ khác. "
        "Hãy nhận tệp vào chi bộ ấy để có giấy báo nhận, rồi chuyển tiếp nếu cần.",
        f"This place received the case of this person on {on}, into another cell. "
        "Take the file into that cell to have a receipt, and send the case on if need be.",
    )


def more_told_than_received(on: date) -> TransferRefused:
    """The refusal of a file sent again with other steps than those received."""
    return TransferRefused(
        f"Chi bộ đã nhận hồ sơ của người này ngày {on:%d/%m/%Y}; tệp này chuyển lại, mà các bước nay khác. "
        "Hãy hỏi nơi chuyển đã ghi thêm hay đính chính gì rồi ghi vào hồ sơ ở đây; sau đó nơi chuyển rút lại, "
        "đính chính cho như lần chuyển trước và chuyển lại, để có giấy báo nhận.",
        f"The cell received the case of this person on {on}; this file sends it again, with other steps now. "
        "Ask the giver what was recorded or corrected since, and record it in the case here; then the giver "
        "calls back, corrects it to what was sent before and sends again, to have a receipt.",
    )


def receipt_taken_already(received_on: date) -> TransferRefused:
    """The refusal of a receipt of which a copy was taken before."""
    return TransferRefused(
        f"Giấy báo nhận của hồ sơ này đã ghi rồi: nơi kia nhận ngày {received_on:%d/%m/%Y}. Không phải làm gì thêm.",
        f"The receipt for this case was recorded before: the other place received it on {received_on}. "
        "Nothing is left to do.",
    )


def received_already() -> TransferRefused:
    """The refusal to take a case a second time."""
    return TransferRefused(
        "Hồ sơ này đã nhận rồi, không nhận lần thứ hai.",
        "This case was received already; it is not taken a second time.",
    )
