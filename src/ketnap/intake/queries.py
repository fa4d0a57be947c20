"""Every read of imports: whoever may import into a cell sees its imports."""

from typing import Any

from django.db.models import QuerySet

from ketnap.domain.access import Action, Actor, scope_of
from ketnap.domain.intake.columns import Layout
from ketnap.intake.models import ImportedPerson, ImportState, SheetImport
from ketnap.intake.refusals import ImportNotVisible
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import within


def imports_visible_to(actor: Actor | None) -> QuerySet[SheetImport]:
    """Return the imports into the cells in which somebody may import, the latest first."""
    scope = scope_of(actor, Action.IMPORT_RECORDS)
    near = within(scope.organisation_ids, scope.path_prefixes, "cell")
    return SheetImport.objects.filter(near).select_related("cell", "uploaded_by").order_by("-pk")


def import_visible_to(actor: Actor | None, import_id: int) -> SheetImport:
    """Return one import; raises `ImportNotVisible` to a stranger."""
    found = imports_visible_to(actor).filter(pk=import_id).first()
    if found is None:
        raise ImportNotVisible
    return found


def persons_brought_by(record: SheetImport) -> "QuerySet[ImportedPerson, Any]":
    """Return the numbers of the persons an import recorded or entered on the roll; none once undone.

    To be asked for with `in`; who may see the persons is for the asking query to say.
    """
    recorded, enrolled = record.persons.values("person"), record.enrolled.values("person")
    return recorded.union(enrolled)


def remembered_in(cell: Organisation, layout: str) -> dict[str, str]:
    """Return what each heading meant the last time in a cell, by the imports that stand.

    An import that was undone or never written has taught nothing.
    """
    return _remembered(cell, layout, "headings")


def remembered_steps_in(cell: Organisation) -> dict[str, str]:
    """Return which step was meant by what a cell writes for one, likewise; none where it is left out."""
    return _remembered(cell, Layout.STEPS, "steps")


def _remembered(cell: Organisation, layout: str, what: str) -> dict[str, str]:
    standing = SheetImport.objects.filter(cell=cell, layout=layout, state=ImportState.IMPORTED)
    meanings: dict[str, str] = {}
    for matching in standing.order_by("imported_at", "pk").values_list("matching", flat=True):
        meanings |= matching.get(what, {})
    return meanings
