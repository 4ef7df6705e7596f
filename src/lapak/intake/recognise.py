"""Which kind of file this is: the first kind that knows it understands it."""

from collections.abc import Mapping, Sequence

from lapak.domain.places.rules import Gazetteer
from lapak.intake import curation, exports, visits
from lapak.intake.attendance.explained import Word
from lapak.intake.attendance.understand import understand as understand_attendance
from lapak.intake.leftover import rows_left_over
from lapak.intake.reading.workbook import Workbook
from lapak.intake.told import FileTold, Remark


def understand(
    workbook: Workbook,
    path: str,
    *,
    places: Gazetteer,
    learnt: Mapping[str, str] | None = None,
    year: int | None = None,
    words: Sequence[Word] = (),
) -> FileTold:
    """All that a workbook says. Kind `unknown`: a person must match its columns.

    A file of which people explained columns (`words`) is an attendance list.
    """
    told = (
        None
        if words
        else exports.understand(workbook, path)
        or curation.understand(workbook, path, places=places)
        or visits.understand(workbook, path, places=places)
    ) or understand_attendance(
        workbook, path, places=places, learnt=learnt, year=year, words=words
    )
    if told.kind == "unknown":
        told.remarks.append(
            Remark(
                workbook.sheets[0].name if workbook.sheets else "",
                1,
                "kind_unknown",
                "Lapak belum mengenali tabel di berkas ini. Cocokkan kolomnya di halaman berkas.",
                needs_answer=True,
            )
        )
    told.remarks += rows_left_over(workbook, told)
    return told
