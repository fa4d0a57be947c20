"""Papers made by own templates, and the trial by which one is looked at before it is approved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ketnap.documents.own_templates.forms import context_of, dictionary_on
from ketnap.documents.own_templates.inspecting import inspect_template, render_template
from ketnap.documents.own_templates.models import OwnTemplate
from ketnap.documents.own_templates.queries import kept_file, template_in_force
from ketnap.documents.own_templates.refusals import TemplateOutgrown
from ketnap.documents.sheets.load import sheet_of
from ketnap.domain.paperwork.blank_lists import columns_of, labels_of
from ketnap.domain.paperwork.blanks.blank import Blank, with_lines_of_parts
from ketnap.domain.paperwork.blanks.catalogue import CATALOGUE
from ketnap.domain.paperwork.dictionary import Dictionary, sample_values
from ketnap.domain.paperwork.filling import Filled
from ketnap.domain.paperwork.material import Row
from ketnap.organisations.models import Organisation


def render_own_template(template: OwnTemplate, context: Mapping[str, Any], *, on: date) -> bytes:
    """A paper printed with a body's own template, in which every value was found again.

    Raises `TemplateAltered`, `TemplateRefused` or `RenderFailed`.
    """
    return render_template(
        kept_file(template).content, dictionary_on(template.form_code, on), context
    )


@dataclass(frozen=True, slots=True)
class OwnForm:
    """The file of the template in force for a body, ready to be filled anywhere, also in a thread."""

    content: bytes
    dictionary: Dictionary

    def fill(self, filled: Filled) -> bytes:
        """A filled form as a Word file; raises `TemplateOutgrown`, and as `render_own_template` does."""
        self._refuse_if_outgrown(filled)
        told = replace(filled, rows={**filled.rows, **self._rows_with_lines_of_parts(filled)})
        return render_template(self.content, self.dictionary, context_of(told, self.dictionary))

    def _refuse_if_outgrown(self, filled: Filled) -> None:
        told_apart = list(newer_blanks_differing(filled))
        if not told_apart:  # the usual case: nothing is asked of the template
            return
        used = self._blanks_used()
        for blank, former in told_apart:
            if former.name in used and blank.name not in used:
                said, meant = filled.texts[former.name], filled.texts[blank.name]
                raise TemplateOutgrown(blank, former, said=said, meant=meant)

    def _rows_with_lines_of_parts(self, filled: Filled) -> dict[str, tuple[Row, ...]]:
        """The lists in parts of which the template, being older, has no place for their names."""
        parted = {name: parts for name in filled.rows if (parts := _parts_of(name))}
        if not parted:
            return {}
        used = self._blanks_used()
        return {
            name: tuple(with_lines_of_parts(filled.rows[name], part, line))
            for name, (part, line) in parted.items()
            if f"{name}.{part}" not in used
        }

    def _blanks_used(self) -> frozenset[str]:
        return inspect_template(self.content, self.dictionary).blanks_used


def _parts_of(name: str) -> tuple[str, str] | None:
    blank = CATALOGUE.get(name)
    return blank.parts if blank is not None else None


def newer_blanks_differing(filled: Filled) -> Iterator[tuple[Blank, Blank]]:
    """The blanks that say something else on this paper than older templates print for them."""
    for name, text in filled.texts.items():
        blank = CATALOGUE.get(name)
        if blank is None or not blank.formerly or not text:
            continue
        if text != filled.texts.get(blank.formerly, text):
            yield blank, CATALOGUE[blank.formerly]


def own_form(organisation: Organisation, form_code: str, *, on: date) -> OwnForm | None:
    """What a body prints a form with on a day; nothing where the standard template holds.

    Raises `TemplateAltered`: a broken template is told, never passed over.
    """
    template = template_in_force(organisation, form_code, on)
    if template is None:
        return None
    return OwnForm(kept_file(template).content, dictionary_on(form_code, on))


def try_template(template: OwnTemplate) -> bytes:
    """A trial of a template, each blank filled with what it is called."""
    form = sheet_of(template.form_code)
    dictionary = dictionary_on(template.form_code, template.form_version)
    columns = {name: columns_of(form, name) for name in dictionary.lists}
    values = sample_values(dictionary, labels_of(form, dictionary), columns)
    return render_template(kept_file(template).content, dictionary, values)


def required_left_out(template: OwnTemplate) -> frozenset[str]:
    """The blanks that the form needs and the template has no place for."""
    dictionary = dictionary_on(template.form_code, template.form_version)
    return inspect_template(kept_file(template).content, dictionary).blanks_unused_required
