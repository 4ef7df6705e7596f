"""SQLite as Lapak uses it: Django's backend, with one writer at a time in the process."""
