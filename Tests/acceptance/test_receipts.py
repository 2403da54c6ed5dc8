"""Receipts: pushed in each vendor's format, fetched, asked for, too early, twice, for nobody, or never."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from typing import Any

import pytest

from conftest import MakeDaemon
from support import receipts
from support.carriers import ALIYUN, ALIYUN_GLOBAL, TENCENT, ZRWINFO, Carrier
from support.client import Reply, exchange
from support.daemon import NO_CODE_GUARD
from support.fleet import Fleet, Line
from support.receipts import Receipt, is_thanked, push
from support.vendors import Vendors
from support.waiting import until

PUSHING = [ALIYUN, ALIYUN_GLOBAL, TENCENT, ZRWINFO]
SERIAL = itertools.count(1)
DAY = {"receipt_timeout": "24h"}
# The tests push by themselves; only the lines of the last part have the stand-ins do it.
LINES = [
    *(Line(carrier.code, carrier, channel=DAY, has_callback=False) for carrier in PUSHING),
    Line("other", ALIYUN, channel=DAY, has_callback=False),
    Line("guarded", ALIYUN, account={"callback_bare": False}, channel=DAY, has_callback=False),
    Line("distant", ALIYUN, account={"callback_addresses": "192.0.2.0/24"}, channel=DAY, has_callback=False),
    Line(
        "near",
        ALIYUN,
        account={"callback_addresses": "192.0.2.0/24, 127.0.0.0/8"},
        channel=DAY,
        has_callback=False,
    ),
    Line("hasty", ALIYUN, channel={"receipt_timeout": "2s"}, has_callback=False),
    Line("marketing", ALIYUN, channel=DAY | {"kind": "marketing"}, has_callback=False),
    Line("code", ALIYUN, channel=DAY | {"kind": "code"}, has_callback=False),
    # Codes leave one by one, so there is a push for each of them.
    Line("busy", ALIYUN, channel=DAY | {"kind": "code", "receiver_limits": []}),
    *(
        Line(
            f"pulled-{carrier.code}",
            carrier,
            account={"receipts": "pull"},
            channel=DAY,
            has_callback=False,
        )
        for carrier in (ALIYUN, TENCENT, ZRWINFO)
    ),
]


@pytest.fixture(scope="module")
def fleet(make_shared_daemon: MakeDaemon, vendors_process: Vendors) -> Fleet:
    vendors_process.reset()
    return Fleet(make_shared_daemon(**NO_CODE_GUARD).start(), vendors_process).open(*LINES)


@pytest.fixture(scope="module", autouse=True)
def pulled(fleet: Fleet) -> dict[str, str]:
    """Messages whose receipts nobody pushes, sent before all else, because fetching takes its time."""
    return {
        f"{line.carrier}-{end}": fleet.send(line.name, number(suffix))
        for line in LINES
        if line.name.startswith("pulled-")
        for end, suffix in (("delivered", ""), ("failed", "9007"))
    }


@pytest.fixture(scope="module")
def urls(fleet: Fleet) -> dict[str, str]:
    return fleet.callback_urls()


def number(suffix: str = "") -> str:
    serial = next(SERIAL)
    return f"1371{serial:03}{suffix}" if suffix else f"1372{serial:07}"


def receiver(carrier: Carrier) -> str:
    return f"+1415555{next(SERIAL):04}" if carrier is ALIYUN_GLOBAL else number()


class Sent:
    """A message that its vendor accepted and whose receipt is awaited."""

    def __init__(self, fleet: Fleet, line: str, carrier: Carrier) -> None:
        self.fleet, self.carrier = fleet, carrier
        self.receiver = receiver(carrier)
        self.task = fleet.send(line, self.receiver)
        fleet.ends(self.task, "sent")
        self.receipt = Receipt(entry_of(fleet, carrier, self.receiver))

    def ends(self, status: str) -> None:
        self.fleet.ends(self.task, status)

    @property
    def failing(self) -> Receipt:
        return replace(self.receipt, is_delivered=False)


def entry_of(fleet: Fleet, carrier: Carrier, receiver: str) -> dict[str, Any]:
    """The stand-ins' record of an accepted message."""
    seen_as = receiver.removeprefix("+")
    return next(
        entry for entry in fleet.vendors.accepted(carrier.spoken) if entry["recipient"].endswith(seen_as)
    )


def bare(url: str) -> str:
    return url.rpartition("/")[0]


@pytest.mark.parametrize("carrier", PUSHING, ids=str)
class TestAPushedReceipt:
    @pytest.mark.parametrize(("is_delivered", "status"), [(True, "success"), (False, "failed")])
    def test_is_thanked_for_as_the_vendor_wants_and_ends_the_message(
        self, fleet: Fleet, urls: dict[str, str], carrier: Carrier, is_delivered: bool, status: str
    ) -> None:
        sent = Sent(fleet, carrier.code, carrier)
        reply = push(urls[carrier.code], carrier, replace(sent.receipt, is_delivered=is_delivered))
        assert is_thanked(carrier, reply), reply.body
        sent.ends(status)
        task = fleet.client.query(sent.task).data
        assert task["callback_status"] == ("delivered" if is_delivered else "failed")
        assert task["callback_time"]

    def test_is_known_by_the_vendor_s_name_alone(
        self, fleet: Fleet, urls: dict[str, str], carrier: Carrier
    ) -> None:
        sent = Sent(fleet, carrier.code, carrier)
        push(urls[carrier.code], carrier, replace(sent.receipt, echoes=False))
        sent.ends("success")

    def test_counts_once_however_often_it_comes(
        self, fleet: Fleet, urls: dict[str, str], carrier: Carrier
    ) -> None:
        sent = Sent(fleet, carrier.code, carrier)
        for _ in range(3):
            assert is_thanked(carrier, push(urls[carrier.code], carrier, sent.receipt))
        sent.ends("success")
        assert fleet.daemon.trace(sent.task).kinds.count("receipt") == 1

    def test_never_takes_an_end_back(self, fleet: Fleet, urls: dict[str, str], carrier: Carrier) -> None:
        """What comes later is thanked for all the same, or the vendor would push it again and again."""
        first, second, marker = (Sent(fleet, carrier.code, carrier) for _ in range(3))
        url = urls[carrier.code]
        push(url, carrier, first.receipt)
        push(url, carrier, second.failing)
        first.ends("success")
        second.ends("failed")
        assert is_thanked(carrier, push(url, carrier, first.failing))
        assert is_thanked(carrier, push(url, carrier, second.receipt))
        # Callbacks are read in their order, so once this one was read the others were.
        push(url, carrier, marker.receipt)
        marker.ends("success")
        assert [fleet.client.status(sent.task) for sent in (first, second)] == ["success", "failed"]

    def test_that_comes_before_the_answer_finds_its_message_later(
        self, fleet: Fleet, urls: dict[str, str], carrier: Carrier
    ) -> None:
        whom = receiver(carrier)
        fleet.vendors.rule(provider=carrier.spoken, match="*", delay_ms=1500, times=1)
        task = fleet.send(carrier.code, whom)
        until(
            lambda: any(
                entry["recipient"].endswith(whom.removeprefix("+"))
                for entry in fleet.vendors.accepted(carrier.spoken)
            ),
            "the vendor has the message",
        )
        receipt = Receipt(entry_of(fleet, carrier, whom), echoes=False)
        assert is_thanked(carrier, push(urls[carrier.code], carrier, receipt))
        fleet.ends(task, "success")

    def test_for_nobody_is_thanked_for_and_hurts_nobody(
        self, fleet: Fleet, urls: dict[str, str], carrier: Carrier
    ) -> None:
        sent = Sent(fleet, carrier.code, carrier)
        unknown = Receipt(sent.receipt.entry | {"msg_id": "unknown", "ref": ""}, is_delivered=False)
        assert is_thanked(carrier, push(urls[carrier.code], carrier, unknown))
        push(urls[carrier.code], carrier, sent.receipt)
        sent.ends("success")

    def test_that_makes_no_sense_is_kept_and_hurts_nobody(
        self, fleet: Fleet, urls: dict[str, str], carrier: Carrier
    ) -> None:
        for content in (b"", b"{", b"[[]]", b"\xff\xfe", b'"x"'):
            reply = receipts.post(urls[carrier.code], content, receipts.JSON)
            assert reply.status == 200, reply.body
        sent = Sent(fleet, carrier.code, carrier)
        push(urls[carrier.code], carrier, sent.receipt)
        sent.ends("success")


class TestAnArrayOfReceipts:
    @pytest.mark.parametrize("carrier", [ALIYUN, ALIYUN_GLOBAL, TENCENT], ids=str)
    def test_is_read_item_by_item(self, fleet: Fleet, urls: dict[str, str], carrier: Carrier) -> None:
        sent = [Sent(fleet, carrier.code, carrier) for _ in range(4)]
        stranger = Receipt(sent[0].receipt.entry | {"msg_id": "unknown", "ref": ""})
        items = [sent[0].receipt, stranger, sent[1].failing, sent[2].receipt, sent[2].receipt]
        assert is_thanked(carrier, push(urls[carrier.code], carrier, *items))
        for one, status in zip(sent, ["success", "failed", "success", "sent"], strict=True):
            one.ends(status)

    def test_about_one_call_tells_its_recipients_apart(self, fleet: Fleet, urls: dict[str, str]) -> None:
        """Aliyun has one name for all messages of a call."""
        numbers = [number() for _ in range(3)]
        tasks = fleet.batch(ALIYUN.code, numbers)
        fleet.all_end(tasks, "sent")
        entries = [entry_of(fleet, ALIYUN, whom) for whom in numbers]
        assert len({entry["msg_id"] for entry in entries}) == 1
        told = [Receipt(entry, is_delivered=index != 1, echoes=False) for index, entry in enumerate(entries)]
        push(urls[ALIYUN.code], ALIYUN, *reversed(told))
        for task, status in zip(tasks, ["success", "failed", "success"], strict=True):
            fleet.ends(task, status)


class TestACallbackAddress:
    def test_may_have_a_token_or_none(self, fleet: Fleet, urls: dict[str, str]) -> None:
        for url in (urls[ALIYUN.code], bare(urls[ALIYUN.code])):
            sent = Sent(fleet, ALIYUN.code, ALIYUN)
            assert is_thanked(ALIYUN, push(url, ALIYUN, sent.receipt))
            sent.ends("success")

    def test_may_name_the_account(self, fleet: Fleet) -> None:
        sent = Sent(fleet, ALIYUN.code, ALIYUN)
        url = f"http://127.0.0.1:{fleet.daemon.port}/api/callback/{ALIYUN.code}"
        assert is_thanked(ALIYUN, push(url, ALIYUN, sent.receipt))
        sent.ends("success")

    def test_takes_a_form_by_get_too(self, fleet: Fleet, urls: dict[str, str]) -> None:
        sent = Sent(fleet, ZRWINFO.code, ZRWINFO)
        content, _ = receipts.body(ZRWINFO, sent.receipt)
        path = urls[ZRWINFO.code].partition(str(fleet.daemon.port))[2]
        assert exchange(fleet.daemon.port, "GET", f"{path}?{content.decode()}").status == 200
        sent.ends("success")

    def test_with_a_wrong_token_is_nobody_s(self, fleet: Fleet, urls: dict[str, str]) -> None:
        sent = Sent(fleet, ALIYUN.code, ALIYUN)
        for url in (bare(urls[ALIYUN.code]) + "/0123456789abcdef", urls["other"]):
            refuses(push(url, ALIYUN, sent.failing), url == urls["other"])
        push(urls[ALIYUN.code], ALIYUN, sent.receipt)
        sent.ends("success")

    def test_without_a_token_can_be_switched_off(self, fleet: Fleet, urls: dict[str, str]) -> None:
        sent = Sent(fleet, "guarded", ALIYUN)
        refuses(push(bare(urls["guarded"]), ALIYUN, sent.failing))
        assert is_thanked(ALIYUN, push(urls["guarded"], ALIYUN, sent.receipt))
        sent.ends("success")

    def test_can_be_kept_for_some_addresses(self, fleet: Fleet, urls: dict[str, str]) -> None:
        distant, near = Sent(fleet, "distant", ALIYUN), Sent(fleet, "near", ALIYUN)
        refuses(push(urls["distant"], ALIYUN, distant.failing))
        assert is_thanked(ALIYUN, push(urls["near"], ALIYUN, near.receipt))
        near.ends("success")
        assert fleet.client.status(distant.task) == "sent"

    def test_of_another_account_settles_nothing(self, fleet: Fleet, urls: dict[str, str]) -> None:
        """Neither by the vendor's name for the message nor by our own."""
        sent, marker = Sent(fleet, ALIYUN.code, ALIYUN), Sent(fleet, "other", ALIYUN)
        push(urls["other"], ALIYUN, sent.failing, replace(sent.failing, echoes=False))
        push(urls["other"], ALIYUN, marker.receipt)
        marker.ends("success")
        push(urls[ALIYUN.code], ALIYUN, sent.receipt)
        sent.ends("success")

    @pytest.mark.parametrize("name", ["nobody", "4711", "-1"])
    def test_of_nobody_is_refused(self, fleet: Fleet, name: str) -> None:
        url = f"http://127.0.0.1:{fleet.daemon.port}/api/callback/{name}"
        refuses(receipts.post(url, b"[]", receipts.JSON))


def refuses(reply: Reply, is_another_account: bool = False) -> None:
    """A stranger is told no more than that nothing is there; another account's own door is open."""
    assert reply.status == (200 if is_another_account else 404), reply.body


class TestAReceiptThatNeverComes:
    def test_leaves_the_message_sent_and_may_still_come(self, fleet: Fleet, urls: dict[str, str]) -> None:
        sent = Sent(fleet, "hasty", ALIYUN)
        fleet.is_in(sent.task, "unconfirmed")
        task = fleet.client.query(sent.task).data
        assert (task["status"], task["callback_status"]) == ("sent", "timeout")
        push(urls["hasty"], ALIYUN, sent.receipt)
        sent.ends("success")


class TestAReply:
    @pytest.mark.parametrize("words", ["TD", "td ", "t", "退订"])
    def test_that_opts_out_stops_advertising_and_no_codes(
        self, fleet: Fleet, urls: dict[str, str], words: str
    ) -> None:
        whom = number()
        reply = {
            "phone_number": whom,
            "send_time": receipts.now(),
            "content": words,
            "sign_name": "阿里云短信测试",
            "dest_code": "1234",
            "sequence_id": 1234567890,
        }
        marker = Sent(fleet, ALIYUN.code, ALIYUN)
        content = json.dumps([reply], ensure_ascii=False).encode()
        assert is_thanked(ALIYUN, receipts.post(urls[ALIYUN.code], content, receipts.JSON))
        push(urls[ALIYUN.code], ALIYUN, marker.receipt)
        marker.ends("success")
        advertising, code = fleet.send("marketing", whom), fleet.send("code", whom)
        fleet.ends(advertising, "failed")
        fleet.ends(code, "sent")
        received = [entry for entry in fleet.vendors.accepted("aliyun") if entry["recipient"] == whom]
        assert len(received) == 1

    def test_that_says_anything_else_stops_nothing(self, fleet: Fleet, urls: dict[str, str]) -> None:
        whom = number()
        reply = {"phone_number": whom, "send_time": receipts.now(), "content": "TDD?", "sequence_id": 1}
        marker = Sent(fleet, ALIYUN.code, ALIYUN)
        receipts.post(urls[ALIYUN.code], json.dumps([reply]).encode(), receipts.JSON)
        push(urls[ALIYUN.code], ALIYUN, marker.receipt)
        marker.ends("success")
        fleet.ends(fleet.send("marketing", whom), "sent")


class TestReceiptsUnderLoad:
    def test_are_all_thanked_for_in_the_time_that_aliyun_grants(self, fleet: Fleet) -> None:
        """The stand-ins wait for 700 ms, as Aliyun does, and count a push that is not thanked for in time."""
        fleet.vendors.configure({"receipt_delay_ms": 0, "receipt_flush_ms": 1})
        before = len(fleet.vendors.pushes())
        tasks = [
            task
            for batch in range(10)
            for task in fleet.batch("busy", [number() for _ in range(50)], {"code": str(batch)})
        ]
        fleet.all_end(tasks, "success", within=40)
        pushes = fleet.vendors.pushes()[before:]
        assert pushes and all(push["ok"] for push in pushes if push["provider"] == "aliyun")


@pytest.mark.timeout(90)
@pytest.mark.parametrize("carrier", [ALIYUN, TENCENT, ZRWINFO], ids=str)
class TestAServerThatCannotBeReached:
    @pytest.mark.parametrize(("end", "status"), [("delivered", "success"), ("failed", "failed")])
    def test_fetches_its_receipts(
        self, fleet: Fleet, pulled: dict[str, str], carrier: Carrier, end: str, status: str
    ) -> None:
        fleet.ends(pulled[f"{carrier}-{end}"], status, within=70)
