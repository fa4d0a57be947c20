"""Why something was not done with a plan, a request, a nomination or a review."""

from django.http import Http404


class PlanningRecordNotVisible(Http404):
    """No such record for this reader; whether it exists is not said."""

    def __init__(self) -> None:
        super().__init__("no such record")


class AnsweredAlready(Exception):
    """The cell has answered this nomination meanwhile."""

    def __init__(self, nomination_id: int) -> None:
        super().__init__(f"nomination {nomination_id} was answered already")
        self.nomination_id = nomination_id
