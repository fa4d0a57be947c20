"""Why something was not done with a course."""

from collections.abc import Iterable

from django.http import Http404


class CourseNotVisible(Http404):
    """No such course for this reader; whether it exists is not said."""

    def __init__(self) -> None:
        super().__init__("no such course")


class ListChanged(Exception):
    """These people are no longer where the writer saw them on the list of the course."""

    def __init__(self, casefile_ids: Iterable[int]) -> None:
        self.casefile_ids = tuple(sorted(casefile_ids))
        super().__init__(f"the list of the course changed: casefiles {self.casefile_ids}")


class NoStepForIt(Exception):
    """Being sent to a new-member course leaves no step in the case."""

    def __init__(self) -> None:
        super().__init__("only an awareness course records that people were sent to it")
