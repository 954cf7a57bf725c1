"""Answers kept while they are likely to be asked for again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """The latest few values by key; what several threads ask for at once is made once, and holds up nobody else."""

    def __init__(self, most: int) -> None:
        """Keep at most so many."""
        self._most = most
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

    def _make(self, key: Hashable, coming: Future[Value], make: Callable[[], Value]) -> None:
        """Make a value; one that cannot be made is not kept, and whoever waits for it gets the error."""
        try:
            coming.set_result(make())
        except BaseException as error:
            with self._lock:
                self._values.pop(key, None)
            coming.set_exception(error)
            raise
