"""Why a case did not move."""


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


def received_already() -> TransferRefused:
    """The refusal of a second receipt."""
    return TransferRefused(
        "Hồ sơ này đã nhận rồi, không nhận lần thứ hai.",
        "This case was received already; it is not taken a second time.",
    )
