"""What is wrong with data that people wrote, in both languages."""


class Told(str):
    """A problem in Vietnamese, with the same in English beside it."""

    __slots__ = ("en",)

    en: str

    def __new__(cls, vi: str, en: str) -> "Told":
        told = super().__new__(cls, vi)
        told.en = en
        return told

    def at(self, place: str) -> "Told":
        """The problem with where it stands; a place reads alike in both languages."""
        return Told(f"{place}: {self}", f"{place}: {self.en}")

    def since(self, day: object) -> "Told":
        """The problem of the value of a rule that begins on a day."""
        return Told(f"giá trị từ {day}: {self}", f"value from {day}: {self.en}")
