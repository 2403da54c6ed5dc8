"""Every provider through every fault of the stand-ins: what the first attempt comes to, how the message ends,
and how often its recipient gets it.

The tables are read off the providers' contracts. All messages are sent up front over accounts of their own,
so that one account's trouble is not another's, and awaited together.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from conftest import MakeDaemon
from support.carriers import (
    ALIYUN,
    ALIYUN_GLOBAL,
    DINGTALK,
    DINGTALK_ROBOT,
    TENCENT,
    WEBHOOK,
    WECOM,
    WECOM_ROBOT,
    ZRWINFO,
    Carrier,
)
from support.daemon import Document, Trace
from support.fleet import Fleet, Line
from support.vendors import Vendors

TRANSIENT, THROTTLED = "deferred/transient", "deferred/account_throttled"
PERMANENT, MISCONFIGURED, BLOCKED = (
    "rejected/permanent",
    "rejected/misconfigured",
    "rejected/recipient_blocked",
)

SUFFIXES = {
    "throttle": "9001",
    "invalid": "9002",
    "blacklist": "9003",
    "http500": "9004",
    "reset_before": "9005",
    "slow": "9006",
    "undelivered": "9007",
    "dup_receipts": "9008",
    "early_receipt": "9009",
    "no_receipt": "9010",
    "balance": "9011",
    "reset_after": "9012",
    "req_throttle": "9013",
    "template": "9014",
    "internal": "9015",
    "garbage": "9016",
    "token_expired": "9017",
}
SETTLED_WITHIN = 50.0


@dataclass(frozen=True)
class Cell:
    """What becomes of one message. `once`: the fault strikes the first attempt alone."""

    first: str
    state: str
    delivered: int
    once: bool = False
    answer: Document = field(default_factory=dict)
    attempts: int = 5


def arrives(first: str = "accepted", **answer: str) -> Cell:
    """The recipient gets it by the first attempt, whatever the daemon hears of it at first."""
    return Cell(first, "delivered", 1, answer=answer)


def passes(first: str, delivered: int = 1, **answer: str) -> Cell:
    """The fault goes by, and a later attempt succeeds."""
    return Cell(first, "delivered", delivered, once=True, answer=answer)


def fails(first: str, **answer: str) -> Cell:
    """It is given up. An account at fault would be tried again, so it gets one attempt only."""
    return Cell(first, "failed", 0, answer=answer, attempts=1 if first == MISCONFIGURED else 5)


def waits(first: str, **answer: str) -> Cell:
    """It is kept for later than anybody wants to wait here."""
    return Cell(first, "waiting", 0, answer=answer)


def stays_unknown(delivered: int) -> Cell:
    """It may have arrived, nobody can be asked, and it is not sent again."""
    return Cell("uncertain", "uncertain", delivered)


# A provider that can be asked: what may have arrived is sent again only if the provider never had it.
ALIYUN_CELLS = {
    "throttle": waits("deferred/recipient_throttled"),
    "invalid": fails(PERMANENT),
    "blacklist": fails(BLOCKED),
    "http500": passes("uncertain"),
    "reset_before": passes("uncertain"),
    "slow": arrives(),
    "undelivered": Cell("accepted", "failed", 1),
    "dup_receipts": arrives(),
    "early_receipt": arrives(),
    "no_receipt": Cell("accepted", "unconfirmed", 1),
    "balance": fails(MISCONFIGURED),
    "template": fails(MISCONFIGURED),
    "internal": passes(TRANSIENT),
    "reset_after": arrives("uncertain"),
    "req_throttle": passes(THROTTLED),
    "garbage": arrives("uncertain"),
}
# Lists only what has a receipt, so that what is not listed may be on its way; its word for trouble of its own
# leaves that open, too.
TENCENT_CELLS = ALIYUN_CELLS | {
    "http500": stays_unknown(0),
    "reset_before": stays_unknown(0),
    "internal": stays_unknown(0),
}
# Cannot be asked about a message whose name was never learned; a receipt alone settles it.
ALIYUN_GLOBAL_CELLS = {
    "throttle": passes(THROTTLED),
    "invalid": fails(PERMANENT),
    "http500": stays_unknown(0),
    "reset_before": stays_unknown(0),
    "slow": arrives(),
    "undelivered": Cell("accepted", "failed", 1),
    "dup_receipts": arrives(),
    "early_receipt": arrives(),
    "no_receipt": Cell("accepted", "unconfirmed", 1),
    "balance": fails(MISCONFIGURED),
    "internal": passes(TRANSIENT),
    "reset_after": arrives("uncertain"),
    "req_throttle": passes(THROTTLED),
    "garbage": arrives("uncertain"),
}
# Publishes no codes, so the words of the answer decide.
ZRWINFO_CELLS = {
    "throttle": waits("deferred/recipient_throttled"),
    "invalid": fails(PERMANENT),
    "blacklist": fails(BLOCKED),
    "http500": stays_unknown(0),
    "reset_before": stays_unknown(0),
    "slow": arrives(),
    "undelivered": Cell("accepted", "failed", 1),
    "dup_receipts": arrives(),
    "early_receipt": arrives(),
    "no_receipt": Cell("accepted", "unconfirmed", 1),
    "balance": fails(MISCONFIGURED),
    "template": fails(MISCONFIGURED),
    "internal": passes(TRANSIENT),
    "reset_after": arrives("uncertain"),
    "req_throttle": waits(THROTTLED),
    "garbage": arrives("uncertain"),
}
# Cannot be asked and gives no receipts.
WECOM_CELLS = {
    "throttle": waits(THROTTLED),
    "invalid": fails(BLOCKED),
    "blacklist": fails(BLOCKED),
    "http500": passes(TRANSIENT),
    "reset_before": stays_unknown(0),
    "slow": arrives("delivered"),
    "balance": fails(MISCONFIGURED),
    "template": fails(PERMANENT),
    "internal": passes(TRANSIENT),
    "reset_after": stays_unknown(1),
    "req_throttle": waits(THROTTLED),
    "garbage": stays_unknown(1),
    "token_expired": Cell("delivered", "delivered", 1, once=True),
}
# Takes everything at first; who was left out is told when it is asked for the result.
DINGTALK_CELLS = {
    "throttle": waits(THROTTLED, code="90018"),
    "invalid": Cell("accepted", "failed", 0),
    "blacklist": Cell("accepted", "failed", 0),
    "http500": passes(TRANSIENT),
    "reset_before": stays_unknown(0),
    "slow": arrives(),
    "balance": fails(MISCONFIGURED, code="60011"),
    "internal": passes(TRANSIENT),
    "reset_after": stays_unknown(1),
    "garbage": stays_unknown(1),
    "token_expired": Cell("accepted", "delivered", 1, once=True),
}
DINGTALK_ROBOT_CELLS = {
    "throttle": waits(THROTTLED),
    "http500": passes(TRANSIENT),
    "reset_before": stays_unknown(0),
    "slow": arrives("delivered"),
    "balance": fails(MISCONFIGURED),
    "template": fails(PERMANENT),
    "internal": passes(TRANSIENT),
    "reset_after": stays_unknown(1),
    "req_throttle": waits(THROTTLED),
    "garbage": stays_unknown(1),
}
WECOM_ROBOT_CELLS = {fault: cell for fault, cell in DINGTALK_ROBOT_CELLS.items() if fault != "template"}
# At least once under the same id is the promise, so the one listed double is this.
WEBHOOK_CELLS = {
    "throttle": passes(THROTTLED),
    "invalid": fails(PERMANENT),
    "blacklist": fails(MISCONFIGURED),
    "http500": passes(TRANSIENT),
    "reset_before": passes("uncertain"),
    "slow": arrives("delivered"),
    "internal": passes(TRANSIENT),
    "reset_after": passes("uncertain", delivered=2),
    "req_throttle": passes(THROTTLED),
    "garbage": arrives("delivered"),
}


@dataclass(frozen=True)
class Column:
    """A provider with its table. `receiver` makes an address that ends in four digits."""

    carrier: Carrier
    cells: dict[str, Cell]
    receiver: Callable[[str], str]
    seen_as: Callable[[str], str] = str
    """What the stand-ins call that receiver."""
    settings: Document = field(default_factory=dict)


ASKED_SOON = {"settling_seconds": 5}

COLUMNS = [
    Column(ALIYUN, ALIYUN_CELLS, "1380013{}".format, settings=ASKED_SOON),
    Column(
        ALIYUN_GLOBAL,
        ALIYUN_GLOBAL_CELLS,
        "+1415555{}".format,
        lambda number: number.removeprefix("+"),
    ),
    Column(TENCENT, TENCENT_CELLS, "1380023{}".format, lambda number: "+86" + number, ASKED_SOON),
    Column(ZRWINFO, ZRWINFO_CELLS, "1380033{}".format),
    Column(WECOM, WECOM_CELLS, "user{}".format),
    Column(DINGTALK, DINGTALK_CELLS, "user{}".format),
    Column(DINGTALK_ROBOT, DINGTALK_ROBOT_CELLS, "".format),
    Column(WECOM_ROBOT, WECOM_ROBOT_CELLS, "".format),
    Column(WEBHOOK, WEBHOOK_CELLS, "ops".format),
]


@dataclass(frozen=True)
class Case:
    column: Column
    fault: str

    @property
    def cell(self) -> Cell:
        return self.column.cells[self.fault]

    @property
    def is_by_rule(self) -> bool:
        """Whether a rule brings the fault about, and not the receiver's last four digits."""
        return self.cell.once or bool(self.cell.answer)

    @property
    def digits(self) -> str:
        number = SUFFIXES[self.fault]
        return f"8{number[1:]}" if self.is_by_rule else number

    @property
    def line(self) -> Line:
        return Line(
            f"{self.column.carrier.code}-{self.digits}",
            self.column.carrier,
            account=self.column.settings,
            channel={"max_attempts": self.cell.attempts, "receipt_timeout": "4s", "ttl": "1h"},
        )

    @property
    def receiver(self) -> str:
        return self.column.receiver(self.digits) or "-"

    @property
    def seen_as(self) -> str:
        """What the stand-ins know the receiver by: robots and webhooks by the account."""
        if self.column.carrier in (DINGTALK_ROBOT, WECOM_ROBOT, WEBHOOK):
            return self.line.key
        return self.column.seen_as(self.receiver)

    @property
    def rule(self) -> Document:
        times = {"times": 1} if self.cell.once else {}
        return {
            "provider": self.column.carrier.spoken,
            "match": self.seen_as,
            "fault": self.fault,
            **times,
            **self.cell.answer,
        }

    def __str__(self) -> str:
        return f"{self.column.carrier.code}-{self.fault}"


CASES = [Case(column, fault) for column in COLUMNS for fault in column.cells]


@dataclass
class Result:
    task: str
    trace: Trace
    delivered: int = 0

    @property
    def first(self) -> str:
        return self.trace.outcomes[0] if self.trace.outcomes else ""

    def is_like(self, cell: Cell) -> bool:
        return (self.first, self.trace.state) == (cell.first, cell.state)


@pytest.fixture(scope="module")
def results(make_shared_daemon: MakeDaemon, vendors_process: Vendors) -> Iterator[dict[str, Result]]:
    """Every case sent, and what it came to once all of them are as expected or it takes too long."""
    vendors = vendors_process
    vendors.reset()
    vendors.configure({"slow_ms": 2000})
    vendors.rules([case.rule for case in CASES if case.is_by_rule])
    fleet = Fleet(make_shared_daemon().start(), vendors).open(*(case.line for case in CASES))
    tasks = {str(case): fleet.send(case.line.name, case.receiver) for case in CASES}
    results: dict[str, Result] = {}
    waiting, deadline = list(CASES), time.monotonic() + SETTLED_WITHIN
    while waiting and time.monotonic() < deadline:
        for case in waiting:
            task = tasks[str(case)]
            results[str(case)] = Result(task, fleet.daemon.trace(task))
        waiting = [case for case in waiting if not results[str(case)].is_like(case.cell)]
    for case in CASES:
        results[str(case)].delivered = vendors.delivered(case.column.carrier.spoken).get(case.seen_as, 0)
    yield results
    vendors.reset()


@pytest.mark.timeout(120)
@pytest.mark.parametrize("case", CASES, ids=str)
def test_each_fault_has_its_class_its_end_and_one_delivery_at_most(
    case: Case, results: dict[str, Result]
) -> None:
    result, cell = results[str(case)], case.cell
    found = (result.first, result.trace.state, result.delivered)
    assert found == (cell.first, cell.state, cell.delivered), result.trace.whole


@pytest.mark.timeout(120)
@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: str(column.carrier))
def test_nothing_is_delivered_twice_but_what_is_listed(column: Column, results: dict[str, Result]) -> None:
    listed = {fault for fault, cell in column.cells.items() if cell.delivered > 1}
    assert listed <= {"reset_after"} if column.carrier is WEBHOOK else listed == set()
    for fault in column.cells:
        result = results[str(Case(column, fault))]
        assert result.delivered <= 1 or result.trace.uncertain_attempts >= result.delivered - 1, fault
