"""Every figure of a year, opened down to the cell that it comes from."""
