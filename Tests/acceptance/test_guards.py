"""Receivers are not written to too often: limits of a channel, codes that nobody asked for, and repeats."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from conftest import MakeDaemon
from support import catalog
from support.client import Reply
from support.daemon import Daemon
from support.depot import Depot, box, line, number, open_depot
from support.shop import refused
from support.waiting import until

TOO_OFTEN, CONFLICT = 30001, 409


def wait(reply: Reply) -> int:
    """After how many seconds another try is worth it, as the refusal says."""
    return int(reply.headers["retry-after"])


def is_too_often(reply: Reply) -> None:
    refused(reply, TOO_OFTEN)
    assert wait(reply) > 0


def stem(prefix: str = "1366") -> list[str]:
    """Numbers that differ in their last four digits only."""
    return [f"{prefix}000{n:04}" for n in range(10)]


class TestAReceiversLimit:
    @pytest.fixture
    def depot(self, daemon: Daemon) -> Depot:
        channels = [line("main", "box", receiver_limits=["2/1h"]), line("free", "box")]
        return open_depot(daemon, [box()], channels, [catalog.app(), catalog.app("other")])

    def test_holds_for_one_receiver_of_one_channel_over_a_crash(self, depot: Depot) -> None:
        receiver = number()
        depot.send(receiver)
        depot.send(receiver, app="other")
        for _ in range(2):
            reply = depot.ask(receiver)
            is_too_often(reply)
            assert 3590 < wait(reply) <= 3600
            depot.crash()
        assert depot.ask(number()).code == 0
        assert depot.ask(receiver, "free").code == 0

    def test_is_exact_whoever_asks_at_the_same_time(self, depot: Depot) -> None:
        receiver = number()
        with ThreadPoolExecutor(20) as pool:
            replies = list(pool.map(lambda _: depot.ask(receiver), range(20)))
        assert sorted(reply.code for reply in replies) == [0, 0] + [TOO_OFTEN] * 18

    def test_leaves_receivers_out_of_a_batch_and_tells_which(self, depot: Depot) -> None:
        written, others = number(), [number() for _ in range(3)]
        depot.batch([written])
        depot.batch([written])
        reply = depot.ask_for_all([written, *others])
        assert (reply.status, reply.code) == (200, 0)
        counts = [reply.data[name] for name in ("total_count", "success_count", "failed_count")]
        assert counts == [4, 3, 1]
        [failure] = reply.data["failures"]
        assert (failure["receiver"], failure["code"]) == (written, TOO_OFTEN) and failure["message"]
        path = f"/api/v1/batches/{reply.data['batch_id']}"
        batch = depot.client().get(path).data
        assert (batch["total_count"], batch["refused_count"]) == (4, 1)
        listed = depot.client().get(f"{path}/tasks").data["items"]
        assert [item["receiver"] for item in listed] == others

    def test_refuses_a_batch_in_which_nobody_is_left(self, depot: Depot) -> None:
        receiver = number()
        depot.batch([receiver])
        depot.batch([receiver])
        is_too_often(depot.ask_for_all([receiver]))

    def test_holds_as_often_as_a_batch_names_a_receiver(self, depot: Depot) -> None:
        receiver = number()
        reply = depot.ask_for_all([receiver] * 5)
        assert (reply.data["success_count"], len(reply.data["failures"])) == (2, 3)

    def test_counts_nothing_that_was_refused(self, depot: Depot) -> None:
        receiver = number()
        refused(depot.ask(receiver, scheduled_at="never"), 10004)
        refused(depot.ask(receiver, template_params={}), 10006)
        assert [depot.ask(receiver).code for _ in range(2)] == [0, 0]

    def test_passes_with_its_time_and_every_limit_counts(self, daemon: Daemon) -> None:
        channel = line("main", "box", receiver_limits=["1/1s", "2/1d"])
        depot, receiver = open_depot(daemon, [box()], [channel]), number()
        depot.send(receiver)
        first = depot.ask(receiver)
        is_too_often(first)
        assert wait(first) == 1
        until(lambda: depot.ask(receiver).code == 0, "the first limit passes")
        second = depot.ask(receiver)
        is_too_often(second)
        assert wait(second) > 80_000


class TestACode:
    """Nobody configures anything, and no number can be bombed."""

    @staticmethod
    def open(daemon: Daemon, **more: str) -> Depot:
        channels = [
            line("main", "box", kind="code"),
            line("side", "box", kind="code"),
            line("notices", "box"),
        ]
        return open_depot(daemon, [box()], channels, [catalog.app(), catalog.app("other")], **more)

    def test_comes_to_a_number_once_in_half_a_minute_over_a_crash(self, daemon: Daemon) -> None:
        depot, receiver = self.open(daemon), number()
        depot.send(receiver)
        for again in ({}, {"channel": "side"}, {"app": "other"}):
            reply = depot.ask(receiver, **again)
            is_too_often(reply)
            assert 20 < wait(reply) <= 30
        assert depot.ask(number()).code == 0
        assert depot.ask(receiver, "notices").code == 0
        depot.crash()
        reply = depot.ask(receiver)
        is_too_often(reply)
        assert wait(reply) <= 30
        assert depot.ask(number()).code == 0

    def test_is_accepted_once_whoever_asks_at_the_same_time(self, daemon: Daemon) -> None:
        depot, receiver = self.open(daemon), number()
        with ThreadPoolExecutor(20) as pool:
            replies = list(pool.map(lambda _: depot.ask(receiver), range(20)))
        assert sorted(reply.code for reply in replies) == [0] + [TOO_OFTEN] * 19

    def test_is_left_out_of_a_batch(self, daemon: Daemon) -> None:
        depot, receiver, other = self.open(daemon), number(), number()
        depot.send(receiver)
        reply = depot.ask_for_all([receiver, other, other])
        assert (reply.data["success_count"], reply.data["failed_count"]) == (1, 2)
        failures = [(failure["receiver"], failure["code"]) for failure in reply.data["failures"]]
        assert failures == [(receiver, TOO_OFTEN), (other, TOO_OFTEN)]
        assert all(failure["message"] for failure in reply.data["failures"])

    def test_is_not_sent_to_one_number_after_the_other(self, make_daemon: MakeDaemon) -> None:
        depot = self.open(make_daemon(codes_per_prefix_max=3).start())
        replies = [depot.ask(receiver) for receiver in stem()]
        assert [reply.code for reply in replies] == [0] * 3 + [TOO_OFTEN] * 7
        assert "last four digits" in replies[3].envelope["message"]
        assert 590 < wait(replies[3]) <= 600
        assert depot.ask("13670001234").code == 0
        depot.crash()
        is_too_often(depot.ask("13660009999"))
        assert depot.ask("13660009999", "notices").code == 0

    def test_is_not_caused_too_often_from_one_address(self, make_daemon: MakeDaemon) -> None:
        depot = self.open(make_daemon(codes_per_client_max=2).start())

        def ask(client: str) -> int:
            return depot.ask(number(), client_ip=client).code

        assert [ask("192.0.2.7") for _ in range(3)] == [0, 0, TOO_OFTEN]
        assert ask("192.0.2.8") == 0
        # A household has a whole network of these.
        assert [ask(f"2001:db8::{n}") for n in range(3)] == [0, 0, TOO_OFTEN]
        assert ask("2001:db8:1::1") == 0
        assert [depot.ask(number()).code for _ in range(3)] == [0, 0, 0]
        refused(depot.ask(number(), client_ip="nonsense"), 10004)
        depot.crash()
        assert [ask("192.0.2.7"), ask("192.0.2.9")] == [TOO_OFTEN, 0]

    def test_is_not_sent_too_often_by_one_application(self, make_daemon: MakeDaemon) -> None:
        depot = self.open(make_daemon(codes_per_application_max=5).start())
        replies = [depot.ask() for _ in range(7)]
        assert [reply.code for reply in replies] == [0] * 5 + [TOO_OFTEN] * 2
        assert wait(replies[-1]) <= 60
        assert depot.ask(app="other").code == 0
        assert depot.ask(channel="notices").code == 0

    def test_knows_no_limits_that_are_zero(self, make_daemon: MakeDaemon) -> None:
        limits = dict.fromkeys(
            ["codes_per_prefix_max", "codes_per_client_max", "codes_per_application_max"], 0
        )
        depot = self.open(make_daemon(**limits).start())
        assert {depot.ask(receiver, client_ip="192.0.2.7").code for receiver in stem()} == {0}


class TestARepeat:
    @pytest.fixture
    def depot(self, daemon: Daemon) -> Depot:
        channels = [line("main", "box", repeat_window="1h"), line("free", "box")]
        return open_depot(daemon, [box()], channels, [catalog.app(), catalog.app("other")])

    def test_of_a_text_is_taken_for_a_mistake_over_a_crash(self, depot: Depot) -> None:
        receiver = number()
        first = depot.send(receiver)
        reply = depot.ask(receiver)
        refused(reply, CONFLICT, 409)
        assert first in reply.envelope["message"] and 3590 < wait(reply) <= 3600
        depot.crash()
        refused(depot.ask(receiver), CONFLICT, 409)
        assert depot.ask(receiver, template_params={"code": "2"}).code == 0
        assert depot.ask(number()).code == 0
        assert depot.ask(receiver, app="other").code == 0
        assert [depot.ask(receiver, "free").code for _ in range(2)] == [0, 0]

    def test_is_left_out_of_a_batch(self, depot: Depot) -> None:
        written, other = number(), number()
        depot.send(written)
        reply = depot.ask_for_all([written, other])
        assert (reply.data["success_count"], reply.data["failed_count"]) == (1, 1)
        assert [(told["receiver"], told["code"]) for told in reply.data["failures"]] == [(written, CONFLICT)]

    def test_is_allowed_to_who_asks_for_it(self, depot: Depot) -> None:
        receiver = number()
        task = depot.send(receiver)
        depot.ended(task)
        again = depot.client().post(f"/api/v1/messages/{task}/resend", {"force": True})
        assert depot.ended(again.task).state == "delivered"

    def test_is_no_mistake_any_more_after_its_window(self, daemon: Daemon) -> None:
        depot, receiver = open_depot(daemon, [box()], [line("main", "box", repeat_window="1s")]), number()
        depot.send(receiver)
        refused(depot.ask(receiver), CONFLICT, 409)
        until(lambda: depot.ask(receiver).code == 0, "the window passes")
