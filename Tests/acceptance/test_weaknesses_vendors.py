"""What was wrong with how the original spoke with vendors, shown right here against the stand-ins."""

from __future__ import annotations

import datetime
import itertools
import time
from dataclasses import replace
from typing import Any

import pytest

from conftest import MakeDaemon
from support import receipts
from support.carriers import ALIYUN, DINGTALK, SECRET, SMS, TENCENT, WECOM, Carrier
from support.fleet import Fleet, Line
from support.receipts import Receipt, is_thanked, push
from support.vendors import Vendors
from support.waiting import free_port, until

SERIAL = itertools.count(1)
DAY = {"receipt_timeout": "24h"}
TOKENED = [WECOM, DINGTALK]
NOBODY = f"http://127.0.0.1:{free_port()}"
LINES = [
    Line("aliyun", ALIYUN, channel=DAY, has_callback=False),
    Line("other", ALIYUN, channel=DAY, has_callback=False),
    Line("hasty", ALIYUN, channel={"receipt_timeout": "2s"}, has_callback=False),
    Line("tencent", TENCENT, channel=DAY, has_callback=False),
    *(
        Line(f"unmapped-{carrier}", carrier, binding={"parameters": []}, has_callback=False)
        for carrier in SMS
    ),
    Line(
        "ordered",
        TENCENT,
        binding={"parameters": ["zebra", "apple", "middle"]},
        variables=("apple", "middle", "zebra"),
        has_callback=False,
    ),
    *(Line(str(carrier), carrier) for carrier in TOKENED),
    *(Line(f"changed-{carrier}", carrier, channel={"max_attempts": 1}) for carrier in TOKENED),
    *(Line(f"away-{carrier}", carrier, account={"endpoint": NOBODY}) for carrier in TOKENED),
]


@pytest.fixture(scope="module")
def shared(make_shared_daemon: MakeDaemon, vendors_process: Vendors) -> Fleet:
    """The server keeps New York's time, which is nobody else's here."""
    vendors_process.reset()
    daemon = make_shared_daemon().start(environment={"TZ": "America/New_York"})
    return Fleet(daemon, vendors_process).open(*LINES)


@pytest.fixture
def fleet(shared: Fleet) -> Fleet:
    shared.vendors.forget()
    return shared


@pytest.fixture(scope="module")
def urls(shared: Fleet) -> dict[str, str]:
    return shared.callback_urls()


def number(suffix: str = "") -> str:
    serial = next(SERIAL)
    return f"1371{serial:03}{suffix}" if suffix else f"1372{serial:07}"


def entry_of(fleet: Fleet, carrier: Carrier, receiver: str) -> dict[str, Any]:
    """The stand-ins' record of an accepted message."""
    accepted = fleet.vendors.accepted(carrier.spoken)
    return next(entry for entry in accepted if entry["recipient"].endswith(receiver))


class Sent:
    """A message that Aliyun accepted and whose receipt is awaited."""

    def __init__(self, fleet: Fleet, line: str) -> None:
        self.fleet, self.receiver = fleet, number()
        self.task = fleet.send(line, self.receiver)
        fleet.ends(self.task, "sent")
        self.receipt = Receipt(entry_of(fleet, ALIYUN, self.receiver))
        self.failing = replace(self.receipt, is_delivered=False)

    @property
    def status(self) -> str:
        return self.fleet.client.status(self.task)

    def settle(self, url: str) -> None:
        """Its receipt comes and is read; callbacks are read in their order, so those before it were, too."""
        assert is_thanked(ALIYUN, push(url, ALIYUN, self.receipt))
        self.fleet.ends(self.task, "success")


def test_S4_a_receipt_that_names_no_message_is_nobodys(fleet: Fleet, urls: dict[str, str]) -> None:
    sent, marker = Sent(fleet, "aliyun"), Sent(fleet, "aliyun")
    nameless = Receipt(sent.receipt.entry | {"msg_id": "", "ref": "", "recipient": ""}, is_delivered=False)
    push(urls["aliyun"], ALIYUN, nameless)
    for content in (b"{}", b"[{}]", b""):
        receipts.post(urls["aliyun"], content, receipts.JSON)
    marker.settle(urls["aliyun"])
    assert sent.status == "sent"


def test_S5_a_receipt_at_one_accounts_door_settles_nothing_of_another(
    fleet: Fleet, urls: dict[str, str]
) -> None:
    sent, marker = Sent(fleet, "aliyun"), Sent(fleet, "other")
    push(urls["other"], ALIYUN, sent.failing)
    marker.settle(urls["other"])
    assert sent.status == "sent"


def test_D12_a_refusal_is_told_once_and_leaves_nothing_behind(fleet: Fleet) -> None:
    whom = number("9002")
    task = fleet.send("tencent", whom)
    fleet.ends(task, "failed")
    assert fleet.daemon.trace(task).outcomes == ["rejected/permanent"]
    assert len(fleet.vendors.log("tencent")) == 1
    assert fleet.daemon.json_of("queue")["totals"]["waiting"] == 0


@pytest.mark.parametrize("carrier", TOKENED, ids=str)
def test_D13_trouble_on_the_way_is_not_the_end_of_a_message(fleet: Fleet, carrier: Carrier) -> None:
    """Neither an address where nobody listens, not even for a token, nor a vendor that is unwell."""
    away = fleet.send(f"away-{carrier}", f"user{next(SERIAL)}")
    assert fleet.attempted(away).outcomes[0] == "deferred/transient"
    assert fleet.client.status(away) == "pending"
    fleet.vendors.rule(provider=carrier.spoken, match="*", fault="internal", times=1)
    task = fleet.send(str(carrier), f"user{next(SERIAL)}", {"code": str(next(SERIAL))})
    fleet.ends(task, "sent", "success")
    assert fleet.daemon.trace(task).outcomes[0] == "deferred/transient"


def test_D14_a_late_receipt_takes_no_end_back(fleet: Fleet, urls: dict[str, str]) -> None:
    first, second, marker = (Sent(fleet, "aliyun") for _ in range(3))
    first.settle(urls["aliyun"])
    push(urls["aliyun"], ALIYUN, second.failing)
    fleet.ends(second.task, "failed")
    push(urls["aliyun"], ALIYUN, first.failing, second.receipt)
    marker.settle(urls["aliyun"])
    assert (first.status, second.status) == ("success", "failed")
    assert len(fleet.vendors.log("aliyun")) == 3


def test_D15_no_timeout_writes_over_a_receipt(fleet: Fleet, urls: dict[str, str]) -> None:
    settled, left = Sent(fleet, "hasty"), Sent(fleet, "hasty")
    settled.settle(urls["hasty"])
    fleet.is_in(left.task, "unconfirmed")
    task = fleet.client.query(settled.task).data
    assert (task["status"], task["callback_status"]) == ("success", "delivered")


def test_D16_every_receipt_that_stays_away_is_given_up(fleet: Fleet) -> None:
    """The original looked at the same hundred again and again."""
    left = set(fleet.batch("hasty", [number() for _ in range(150)]))

    def are_given_up() -> bool:
        given_up = [t for t in left if fleet.client.query(t).data["callback_status"] == "timeout"]
        left.difference_update(given_up)
        return not left

    until(are_given_up, "150 receipts are given up", 30)


def test_D17_a_receipt_may_come_before_the_answer(fleet: Fleet, urls: dict[str, str]) -> None:
    whom = number()
    fleet.vendors.rule(provider="aliyun", match="*", delay_ms=1000, times=1)
    task = fleet.send("aliyun", whom)
    until(lambda: fleet.vendors.accepted("aliyun"), "the vendor has the message")
    early = Receipt(entry_of(fleet, ALIYUN, whom), echoes=False)
    assert is_thanked(ALIYUN, push(urls["aliyun"], ALIYUN, early))
    fleet.ends(task, "success")


def test_D22_each_message_of_a_call_gets_its_own_receipt(fleet: Fleet, urls: dict[str, str]) -> None:
    numbers = [number() for _ in range(3)]
    tasks = fleet.batch("aliyun", numbers)
    fleet.all_end(tasks, "sent")
    entries = [entry_of(fleet, ALIYUN, whom) for whom in numbers]
    assert len({entry["msg_id"] for entry in entries}) == 1
    told = [Receipt(entry, is_delivered=n != 1, echoes=False) for n, entry in enumerate(entries)]
    push(urls["aliyun"], ALIYUN, *told)
    for task, status in zip(tasks, ["success", "failed", "success"], strict=True):
        fleet.ends(task, status)


@pytest.mark.parametrize("carrier", SMS, ids=str)
def test_F3_parameters_need_no_mapping(fleet: Fleet, carrier: Carrier) -> None:
    fleet.send(f"unmapped-{carrier}", number(), {"code": "4711"})
    (entry,) = until(lambda: fleet.vendors.accepted(carrier.spoken), "the vendor has the message")
    assert entry["content"]["params"] in ({"code": "4711"}, ["4711"], "4711")


def test_F4_counted_parameters_come_in_the_templates_order(fleet: Fleet) -> None:
    whom = [number() for _ in range(10)]
    for receiver in whom:
        fleet.send("ordered", receiver, {"apple": "A", "middle": "M", "zebra": "Z"})
    until(lambda: len(fleet.vendors.accepted("tencent")) == len(whom), "all are accepted")
    assert [entry["content"]["params"] for entry in fleet.vendors.accepted("tencent")] == [
        ["Z", "A", "M"]
    ] * len(whom)


@pytest.mark.parametrize(("carrier", "field"), [(WECOM, "agent_secret"), (DINGTALK, "app_secret")], ids=str)
def test_F6_a_changed_account_is_used_at_once(fleet: Fleet, carrier: Carrier, field: str) -> None:
    """What was learnt with the old settings, a token above all, is not used with the new ones."""
    name = f"changed-{carrier}"
    fleet.ends(fleet.send(name, f"user{next(SERIAL)}"), "sent", "success")
    fleet.daemon.apply({"accounts": [{"name": name, "config": {field: "a wrong secret of some length"}}]})
    task = fleet.send(name, f"user{next(SERIAL)}")
    fleet.ends(task, "failed")
    assert fleet.daemon.trace(task).outcomes == ["rejected/misconfigured"]
    fleet.daemon.apply({"accounts": [{"name": name, "config": {field: SECRET}}]})
    assert fleet.daemon.json_of("account", "test", name)["ok"]


@pytest.mark.parametrize("carrier", TOKENED, ids=str)
def test_F19_a_token_that_is_refused_is_fetched_anew(fleet: Fleet, carrier: Carrier) -> None:
    for code in ("1", "2"):
        fleet.vendors.expire_tokens()
        task = fleet.send(str(carrier), f"user{next(SERIAL)}", {"code": code})
        fleet.ends(task, "sent", "success")
        assert fleet.daemon.trace(task).outcomes in (["accepted"], ["delivered"])
    assert len(fleet.vendors.accepted(carrier.spoken)) == 2


def test_F29_a_vendors_clock_and_the_servers_zone_move_no_time(fleet: Fleet, urls: dict[str, str]) -> None:
    """Receipts tell Beijing's time without saying so; the server has New York's."""
    sent = Sent(fleet, "aliyun")
    sent.settle(urls["aliyun"])
    told = datetime.datetime.fromisoformat(fleet.client.query(sent.task).data["callback_time"])
    assert abs(told.timestamp() - time.time()) < 60


def test_P10_a_batch_leaves_in_one_call(fleet: Fleet) -> None:
    receivers = [number() for _ in range(300)]
    fleet.all_end(fleet.batch("aliyun", receivers), "sent")
    assert fleet.vendors.counts("aliyun")["requests"] == 1
    assert sorted(fleet.vendors.delivered("aliyun").values()) == [1] * len(receivers)
