"""What a function made of a key, remembered in bounded memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")


class Memo(dict[str, Value]):
    """Remembers like `functools.lru_cache`, and forgets everything where that gives up one thing.

    It keeps no order of use, which is most of what a cache of many thousand keys spends its time
    on.

    >>> memo = Memo(len, most=2)
    >>> memo["one"], memo["seven"], len(memo), memo["three"], len(memo)
    (3, 5, 2, 5, 1)
    """

    def __init__(self, make: Callable[[str], Value], *, most: int) -> None:
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, key: str) -> Value:
        if len(self) >= self._most:
            self.clear()
        value = self[key] = self._make(key)
        return value
