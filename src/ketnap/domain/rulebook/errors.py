"""What is said when the rules cannot be used, or one is asked for that is not there on a day."""

from collections.abc import Iterable
from datetime import date

from ketnap.domain.rulebook.told import Told


class RulebookBroken(ValueError):
    """The rules cannot be used; every problem is named with its file."""

    def __init__(self, problems: Iterable[Told]) -> None:
        self.problems = tuple(problems)
        self.vi = "\n".join(("Bộ quy định có lỗi:", *self.problems))
        listed = (problem.en for problem in self.problems)
        self.en = "\n".join(("The rulebook cannot be used:", *listed))
        super().__init__(self.vi)


class UnknownRule(KeyError):
    """No rule of this id stands in the rulebook."""

    def __init__(self, rule_id: str) -> None:
        self.rule_id = rule_id
        self.vi = f"Không có quy định nào mang mã “{rule_id}”."
        self.en = f"There is no rule with the id “{rule_id}”."
        super().__init__(rule_id)

    def __str__(self) -> str:
        return self.vi


class NoRuleInForce(KeyError):
    """The rule is known, but none of its values holds on the day."""

    def __init__(self, rule_id: str, day: date, *, until: date | None = None) -> None:
        self.rule_id = rule_id
        self.day = day
        if until is None or until == day:
            self.vi = f"Ngày {_vietnamese(day)} quy định “{rule_id}” không có hiệu lực."
            self.en = f"The rule “{rule_id}” is not in force on {day.isoformat()}."
        else:
            self.vi = (
                f"Từ ngày {_vietnamese(day)} đến ngày {_vietnamese(until)} "
                f"quy định “{rule_id}” không có hiệu lực."
            )
            self.en = (
                f"The rule “{rule_id}” is not in force "
                f"from {day.isoformat()} to {until.isoformat()}."
            )
        super().__init__(rule_id, day)

    def __str__(self) -> str:
        return self.vi


def _vietnamese(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year:04}"
