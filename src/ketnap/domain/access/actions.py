"""What somebody may ask to do, and how a role may stand to a case."""

from enum import StrEnum


class Action(StrEnum):
    """What somebody asks to do."""

    SEE_DESK = "see_desk"
    SEE_RULEBOOK = "see_rulebook"
    SEE_MATRIX = "see_matrix"
    SEE_OWN_RECORD = "see_own_record"
    GIVE_CONSENT = "give_consent"
    SEND_REQUEST = "send_request"
    ANSWER_REQUEST = "answer_request"
    SEE_CASE = "see_case"
    OPEN_CASE = "open_case"
    RECORD_STEP = "record_step"
    PRINT_PAPER = "print_paper"
    EXPORT_CASE = "export_case"
    SEE_FIGURES = "see_figures"
    SEE_ACCESS_LOG = "see_access_log"
    SEE_PEOPLE = "see_people"
    CHANGE_PEOPLE = "change_people"
    NOMINATE = "nominate"
    SEE_STAGE = "see_stage"
    TAKE_UP_NOMINATION = "take_up_nomination"
    GIVE_OPINION = "give_opinion"
    SEE_MEETING = "see_meeting"
    HOLD_MEETING = "hold_meeting"
    SEE_PLAN = "see_plan"
    MANAGE_PLAN = "manage_plan"
    MANAGE_COURSE = "manage_course"
    HOLD_CEREMONY = "hold_ceremony"
    PREPARE_PRESS = "prepare_press"
    DELEGATE = "delegate"
    MANAGE_ROLES = "manage_roles"
    MANAGE_ACCOUNTS = "manage_accounts"
    MANAGE_ORGANISATION = "manage_organisation"
    OPEN_INSPECTION = "open_inspection"
    SEE_INSPECTION = "see_inspection"


class Relation(StrEnum):
    """How a role stands to a case."""

    OWN_CELL = "own_cell"
    AT_OR_BELOW = "at_or_below"
    MENTORED = "mentored"
    PUT_FORWARD = "put_forward"
    CHOSEN = "chosen"
    OWN_CASE = "own_case"
