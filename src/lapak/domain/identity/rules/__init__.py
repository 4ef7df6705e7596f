"""Same business? The rules, in plain Python."""

from lapak.domain.identity.rules.engine import (
    Clusters,
    match_in_list,
    repeats_in,
    same_businesses,
)
from lapak.domain.identity.rules.mentions import Mention
from lapak.domain.identity.rules.swap import looks_swapped

__all__ = [
    "Clusters",
    "Mention",
    "looks_swapped",
    "match_in_list",
    "repeats_in",
    "same_businesses",
]
