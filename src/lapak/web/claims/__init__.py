"""A text laid beside the figures, as a page."""
