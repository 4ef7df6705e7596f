"""Monitoring lists."""

from lapak.intake.visits.understand import understand

__all__ = ["understand"]
