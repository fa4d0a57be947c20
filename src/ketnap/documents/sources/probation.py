"""When the probation of a case ends."""

from datetime import date

from ketnap.domain.casefile.moment import Setting
from ketnap.domain.casefile.replay import History
from ketnap.domain.casefile.stage import probation_ends_on
from ketnap.domain.casefile.steps import Casefile
from ketnap.rules.load import load_calendar, load_rulebook


def end_of_probation(facts: Casefile, history: History, *, on: date) -> date | None:
    """The end of probation as known on a day, by the rule of the ceremony's day; none before it."""
    setting = Setting(facts, history, load_rulebook(), load_calendar(), on)
    return probation_ends_on(setting, history.rounds[-1])
