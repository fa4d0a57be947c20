"""Why a case did not move."""


class TransferRefused(Exception):
    """A transfer cannot be sent or taken: why, in both languages."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.vi = vi
        self.en = en
