"""What the office writes for the press: the words, never the numbers."""
