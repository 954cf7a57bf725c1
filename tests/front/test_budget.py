"""What one address may have is counted by what it costs, and comes back with time."""

from __future__ import annotations

from threading import Event, Thread

import pytest

from dashboard.front import budget
from dashboard.front.budget import (
    BURST_SECONDS,
    HEAVY_TURNS,
    MOST_CLIENTS,
    PAGE_TURNS,
    PROVIDER_FACTOR,
    TURNS_PER_SECOND,
    ConcurrencyLimit,
    Limits,
    RequestBudget,
    ThreadShares,
    TokenBuckets,
    client_address,
    request_turns,
)


class Clock:
    """A clock that stands until it is moved."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def scope(address: str) -> dict[str, object]:
    return {"type": "http", "client": (address, 1)}


def test_turns_come_back_with_time_and_belong_to_one_address() -> None:
    clock = Clock()
    buckets = TokenBuckets(10, clock)
    assert not any(buckets.take("a") for _ in range(10 * BURST_SECONDS))
    assert buckets.take("a") == pytest.approx(0.1)
    assert buckets.take("a", 5) == pytest.approx(0.5)
    assert buckets.take("b") == 0
    clock.now += 0.25
    assert [bool(buckets.take("a")) for _ in range(3)] == [False, False, True]


def test_what_costs_more_than_all_turns_waits_for_all_of_them() -> None:
    clock = Clock()
    buckets = TokenBuckets(1, clock)
    assert buckets.take("a", 1000) == 0
    assert buckets.take("a", 1000) == pytest.approx(BURST_SECONDS)


def test_a_map_that_is_panned_all_day_is_never_refused() -> None:
    clock = Clock()
    buckets = TokenBuckets(TURNS_PER_SECOND, clock)
    for _ in range(20_000):  # a pull every 60 ms, with the events of a popup each time
        clock.now += 0.06
        assert buckets.take("a") == buckets.take("a") == 0


def test_the_addresses_remembered_are_bounded_and_the_silent_are_forgotten() -> None:
    clock = Clock()
    buckets = TokenBuckets(10, clock)
    for i in range(MOST_CLIENTS + 500):
        buckets.take(f"192.0.2.{i}")
    assert len(buckets) == MOST_CLIENTS
    clock.now += BURST_SECONDS
    buckets.take("a")
    assert len(buckets) == 1


def test_one_subscriber_is_one_client() -> None:
    def of(address: str) -> str:
        return client_address(scope(address))

    assert of("2001:db8:1:2::1") == of("2001:db8:1:2:ffff::9") != of("2001:db8:1:3::1")
    assert of("::ffff:192.0.2.7") == of("192.0.2.7") != of("192.0.2.8")
    assert client_address({"type": "http", "client": None}) == ""


def test_many_networks_of_one_provider_share_the_turns_of_a_few() -> None:
    spent = RequestBudget(1, Clock())
    taken = sum(not spent.take(scope(f"2001:db8:1:{i:x}::1"), 1) for i in range(1000))
    assert taken == PROVIDER_FACTOR * BURST_SECONDS
    assert not spent.take(scope("2001:db8:2::1"), 1)
    assert sum(not spent.take(scope(f"192.0.2.{i}"), 1) for i in range(200)) == 200


@pytest.mark.parametrize(
    ("path", "cost"),
    [
        ("/", PAGE_TURNS),
        ("/claims", PAGE_TURNS),
        ("/api/cells", 1),
        ("/api/chart/timeline.png", HEAVY_TURNS),
        ("/api/export/claims.csv", HEAVY_TURNS),
        ("/api/map.html", HEAVY_TURNS),
        ("/static/js/index.js", budget.FILE_TURNS),
        ("/nosuch", budget.FILE_TURNS),
    ],
)
def test_what_costs_the_server_more_takes_more_turns(path: str, cost: float) -> None:
    assert request_turns(path) == cost


def test_no_limit_is_any_number() -> None:
    free = RequestBudget(0, Clock())
    assert not any(free.take(scope("192.0.2.1"), 1000) for _ in range(1000))
    held = ConcurrencyLimit(0)
    assert all(held.take("a") for _ in range(1000))


def test_what_is_given_back_can_be_taken_again_and_others_do_not_matter() -> None:
    held = ConcurrencyLimit(1)
    assert (held.take("a"), held.take("a"), held.take("b"), len(held)) == (True, False, True, 2)
    held.give_back("a")
    with held.one("a") as free:
        assert free
        with held.one("a") as more:
            assert not more
    assert (held.take("a"), len(held)) == (True, 2)


def test_limits_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Limits.current() == Limits(TURNS_PER_SECOND, budget.MAX_SESSIONS, budget.MAX_CONNECTIONS)
    monkeypatch.setenv("TUMEN_RATE", "7")
    monkeypatch.setenv("TUMEN_SESSIONS", "0")
    assert Limits.current() == Limits(7, 0, budget.MAX_CONNECTIONS)


def test_one_client_waits_for_itself_and_not_for_another() -> None:
    shares, in_turn, over = ThreadShares(1), Event(), Event()
    order: list[str] = []

    def work() -> None:
        with shares.one("a", 60, lambda: None) as free:
            in_turn.set()
            over.wait(60)
            order.append(f"first {free}")

    first = Thread(target=work)
    first.start()
    in_turn.wait(60)
    with shares.one("b", 60, lambda: None) as free:
        assert free
    with shares.one("a", 0, lambda: None) as free:
        assert not free
    with shares.one("a", 60, over.set) as free:  # set by who is asked to look whether anybody still waits
        order.append(f"second {free}")
    first.join()
    assert order == ["first True", "second True"]


def test_who_has_gone_waits_no_more() -> None:
    shares = ThreadShares(1)

    class GoneError(Exception):
        pass

    def gone() -> None:
        raise GoneError

    with shares.one("a", 60, lambda: None), pytest.raises(GoneError), shares.one("a", 60, gone):
        pass
    with shares.one("a", 0, gone) as free:
        assert free
