"""What the casefiles room stores: cases, their log, and the tables derived from it."""

from ketnap.casefiles.models.batches import (
    BatchedCase,
    BatchSeal,
    BatchState,
    RemovedStep,
    StepBatch,
)
from ketnap.casefiles.models.case import Casefile
from ketnap.casefiles.models.counting_day import CountingDay
from ketnap.casefiles.models.derived import (
    OPEN_END,
    CaseStanding,
    CountedAdmission,
    CountedFact,
    CourseSending,
    DeadlineSpan,
    StageRun,
    StageSpan,
)
from ketnap.casefiles.models.log import LedgerHead, LogEntry, LogIsAppendOnly
from ketnap.casefiles.models.taken_over import TakenOver
from ketnap.casefiles.models.totals import FactTotal, RunTotal

__all__ = [
    "OPEN_END",
    "BatchSeal",
    "BatchState",
    "BatchedCase",
    "CaseStanding",
    "Casefile",
    "CountedAdmission",
    "CountedFact",
    "CountingDay",
    "CourseSending",
    "DeadlineSpan",
    "FactTotal",
    "LedgerHead",
    "LogEntry",
    "LogIsAppendOnly",
    "RemovedStep",
    "RunTotal",
    "StageRun",
    "StageSpan",
    "StepBatch",
    "TakenOver",
]
