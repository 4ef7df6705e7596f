"""Exports of the shared store from three marketplaces."""

from lapak.intake.exports.recognise import understand

__all__ = ["understand"]
