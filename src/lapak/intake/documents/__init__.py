"""Texts that come as Word or PDF documents: their words, read in another process."""
