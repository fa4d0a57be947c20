"""Why something was not done with a job, and why a job was not done."""

from django.http import Http404


class JobNotVisible(Http404):
    """No such job for this reader; whether it exists is not said."""

    def __init__(self) -> None:
        super().__init__("no such job")


class JobRefused(Exception):
    """A job cannot be done; the text tells its user why, and what to do about it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class TooManyJobs(Exception):
    """Somebody already has as many jobs waiting as one may have."""

    def __init__(self, most: int) -> None:
        super().__init__(f"{most} jobs are waiting already")
        self.most = most


class StillRunning(Exception):
    """A job is put away only once it has ended."""

    def __init__(self, job_id: int) -> None:
        super().__init__(f"job {job_id} has not ended")


class FileGone(Exception):
    """The file of a job is no longer kept."""

    def __init__(self, job_id: int) -> None:
        super().__init__(f"the file of job {job_id} is gone")


class FileNotYours(Exception):
    """Who asked for a file may not have what is in it any more."""

    def __init__(self, job_id: int) -> None:
        super().__init__(f"the file of job {job_id} holds what its user may not have now")
