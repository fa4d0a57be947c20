"""Writes about users and roles: each one transaction, by a named actor."""

from ketnap.accounts.services.accounts import (
    close_account,
    create_user,
    end_sessions_of,
    keep_preferences,
    manages_account,
    new_user,
    remove_second_factor,
)
from ketnap.accounts.services.applicants import open_applicants_account
from ketnap.accounts.services.inspections import Inspection, open_inspection
from ketnap.accounts.services.links import (
    LINK_LASTS,
    LinkWorthless,
    issue_link,
    live_link,
    use_link,
)
from ketnap.accounts.services.notices import mark_seen
from ketnap.accounts.services.places import place_of
from ketnap.accounts.services.roles import Span, delegate_role, end_role, grant_role, hold
from ketnap.accounts.services.sessions import end_session, end_sessions_before
from ketnap.accounts.services.tokens import end_access_token, issue_access_token, token_behind

__all__ = [
    "LINK_LASTS",
    "Inspection",
    "LinkWorthless",
    "Span",
    "close_account",
    "create_user",
    "delegate_role",
    "end_access_token",
    "end_role",
    "end_session",
    "end_sessions_before",
    "end_sessions_of",
    "grant_role",
    "hold",
    "issue_access_token",
    "issue_link",
    "keep_preferences",
    "live_link",
    "manages_account",
    "mark_seen",
    "new_user",
    "open_applicants_account",
    "open_inspection",
    "place_of",
    "remove_second_factor",
    "token_behind",
    "use_link",
]
