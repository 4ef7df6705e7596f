"""A file's tables as people corrected them, for a page about that file alone."""

from lapak.domain.sources.models import SourceFile
from lapak.intake.rereading import speaks_of, standing_paths
from lapak.intake.settling.answers import place
from lapak.intake.settling.corrections import correct_tables
from lapak.intake.settling.loading import decisions, load_file, rows_of
from lapak.intake.settling.state import Books


def as_corrected(file: SourceFile) -> Books:
    """Its tables with people's corrections laid over what Lapak recognised.

    `on_table` holds the decisions on each table, by its id, in the order they were made.
    """
    books = load_file(file)
    standing = standing_paths()
    said = [d for d in decisions() if speaks_of(d.file, file.path, standing)]
    place(books, said, rows_of(books))
    correct_tables(books)
    return books
