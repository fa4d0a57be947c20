"""The list of cases as a file, as the screens export it."""

import io
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router

from ketnap.api.days import AsOf
from ketnap.api.downloads import described_media, file_answer
from ketnap.api.keys import EXPORT_CASES, require_somewhere
from ketnap.api.language import asked_language
from ketnap.api.problems import Problem
from ketnap.domain.access import Action
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.casefile.json_schema import casefile_schema
from ketnap.intake.exports.case_list import ListWanted, export_case_list
from ketnap.intake.exports.writing import Format

router = Router(tags=["cases"])

_MEDIA = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.JSON: "application/json",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.PARQUET: "application/vnd.apache.parquet",
}


@router.get(
    "/exports/cases",
    auth=EXPORT_CASES,
    response={200: None, 401: Problem, 403: Problem, 422: Problem},
    summary="Take the list of cases out",
    url_name="api_export_cases",
    openapi_extra=described_media(
        _MEDIA.values(), json={"type": "array", "items": casefile_schema()}
    ),
)
def export_cases(
    request: HttpRequest,
    on: AsOf = None,
    stage: Annotated[Stage | None, Query(description="Of this stage alone.")] = None,
    format_: Annotated[Format, Query(alias="format")] = Format.CSV,
) -> HttpResponse:
    """The cases the owner may take out, each noted in its access log; `json` gives whole case files."""
    actor = require_somewhere(request, Action.EXPORT_CASE)
    file, day = io.BytesIO(), on or timezone.localdate()
    wanted = ListWanted(on=day, stage=stage)
    export_case_list(wanted, format_, file, by=actor, language=asked_language())
    return file_answer(file.getvalue(), _MEDIA[format_], f"ho-so-{day:%Y%m%d}.{format_.value}")
