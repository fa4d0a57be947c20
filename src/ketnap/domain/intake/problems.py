"""What stands against a row of a sheet, or is worth a look: which cell, what it holds, what to do."""

from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """The one thing that is wrong, or that a person should look at."""

    # The cell.
    MISSING = "missing"
    FORMULA = "formula"
    FORMULA_TYPED = "formula_typed"
    ERROR = "error"
    TOO_LONG = "too_long"
    HIDDEN_CHARACTERS = "hidden_characters"
    DIGITS_LOST = "digits_lost"
    NOT_TEXT = "not_text"
    TURNED_INTO_DAY = "turned_into_day"
    NOT_A_NAME = "not_a_name"
    OLD_LETTERS = "old_letters"
    LETTERS_LOST = "letters_lost"
    AS_ABOVE = "as_above"
    DAY_UNREADABLE = "day_unreadable"
    DAY_INCOMPLETE = "day_incomplete"
    DAY_HIDDEN = "day_hidden"
    DAY_TWO_DIGIT_YEAR = "day_two_digit_year"
    DAY_MONTH_FIRST = "day_month_first"
    DAY_NOT_IN_CALENDAR = "day_not_in_calendar"
    DAY_IN_FUTURE = "day_in_future"
    DAY_TOO_EARLY = "day_too_early"
    SEX_UNKNOWN = "sex_unknown"
    SEX_CONTRADICTED = "sex_contradicted"
    YES_NO_UNKNOWN = "yes_no_unknown"
    SCHOOLING_UNKNOWN = "schooling_unknown"
    STANDING_UNKNOWN = "standing_unknown"
    STEP_UNKNOWN = "step_unknown"
    COUNT_UNREADABLE = "count_unreadable"
    METHOD_UNKNOWN = "method_unknown"
    NAMES_JOINED = "names_joined"
    # The row.
    DAYS_OUT_OF_ORDER = "days_out_of_order"
    OFFICIAL_DAY_OF_PROBATIONARY = "official_day_of_probationary"
    TOO_YOUNG = "too_young"
    DETAIL_MISSING = "detail_missing"
    COUNT_TOO_SMALL = "count_too_small"
    BALLOTS_DISAGREE = "ballots_disagree"
    TOO_MANY_PRESENT = "too_many_present"
    TOO_MANY_EXCLUDED = "too_many_excluded"
    MORE_THAN_ALL = "more_than_all"
    MERGED_ROWS_DIFFER = "merged_rows_differ"
    PERSON_UNKNOWN = "person_unknown"
    PERSON_NOT_ONE = "person_not_one"
    CASE_UNKNOWN = "case_unknown"
    REPEATED_ROW = "repeated_row"
    CASE_FULL = "case_full"
    BELOW_SIGNATURES = "below_signatures"
    # Worth a look; the row may be taken in.
    SAME_PERSON = "same_person"
    NOT_ON_THE_ROLL = "not_on_the_roll"
    WITHOUT_A_CASE = "without_a_case"
    SAME_NAME = "same_name"
    STEP_RECORDED = "step_recorded"
    STEP_REPEATED = "step_repeated"
    LETTERS_DOUBTFUL = "letters_doubtful"
    PERHAPS_TOO_YOUNG = "perhaps_too_young"
    PROBATION_OVER = "probation_over"
    NAME_IN_SMALL_LETTERS = "name_in_small_letters"
    DAY_DOUBTFUL = "day_doubtful"


NOTICES = frozenset(
    {
        Code.SAME_NAME,
        Code.STEP_RECORDED,
        Code.STEP_REPEATED,
        Code.LETTERS_DOUBTFUL,
        Code.PERHAPS_TOO_YOUNG,
        Code.PROBATION_OVER,
        Code.NAME_IN_SMALL_LETTERS,
        Code.DAY_DOUBTFUL,
    }
)
"""What is only pointed out; everything else keeps a row from being taken in."""

WRITTEN_ALREADY = frozenset({Code.STEP_RECORDED, Code.STEP_REPEATED})
"""Notices of rows that have nothing more to write."""

TO_DECIDE = frozenset(
    {Code.SAME_PERSON, Code.NOT_ON_THE_ROLL, Code.WITHOUT_A_CASE, Code.REPEATED_ROW}
)
"""What a person decides: the row is left out unless somebody says whose it is."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing about one row; `column` are the letters over it, empty where it is the whole row."""

    row: int
    code: Code
    column: str = ""
    heading: str = ""
    fact: str = ""

    @property
    def is_notice(self) -> bool:
        return self.code in NOTICES

    @property
    def lacks_column(self) -> bool:
        """Whether something is missing because no column of the sheet holds it; `fact` is its code."""
        return self.code is Code.MISSING and not self.column and bool(self.fact)
