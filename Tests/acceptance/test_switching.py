"""Two vendors for one channel: when the second one is called, and when that would be wrong."""

from __future__ import annotations

import itertools

import pytest

from conftest import MakeDaemon
from support.carriers import ALIYUN, TENCENT
from support.fleet import Fleet, Line
from support.vendors import Vendors
from support.waiting import until

SERIAL = itertools.count(1)
SECOND = Line("second", TENCENT)
CHANNEL = {"receipt_timeout": "1h", "ttl": "1h"}
# An account of its own for each trouble, because some troubles stop an account.
TROUBLES = {
    "balance": "9011",
    "template": "9014",
    "throttle": "9001",
    "blacklist": "9003",
    "invalid": "9002",
    "reset_after": "9012",
    "undelivered": "9007",
    "req_throttle": "9013",
}


def first(trouble: str, **account: str | int) -> Line:
    return Line(f"first-{trouble}", ALIYUN, account=dict(account), channel=CHANNEL, spare=SECOND)


@pytest.fixture(scope="module")
def fleet(make_shared_daemon: MakeDaemon, vendors_process: Vendors) -> Fleet:
    vendors_process.reset()
    # The numbers ask both vendors for trouble, but the second one is to have none.
    vendors_process.rule(provider="tencent", match="*")
    lines = [first(trouble, settling_seconds=5) for trouble in TROUBLES]
    return Fleet(make_shared_daemon().start(), vendors_process).open(
        SECOND, *lines, first("secret", access_key_secret="a wrong secret of some length")
    )


def number(trouble: str) -> str:
    return f"1361{next(SERIAL):03}{TROUBLES.get(trouble, '0000')}"


def received(fleet: Fleet, number: str) -> tuple[int, int]:
    """How often each vendor brought something to the number."""
    vendors = fleet.vendors
    return vendors.delivered("aliyun").get(number, 0), vendors.delivered("tencent").get("+86" + number, 0)


class TestTheSecondVendor:
    @pytest.mark.parametrize("trouble", ["balance", "template", "secret"])
    def test_stands_in_for_an_account_at_fault(self, fleet: Fleet, trouble: str) -> None:
        whom = number(trouble)
        task = fleet.send(f"first-{trouble}", whom)
        fleet.ends(task, "success")
        assert fleet.daemon.trace(task).outcomes == ["rejected/misconfigured", "accepted"]
        assert received(fleet, whom) == (0, 1)

    def test_stands_in_for_an_account_that_is_held_back(self, fleet: Fleet) -> None:
        whom = number("req_throttle")
        task = fleet.send("first-req_throttle", whom)
        fleet.ends(task, "success")
        assert fleet.daemon.trace(task).outcomes == ["deferred/account_throttled", "accepted"]
        assert received(fleet, whom) == (0, 1)

    def test_is_no_way_around_a_limit_that_protects_the_recipient(self, fleet: Fleet) -> None:
        whom = number("throttle")
        task = fleet.send("first-throttle", whom)
        trace = fleet.attempted(task)
        assert trace.outcomes == ["deferred/recipient_throttled"]
        until(lambda: fleet.daemon.trace(task).state == "waiting", "the message waits")
        assert received(fleet, whom) == (0, 0)

    @pytest.mark.parametrize(
        ("trouble", "outcome"),
        [("blacklist", "rejected/recipient_blocked"), ("invalid", "rejected/permanent")],
    )
    def test_is_not_called_for_what_can_never_pass(self, fleet: Fleet, trouble: str, outcome: str) -> None:
        whom = number(trouble)
        task = fleet.send(f"first-{trouble}", whom)
        fleet.ends(task, "failed")
        assert fleet.daemon.trace(task).outcomes == [outcome]
        assert received(fleet, whom) == (0, 0)

    def test_is_not_called_for_what_may_have_arrived(self, fleet: Fleet) -> None:
        whom = number("reset_after")
        task = fleet.send("first-reset_after", whom)
        fleet.ends(task, "success")
        assert fleet.daemon.trace(task).outcomes == ["uncertain"]
        assert received(fleet, whom) == (1, 0)

    def test_is_not_called_for_a_message_whose_receipt_says_that_it_was_not_received(
        self, fleet: Fleet
    ) -> None:
        whom = number("undelivered")
        task = fleet.send("first-undelivered", whom)
        fleet.ends(task, "failed")
        assert received(fleet, whom) == (1, 0)
