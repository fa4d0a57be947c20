"""Why a sitting was not corrected."""


class SittingChanged(Exception):
    """Somebody else corrected the sitting in the meantime."""

    def __init__(self, sitting_id: int) -> None:
        super().__init__(f"sitting {sitting_id} was corrected in the meantime")
        self.sitting_id = sitting_id
