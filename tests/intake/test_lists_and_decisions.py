"""What becomes of lists and decisions: hand-made cases, one a rule."""

import pytest

from lapak.domain.bazaars.models import Attendance, Bazaar
from lapak.domain.sources.models import FileState, SourceFile
from lapak.intake.finding import NothingThere, find_files
from lapak.intake.take_in import (
    take_back,
    year_of_most,
)
from tests.intake.by_hand import ROWS, listed, stall

pytestmark = pytest.mark.django_db
FILE = "bazar/Tambora.xlsx"


def test_a_list_counts_once_however_often_it_comes(office):
    office.take(FILE, listed(*ROWS))
    again = office.take(FILE, listed(*ROWS))

    assert office.counts() == (1, 3, 1_500_000)
    assert again.files[0].same == 3
    assert set(again.changes.values()) <= {0}


def test_the_same_file_under_another_path_is_the_same_file(office):
    read = office.read(FILE, listed(*ROWS))
    office.take_all(read)
    read.path = "unduhan/Tambora (1).xlsx"
    office.take_all(read)

    assert SourceFile.objects.count() == 1
    assert office.counts() == (1, 3, 1_500_000)


def test_a_newer_version_of_a_file_replaces_it_and_undoing_brings_the_old_one_back(office):  # fmt: skip
    office.take(FILE, listed(*ROWS))
    newer = [*ROWS[:2], stall(3, "Toko Rina", "Rina", 700_000), stall(4, "Es Teh", "Nia", 50_000)]  # fmt: skip
    told = office.take(FILE, listed(*newer)).files[0]

    assert (told.new, told.same, told.changed) == (1, 2, 1)
    assert office.counts() == (1, 4, 1_650_000)
    assert SourceFile.objects.earliest("pk").state == FileState.REPLACED

    take_back(told.file, by="ratna")
    assert office.counts() == (1, 3, 1_500_000)


def test_a_newer_version_that_was_taken_back_replaces_again_when_it_comes_again(office):
    office.take(FILE, listed(*ROWS))
    newer = listed(*ROWS[:2], stall(3, "Toko Rina", "Rina", 700_000))
    told = office.take(FILE, newer).files[0]
    take_back(told.file, by="ratna")

    office.take(FILE, newer)

    states = SourceFile.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == [FileState.REPLACED, FileState.TAKEN_IN]
    assert office.counts() == (1, 3, 1_600_000)
    take_back(told.file, by="ratna")
    assert office.counts() == (1, 3, 1_500_000)


def test_a_file_of_the_same_name_with_other_people_is_another_list(office):
    office.take(FILE, listed(*ROWS))
    others = [stall(7, "Batik Ayu", "Ayu", 100_000), stall(8, "Roti Eko", "Eko", 200_000)]  # fmt: skip
    office.take(FILE, listed(*others, title="BAZAR LAIN", days="1 Mei 2023"))

    assert office.counts() == (2, 5, 1_800_000)


def test_a_revised_list_of_the_same_people_supersedes_without_a_question(office):
    office.take("bazar/Daftar Tambora.xlsx", listed(*ROWS))
    fewer = [*ROWS[:2], stall(9, "Jamu Tuti", "Tuti", 300_000)]
    office.take("bazar/Tambora REVISI.xlsx", listed(*fewer))

    assert office.counts() == (1, 3, 1_200_000)
    assert office.kinds("Daftar Tambora.xlsx") == ["superseded"]
    assert office.kinds("Daftar Tambora.xlsx", needs_answer=True) == []


def test_two_lists_of_one_bazaar_that_do_not_say_which_is_newer_are_asked_about(office):
    office.take("a.xlsx", listed(*ROWS))
    office.take("b.xlsx", listed(*ROWS))

    assert office.counts() == (1, 3, 1_500_000)
    assert office.kinds("a.xlsx", needs_answer=True) == ["superseded"]

    office.decide(("a.xlsx", "", 1, "superseded", "count", ""))
    # both count now; the same people still took part once
    assert office.counts()[:2] == (1, 3)


def test_a_list_of_other_people_at_the_same_bazaar_is_a_part_of_it(office):
    office.take("a.xlsx", listed(*ROWS[:2]))
    office.take("b.xlsx", listed(stall(8, "Roti Eko", "Eko", 200_000)))

    assert office.counts() == (1, 3, 1_100_000)


def test_two_bazaars_of_one_name_on_one_day_at_two_places_are_two(office):
    office.take("a.xlsx", listed(*ROWS[:2], title="BAZAR MURAH", place="RPTRA Tambora"))
    office.take("b.xlsx", listed(ROWS[2], title="BAZAR MURAH", place="Lapangan Kapuk"))

    assert office.counts() == (2, 3, 1_500_000)


def test_two_tables_are_made_one_bazaar_by_a_persons_word(office):
    office.take("a.xlsx", listed(*ROWS[:2], title="BAZAR MURAH"))
    office.take("b.xlsx", listed(ROWS[2], title="PASAR RAKYAT", days="10 April 2023"))
    assert office.counts()[0] == 2

    office.decide(("a.xlsx", "", 1, "", "set", "bazaar=x"), ("b.xlsx", "", 1, "", "set", "bazaar=x"))  # fmt: skip
    assert office.counts() == (1, 3, 1_500_000)


def test_two_tables_are_made_two_bazaars_by_a_persons_word(office):
    office.take("a.xlsx", listed(*ROWS[:2]))
    office.take("b.xlsx", listed(ROWS[2]))
    office.decide(("b.xlsx", "", 1, "", "set", "bazaar=sendiri"))

    assert office.counts() == (2, 3, 1_500_000)


def test_sheets_of_following_days_are_one_bazaar(office):
    office.take(
        FILE,
        listed(*ROWS, days="8 April 2023", name="Hari 1"),
        listed(*ROWS, days="9 April 2023", name="Hari 2"),
    )
    assert office.counts() == (1, 3, 3_000_000)


def test_sheets_with_days_far_apart_are_two_bazaars(office):
    office.take(
        FILE,
        listed(*ROWS, days="8 April 2023", name="Sabtu"),
        listed(*ROWS, days="22 April 2023", name="Minggu"),
    )
    assert office.counts() == (2, 6, 3_000_000)


@pytest.mark.parametrize(
    ("sheet", "reason"),
    [
        (listed(*ROWS, hidden=True), "hidden_sheet"),
        (listed(*ROWS, name="draft lama"), "hidden_sheet"),
        (listed(*ROWS, title="BAZAR TAMBORA (DIBATALKAN)"), "cancelled"),
        (listed(*ROWS, days="8-9 April 2022"), "other_year"),
    ],
)
def test_what_is_set_aside_says_why_and_can_be_counted_after_all(office, sheet, reason):
    office.take(FILE, sheet)
    assert office.kinds() == [reason]
    assert Attendance.objects.filter(outcome="set_aside").count() == 3

    office.decide((FILE, sheet.name, 1, reason, "count", ""))
    assert Attendance.objects.filter(outcome="took_part").count() == 3


def test_a_list_without_a_date_waits_until_it_is_told(office):
    sheet = listed(*ROWS)
    del sheet.rows[1]
    office.take(FILE, sheet)
    assert office.counts() == (0, 0, 0)
    assert office.kinds(needs_answer=True) == ["bazaar_undated"]

    office.decide((FILE, "", 1, "", "count", ""))  # nobody knows when it was
    assert office.counts() == (0, 0, 0)
    office.decide((FILE, "", 1, "", "set", "days=8-9 April 2023"))
    assert office.counts() == (1, 3, 1_500_000)


def test_what_was_recognised_of_a_bazaar_is_corrected(office):
    office.take(FILE, listed(*ROWS))
    office.decide(
        (FILE, "", 1, "", "set", "name=Bazar Lebaran"),
        (FILE, "", 2, "", "set", "place=Lapangan Kapuk"),
        (FILE, "", 3, "", "set", "level=kota"),
        (FILE, "", 4, "", "set", "district=31.73.01"),
    )
    bazaar = Bazaar.objects.get()
    assert (bazaar.name, bazaar.level) == ("Bazar Lebaran", "kota")
    assert "31.73.01" in str(bazaar.district_id)


def test_a_bazaar_called_off_by_a_person_does_not_count(office):
    office.take(FILE, listed(*ROWS))
    office.decide((FILE, "", 1, "", "set", "cancelled=1"))
    assert office.counts() == (0, 0, 0)

    office.decide((FILE, "", 1, "", "set", "cancelled=0"))
    assert office.counts() == (1, 3, 1_500_000)


def test_the_one_day_of_a_list_is_corrected_and_taken_back(office):
    office.take(FILE, listed(*ROWS))
    office.decide((FILE, "", 1, "", "set", "day=2023-04-08"))
    office.decide((FILE, "", 1, "", "set", "day="))
    assert office.counts() == (1, 3, 1_500_000)


def test_a_later_list_of_a_few_of_the_same_people_waits_for_a_persons_word(office):
    office.take("a.xlsx", listed(*ROWS))
    office.take("b.xlsx", listed(ROWS[0]))
    assert office.counts() == (1, 3, 1_500_000)
    assert office.kinds("b.xlsx", needs_answer=True) == ["superseded"]

    office.decide(("b.xlsx", "", 1, "superseded", "count", ""))  # it is an addition
    assert office.counts() == (1, 3, 1_900_000)


def test_a_later_list_of_a_few_replaces_the_longer_one_that_a_person_drops(office):
    office.take("a.xlsx", listed(*ROWS))
    office.take("b REVISI.xlsx", listed(ROWS[0]))
    assert office.counts() == (1, 3, 1_500_000)

    office.decide(("a.xlsx", "", 1, "superseded", "drop", ""))
    assert office.counts() == (1, 1, 400_000)


def test_a_table_dropped_by_a_person_does_not_count(office):
    office.take(FILE, listed(*ROWS))
    office.decide((FILE, "", 4, "", "drop", ""))
    assert office.counts() == (0, 0, 0)


def test_a_waiting_file_does_not_count_and_a_preview_leaves_nothing(office):
    seen = office.take(FILE, listed(*ROWS), preview=True)
    assert seen.files[0].new == 3
    assert SourceFile.objects.count() == 0

    office.take(FILE, listed(*ROWS), state=FileState.WAITING)
    assert office.counts() == (0, 0, 0)
    office.take(FILE, listed(*ROWS))
    assert office.counts() == (1, 3, 1_500_000)


def test_a_file_that_was_refused_is_taken_in_when_it_can_be_read(office):
    read = office.read(FILE, listed(*ROWS))
    told, read.told, read.refusal = read.told, None, "Berkas terkunci."
    office.take_all(read)
    office.take_all(read)
    assert SourceFile.objects.get().state == FileState.REFUSED

    read.told, read.refusal = told, ""
    office.take_all(read)
    assert SourceFile.objects.get().state == FileState.TAKEN_IN
    assert office.counts() == (1, 3, 1_500_000)


def test_bytes_that_were_known_and_have_gone_since_are_told_without_facts(office):
    read = office.read(FILE, listed(*ROWS))
    read.told = None
    assert office.take_all(read).files[0].file is None


def test_the_year_of_a_call_is_that_of_most_of_its_tables(office):
    one = office.read("a.xlsx", listed(*ROWS, days="8 April 2022"))
    other = office.read("b.xlsx", listed(*ROWS, days="8 April 2023"), listed(*ROWS, days="1 Mei 2023", name="B"))  # fmt: skip
    assert year_of_most([one, other]) == 2023
    assert year_of_most([]) is None
    assert office.take_all(one, other, year=None).year == 2023


def test_folders_are_walked_and_what_is_not_there_is_said(tmp_path):
    (tmp_path / "isi").mkdir()
    (tmp_path / "isi" / "a.xlsx").write_bytes(b"x")
    (tmp_path / "isi" / "~$a.xlsx").write_bytes(b"x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x").write_bytes(b"x")
    (tmp_path / "kosong").mkdir()
    assert find_files([tmp_path, tmp_path / "isi"]) == [tmp_path / "isi" / "a.xlsx"]
    assert find_files([tmp_path / "isi" / "a.xlsx"]) == [tmp_path / "isi" / "a.xlsx"]
    with pytest.raises(NothingThere, match="Tidak ada berkas di"):
        find_files([tmp_path / "kosong"])
    with pytest.raises(NothingThere, match="bernama"):
        find_files([tmp_path / "tiada"])
