"""Numbers of any text laid beside the figures: which hold, which don't, and why."""
