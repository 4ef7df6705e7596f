"""Answers that are worked out once and then looked up."""

from collections.abc import Callable
from typing import TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class Remembered(dict[Asked, Answer]):
    """What a function says of each thing: `of[thing]` asks it once.

    Lives as long as its owner, and looks up faster than any function call.
    """

    def __init__(self, ask: Callable[[Asked], Answer]) -> None:
        """Nothing is asked yet."""
        super().__init__()
        self._ask = ask

    def __missing__(self, asked: Asked) -> Answer:
        answer = self[asked] = self._ask(asked)
        return answer
