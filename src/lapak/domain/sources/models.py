"""The files that facts came from: tables, columns, questions and people's answers."""

from typing import Self

from django.db import models

from lapak.domain.people.models import User
from lapak.domain.people.rules import Reach


class FileKind(models.TextChoices):
    ATTENDANCE = "attendance"
    MARKETPLACE_EXPORT = "marketplace_export"
    CURATION = "curation"
    MONITORING = "monitoring"
    BY_HAND = "by_hand"  # entered in Lapak itself by a person
    UNKNOWN = "unknown"


class FileState(models.TextChoices):
    WAITING = "waiting"  # read and shown; nothing counts before a person says so
    TAKEN_IN = "taken_in"
    UNDONE = "undone"  # taken back by a person; its rows wait, nothing counts
    REPLACED = "replaced"  # a newer version of the same file came
    REFUSED = "refused"  # could not be read; `refusal` says why


class SourceFileQuerySet(models.QuerySet["SourceFile"]):
    """Files, as far as somebody may see them."""

    def visible_to(self, user: User) -> Self:
        """A file tells of the whole city, so only those who see all of it see files."""
        return self if user.scope.reach is Reach.CITY else self.none()


class SourceFile(models.Model):
    """One file as it came. The same bytes are the same file, whatever their name."""

    sha256 = models.CharField(max_length=64, unique=True)
    path = models.CharField(max_length=500)  # where it was found
    # from the folder on that was pointed at; '' = as the path says
    given = models.CharField(max_length=500, blank=True)
    size = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=20, choices=FileKind)
    state = models.CharField(max_length=10, choices=FileState)
    refusal = models.CharField(max_length=500, blank=True)
    made_on = models.DateTimeField(null=True)  # when an export was made, as it says
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=150)
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True)
    rows = models.PositiveIntegerField(default=0)
    year = models.PositiveIntegerField(null=True)  # for which it was taken in
    year_told = models.BooleanField(default=False)  # by a person, not by its dates
    # print of what people explained of it when it was last read; '' = nothing
    read_with = models.CharField(max_length=64, blank=True)

    objects = SourceFileQuerySet.as_manager()

    class Meta:
        ordering = ["path", "pk"]

    def __str__(self) -> str:
        return self.path

    @property
    def name(self) -> str:
        """The file's own name, without its folders."""
        return self.path.replace("\\", "/").rsplit("/", 1)[-1]

    @property
    def folder(self) -> str:
        """The folders that it came in, nothing of the machine above them; '' = none."""
        folders = (self.given or self.path).replace("\\", "/").rpartition("/")[0]
        on_machine = not self.given and (folders[:1] == "/" or ":" in folders[:3])
        return folders.rpartition("/")[2] if on_machine else folders


class SetAside(models.TextChoices):
    """Why a table does not count."""

    COUNTS = "", "counts"
    HIDDEN_SHEET = "hidden_sheet"
    SUMMARY_SHEET = "summary_sheet"
    SUPERSEDED = "superseded"
    CANCELLED = "cancelled"
    OTHER_YEAR = "other_year"
    UNDATED = "undated"  # nobody knows yet when it was
    DROPPED = "dropped"  # a person said so


class SourceTable(models.Model):
    """One table on a sheet: where it stands and what it is about, as recognised.

    For attendance the bazaar's facts stand here as Lapak read them; people's
    corrections are laid over them when facts are settled.
    """

    file = models.ForeignKey(SourceFile, models.PROTECT, related_name="tables")
    position = models.PositiveIntegerField()  # of the tables of its file, from 0
    kind = models.CharField(max_length=20, choices=FileKind)
    sheet = models.CharField(max_length=120, blank=True)  # '' in a CSV
    header_row = models.PositiveIntegerField()
    first_row = models.PositiveIntegerField()
    last_row = models.PositiveIntegerField()
    total_row = models.PositiveIntegerField(null=True)
    hidden = models.BooleanField(default=False)
    set_aside = models.CharField(max_length=15, choices=SetAside, blank=True)
    unit = models.PositiveIntegerField(default=1)  # 1000 where amounts are in thousands
    name = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=300, blank=True)
    level = models.CharField(max_length=10, blank=True)
    district = models.CharField(max_length=8, blank=True)  # code, 'outside', '' untold
    opens = models.DateField(null=True)
    closes = models.DateField(null=True)
    day = models.DateField(null=True)  # the one day that this table is about
    day_number = models.PositiveIntegerField(null=True)  # 'Hari ke-2'
    cancelled = models.BooleanField(default=False)
    summary = models.BooleanField(default=False)
    other_year = models.BooleanField(default=False)  # than the one taken in
    revision = models.PositiveIntegerField(default=0)  # how new it says it is

    class Meta:
        ordering = ["file", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["file", "position"], name="one_table_a_position"
            )
        ]

    def __str__(self) -> str:
        return f"{self.file} {self.sheet} {self.header_row}"


class SourceColumn(models.Model):
    """What a column of a table means."""

    table = models.ForeignKey(SourceTable, models.CASCADE, related_name="columns")
    index = models.PositiveIntegerField()  # from 1
    header = models.CharField(max_length=200, blank=True)
    meaning = models.CharField(max_length=30)
    day = models.DateField(null=True)

    class Meta:
        ordering = ["table", "index"]

    def __str__(self) -> str:
        return f"{self.header} = {self.meaning}"


class LearntHeader(models.Model):
    """A header that a person explained; later files with it need no question."""

    kind = models.CharField(max_length=20, choices=FileKind)
    text = models.CharField(max_length=200)  # made plain
    meaning = models.CharField(max_length=30)

    class Meta:
        ordering = ["kind", "text"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "text"], name="one_meaning_a_header"
            )
        ]

    def __str__(self) -> str:
        return f"{self.text} = {self.meaning}"


class QuestionQuerySet(models.QuerySet["Question"]):
    """Questions, as far as somebody may see them."""

    def visible_to(self, user: User) -> Self:
        """Those who see the file see what is asked about it."""
        return self if user.scope.reach is Reach.CITY else self.none()

    def open(self) -> Self:
        """What a person must answer and nobody has, about files taken in."""
        return self.filter(
            needs_answer=True, answered=False, file__state=FileState.TAKEN_IN
        )


class Question(models.Model):
    """Something about a row that a person should know, or must answer."""

    file = models.ForeignKey(SourceFile, models.CASCADE, related_name="questions")
    table = models.ForeignKey(SourceTable, models.CASCADE, null=True)
    sheet = models.CharField(max_length=120, blank=True)
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=4, blank=True)  # letter; '' = the whole row
    kind = models.CharField(max_length=30)
    value = models.CharField(max_length=300, blank=True)  # as written; NIK masked
    reason = models.CharField(max_length=500)
    needs_answer = models.BooleanField()
    found_by = models.CharField(
        max_length=8
    )  # reading (of the file), settling (of all)
    answered = models.BooleanField(default=False)
    suggestion = models.CharField(max_length=60, blank=True)  # verb and value
    at_stake = models.BigIntegerField(default=0)  # rupiah that the answer could move

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["file", "sheet", "row", "column", "kind"]
        indexes = [models.Index(fields=["needs_answer", "answered"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.row}"


class Verb(models.TextChoices):
    """What a person can decide about a row or a table."""

    KEEP = "keep"
    DROP = "drop"
    SET_TURNOVER = "set_turnover"
    SWAP = "swap"
    SET_DISTRICT = "set_district"
    ATTRIBUTE = "attribute"
    COUNT = "count"  # count it after all: a row or table that was set aside
    SET = "set"  # a correction of what was recognised: value is `field=text`


class Decision(models.Model):
    """What a person decided about a row or table; holds for later versions too."""

    file = models.CharField(max_length=500)  # the end of a path
    sheet = models.CharField(max_length=120, blank=True)
    row = models.PositiveIntegerField()
    kind = models.CharField(max_length=30, blank=True)
    verb = models.CharField(max_length=20, choices=Verb)
    value = models.CharField(max_length=300, blank=True)
    print = models.CharField(max_length=32, blank=True)  # of the row, to find it again
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.file} {self.row} {self.verb}"


class Turn(models.Model):
    """One row whose lock lets those who take in files go one after another."""

    settled = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.settled)
