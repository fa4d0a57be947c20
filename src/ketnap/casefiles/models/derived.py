"""Tables derived from the log, so that lists and figures can be asked as of any day.

They can be rebuilt from the log at any time and hold no truth of their own.
"""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

OPEN_END = date.max


class CaseStanding(models.Model):
    """One row per case: what is searched in it, and from what it was derived.

    `search_text` holds, folded, the name, the workplace and the numbers of the papers, whatever
    their days. `derived_by` names the way of deriving and the rulebook.
    """

    is_derived = True

    casefile = models.OneToOneField(
        "casefiles.Casefile", on_delete=models.PROTECT, primary_key=True, related_name="standing"
    )
    cell = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    head_seq = models.PositiveIntegerField()
    head_digest = models.CharField(max_length=64)
    full_name = models.CharField(max_length=200)
    name_fold = models.CharField(max_length=200)
    search_text = models.TextField()
    sort_key = models.CharField(max_length=600)
    mentor_name = models.TextField(blank=True)
    mentor_person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )
    last_on = models.DateField(null=True)
    derived_by = models.CharField(max_length=80)
    updated_at = models.DateTimeField()

    class Meta:
        verbose_name = _("tình trạng hồ sơ")
        verbose_name_plural = _("tình trạng hồ sơ")
        indexes = (
            models.Index(fields=("name_fold", "casefile"), name="standing_name_fold"),
            models.Index(fields=("sort_key", "casefile"), name="standing_sort_key"),
            models.Index(fields=("head_seq", "cell"), name="standing_head_seq"),
        )

    def __str__(self) -> str:
        return f"standing of casefile {self.pk}"


class StageSpan(models.Model):
    """How lists show a case on every day from `from_on` up to, not including, `until_on`.

    One stage may take several spans: another begins with every step, mentor and nearest deadline.
    `since` is the first day of the stage, `stage_place` its place among the stages.
    """

    casefile = models.ForeignKey(
        "casefiles.Casefile", on_delete=models.PROTECT, related_name="stage_spans", db_index=False
    )
    cell = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    sort_key = models.CharField(max_length=600)
    stage = models.CharField(max_length=24)
    closed = models.CharField(max_length=16, blank=True)
    paused = models.BooleanField()
    stage_place = models.PositiveSmallIntegerField()
    since = models.DateField()
    mentor_name = models.TextField(blank=True)
    last_on = models.DateField()
    next_due_on = models.DateField(default=OPEN_END)
    from_on = models.DateField()
    until_on = models.DateField()

    class Meta:
        verbose_name = _("giai đoạn của hồ sơ")
        verbose_name_plural = _("giai đoạn của hồ sơ")
        constraints = (
            models.UniqueConstraint(fields=("casefile", "from_on"), name="stage_span_once"),
            models.CheckConstraint(
                condition=models.Q(from_on__lt=models.F("until_on")), name="stage_span_not_empty"
            ),
        )
        indexes = (
            models.Index(
                fields=("cell", "until_on", "from_on", "stage", "paused"), name="stage_span_cell"
            ),
            models.Index(fields=("until_on", "from_on", "stage", "cell"), name="stage_span_day"),
            models.Index(
                fields=("cell", "sort_key", "casefile", "from_on", "until_on"),
                name="stage_span_cell_name",
            ),
            models.Index(
                fields=("stage_place", "sort_key", "casefile", "from_on", "until_on"),
                name="stage_span_place_name",
            ),
            models.Index(
                fields=("sort_key", "casefile", "from_on", "until_on"), name="stage_span_name"
            ),
            models.Index(
                fields=("since", "casefile", "from_on", "until_on"), name="stage_span_since"
            ),
            models.Index(
                fields=("next_due_on", "casefile", "from_on", "until_on"), name="stage_span_due"
            ),
            models.Index(
                fields=("last_on", "casefile", "from_on", "until_on"), name="stage_span_last"
            ),
        )

    def __str__(self) -> str:
        return f"casefile {self.casefile_id} {self.stage} from {self.from_on}"


class StageRun(models.Model):
    """One unbroken time of a case in a stage, from `from_on` up to, not including, `until_on`.

    A pause leaves the stage and so does not break its time. `before` and `after` are the stages of
    the times next to it, `days` how long it lasted; nothing while it does.
    """

    casefile = models.ForeignKey(
        "casefiles.Casefile", on_delete=models.PROTECT, related_name="stage_runs", db_index=False
    )
    cell = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    stage = models.CharField(max_length=24)
    closed = models.CharField(max_length=16, blank=True)
    before = models.CharField(max_length=24, blank=True)
    after = models.CharField(max_length=24, blank=True)
    from_on = models.DateField()
    until_on = models.DateField()
    days = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name = _("thời gian ở giai đoạn")
        verbose_name_plural = _("thời gian ở giai đoạn")
        constraints = (
            models.UniqueConstraint(fields=("casefile", "from_on"), name="stage_run_once"),
            models.CheckConstraint(
                condition=models.Q(from_on__lt=models.F("until_on")), name="stage_run_not_empty"
            ),
        )
        indexes = (
            models.Index(
                fields=("cell", "until_on", "from_on", "stage", "after", "days"),
                name="stage_run_until",
            ),
            models.Index(
                fields=("cell", "from_on", "stage", "before", "closed", "until_on"),
                name="stage_run_begun",
            ),
        )

    def __str__(self) -> str:
        return f"casefile {self.casefile_id} in {self.stage} from {self.from_on}"


class DeadlineSpan(models.Model):
    """A deadline that stands open on every day from `seen_from` up to, not including, `seen_until`."""

    casefile = models.ForeignKey(
        "casefiles.Casefile",
        on_delete=models.PROTECT,
        related_name="deadline_spans",
    )
    cell = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    code = models.CharField(max_length=32)
    seq = models.PositiveIntegerField()
    starts_on = models.DateField()
    due_on = models.DateField()
    seen_from = models.DateField()
    seen_until = models.DateField()

    class Meta:
        verbose_name = _("thời hạn của hồ sơ")
        verbose_name_plural = _("thời hạn của hồ sơ")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(seen_from__lt=models.F("seen_until")),
                name="deadline_span_not_empty",
            ),
        )
        indexes = (
            models.Index(
                fields=("cell", "due_on", "seen_from", "seen_until", "code"),
                name="deadline_span_cell",
            ),
            models.Index(fields=("due_on", "seen_from", "seen_until"), name="deadline_span_due"),
        )

    def __str__(self) -> str:
        return f"casefile {self.casefile_id} {self.code} due {self.due_on}"


class CountedFact(models.Model):
    """Something that figures count: once a case, what and day.

    `person` is that of the case, `age` the person's on the day, in completed years. The log told it
    on every day from `known_from` up to, not including, `known_until`; the end is open unless a
    correction came. `again` says that another counts with it which came first: in the case itself,
    or maybe in an earlier case of the same person. So people must be told apart to count each once.
    """

    is_derived = True

    casefile = models.ForeignKey(
        "casefiles.Casefile", on_delete=models.PROTECT, related_name="counted_facts", db_index=False
    )
    cell = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    code = models.CharField(max_length=24)
    on = models.DateField()
    age = models.SmallIntegerField()
    known_from = models.DateField()
    known_until = models.DateField()
    again = models.BooleanField()

    class Meta:
        verbose_name = _("điều được đếm")
        verbose_name_plural = _("điều được đếm")
        constraints = (
            models.UniqueConstraint(
                fields=("casefile", "code", "on", "known_from"), name="counted_fact_once"
            ),
            models.CheckConstraint(
                condition=models.Q(known_from__lt=models.F("known_until")),
                name="counted_fact_was_known",
            ),
        )
        indexes = (
            models.Index(
                fields=("cell", "code", "on", "known_until", "known_from", "person"),
                name="counted_fact_cell",
            ),
            models.Index(
                fields=("code", "on", "cell", "known_until", "known_from"), name="counted_fact_day"
            ),
            models.Index(
                fields=("cell", "code", "on", "known_until", "person"),
                condition=models.Q(again=True),
                name="counted_fact_again",
            ),
            # Whoever is removed is looked for here, and an import that is undone removes thousands.
            models.Index(fields=("person",), name="counted_fact_person"),
        )

    def __str__(self) -> str:
        return f"casefile {self.casefile_id} {self.code} on {self.on}"


class CountedAdmission(models.Model):
    """An admission as the log of the case tells it now, with what its person has in common with others.

    It is the counted fact of the same case, code and day. `alike` is the same for people of whom the
    same facts are recorded (`people.alike`), so that these are counted without reading each.
    """

    is_derived = True

    casefile = models.ForeignKey(
        "casefiles.Casefile", on_delete=models.PROTECT, related_name="counted_admissions"
    )
    cell = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    code = models.CharField(max_length=24)
    on = models.DateField()
    age = models.SmallIntegerField()
    alike = models.CharField(max_length=32)

    class Meta:
        verbose_name = _("lần kết nạp được đếm")
        verbose_name_plural = _("lần kết nạp được đếm")
        indexes = (
            models.Index(
                fields=("cell", "code", "on", "alike", "age", "casefile"),
                name="counted_admission_cell",
            ),
        )

    def __str__(self) -> str:
        return f"casefile {self.casefile_id} {self.code} on {self.on}"


class CourseSending(models.Model):
    """A time somebody was sent to a course, as the log of the case tells it now.

    `course_key` is the same for names that differ in capitals and spaces alone. `is_certified` says
    that a certificate came before the next course. `again` says that the case has several, or that
    its person had a case before: then people must be told apart to count each once.
    """

    casefile = models.ForeignKey(
        "casefiles.Casefile", on_delete=models.PROTECT, related_name="course_sendings"
    )
    cell = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    course = models.TextField()
    course_key = models.CharField(max_length=32)
    on = models.DateField()
    is_certified = models.BooleanField()
    again = models.BooleanField()

    class Meta:
        verbose_name = _("lần cử đi học")
        verbose_name_plural = _("lần cử đi học")
        indexes = (
            models.Index(
                fields=("cell", "on", "course_key", "is_certified"), name="course_sending_cell"
            ),
            models.Index(
                fields=("cell", "on"),
                condition=models.Q(again=True),
                name="course_sending_again",
            ),
        )

    def __str__(self) -> str:
        return f"casefile {self.casefile_id} sent on {self.on}"
