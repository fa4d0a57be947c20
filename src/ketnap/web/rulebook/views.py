"""The rulebook (quy định): what holds on a day, with its source, and each rule through time."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.domain.access import Action
from ketnap.domain.casefile.wording import Language
from ketnap.domain.rulebook import Rule
from ketnap.rules.load import load_rulebook
from ketnap.web.day import address, day_of
from ketnap.web.day_words import full_day
from ketnap.web.fragments import wants_fragment
from ketnap.web.language import reader_language
from ketnap.web.rulebook.listing import CENTRAL, chapters_of, title_of
from ketnap.web.rulebook.spans import spans_of
from ketnap.web.rulebook.swapped_days import announced_until, swapped_days_table
from ketnap.web.rulebook.words import code_in_words

LONGEST_SEARCH = 120


class RuleFilter(forms.Form):
    """The words that narrow the rulebook."""

    find = forms.CharField(
        label=gettext_lazy("Tìm trong quy định"),
        max_length=LONGEST_SEARCH,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


@access.page(Action.SEE_RULEBOOK)
@require_GET
def rulebook(request: HttpRequest) -> HttpResponse:
    """Show the rules in force on the page's day."""
    day, language = day_of(request), reader_language()
    form = RuleFilter(request.GET, auto_id="kn-rules-%s")
    search = form.cleaned_data["find"] if form.is_valid() else ""
    chapters = chapters_of(load_rulebook(), language, on=day.on, search=search)
    count = sum(len(chapter.entries) for chapter in chapters)
    template = (
        "web/rulebook/found.html" if wants_fragment(request) else "web/rulebook/rulebook.html"
    )
    return render(
        request,
        template,
        {
            "form": form,
            "search": search,
            "chapters": chapters,
            "found": _found(count),
            "lead": _("Các quy định áp dụng trong ngày %(day)s.") % {"day": full_day(day.on)},
            "kept": [] if day.is_today else [("on", day.on.isoformat())],
            "swapped_days": swapped_days_table(language),
            "announced_until": full_day(announced_until()),
        },
    )


@access.page(Action.SEE_RULEBOOK)
@require_GET
def rule(request: HttpRequest, rule_id: str) -> HttpResponse:
    """Show one rule through time, the latest span first."""
    found = load_rulebook().rules.get(rule_id)
    if found is None:
        raise Http404(rule_id)
    language = reader_language()
    return render(
        request,
        "web/rulebook/rule.html",
        {
            "rule_id": rule_id,
            "title": title_of(found, language),
            "note": found.note_vi if language == "vi" else found.note_en,
            "facts": _facts(found, language),
            "spans": spans_of(found, language, on=day_of(request).on),
            "is_off": not found.enabled,
            "is_local": found.scope != CENTRAL,
            "crumbs": [{"label": _("Quy định"), "href": address(request, "rulebook")}],
        },
    )


def _found(count: int) -> str:
    return ngettext("%(count)d quy định", "%(count)d quy định", count) % {"count": count}


def _facts(found: Rule, language: Language) -> list[dict[str, str]]:
    """What is true of the rule in every span: its place, its mark in time, its condition."""
    subject = found.subject.title_vi if language == "vi" else found.subject.title_en
    facts = [{"term": _("Nhóm"), "value": subject}]
    if found.start_event:
        facts.append({"term": _("Tính từ"), "value": code_in_words(found.start_event, language)})
    if found.evaluated_at:
        facts.append({"term": _("Xét vào"), "value": code_in_words(found.evaluated_at, language)})
    for name, holds in (found.condition or {}).items():
        said = _("có") if holds else _("không")
        facts.append({"term": code_in_words(name, language), "value": said})
    facts.append({"term": _("Mã"), "value": found.rule_id})
    return facts
