"""Official tables (biểu thống kê) read from files; a site's own file takes the place of ours."""

import os
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from ketnap.domain.figures.official import OfficialTable
from ketnap.domain.rulebook.told import Told
from ketnap.figures.official.reading import TableBroken, read_table

__all__ = ["OWN_FOLDER", "TableBroken", "load_tables", "read_table"]

FOLDER = Path(__file__).parent
OWN_FOLDER = "KETNAP_OFFICIAL_TABLES"
"""Names a folder with a site's own tables, by the code of the table they replace or add."""


@cache
def load_tables() -> Mapping[str, OfficialTable]:
    """Every table by its code, in the order of the codes; raises `TableBroken`."""
    own = _own_folder()
    tables = {**_by_code(FOLDER.glob("*.yaml")), **_by_code(own.glob("*.yaml") if own else ())}
    return dict(sorted(tables.items()))


def _own_folder() -> Path | None:
    named = os.environ.get(OWN_FOLDER, "")
    if not named:
        return None
    folder = Path(named)
    if not folder.is_dir():
        problem = Told(
            f"không có thư mục này; hãy sửa {OWN_FOLDER}",
            f"there is no such folder; mend {OWN_FOLDER}",
        )
        raise TableBroken(named, [problem])
    return folder


def _by_code(paths: Iterable[Path]) -> dict[str, OfficialTable]:
    """The tables of one folder; two files of one code would hide each other."""
    tables: dict[str, OfficialTable] = {}
    for path in sorted(paths):
        table = read_table(path)
        if table.code in tables:
            code = table.code
            problem = Told(
                f"một tệp khác cũng có mã “{code}”", f"another file has the code “{code}” too"
            )
            raise TableBroken(path.name, [problem])
        tables[table.code] = table
    return tables
