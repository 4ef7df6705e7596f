"""Businesses: the list, and one each with its names, bazaars, orders and history."""
