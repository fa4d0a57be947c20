"""Imports of sheets: how far each is, and what it wrote."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Query, Router, Schema

from ketnap.api.bodies import LARGEST_ID
from ketnap.api.keys import READ_IMPORTS, require_somewhere
from ketnap.api.pages import After, Limit, page_of
from ketnap.api.problems import Problem
from ketnap.domain.access import Action
from ketnap.domain.intake.columns import Layout
from ketnap.intake.models import ImportState, SheetImport
from ketnap.intake.queries import import_visible_to, imports_visible_to

router = Router(tags=["imports"])

_COUNTS = ("rows", "sound", "to_decide", "faulty", "left_out", "signatures", "persons", "members", "cases", "steps")  # fmt: skip


class ImportData(Schema):
    """An import of a sheet into a cell; `counts` are what its check found, or what it wrote.

    `signature_rows` are the numbers of rows passed over as signatures below the table, the first
    thousand of them; `counts` says under `signatures` how many they are.
    """

    id: int
    cell_id: int
    layout: Layout
    state: ImportState
    uploaded_at: datetime
    imported_at: datetime | None
    undone_at: datetime | None
    counts: dict[str, int]
    signature_rows: list[int]


class ImportList(Schema):
    """A page of imports; `next_after` asks for the page that follows, if there is one."""

    imports: list[ImportData]
    next_after: int | None


@router.get(
    "/imports",
    auth=READ_IMPORTS,
    response={200: ImportList, 401: Problem, 403: Problem, 422: Problem},
    summary="List imports",
    url_name="api_imports",
)
def imports(
    request: HttpRequest,
    cell_id: Annotated[int | None, Query(ge=1, le=LARGEST_ID)] = None,
    after: After = 0,
    limit: Limit = 50,
) -> ImportList:
    """The imports into the cells in which the owner may import, in the order of their ids."""
    found = imports_visible_to(require_somewhere(request, Action.IMPORT_RECORDS))
    if cell_id is not None:
        found = found.filter(cell_id=cell_id)
    shown, next_after = page_of(found, after=after, limit=limit)
    return ImportList(imports=[_import(each) for each in shown], next_after=next_after)


@router.get(
    "/imports/{import_id}",
    auth=READ_IMPORTS,
    response={200: ImportData, 401: Problem, 403: Problem, 404: Problem, 422: Problem},
    summary="Read an import",
    url_name="api_import",
)
def one_import(
    request: HttpRequest, import_id: Annotated[int, Path(ge=1, le=LARGEST_ID)]
) -> ImportData:
    """How far one import is."""
    actor = require_somewhere(request, Action.IMPORT_RECORDS)
    return _import(import_visible_to(actor, import_id))


def _import(record: SheetImport) -> ImportData:
    """The name of the file stays out: people put names of others into it."""
    return ImportData(
        id=record.pk,
        cell_id=record.cell_id,
        layout=Layout(record.layout),
        state=ImportState(record.state),
        uploaded_at=record.uploaded_at,
        imported_at=record.imported_at,
        undone_at=record.undone_at,
        counts={name: int(record.outcome[name]) for name in _COUNTS if name in record.outcome},
        signature_rows=record.outcome.get("signed", []),
    )
