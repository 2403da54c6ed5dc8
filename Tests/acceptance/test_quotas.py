"""How much an application may ask for, from where, and what that may cost."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from conftest import MakeDaemon
from support import catalog
from support.client import CHANNELS, MESSAGES, Reply, encoded, exchange
from support.daemon import Daemon, Document
from support.depot import Depot, box, line, number, open_depot
from support.shop import refused
from support.waiting import until

QUOTA = "/api/v1/quota"
STRANGE, TOO_FAST, USED_UP = 20005, 30001, 30002
THREADS = 40


def at_once(depot: Depot, count: int = THREADS) -> list[Reply]:
    """So many messages, all asked for at the same time."""
    numbers = [number() for _ in range(count)]
    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(depot.ask, numbers))


def codes(replies: list[Reply]) -> Counter[int]:
    return Counter(reply.code for reply in replies)


class TestTheRate:
    def test_is_told_with_every_answer(self, daemon: Daemon) -> None:
        depot = open_depot(daemon, apps=[catalog.app(rate_limit=50), catalog.app("free")])
        for reply in (depot.ask(), depot.client().get(CHANNELS), depot.ask("no number")):
            assert reply.headers["ratelimit-limit"] == "50"
            assert 0 <= int(reply.headers["ratelimit-remaining"]) < 50
            assert int(reply.headers["ratelimit-reset"]) <= 1
            assert "retry-after" not in reply.headers
        assert "ratelimit-limit" not in depot.ask(app="free").headers

    def test_is_a_refusal_over_http_200_and_passes(self, daemon: Daemon) -> None:
        depot = open_depot(daemon, apps=[catalog.app(rate_limit=2), catalog.app("other", rate_limit=2)])
        replies = at_once(depot, 20)
        assert set(codes(replies)) == {0, TOO_FAST}
        for reply in replies:
            if reply.code == TOO_FAST:
                refused(reply, TOO_FAST)
                assert reply.headers["ratelimit-remaining"] == "0"
                assert reply.headers["retry-after"] == "1"
        assert depot.ask(app="other").code == 0
        until(lambda: depot.ask().code == 0, "the rate allows another one")

    def test_is_not_used_up_by_strangers(self, daemon: Daemon) -> None:
        """Whoever cannot sign does not count."""
        depot = open_depot(daemon, apps=[catalog.app(rate_limit=3)])
        headers = depot.client().signed("GET", CHANNELS) | {"X-Signature": "0" * 64}
        assert {exchange(daemon.port, "GET", CHANNELS, headers).code for _ in range(10)} == {20003}
        assert [depot.client().get(CHANNELS).code for _ in range(3)] == [0, 0, 0]


class TestTheQuota:
    @pytest.fixture
    def depot(self, daemon: Daemon) -> Depot:
        return open_depot(daemon, apps=[catalog.app(daily_quota=25), catalog.app("other", daily_quota=1)])

    @staticmethod
    def standing(depot: Depot) -> tuple[int, int, int]:
        quota = depot.client().get(QUOTA).data
        return quota["daily_quota"], quota["used"], quota["remaining"]

    def test_is_exact_whoever_asks_at_the_same_time_and_over_a_crash(self, depot: Depot) -> None:
        assert codes(at_once(depot)) == {0: 25, USED_UP: 15}
        assert self.standing(depot) == (25, 25, 0)
        depot.crash()
        assert self.standing(depot) == (25, 25, 0)
        reply = depot.ask()
        refused(reply, USED_UP)
        assert 0 < int(reply.headers["retry-after"]) <= 25 * 3600
        assert codes(at_once(depot, 10)) == {USED_UP: 10}
        assert depot.ask(app="other").code == 0
        refused(depot.ask(app="other"), USED_UP)

    def test_survives_a_crash_in_the_middle(self, depot: Depot) -> None:
        accepted = codes(at_once(depot, 10))[0]
        depot.crash()
        assert accepted == 10
        assert self.standing(depot)[1] == 10
        assert codes(at_once(depot)) == {0: 15, USED_UP: 25}

    def test_counts_receivers_and_takes_a_batch_whole_or_not_at_all(self, depot: Depot) -> None:
        depot.batch([number() for _ in range(20)])
        refused(depot.ask_for_all([number() for _ in range(6)]), USED_UP)
        assert self.standing(depot) == (25, 20, 5)
        until(lambda: depot.daemon.json_of("queue")["totals"]["waiting"] == 0, "nobody waits")
        depot.batch([number() for _ in range(5)])
        assert self.standing(depot) == (25, 25, 0)
        refused(depot.ask(), USED_UP)

    def test_counts_batches_at_the_same_time_whole(self, depot: Depot) -> None:
        lists = [[number() for _ in range(10)] for _ in range(8)]
        with ThreadPoolExecutor(8) as pool:
            replies = list(pool.map(depot.ask_for_all, lists))
        assert codes(replies) == {0: 2, USED_UP: 6}
        assert self.standing(depot) == (25, 20, 5)

    def test_does_not_count_what_only_asks_or_was_refused(self, depot: Depot) -> None:
        task = depot.send()
        for _ in range(30):
            assert depot.client().query(task).code == 0
        refused(depot.ask("no number"), 10005)
        refused(depot.client().query("nonsense"), 30007)
        assert self.standing(depot) == (25, 1, 24)

    def test_begins_anew_at_the_applications_midnight(self, daemon: Daemon) -> None:
        east = catalog.app(daily_quota=1, time_zone="Asia/Shanghai")
        depot = open_depot(daemon, apps=[east, catalog.app("west", time_zone="America/New_York")])
        resets = {app: depot.client(app).get(QUOTA).data["resets_at"] for app in ("shop", "west")}
        # Midnight in China is 16:00 UTC; in New York 04:00 or 05:00.
        assert resets["shop"].endswith("T16:00:00Z")
        assert resets["west"].endswith(("T04:00:00Z", "T05:00:00Z"))
        assert depot.client("west").get(QUOTA).data["remaining"] is None


class TestTheAddresses:
    """From where an application may call."""

    @staticmethod
    def code(depot: Depot, *forwarded: str, method: str = "GET") -> int:
        client = depot.client()
        path, body = (MESSAGES, depot.body(receiver=number())) if method == "POST" else (CHANNELS, None)
        headers = client.signed(method, path, body)
        if forwarded:
            headers["X-Forwarded-For"] = ", ".join(forwarded)
        if body is None:
            return client.raw(method, path, headers).code
        return client.post_bytes(path, encoded(body), headers).code

    def test_are_those_on_the_list(self, daemon: Daemon) -> None:
        depot = open_depot(daemon, apps=[catalog.app(allowed_addresses=["192.0.2.0/24", "2001:db8::/32"])])
        assert self.code(depot) == STRANGE
        assert self.code(depot, method="POST") == STRANGE
        daemon.apply({"apps": [{"name": "shop", "allowed_addresses": ["192.0.2.0/24", "127.0.0.0/8"]}]})
        assert (self.code(depot), self.code(depot, method="POST")) == (0, 0)
        daemon.apply({"apps": [{"name": "shop", "ip_whitelist": "::ffff:127.0.0.1"}]})
        assert self.code(depot) == 0
        depot.crash()
        assert self.code(depot) == 0
        # Nobody is believed who is no proxy of the operator's.
        daemon.apply({"apps": [{"name": "shop", "allowed_addresses": ["192.0.2.7"]}]})
        assert self.code(depot, "192.0.2.7") == STRANGE

    def test_are_told_by_trusted_proxies(self, make_daemon: MakeDaemon) -> None:
        daemon = make_daemon(trusted_proxies="127.0.0.1, 10.0.0.0/8").start()
        depot = open_depot(daemon, apps=[catalog.app(allowed_addresses=["192.0.2.7", "2001:db8::1"])])
        allowed = [
            ("192.0.2.7",),
            ("192.0.2.7:4711",),
            ("2001:db8::1",),
            ("[2001:0db8::0001]:4711",),
            ("198.51.100.1", "192.0.2.7"),
            ("what anybody wrote", "192.0.2.7", "10.1.2.3"),
        ]
        strange = [
            (),
            ("198.51.100.1",),
            ("192.0.2.7", "198.51.100.1"),
            ("192.0.2.7", "nonsense"),
            ("192.0.2.70",),
        ]
        assert [self.code(depot, *hops) for hops in allowed] == [0] * len(allowed)
        assert [self.code(depot, *hops) for hops in strange] == [STRANGE] * len(strange)

    def test_are_not_taken_when_they_are_none(self, daemon: Daemon) -> None:
        path = daemon.root / "wrong.json"
        path.write_text('{"apps": [{"name": "shop", "allowed_addresses": ["192.0.2.0/33"]}]}')
        done = daemon.cli("apply", "-f", str(path))
        assert done.returncode == 1 and "allowed_addresses" in done.stderr


class TestTheBudget:
    PRICE = 0.05

    def test_of_an_application_is_never_exceeded(self, daemon: Daemon) -> None:
        """Messages that were accepted at the same time wait for the next day."""
        depot = self.of_application(daemon, 0.12)
        tasks = depot.batch([number() for _ in range(10)])
        until(lambda: len(self.delivered(depot, tasks)) == 2, "two messages are paid")
        depot.crash()
        # What is left buys no other, and the day is not over.
        refused(depot.ask(), USED_UP)
        until(lambda: depot.daemon.json_of("queue")["totals"]["in_flight"] == 0, "nothing is under way")
        assert len(self.delivered(depot, tasks)) == 2
        assert [depot.trace(task).whole["cost"] for task in self.delivered(depot, tasks)] == ["0.05"] * 2
        waiting = set(tasks) - set(self.delivered(depot, tasks))
        assert {depot.trace(task).state for task in waiting} == {"waiting"}
        assert len(depot.sent()) == 2

    def test_that_is_spent_lets_nothing_wait_beyond_its_time(self, daemon: Daemon) -> None:
        depot = self.of_application(daemon, 0.12)
        tasks = depot.batch([number() for _ in range(3)], ttl=3)
        # What is left buys no message; it is too late for the third one long before the day is over.
        until(lambda: len(self.delivered(depot, tasks)) == 2, "two messages are paid")
        (left,) = set(tasks) - set(self.delivered(depot, tasks))
        assert depot.is_in(left, "expired", 10).outcomes == []
        refused(depot.ask(), USED_UP)

    def test_of_an_application_that_is_spent_is_told(self, daemon: Daemon) -> None:
        depot = self.of_application(daemon, 0.10)
        for _ in range(2):
            depot.ended(depot.send())
        for _ in range(2):
            reply = depot.ask()
            refused(reply, USED_UP)
            assert "0.1" in reply.envelope["message"] and int(reply.headers["retry-after"]) > 0
            depot.crash()
        daemon.apply({"apps": [{"name": "shop", "daily_budget": 1}]})
        assert depot.ended(depot.send()).state == "delivered"

    def test_of_an_account_sends_the_rest_through_another(self, daemon: Daemon) -> None:
        cheap = box("cheap", price=self.PRICE, daily_budget=0.10)
        depot = open_depot(daemon, [cheap, box("dear", price=0.2)])
        ways = []
        for _ in range(3):
            task = depot.send()
            depot.ended(task)
            ways += depot.accounts(task)
        assert ways == ["cheap", "cheap", "dear"]
        depot.crash()
        task = depot.send()
        depot.ended(task)
        [begun] = depot.begun(task)
        assert begun["account"] == "dear"
        assert (begun["cost"], begun["parts"]) == ("0.2", 1)
        assert "cheap: daily budget spent until " in begun["choice"]
        assert "cheap: daily budget spent until" in depot.story(task)
        assert "cheap：当日预算已用完" in depot.story(task, "zh_CN.UTF-8")
        assert "费用 0.2" in depot.story(task, "zh_CN.UTF-8")

    def test_of_an_account_is_never_exceeded_by_many_at_once(self, daemon: Daemon) -> None:
        cheap = box("cheap", price=self.PRICE, daily_budget=0.35, delay_ms=20)
        depot = open_depot(daemon, [cheap, box("dear")])
        tasks = depot.batch([number() for _ in range(40)])
        until(lambda: len(self.delivered(depot, tasks)) == 40, "all are delivered", 30)
        assert Counter(entry["account"] for entry in depot.sent()) == {"cheap": 7, "dear": 33}

    def test_counts_the_parts_of_a_long_text_and_nothing_that_failed(self, daemon: Daemon) -> None:
        depot = open_depot(daemon, [box(price=self.PRICE)], [line("main", "box")])
        failed = depot.send(number("9002"))
        depot.ended(failed)
        assert depot.trace(failed).whole["cost"] == "0"
        # 140 characters that no seven bits hold: three parts of at most 67.
        long = depot.send(template_params={"code": "长" * 126})
        depot.ended(long)
        [begun] = depot.begun(long)
        assert (begun["parts"], begun["cost"]) == (3, "0.15")
        assert depot.trace(long).whole["cost"] == "0.15"

    def of_application(self, daemon: Daemon, budget: float) -> Depot:
        app: Document = catalog.app(daily_budget=budget)
        return open_depot(daemon, [box(price=self.PRICE)], apps=[app])

    @staticmethod
    def delivered(depot: Depot, tasks: list[str]) -> list[str]:
        client = depot.client()
        return [task for task in tasks if client.status(task) == "success"]
