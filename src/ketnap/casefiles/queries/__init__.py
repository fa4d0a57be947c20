"""Every read of cases that other rooms use."""

from ketnap.casefiles.queries.above import with_bodies, with_bodies_of_day
from ketnap.casefiles.queries.case_lines import CaseLine, case_lines, lines_not_begun
from ketnap.casefiles.queries.cases import (
    casefile_visible_to,
    casefiles_visible_to,
    relation_to,
)
from ketnap.casefiles.queries.counting_choice import may_choose_counting_day
from ketnap.casefiles.queries.figures import (
    INDICATORS,
    CountBy,
    Figure,
    FigureOf,
    OrganisationUnknown,
    counting_day,
    indicators,
    indicators_visible_to,
)
from ketnap.casefiles.queries.joining import (
    Joining,
    Obstacle,
    joining_for,
    joining_of,
    not_entered_among,
    not_entered_below,
    status_of,
)
from ketnap.casefiles.queries.keyset import Cursor, CursorUnreadable
from ketnap.casefiles.queries.lists import (
    CaseOrder,
    CasePage,
    CaseRow,
    Due,
    DuePage,
    case_rows,
    due_count,
    due_rows,
    stage_counts,
)
from ketnap.casefiles.queries.log import casefile_to_take_out, domain_casefile, log_of
from ketnap.casefiles.queries.mentored import mentored_by, stages_of, unfinished_in
from ketnap.casefiles.queries.mentoring import MentoredCase, mentored_in, own_mentored_cases
from ketnap.casefiles.queries.newest import entries_after, last_entry_id, taken_over_among
from ketnap.casefiles.queries.not_begun import cases_not_begun
from ketnap.casefiles.queries.own import own_casefile, own_casefiles
from ketnap.casefiles.queries.reaching import Milestone, Reached, persons_reaching

__all__ = [
    "INDICATORS",
    "CaseLine",
    "CaseOrder",
    "CasePage",
    "CaseRow",
    "CountBy",
    "Cursor",
    "CursorUnreadable",
    "Due",
    "DuePage",
    "Figure",
    "FigureOf",
    "Joining",
    "MentoredCase",
    "Milestone",
    "Obstacle",
    "OrganisationUnknown",
    "Reached",
    "case_lines",
    "case_rows",
    "casefile_to_take_out",
    "casefile_visible_to",
    "casefiles_visible_to",
    "cases_not_begun",
    "counting_day",
    "domain_casefile",
    "due_count",
    "due_rows",
    "entries_after",
    "indicators",
    "indicators_visible_to",
    "joining_for",
    "joining_of",
    "last_entry_id",
    "lines_not_begun",
    "log_of",
    "may_choose_counting_day",
    "mentored_by",
    "mentored_in",
    "not_entered_among",
    "not_entered_below",
    "own_casefile",
    "own_casefiles",
    "own_mentored_cases",
    "persons_reaching",
    "relation_to",
    "stage_counts",
    "stages_of",
    "status_of",
    "taken_over_among",
    "unfinished_in",
    "with_bodies",
    "with_bodies_of_day",
]
