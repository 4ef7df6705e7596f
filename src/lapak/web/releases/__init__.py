"""The press release of a year, and how it is written."""
