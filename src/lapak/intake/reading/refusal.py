"""Why a file can't be read, in sentences that say what to do next."""

from typing import Final

from lapak.intake.reading import limits

_XLSX = "Simpan Sebagai > Excel Workbook (.xlsx)"
_AS_XLSX = "Save As > Excel Workbook (.xlsx)"

SENTENCES: dict[str, tuple[str, str]] = {
    "missing": (
        "Berkas tidak ditemukan. Periksa nama dan tempatnya, lalu coba lagi.",
        "The file was not found. Check its name and place, then try again.",
    ),
    "folder": (
        "Ini folder, bukan berkas. Pilih berkas yang ada di dalamnya.",
        "This is a folder, not a file. Choose the files in it.",
    ),
    "not_a_file": (
        "Ini bukan berkas biasa. Salin isinya ke berkas Excel, lalu coba lagi.",
        "This is not an ordinary file. Copy it into an Excel file, then try again.",
    ),
    "permission": (
        "Berkas tidak boleh dibuka. Minta izin baca kepada pemiliknya, lalu coba lagi.",
        "The file may not be opened. Ask its owner for permission, then try again.",
    ),
    "unreadable": (
        "Berkas tidak dapat dibaca dari penyimpanan. Salin ke tempat lain, lalu coba lagi.",
        "The file can't be read from where it lies. Copy it elsewhere, then try again.",
    ),
    "lock_file": (
        "Ini berkas sementara Excel, bukan daftarnya. Tutup Excel, lalu pilih berkas tanpa “~$”.",
        "This is Excel's temporary file, not the list. Close Excel, then choose the file without “~$”.",
    ),
    "empty": (
        "Berkas kosong (tanpa isi). Minta kiriman ulang, atau pilih berkas yang benar.",
        "The file is empty. Ask for it again, or choose the right file.",
    ),
    "changing": (
        "Berkas sedang disimpan atau diubah. Tutup di Excel, lalu coba lagi.",
        "The file is being saved or changed. Close it in Excel, then try again.",
    ),
    "password": (
        "Berkas dikunci dengan kata sandi. Buka di Excel, hapus kata sandinya (File > Info > Lindungi Buku Kerja), simpan, lalu coba lagi.",
        "The file is locked with a password. Open it in Excel, take the password off (File > Info > Protect Workbook), save, then try again.",
    ),
    "html": (
        f"Berkas ini sebenarnya halaman web (HTML), bukan Excel. Buka di Excel lalu {_XLSX}.",
        f"This file is really a web page (HTML), not Excel. Open it in Excel, then {_AS_XLSX}.",
    ),
    "other_excel": (
        f"Bentuk Excel ini ({{what}}) tidak dibaca. Buka di Excel lalu {_XLSX}.",
        f"This kind of Excel file ({{what}}) is not read. Open it in Excel, then {_AS_XLSX}.",
    ),
    "not_a_table": (
        "Isi berkas ini {what}, bukan tabel. Pilih berkas Excel atau CSV yang memuat daftarnya.",
        "This file holds {english}, not a table. Choose the Excel or CSV file that holds the list.",
    ),
    "unknown": (
        f"Isi berkas ini tidak dikenal sebagai tabel. Buka di Excel lalu {_XLSX}, atau pilih berkas lain.",
        f"The content of this file is not known as a table. Open it in Excel, then {_AS_XLSX}, or choose another file.",
    ),
    "damaged": (
        f"Berkas rusak atau terpotong. Coba buka di Excel lalu {_XLSX}; bila tidak bisa dibuka, minta kiriman ulang.",
        f"The file is damaged or cut short. Try to open it in Excel, then {_AS_XLSX}; if it does not open, ask for it again.",
    ),
    "macros": (
        f"Berkas memuat makro, jadi tidak dibuka. Di Excel: {_XLSX}, lalu kirim berkas itu.",
        f"The file holds macros, so it is not opened. In Excel: {_AS_XLSX}, then send that file.",
    ),
    "external_links": (
        "Berkas mengambil angka dari berkas lain. Di Excel: Data > Edit Tautan > Putuskan Tautan, simpan, lalu coba lagi.",
        "The file takes numbers from other files. In Excel: Data > Edit Links > Break Link, save, then try again.",
    ),
    "entities": (
        f"Berkas memuat perintah tersembunyi (DTD) yang tidak pernah ditulis Excel. Salin daftarnya ke buku kerja baru, lalu {_XLSX}.",
        f"The file holds hidden instructions (a DTD) that Excel never writes. Copy the list to a new workbook, then {_AS_XLSX}.",
    ),
    "file_too_big": (
        f"Berkas lebih besar dari {limits.FILE_BYTES >> 20} MB. Hapus gambar di dalamnya atau bagi menjadi beberapa berkas.",
        f"The file is larger than {limits.FILE_BYTES >> 20} MB. Take out its pictures or split it into several files.",
    ),
    "too_many_parts": (
        f"Berkas memuat lebih dari {limits.ENTRIES} bagian. Salin daftarnya ke buku kerja baru, lalu {_XLSX}.",
        f"The file holds more than {limits.ENTRIES} parts. Copy the list to a new workbook, then {_AS_XLSX}.",
    ),
    "inflates": (
        f"Isi berkas mengembang jauh lebih besar dari ukurannya, seperti berkas jebakan. Salin daftarnya ke buku kerja baru, lalu {_XLSX}.",
        f"The file swells far beyond its size, like a trap. Copy the list to a new workbook, then {_AS_XLSX}.",
    ),
    "too_many_rows": (
        f"Lembar “{{sheet}}” lebih dari {limits.ROWS} baris. Hapus baris yang tidak terpakai atau bagi menjadi beberapa berkas.",
        f"Sheet “{{sheet}}” has more than {limits.ROWS} rows. Delete unused rows or split it into several files.",
    ),
    "too_many_columns": (
        f"Lembar “{{sheet}}” lebih dari {limits.COLUMNS} kolom. Hapus kolom yang tidak terpakai, lalu coba lagi.",
        f"Sheet “{{sheet}}” has more than {limits.COLUMNS} columns. Delete unused columns, then try again.",
    ),
    "too_many_cells": (
        f"Lembar “{{sheet}}” membentang lebih dari {limits.CELLS} sel. Hapus baris dan kolom yang tidak terpakai atau bagi menjadi beberapa berkas.",
        f"Sheet “{{sheet}}” spans more than {limits.CELLS} cells. Delete unused rows and columns or split it into several files.",
    ),
    "far_cell": (
        "Lembar “{sheet}” berisi sel yang sangat jauh ({cell}). Hapus isi sel itu di Excel, simpan, lalu coba lagi.",
        "Sheet “{sheet}” has a cell very far out ({cell}). Clear that cell in Excel, save, then try again.",
    ),
    "too_many_sheets": (
        f"Berkas memuat lebih dari {limits.SHEETS} lembar. Bagi menjadi beberapa berkas.",
        f"The file holds more than {limits.SHEETS} sheets. Split it into several files.",
    ),
    "long_cell": (
        "Sel di baris {row} terlalu panjang; barangkali tanda kutip tidak ditutup. Betulkan baris itu, lalu coba lagi.",
        "A cell in row {row} is too long; perhaps a quote is not closed. Mend that row, then try again.",
    ),
    "open_quote": (
        "Tanda kutip di baris {row} tidak ditutup, sehingga baris sesudahnya tertelan. Betulkan baris itu, lalu coba lagi.",
        "A quote in row {row} is not closed, so the rows after it are swallowed. Mend that row, then try again.",
    ),
    "too_much_text": (
        "Isi berkas terlalu banyak untuk dibaca sekaligus. Bagi menjadi beberapa berkas.",
        "The file holds too much to be read at once. Split it into several files.",
    ),
    "memory": (
        "Berkas butuh memori terlalu besar. Hapus baris, kolom dan gambar yang tidak terpakai, lalu coba lagi.",
        "The file needs too much memory. Delete unused rows, columns and pictures, then try again.",
    ),
    "time": (
        "Berkas terlalu lama dibaca. Hapus baris dan kolom yang tidak terpakai atau bagi menjadi beberapa berkas.",
        "The file takes too long to read. Delete unused rows and columns or split it into several files.",
    ),
    "died": (
        f"Pembaca berhenti saat membaca berkas ini. Buka di Excel lalu {_XLSX}, kemudian coba lagi.",
        f"The reader stopped while it read this file. Open it in Excel, then {_AS_XLSX}, and try again.",
    ),
    "answers": (
        "Ini buku kerja jawaban dari Lapak, bukan daftar baru. Unggah di Berkas > Jawaban lewat berkas, supaya jawabannya diterapkan.",
        "This is a workbook of answers from Lapak, not a new list. Send it at Files > Decisions, so that its answers are applied.",
    ),
    "document_kind": (
        "Isi berkas ini {what}, bukan teks yang bisa diperiksa. Pilih berkas .docx, .pdf atau .txt, atau tempelkan teksnya.",
        "This file holds {english}, not a text that can be checked. Choose a .docx, .pdf or .txt file, or paste the text.",
    ),
    "document_binary": (
        "Isi berkas ini tidak dikenal sebagai teks. Pilih berkas .docx, .pdf atau .txt, atau tempelkan teksnya.",
        "The content of this file is not known as text. Choose a .docx, .pdf or .txt file, or paste the text.",
    ),
    "document_scanned": (
        "PDF ini hanya berisi gambar (hasil pindai), tidak ada teks yang bisa dibaca. Minta berkas aslinya (.docx), atau tempelkan teksnya.",
        "This PDF holds pictures only (a scan), no text that could be read. Ask for the original (.docx), or paste the text.",
    ),
    "document_empty": (
        "Tidak ada teks dalam berkas ini. Pilih berkas yang benar, atau tempelkan teksnya.",
        "There is no text in this file. Choose the right file, or paste the text.",
    ),
    "document_password": (
        "Dokumen ini dikunci dengan kata sandi. Buka, simpan tanpa kata sandi, lalu coba lagi.",
        "This document is locked with a password. Open it, save it without one, then try again.",
    ),
    "document_damaged": (
        "Dokumen ini rusak atau terpotong. Buka dan simpan ulang, atau tempelkan teksnya.",
        "This document is damaged or cut short. Open it and save it again, or paste the text.",
    ),
    "document_macros": (
        "Dokumen ini memuat makro, jadi tidak dibuka. Simpan sebagai Dokumen Word (.docx), lalu kirim berkas itu.",
        "This document holds macros, so it is not opened. Save it as a Word Document (.docx), then send that file.",
    ),
    "document_long": (
        "Dokumen ini lebih dari {most} halaman. Ambil halaman yang hendak diperiksa, atau tempelkan teksnya.",
        "This document has more than {most} pages. Take those that are to be checked, or paste the text.",
    ),
    "document_heavy": (
        "Dokumen ini terlalu berat untuk dibaca. Simpan teksnya saja (.txt), atau tempelkan teksnya.",
        "This document is too heavy to be read. Save its text only (.txt), or paste the text.",
    ),
    "no_reader": (
        "Pembaca berkas tidak dapat dijalankan di server ini. Coba lagi; bila tetap, hubungi pengelola.",
        "The file reader can't be started on this server. Try again; if it stays so, call the administrator.",
    ),
}


class Refused(Exception):
    """A file that is not taken in.

    `code` names the reason for programs, `sentence` (Indonesian) and `english` tell a
    person what is wrong and what to do next.
    """

    def __init__(self, code: str, **details: str | int) -> None:
        self.code = code
        self.details = details
        indonesian, english = SENTENCES[code]
        self.sentence = indonesian.format(**details)
        self.english = english.format(**details)
        super().__init__(self.sentence)


_OF_DOCUMENTS: Final = {
    "password": "document_password",
    "not_a_table": "document_kind",
    "unknown": "document_binary",
    **dict.fromkeys(("damaged", "died", "entities"), "document_damaged"),
    **dict.fromkeys(
        (
            "memory",
            "time",
            "inflates",
            "too_many_parts",
            "too_much_text",
            "file_too_big",
        ),
        "document_heavy",
    ),
}


def of_document(refused: Refused) -> Refused:
    """Why a text can't be read, where the same of a list would be about rows and Excel."""
    code = _OF_DOCUMENTS.get(refused.code)
    return Refused(code, **refused.details) if code else refused
