"""A made-up office's year, written as the messy files that real offices keep."""
