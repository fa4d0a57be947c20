"""Why something was not done with a paper."""

from django.http import Http404


class PaperNotVisible(Http404):
    """No such paper for this reader; whether it exists is not said."""

    def __init__(self) -> None:
        super().__init__("no such paper")


class NumberNotFree(Exception):
    """The number is void or unaccounted for, or another signed paper carries it."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text} cannot stand on this paper")
        self.text = text


class SecretIsNotKept(Exception):
    """Of a secret paper nothing but a reference is kept, so it takes no values."""

    def __init__(self) -> None:
        super().__init__("a secret paper is drawn up without values")


class NoReplacement(Exception):
    """A paper is replaced by another one about the same, which is not replaced itself."""

    def __init__(self, paper_id: int) -> None:
        super().__init__(f"paper {paper_id} cannot take its place")
        self.paper_id = paper_id
