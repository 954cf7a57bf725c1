"""Answers kept while they are likely to be asked for again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from math import inf
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """The latest few values by key; what several threads ask for at once is made once, and holds up nobody else."""

    def __init__(self, most: int, room: float = inf) -> None:
        """Keep at most so many, and of values that say how many bytes they take (``nbytes``) no more than there is room for.

        The latest value is kept in any case.
        """
        self._most, self._room = most, room
        self._lock = Lock()
        self._values: OrderedDict[Hashable, Future[Value]] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return the value of a key, made when it is not there."""
        with self._lock:
            found = self._values.get(key)
            coming: Future[Value] = found or Future()
            self._values[key] = coming
            self._values.move_to_end(key)
            if len(self._values) > self._most:
                self._values.popitem(last=False)
        if found is None:
            self._make(key, coming, make)
        return coming.result()

    def holds(self, key: Hashable) -> bool:
        """Tell whether the value of a key is here, or being made."""
        return key in self._values

    def _make(self, key: Hashable, coming: Future[Value], make: Callable[[], Value]) -> None:
        """Make a value; one that cannot be made is not kept, and whoever waits for it gets the error."""
        try:
            value = make()
        except BaseException as error:
            with self._lock:
                self._values.pop(key, None)
            coming.set_exception(error)
            raise
        coming.set_result(value)
        with self._lock:
            while len(self._values) > 1 and self.nbytes > self._room:
                self._values.popitem(last=False)

    @property
    def nbytes(self) -> int:
        """Return the bytes that the values take which say so."""
        made = (coming.result() for coming in tuple(self._values.values()) if coming.done() and not coming.exception())
        return sum(getattr(value, "nbytes", 0) for value in made)
