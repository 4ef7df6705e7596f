"""Bazaars: the list, and one each with its stalls, its lists and its history."""
