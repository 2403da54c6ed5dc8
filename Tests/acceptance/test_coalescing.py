"""Messages that wait together leave together: in as few calls as the vendor allows, and each with an outcome
of its own."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from math import ceil

import pytest

from conftest import MakeDaemon
from support.carriers import ALIYUN, DINGTALK_ROBOT, TENCENT, WECOM_ROBOT, ZRWINFO, Carrier
from support.daemon import NO_CODE_GUARD
from support.fleet import Fleet, Line
from support.vendors import Vendors

SERIAL = itertools.count(1)
MANY = {ALIYUN: 2500, TENCENT: 450, ZRWINFO: 2500}
ROBOT_CALLS_PER_MINUTE = 20
ALERTS = 40

LINES = [
    *(Line(f"{carrier}-notice", carrier, has_callback=False) for carrier in MANY),
    *(Line(f"{carrier}-code", carrier, channel={"kind": "code"}, has_callback=False) for carrier in MANY),
    Line("codes-together", ALIYUN, channel={"kind": "code", "coalescing": "always"}, has_callback=False),
    Line("notices-apart", ALIYUN, channel={"coalescing": "off"}, has_callback=False),
    Line("signed", ALIYUN, binding={"signatures": {"shop": "商店", "bank": "银行"}}, has_callback=False),
    Line("ding", DINGTALK_ROBOT, channel={"kind": "alert"}),
    Line("wecom", WECOM_ROBOT, channel={"kind": "alert"}),
]


@pytest.fixture(scope="module")
def shared(make_shared_daemon: MakeDaemon, vendors_process: Vendors) -> Iterator[Fleet]:
    vendors_process.reset()
    vendors_process.configure({"suffix_faults": False})
    yield Fleet(make_shared_daemon(**NO_CODE_GUARD).start(), vendors_process).open(*LINES)
    vendors_process.reset()


@pytest.fixture
def fleet(shared: Fleet) -> Fleet:
    shared.vendors.forget()
    return shared


def numbers(count: int) -> list[str]:
    return [f"139{next(SERIAL):08}" for _ in range(count)]


def calls(fleet: Fleet, carrier: Carrier) -> int:
    return fleet.vendors.counts(carrier.spoken).get("requests", 0)


def soon() -> str:
    """A moment by which all messages of a test are accepted."""
    due = time.time() + 2
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(due)) + f".{int(due * 1000) % 1000:03}Z"


def send_at(moment: str, fleet: Fleet, line: str, receivers: list[str], **more: str) -> list[str]:
    """Messages of their own, due at that moment; each has its own parameters unless `code` is given."""
    code = more.pop("code", None)
    return [
        fleet.send(line, receiver, {"code": code or str(index)}, scheduled_at=moment, **more)
        for index, receiver in enumerate(receivers)
    ]


@pytest.mark.parametrize("carrier", MANY, ids=str)
class TestABatch:
    def test_leaves_in_the_fewest_calls(self, fleet: Fleet, carrier: Carrier) -> None:
        receivers = numbers(MANY[carrier])
        tasks = fleet.batch(f"{carrier}-notice", receivers)
        fleet.all_end([tasks[0], tasks[-1]], "sent")
        fleet.all_end(tasks, "sent")
        assert calls(fleet, carrier) == ceil(MANY[carrier] / carrier.most_in_a_call)
        assert sorted(fleet.vendors.delivered(carrier.spoken).values()) == [1] * len(receivers)

    def test_of_codes_leaves_one_by_one(self, fleet: Fleet, carrier: Carrier) -> None:
        tasks = fleet.batch(f"{carrier}-code", numbers(20))
        fleet.all_end(tasks, "sent")
        assert calls(fleet, carrier) == 20

    def test_with_one_bad_number_fails_for_that_number_alone(self, fleet: Fleet, carrier: Carrier) -> None:
        receivers = numbers(60)
        bad = receivers[37]
        seen_as = "+86" + bad if carrier is TENCENT else bad
        fleet.vendors.rule(provider=carrier.spoken, match=seen_as, fault="invalid")
        tasks = fleet.batch(f"{carrier}-notice", receivers)
        fleet.ends(tasks[37], "failed")
        fleet.all_end([task for task in tasks if task != tasks[37]], "sent")
        assert fleet.daemon.trace(tasks[37]).outcomes == ["rejected/permanent"]
        delivered = fleet.vendors.delivered(carrier.spoken)
        assert delivered.pop(seen_as) == 0
        assert list(delivered.values()) == [1] * 59
        # Halving finds one among sixty in 2 · log2(60) + 1 calls.
        assert calls(fleet, carrier) <= 13


@pytest.mark.parametrize("carrier", [TENCENT, ZRWINFO], ids=str)
def test_numbers_at_home_and_abroad_never_share_a_call(fleet: Fleet, carrier: Carrier) -> None:
    abroad = [f"+1415555{index:04}" for index in range(10)]
    mixed = [number for pair in zip(numbers(10), abroad, strict=True) for number in pair]
    fleet.all_end(fleet.batch(f"{carrier}-notice", mixed), "sent")
    assert calls(fleet, carrier) == 2
    assert len(fleet.vendors.accepted(carrier.spoken)) == 20


class TestMessagesOfTheirOwn:
    def test_that_say_the_same_share_a_call(self, fleet: Fleet) -> None:
        fleet.all_end(send_at(soon(), fleet, f"{ALIYUN}-notice", numbers(20), code="1"), "sent")
        assert calls(fleet, ALIYUN) == 1
        assert {entry["action"] for entry in fleet.vendors.accepted("aliyun")} == {"SendSms"}

    def test_with_parameters_of_their_own_share_a_call_where_the_vendor_can(self, fleet: Fleet) -> None:
        receivers = numbers(20)
        fleet.all_end(send_at(soon(), fleet, f"{ALIYUN}-notice", receivers), "sent")
        assert calls(fleet, ALIYUN) == 1
        accepted = fleet.vendors.accepted("aliyun")
        assert {entry["action"] for entry in accepted} == {"SendBatchSms"}
        read = {entry["recipient"]: entry["content"]["params"]["code"] for entry in accepted}
        assert read == {receiver: str(index) for index, receiver in enumerate(receivers)}

    def test_with_parameters_of_their_own_go_apart_where_the_vendor_cannot(self, fleet: Fleet) -> None:
        receivers = numbers(5)
        fleet.all_end(send_at(soon(), fleet, f"{TENCENT}-notice", receivers), "sent")
        assert calls(fleet, TENCENT) == 5
        read = {entry["recipient"]: entry["content"]["params"] for entry in fleet.vendors.accepted("tencent")}
        assert read == {"+86" + receiver: [str(index)] for index, receiver in enumerate(receivers)}

    def test_with_other_signatures_go_apart(self, fleet: Fleet) -> None:
        moment = soon()
        due = [
            *send_at(moment, fleet, "signed", numbers(5), code="1", signature_name="shop"),
            *send_at(moment, fleet, "signed", numbers(5), code="1", signature_name="bank"),
        ]
        fleet.all_end(due, "sent")
        assert calls(fleet, ALIYUN) == 2
        signs = [entry["content"]["sign"] for entry in fleet.vendors.accepted("aliyun")]
        assert sorted(signs) == ["商店"] * 5 + ["银行"] * 5

    def test_to_one_number_all_arrive(self, fleet: Fleet) -> None:
        """A call names a number once, so these must not swallow each other."""
        (receiver,) = numbers(1)
        fleet.all_end(send_at(soon(), fleet, f"{ALIYUN}-notice", [receiver] * 5, code="1"), "sent")
        assert fleet.vendors.delivered("aliyun") == {receiver: 5}


class TestAChannelSWord:
    def test_lets_codes_share_calls(self, fleet: Fleet) -> None:
        fleet.all_end(fleet.batch("codes-together", numbers(20)), "sent")
        assert calls(fleet, ALIYUN) == 1

    def test_keeps_notices_apart(self, fleet: Fleet) -> None:
        fleet.all_end(fleet.batch("notices-apart", numbers(10)), "sent")
        assert calls(fleet, ALIYUN) == 10


@pytest.mark.parametrize(("line", "carrier"), [("ding", DINGTALK_ROBOT), ("wecom", WECOM_ROBOT)])
def test_a_robot_merges_what_waits_and_is_never_called_too_often(
    fleet: Fleet, line: str, carrier: Carrier
) -> None:
    tasks = [fleet.send(line, "-", {"code": f"alert-{index:02}"}) for index in range(ALERTS)]
    fleet.all_end(tasks, "success", within=50)
    log = fleet.vendors.log(carrier.spoken)
    assert len(log) <= ROBOT_CALLS_PER_MINUTE
    assert all(entry["accepted"] for entry in log), [entry["outcome"] for entry in log]
    said = "\n".join(entry["content"]["text"]["content"] for entry in log)
    assert [said.count(f"Your code is alert-{index:02}.") for index in range(ALERTS)] == [1] * ALERTS
