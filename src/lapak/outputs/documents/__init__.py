"""Reports and releases: what they hold, and the files they are written as."""
