"""Writes about users and roles: each one transaction, by a named actor."""

from ketnap.accounts.services.accounts import (
    close_account,
    create_user,
    end_sessions_of,
    hands_out_keys,
    keep_preferences,
    manages_account,
    new_user,
    remove_second_factor,
)
from ketnap.accounts.services.applicants import open_applicants_account
from ketnap.accounts.services.confirming import (
    confirm_at_the_machine,
    confirm_role,
    refuse_role,
)
from ketnap.accounts.services.inspections import Inspection, open_inspection
from ketnap.accounts.services.keys import (
    answer_request,
    ask_for_keys,
    keys_become_void,
    link_from_the_machine,
    refuse_request,
)
from ketnap.accounts.services.links import (
    LINK_LASTS,
    LinkWorthless,
    issue_link,
    live_link,
    use_link,
)
from ketnap.accounts.services.roles import Span, delegate_role, end_role, grant_role, hold
from ketnap.accounts.services.sessions import end_session, end_sessions_before
from ketnap.accounts.services.tokens import end_access_token, issue_access_token, token_behind
from ketnap.accounts.standing import place_of

__all__ = [
    "LINK_LASTS",
    "Inspection",
    "LinkWorthless",
    "Span",
    "answer_request",
    "ask_for_keys",
    "close_account",
    "confirm_at_the_machine",
    "confirm_role",
    "create_user",
    "delegate_role",
    "end_access_token",
    "end_role",
    "end_session",
    "end_sessions_before",
    "end_sessions_of",
    "grant_role",
    "hands_out_keys",
    "hold",
    "issue_access_token",
    "issue_link",
    "keep_preferences",
    "keys_become_void",
    "link_from_the_machine",
    "live_link",
    "manages_account",
    "new_user",
    "open_applicants_account",
    "open_inspection",
    "place_of",
    "refuse_request",
    "refuse_role",
    "remove_second_factor",
    "token_behind",
    "use_link",
]
