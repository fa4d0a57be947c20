"""The days worked or taken off by decision, as a table."""

from datetime import date

from django.utils.translation import gettext as _

from ketnap.domain.casefile.wording import Language
from ketnap.rules.load import FOLDER, SwappedDay, read_working_days
from ketnap.web.day_words import capitalised, weekday_and_day


def swapped_days_table(language: Language) -> dict[str, list[object]]:
    """Return columns and rows for the data table, the latest day first."""
    days = read_working_days(FOLDER)[0].days.values()
    labels = (_("Ngày"), _("Là ngày"), _("Lý do"), _("Căn cứ"))
    return {
        "columns": [{"label": label} for label in labels],
        "rows": [_row(each, language) for each in sorted(days, key=_day, reverse=True)],
    }


def announced_until() -> date:
    """Return the last day whose holidays the authorities have announced."""
    return read_working_days(FOLDER)[0].announced_until


def _day(swapped: SwappedDay) -> date:
    return swapped.day


def _row(swapped: SwappedDay, language: Language) -> list[dict[str, str]]:
    reason = swapped.reason_vi if language == "vi" else swapped.reason_en
    return [
        {"text": capitalised(weekday_and_day(swapped.day, year=0))},
        {"text": _("làm bù") if swapped.working else _("nghỉ")},
        {"text": reason},
        {"text": swapped.source},
    ]
