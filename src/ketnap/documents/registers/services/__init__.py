"""Every write of registers: terms, the registers themselves, and their numbers."""

from ketnap.documents.registers.services.numbers import (
    BookEntry,
    enter_number,
    issue_number,
    refuse_term_over,
    reserve_number,
    void_number,
)
from ketnap.documents.registers.services.terms import (
    RegisterOrder,
    TermOrder,
    begin_term,
    open_register,
    set_up_register,
)

__all__ = [
    "BookEntry",
    "RegisterOrder",
    "TermOrder",
    "begin_term",
    "enter_number",
    "issue_number",
    "open_register",
    "refuse_term_over",
    "reserve_number",
    "set_up_register",
    "void_number",
]
