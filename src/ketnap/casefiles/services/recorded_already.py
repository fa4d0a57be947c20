"""Case files that are recorded already: the same person and the same steps in the same cell."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from ketnap.casefiles.appending import contents_of
from ketnap.casefiles.models import Casefile, LogEntry
from ketnap.domain.casefile.kept_lines import kept_facts
from ketnap.domain.casefile.steps import Casefile as DomainCasefile
from ketnap.domain.casefile.steps import PersonFacts, Step
from ketnap.domain.text import fold

_AT_ONCE = 200

_Row = tuple[int, str, date, str]
"""Of a recorded step the number, kind, day and payload: all but when, and by whom it was recorded."""


@dataclass(frozen=True, slots=True)
class RecordedAlready:
    """Where the same stands: in a case, or in an earlier file of the import, by its place."""

    casefile_id: int | None = None
    file: int | None = None


@dataclass(frozen=True, slots=True)
class FileForCell:
    """A case file, its place among those imported, counted from one, and the cell it goes into."""

    number: int
    file: DomainCasefile
    cell_id: int


def recorded_already(files: Sequence[FileForCell]) -> dict[int, RecordedAlready]:
    """Say of each file that brings nothing new where the same stands, by the file's place.

    Two queries for some hundreds of files, the second only where somebody of that name and day of
    birth has a case in the cell. A case in which anything was recorded since is another one, and so
    is one of a person about whom anything was put right.
    """
    found = _twice_among(files)
    for start in range(0, len(files), _AT_ONCE):
        found |= _in_cases(files[start : start + _AT_ONCE])
    return found


def _twice_among(files: Sequence[FileForCell]) -> dict[int, RecordedAlready]:
    found: dict[int, RecordedAlready] = {}
    seen: defaultdict[tuple[int, PersonFacts], list[FileForCell]] = defaultdict(list)
    for each in files:
        likes = seen[each.cell_id, kept_facts(each.file.person)]
        first = next(
            (like for like in likes if _rows(like.file.steps) == _rows(each.file.steps)), None
        )
        if first is None:
            likes.append(each)
        else:
            found[each.number] = RecordedAlready(file=first.number)
    return found


def _in_cases(files: Sequence[FileForCell]) -> dict[int, RecordedAlready]:
    cases = _cases_of_like_people(files)
    candidates = {
        each.number: [
            case.pk
            for case in cases.get((each.cell_id, _key(each.file.person)), ())
            if case.person.facts == kept_facts(each.file.person)
        ]
        for each in files
    }
    logs = _logs({pk for pks in candidates.values() for pk in pks})
    return {
        each.number: RecordedAlready(casefile_id=pk)
        for each in files
        for pk in reversed(candidates[each.number])
        if logs[pk] == _rows(each.file.steps)
    }


def _cases_of_like_people(
    files: Sequence[FileForCell],
) -> dict[tuple[int, tuple[str, date]], list[Casefile]]:
    condition = Q(pk__in=())
    for name, born_on in {_key(each.file.person) for each in files}:
        condition |= Q(person__name_fold=name, person__born_on=born_on)
    cases: defaultdict[tuple[int, tuple[str, date]], list[Casefile]] = defaultdict(list)
    for case in Casefile.objects.filter(condition).select_related("person").order_by("pk"):
        key = case.person.name_fold, case.person.born_on
        cases[case.cell_id, key].append(case)
    return cases


def _key(person: PersonFacts) -> tuple[str, date]:
    return fold(person.full_name), person.born_on


def _logs(casefile_ids: set[int]) -> dict[int, list[_Row]]:
    logs: dict[int, list[_Row]] = {pk: [] for pk in casefile_ids}
    rows = LogEntry.objects.filter(casefile__in=casefile_ids).order_by("casefile", "seq")
    columns = ("casefile_id", "seq", "kind", "happened_on", "payload")
    for pk, seq, kind, on, payload in rows.values_list(*columns):
        logs[pk].append((seq, kind, on, payload))
    return logs


def _rows(steps: Sequence[Step]) -> list[_Row]:
    return [(each.seq, each.kind, each.happened_on, each.payload) for each in contents_of(steps)]
