"""The yearly report, and what pages of documents share."""
