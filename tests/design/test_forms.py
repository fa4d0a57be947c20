"""Forms: days as people write them, and mistakes shown where they are."""

import re
from datetime import date

import pytest
from django import forms
from django.template.loader import render_to_string

from ketnap.design.forms import DayField


class Vote(forms.Form):
    on = DayField(label="Ngày", help_text="Ngày trên văn bản.")
    note = forms.CharField(label="Ghi chú", required=False)
    is_read = forms.BooleanField(label="Đã đối chiếu")
    by = forms.ChoiceField(label="Hình thức", choices=[("a", "Kín")], widget=forms.RadioSelect)


@pytest.mark.parametrize(
    "written", ["03/12/2032", "3/12/2032", "3-12-2032", "3.12.2032", "2032-12-03"]
)
def test_day_is_read_as_people_write_it(written):
    assert DayField().clean(written) == date(2032, 12, 3)


@pytest.mark.parametrize("written", ["31/02/2032", "12/2032", "hôm qua", "2032"])
def test_day_that_cannot_be_read_is_refused_with_an_example(written):
    with pytest.raises(forms.ValidationError, match="03/12/2026"):
        DayField().clean(written)


def test_day_is_shown_as_on_paper():
    assert 'value="03/12/2032"' in Vote(initial={"on": date(2032, 12, 3)}).as_div()


def test_form_says_required_in_words_only_where_it_is():
    fields = {bound.name: bound.as_field_group() for bound in Vote()}

    assert "(bắt buộc)" in fields["on"]
    assert "(bắt buộc)" in fields["by"]
    assert "(bắt buộc)" not in fields["note"]


def test_mistakes_are_listed_on_top_and_stand_by_their_field():
    page = str(Vote({"on": "31/02/2032", "is_read": "on", "by": "a"}))

    summary, field = page.split('<div class="kn-fields">')
    assert '<a href="#id_on">Ngày</a>' in summary
    assert 'aria-describedby="id_on_helptext id_on_error"' in field
    assert 'id="id_on_helptext"' in field
    assert 'id="id_on_error"' in field
    assert 'aria-invalid="true"' in field


def test_form_without_mistakes_has_no_list_of_them():
    assert "kn-errors" not in str(Vote())


def test_choices_are_grouped_under_a_legend():
    assert '<legend class="kn-label">Hình thức' in str(Vote())


@pytest.mark.parametrize("widget", [forms.Select, forms.RadioSelect, forms.CheckboxSelectMultiple])
def test_names_that_begin_small_in_a_sentence_begin_large_on_a_form(widget):
    class Standing(forms.Form):
        kind = forms.ChoiceField(choices=[("a", "đảng viên dự bị"), ("b", "Đoàn")], widget=widget)

    shown = str(Standing())

    assert "Đảng viên dự bị" in shown
    assert "đảng viên dự bị" not in shown


class ManyAnswers(forms.Form):
    def __init__(self, data, *, count):
        super().__init__(data)
        for number in range(1, count + 1):
            self.fields[f"a{number}"] = forms.CharField(
                label=f"Câu {number}", error_messages={"required": "Hãy trả lời."}
            )
        self.fields["seen"] = forms.IntegerField(widget=forms.HiddenInput)


def test_mistake_that_many_fields_have_is_said_once_with_the_way_to_each():
    summary = str(ManyAnswers({"seen": "1"}, count=9)).split('<div class="kn-fields">')[0]

    assert summary.count("Hãy trả lời.") == 1
    assert [f'href="#id_a{number}"' in summary for number in range(1, 10)] == [True] * 9
    assert "Còn 6 chỗ như vậy" in summary


def test_mistake_of_few_fields_folds_nothing_and_that_of_a_hidden_field_is_said():
    summary = str(ManyAnswers({"seen": "nine"}, count=3)).split('<div class="kn-fields">')[0]

    assert "<details" not in summary
    assert summary.count("<li>") == 2


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Ghi chú này đã có.", "Ghi chú này đã có."),
        ("Hãy viết ngắn hơn.", "Ghi chú: Hãy viết ngắn hơn."),
        ("Ghi chúng ở nơi khác.", "Ghi chú: Ghi chúng ở nơi khác."),
    ],
)
def test_a_mistake_that_begins_with_the_name_of_its_field_says_it_once(words, shown):
    form = Vote({"on": "3/12/2032", "is_read": "on", "by": "a"})
    form.add_error("note", words)

    listed = render_to_string("design/forms/mistakes.html", {"form": form})

    assert f"<li>{shown}</li>" in re.sub(r"</?a\b[^>]*>", "", listed)
