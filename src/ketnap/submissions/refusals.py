"""Why a file did not move."""

from collections.abc import Sequence

from ketnap.domain.submission.completeness import Lack


class FileIncomplete(Exception):
    """The file lacks something: a verified rule stands against sending it, or a reason is asked."""

    def __init__(self, lacks: Sequence[Lack]) -> None:
        super().__init__(f"the file lacks {len(lacks)} things")
        self.lacks = tuple(lacks)

    @property
    def is_blocked(self) -> bool:
        """Whether no reason can help."""
        return any(lack.blocks for lack in self.lacks)


class NotUnderWay(Exception):
    """There is no vote that carried and waits for a decision."""

    def __init__(self, casefile_id: int) -> None:
        super().__init__(f"casefile {casefile_id} is not on its way up")
        self.casefile_id = casefile_id


class NobodyAbove(Exception):
    """The chain of the day has no further body, or nobody has entered a chain."""

    def __init__(self, casefile_id: int) -> None:
        super().__init__(f"casefile {casefile_id} has nobody above to go to")
        self.casefile_id = casefile_id


class NotHere(Exception):
    """The file does not lie with the body that wants to act on it."""

    def __init__(self, casefile_id: int) -> None:
        super().__init__(f"casefile {casefile_id} does not lie here")
        self.casefile_id = casefile_id


class DecisionDoubted(Exception):
    """An approval rests on no vote that carried, or a number is used already; a reason is asked."""

    def __init__(self, lacks: Sequence[tuple[str, Lack]]) -> None:
        super().__init__(f"{len(lacks)} doubts about decisions")
        self.lacks = tuple(lacks)


class RegisterKeptByOthers(Exception):
    """Somebody else keeps the register that numbers the decisions, so that numbers must be typed."""

    def __init__(self, keeper: str) -> None:
        super().__init__(f"the register of decisions of {keeper} is kept by others")
        self.keeper = keeper


class RegisterMissing(Exception):
    """The body has no register of decisions for the day, so that numbers must be typed."""

    def __init__(self, body_id: int) -> None:
        super().__init__(f"body {body_id} has no register of decisions")
        self.body_id = body_id
