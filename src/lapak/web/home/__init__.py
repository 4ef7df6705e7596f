"""The first page: the year on a receipt, and what waits for somebody."""
