"""Which organisation is meant by a number or a name on the command line."""

from ketnap.cli.record_numbers import is_number
from ketnap.cli.refusal import Refusal


def organisation_id(text: str) -> int:
    """The number of an organisation, given as a number or as a name that only one has borne."""
    from ketnap.organisations.models import Organisation
    from ketnap.organisations.queries import organisations_called

    given_as_number = is_number(text)
    found = Organisation.objects.filter(pk=text) if given_as_number else organisations_called(text)
    ids = list(found.values_list("pk", flat=True))
    if len(ids) == 1:
        return ids[0]
    if ids:
        raise _several_organisations(text, ids)
    if given_as_number:
        raise Refusal(f"Không có tổ chức số {text}.", f"There is no organisation {text}.")
    raise Refusal(f"Không có tổ chức tên “{text}”.", f"There is no organisation called “{text}”.")


def _several_organisations(name: str, ids: list[int]) -> Refusal:
    """The refusal that lists them, each with its number and the body above it today."""
    from django.utils import timezone

    from ketnap.organisations.queries import names_on, parents_on

    today = timezone.localdate()
    parents = parents_on(ids, today)
    names = names_on([*ids, *parents.values()], today)
    lines = "".join(
        f"\n  {number}\t{names[number]}\t{names.get(parents.get(number, 0), '')}" for number in ids
    )
    return Refusal(
        f"Có nhiều tổ chức mang tên “{name}”. Hãy ghi số (cột đầu) thay cho tên:{lines}",
        f"Several organisations bear the name “{name}”. Give the number (first column):{lines}",
    )
