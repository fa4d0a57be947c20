"""The policy as data: the rights of every role, the steps it records, the roles it gives."""

from collections.abc import Mapping
from types import MappingProxyType

from ketnap.domain.access.actions import Action, Relation
from ketnap.domain.access.actor import Role

EVERYBODY = frozenset({Action.SEE_DESK, Action.SEE_RULEBOOK, Action.SEE_MATRIX})
# Nobody decides on his own admission: these are refused on one's own case, whatever the role.
REFUSED_ON_OWN_CASE = frozenset(
    {
        Action.OPEN_CASE,
        Action.RECORD_STEP,
        Action.NOMINATE,
        Action.TAKE_UP_NOMINATION,
        Action.GIVE_OPINION,
        Action.ANSWER_REQUEST,
        Action.KEEP_PAPERS,
        Action.SUBMIT_CASE,
        Action.TRANSFER_CASE,
    }
)

READ_CASES = frozenset(
    {Action.SEE_CASE, Action.SEE_PEOPLE, Action.SEE_FIGURES, Action.SEE_ACCESS_LOG}
)
WORK_ON_CASES = READ_CASES | {
    Action.RECORD_STEP,
    Action.PRINT_PAPER,
    Action.KEEP_PAPERS,
    Action.SEE_REGISTER,
    Action.EXPORT_CASE,
    Action.SEE_PLAN,
    Action.MANAGE_COURSE,
}
# What keeping the files of a cell takes.
KEEP_CELL = WORK_ON_CASES | {
    Action.OPEN_CASE,
    Action.CHANGE_PEOPLE,
    Action.TAKE_UP_NOMINATION,
    Action.SEE_MEETING,
    Action.HOLD_MEETING,
    Action.MANAGE_PLAN,
    Action.HOLD_CEREMONY,
    Action.PREPARE_PRESS,
    Action.KEEP_REGISTER,
    Action.PROPOSE_TEMPLATE,
    Action.DELEGATE,
}
LEAD_CELL = KEEP_CELL | {
    Action.SUBMIT_CASE,
    Action.TRANSFER_CASE,
    Action.MANAGE_ORGANISATION,
    Action.ANSWER_REQUEST,
    Action.APPROVE_TEMPLATE,
}
ANSWER_FOR_CELL = LEAD_CELL | {
    Action.IMPORT_RECORDS,
    Action.MANAGE_ROLES,
    Action.OPEN_INSPECTION,
    Action.SEE_INSPECTION,
}
PUT_PEOPLE_FORWARD = frozenset({Action.NOMINATE, Action.GIVE_OPINION, Action.DELEGATE})
FOLLOW_OWN_NOMINATIONS = frozenset({Action.SEE_STAGE})

PERMISSIONS: Mapping[tuple[Role, Relation], frozenset[Action]] = MappingProxyType(
    {
        (Role.CELL_SECRETARY, Relation.OWN_CELL): ANSWER_FOR_CELL,
        (Role.DEPUTY_CELL_SECRETARY, Relation.OWN_CELL): LEAD_CELL,
        (Role.CELL_COMMITTEE_MEMBER, Relation.OWN_CELL): KEEP_CELL,
        (Role.MENTOR, Relation.MENTORED): frozenset(
            {Action.SEE_CASE, Action.RECORD_STEP, Action.PRINT_PAPER}
        ),
        # A member knows the meetings he is called to and whom they vote on, and opens no file.
        (Role.OFFICIAL_MEMBER, Relation.OWN_CELL): frozenset({Action.SEE_MEETING}),
        (Role.UNIT_HEAD, Relation.OWN_CELL): PUT_PEOPLE_FORWARD,
        (Role.UNIT_HEAD, Relation.PUT_FORWARD): FOLLOW_OWN_NOMINATIONS,
        (Role.YOUTH_UNION_OFFICER, Relation.OWN_CELL): PUT_PEOPLE_FORWARD,
        (Role.YOUTH_UNION_OFFICER, Relation.PUT_FORWARD): FOLLOW_OWN_NOMINATIONS,
        (Role.TRADE_UNION_OFFICER, Relation.OWN_CELL): PUT_PEOPLE_FORWARD,
        (Role.TRADE_UNION_OFFICER, Relation.PUT_FORWARD): FOLLOW_OWN_NOMINATIONS,
        (Role.APPLICANT, Relation.OWN_CASE): frozenset(
            {Action.SEE_OWN_RECORD, Action.GIVE_CONSENT, Action.SEND_REQUEST}
        ),
        # An officer reads the registers below and keeps those of his own committee. Templates of
        # his committee hold for every cell below that has none of its own.
        (Role.COMMITTEE_OFFICER, Relation.OWN_CELL): frozenset(
            {
                Action.KEEP_REGISTER,
                Action.PROPOSE_TEMPLATE,
                Action.APPROVE_TEMPLATE,
                Action.HANDLE_SUBMISSION,
            }
        ),
        (Role.COMMITTEE_OFFICER, Relation.AT_OR_BELOW): WORK_ON_CASES
        | {
            Action.DELEGATE,
            Action.OPEN_INSPECTION,
            Action.SEE_INSPECTION,
            Action.SEE_SUBMISSIONS,
        },
        # A body of the chain that does not stand above the cell opens the files sent to it alone.
        (Role.COMMITTEE_OFFICER, Relation.RECEIVED): frozenset(
            {Action.SEE_CASE, Action.RECORD_STEP, Action.PRINT_PAPER}
        ),
        (Role.EDITOR, Relation.OWN_CELL): frozenset({Action.PREPARE_PRESS}),
        (Role.INSPECTOR, Relation.CHOSEN): frozenset(
            {Action.SEE_CASE, Action.SEE_ACCESS_LOG, Action.SEE_INSPECTION}
        ),
        (Role.SYSTEM_ADMINISTRATOR, Relation.AT_OR_BELOW): frozenset(
            {
                Action.MANAGE_ACCOUNTS,
                Action.MANAGE_ROLES,
                Action.MANAGE_ORGANISATION,
                Action.KEEP_INSTALLATIONS,
                Action.CHOOSE_COUNTING,
            }
        ),
    }
)

# The roles by which somebody opens case files of others.
OPENS_CASES = frozenset(
    role for (role, _relation), actions in PERMISSIONS.items() if Action.SEE_CASE in actions
)

# Consent is the person's own to give and to withdraw.
OWN_STEPS = frozenset({"consent_given", "consent_withdrawn"})
MENTOR_STEPS = frozenset({"mentor_reviewed", "mentor_assessed"})
COMMITTEE_STEPS = frozenset(
    {
        "verification_answered",
        "cv_certified",
        "appraised",
        "committee_voted",
        "submitted",
        "returned",
        "deadline_extended",
        "decided",
    }
)
# A committee puts right what it said of its own vote; whatever else is corrected, the cell corrects.
CORRECTED_BY_ITS_RECORDERS = frozenset({"committee_voted"})
# A cell also records the papers that reach it from above, for a body above may not use the
# system; `None` stands for every kind of step.
STEPS: Mapping[Role, frozenset[str] | None] = MappingProxyType(
    {
        Role.CELL_SECRETARY: None,
        Role.DEPUTY_CELL_SECRETARY: None,
        Role.CELL_COMMITTEE_MEMBER: None,
        Role.MENTOR: MENTOR_STEPS,
        Role.COMMITTEE_OFFICER: COMMITTEE_STEPS,
    }
)

# An inspection is opened with its cases, never given as a bare role.
GIVES: Mapping[Role, frozenset[Role]] = MappingProxyType(
    {
        Role.SYSTEM_ADMINISTRATOR: frozenset(Role) - {Role.INSPECTOR},
        Role.CELL_SECRETARY: frozenset(
            {
                Role.DEPUTY_CELL_SECRETARY,
                Role.CELL_COMMITTEE_MEMBER,
                Role.MENTOR,
                Role.OFFICIAL_MEMBER,
                Role.UNIT_HEAD,
                Role.YOUTH_UNION_OFFICER,
                Role.TRADE_UNION_OFFICER,
                Role.APPLICANT,
                Role.EDITOR,
            }
        ),
    }
)

# An applicant's role opens nobody's record but his own: a deputy may give it for longer than he acts.
GIVEN_BEYOND_STANDING_IN = frozenset({Role.APPLICANT})

# Whoever inspects, or is himself on the way into the Party, stands in for nobody.
STANDING_IN = frozenset(Role) - {Role.APPLICANT, Role.INSPECTOR}
