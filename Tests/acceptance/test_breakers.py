"""Which account carries a message: by weight, by who reached the receiver before, and by who is well."""

from __future__ import annotations

from collections import Counter

import pytest

from conftest import MakeDaemon
from support import catalog
from support.daemon import Daemon, Document
from support.depot import Depot, box, line, moment, number, open_depot


def pair(daemon: Daemon, outcome: str) -> Depot:
    """The account `first` fails, `second` stands in for it."""
    channel = line("main", "first", "second", priority=100, max_attempts=9)
    return open_depot(daemon, [box("first", outcome=outcome), box("second")], [channel])


def failing(depot: Depot) -> list[str]:
    """Three messages that the first account did not take: more than it may refuse."""
    tasks = [depot.send() for _ in range(3)]
    for task in tasks:
        depot.attempts(task)
    return tasks


def repair(depot: Depot) -> None:
    depot.daemon.apply({"accounts": [box("first", outcome="delivered")]})


def delivered_through(depot: Depot) -> list[str]:
    """The accounts that tried to carry one message, until it was delivered."""
    task = depot.send()
    assert depot.ended(task).state == "delivered"
    return depot.accounts(task)


class TestAnAccountThatFails:
    def test_rests_and_another_one_stands_in(self, daemon: Daemon) -> None:
        depot = pair(daemon, "transient")
        tasks = failing(depot)
        task = depot.send()
        depot.ended(task)
        first = depot.account("first")
        assert (first["breaker"], first["state"], first["openings"]) == ("open", "shut", 1)
        assert first["consecutive_failures"] == 3 and first["recent_failures"] == 3
        assert depot.account("second")["breaker"] == "closed"
        assert "shut after 3 failures in a row" in daemon.cli("queue").stdout
        [begun] = depot.begun(task)
        assert begun["account"] == "second"
        assert begun["choice"].startswith("second is the first choice; first: breaker open until ")
        assert "first: breaker open until" in depot.story(task)
        assert "first：已熔断（至 " in depot.story(task, "zh_CN.UTF-8")
        for task in tasks:
            assert depot.ended(task).state == "delivered"
            assert depot.accounts(task) == ["first", "second"]

    def test_rests_over_a_crash_until_it_is_reset_by_hand(self, daemon: Daemon) -> None:
        depot = pair(daemon, "misconfigured")
        assert delivered_through(depot) == ["first", "second"]
        before = depot.account("first")
        depot.crash()
        assert delivered_through(depot) == ["second"]
        after = depot.account("first")
        told = ("breaker", "state", "until", "openings")
        assert [after[name] for name in told] == [before[name] for name in told]
        assert after["breaker"] == "open"

        repair(depot)
        assert delivered_through(depot) == ["second"]
        assert daemon.json_of("account", "reset", "first") == {"account": "first", "reset": True}
        assert daemon.json_of("account", "reset", "first") == {"account": "first", "reset": False}
        assert "was closed already" in daemon.cli("account", "reset", "first").stdout
        assert daemon.cli("account", "reset", "nobody").returncode == 1
        assert depot.account("first")["breaker"] == "closed"
        assert delivered_through(depot) == ["first"]
        depot.crash()
        assert delivered_through(depot) == ["first"]

    def test_recovers_by_single_calls_or_rests_longer(self, make_daemon: MakeDaemon) -> None:
        well, ill = (pair(make_daemon(name).start(), "transient") for name in ("well", "ill"))
        for depot in (well, ill):
            failing(depot)
            assert depot.account("first")["openings"] == 1
        repair(well)
        for depot in (well, ill):
            depot.until_breaker("first", "half open")
            assert "half open" in depot.daemon.cli("queue").stdout

        assert [delivered_through(well) for _ in range(2)] == [["first"], ["first"]]
        assert well.account("first")["breaker"] == "half open"
        assert delivered_through(well) == ["first"]
        assert (well.account("first")["breaker"], well.account("first")["openings"]) == ("closed", 0)

        failed, *_ = ill.attempts(ill.send())
        first = ill.account("first")
        assert (first["breaker"], first["openings"]) == ("open", 2)
        # Twice as long as the first rest.
        assert moment(first["until"]) - moment(failed["at"]) == pytest.approx(10, abs=0.5)

    def test_is_waited_for_where_there_is_no_other(self, daemon: Daemon) -> None:
        depot = open_depot(daemon, [box("first", outcome="misconfigured")])
        task = depot.send()
        depot.attempts(task)
        waiting = depot.send()
        repair(depot)
        assert depot.trace(waiting).outcomes == []
        daemon.json_of("account", "reset", "first")
        assert depot.ended(waiting).state == "delivered"

    def test_is_not_blamed_for_its_messages(self, daemon: Daemon) -> None:
        """Wrong numbers and blocked receivers are answers like any other."""
        depot = open_depot(daemon)
        for task in [depot.send(number(ending)) for ending in ("9002", "9003") * 5]:
            depot.ended(task)
        account = depot.account("box")
        assert (account["failed"], account["breaker"], account["consecutive_failures"]) == (10, "closed", 0)


class TestTheShares:
    WEIGHTS = {"five": 5, "three": 3, "two": 2}

    def test_are_those_of_the_weights_within_one_message(self, daemon: Daemon) -> None:
        channel = line("main", *self.WEIGHTS)
        for binding in channel["bindings"]:
            binding["weight"] = self.WEIGHTS[binding["account"]]
        depot = open_depot(daemon, [box(name) for name in self.WEIGHTS], [channel])
        for count in range(1, 101):
            task = depot.send()
            depot.arrives(task)
        carried = [entry["account"] for entry in depot.sent()]
        assert Counter(carried) == {"five": 50, "three": 30, "two": 20}
        for count in range(1, 101):
            shares = Counter(carried[:count])
            for name, weight in self.WEIGHTS.items():
                assert abs(shares[name] - count * weight / 10) < 1, (count, shares)
        assert "by weight among five (5), three (3), two (2)" in depot.begun(task)[0]["choice"]
        assert "按权重在 five（5）、three（3）、two（2） 中选择" in depot.story(task, "zh_CN.UTF-8")

    def test_give_way_to_who_did_not_carry_the_last_one(self, daemon: Daemon) -> None:
        """Two messages to one receiver go through different accounts, whoever else is written to."""
        depot = open_depot(daemon, [box("one"), box("two")], [line("main", "one", "two")])
        receivers = [number() for _ in range(3)]
        ways = {receiver: [delivered(depot, receiver) for _ in range(2)] for receiver in receivers}
        assert [len(set(accounts)) for accounts in ways.values()] == [2] * 3, ways
        task = depot.send(receivers[0])
        depot.ended(task)
        assert ": carried the last one to this recipient" in depot.begun(task)[0]["choice"]
        assert "：刚向该接收方发送过" in depot.story(task, "zh_CN.UTF-8")

    def test_are_of_the_first_priority_alone(self, daemon: Daemon) -> None:
        depot = open_depot(daemon, [box("one"), box("two"), box("spare")], [self.ranked()])
        assert {delivered(depot, number()) for _ in range(6)} == {"one", "two"}
        for name in ("one", "two"):
            depot.daemon.apply({"accounts": [{"name": name, "enabled": False}]})
        assert delivered(depot, number()) == "spare"

    @staticmethod
    def ranked() -> Document:
        made = catalog.channel("main", "sms", "one", template="code")
        made["bindings"] += [{"account": "two", "priority": 100}, {"account": "spare", "priority": 200}]
        return made


def delivered(depot: Depot, receiver: str) -> str:
    """The account that carried a message to its receiver."""
    task = depot.send(receiver)
    assert depot.ended(task).state == "delivered"
    [account] = depot.accounts(task)
    return account
