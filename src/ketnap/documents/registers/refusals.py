"""Why something was not done with a register or a number."""

from django.http import Http404


class RegisterNotVisible(Http404):
    """No such register, term or number for this reader; whether it exists is not said."""

    def __init__(self) -> None:
        super().__init__("no such register")


class NumberSettled(Exception):
    """The number was issued or voided meanwhile, and never changes again."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text} was issued or voided already")
        self.text = text
