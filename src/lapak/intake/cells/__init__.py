"""Readers of single cells: plain functions from what a cell holds to what it means."""
