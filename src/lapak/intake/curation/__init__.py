"""Curation lists of the online bazaar."""

from lapak.intake.curation.understand import understand

__all__ = ["understand"]
