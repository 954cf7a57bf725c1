"""Caches: the latest values by key, and what is derived from data, which the data own."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from functools import wraps
from math import inf
from threading import Lock
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar

Value = TypeVar("Value")
More = ParamSpec("More")


class Cache(Generic[Value]):
    """The latest values by key; what several threads ask for at once is made once, while others are not held up."""

    def __init__(self, most: float = inf, room: float = inf, *, largest: float = inf, size: Callable[[Value], int] | None = None) -> None:
        """Keep at most ``most`` values of at most ``room`` bytes together; the latest is kept in any case, unless it is over ``largest``.

        ``size`` returns how many bytes a value takes, and is called once for each. Without it values that have ``nbytes`` count, and may
        grow.
        """
        self._most, self._room, self._largest, self._size = most, room, largest, size
        self._lock = Lock()
        self._values: OrderedDict[Hashable, Value] = OrderedDict()
        self._coming: dict[Hashable, Future[Value]] = {}
        self._bytes = 0  # of all values, where these have a size for good

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return the value of a key, made if it is not there; if that fails, all who wait for it get the error."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
            waited = self._coming.get(key)
            coming = waited or self._coming.setdefault(key, Future())
        if waited is None:
            self._make(key, coming, make)
        return coming.result()

    def holds(self, key: Hashable) -> bool:
        """Tell whether the value of a key is cached, or being made."""
        return key in self._values or key in self._coming

    def _make(self, key: Hashable, coming: Future[Value], make: Callable[[], Value]) -> None:
        try:
            value = make()
        except BaseException as error:
            with self._lock:
                del self._coming[key]
            coming.set_exception(error)
            raise
        with self._lock:
            self._keep(key, value)
            del self._coming[key]
        coming.set_result(value)

    def _keep(self, key: Hashable, value: Value) -> None:
        size = self._size(value) if self._size else 0
        if size > self._largest:
            return
        self._values[key] = value
        self._bytes += size
        while len(self._values) > 1 and (len(self._values) > self._most or (self._room < inf and self.nbytes > self._room)):
            gone = self._values.popitem(last=False)[1]
            self._bytes -= self._size(gone) if self._size else 0

    @property
    def nbytes(self) -> int:
        """Return the bytes that the values take, as far as they are known."""
        return self._bytes if self._size else sum(getattr(value, "nbytes", 0) for value in tuple(self._values.values()))


class Memo:
    """What was derived from data, by the function that derived it. The data own it, so that it is freed with them."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._caches: dict[Hashable, Cache[Any]] = {}

    def cache(self, name: Hashable, make: Callable[[], Cache[Value]]) -> Cache[Value]:
        """Return the cache of a name, the same for all threads."""
        found = self._caches.get(name)
        return self._caches.setdefault(name, make()) if found is None else found

    def clear(self) -> None:
        """Forget everything, to free the memory of dropped data at once: what was derived may refer to them."""
        self._caches.clear()


class HasMemo(Protocol):
    """An owner of what is derived from it."""

    @property
    def memo(self) -> Memo:
        """Return what was derived from it."""


Owner = TypeVar("Owner", bound=HasMemo)


def derived(most: int = 8) -> Callable[[Callable[Concatenate[Owner, More], Value]], Callable[Concatenate[Owner, More], Value]]:
    """Have the first argument of a function cache its latest ``most`` values; the other arguments must be hashable."""

    def decorate(make: Callable[Concatenate[Owner, More], Value]) -> Callable[Concatenate[Owner, More], Value]:
        @wraps(make)
        def kept(owner: Owner, /, *args: More.args, **named: More.kwargs) -> Value:
            values: Cache[Value] = owner.memo.cache(make, lambda: Cache(most))
            return values.get((owner, args, *named.items()), lambda: make(owner, *args, **named))

        return kept

    return decorate
