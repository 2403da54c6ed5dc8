"""Each provider's own interface, spoken so that the vendors' own code accepts it."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest

from conftest import MakeDaemon
from support.carriers import (
    ALIYUN,
    ALIYUN_GLOBAL,
    DINGTALK,
    DINGTALK_ROBOT,
    SMS,
    TENCENT,
    WEBHOOK,
    WECOM,
    WECOM_ROBOT,
    ZRWINFO,
    Carrier,
)
from support.fleet import Fleet, Line
from support.vendors import Vendors
from support.waiting import until

TEXTS = {
    "plain": "4711",
    "chinese": "验证码：四七一一",
    "emoji": "👩‍💻 ok",
    "reserved": "a b+c*d~e%f/g=h&i?'\"\\;:@!$(),[]{}|^`<>#",
    "percent": "100%25 %2B %",
    "empty": "",
    "long": "长" * 300,
    "separators": "a|b, c;d",
}
UNPACED = {"calls_per_minute": 600_000}
LINES = [
    Line("aliyun", ALIYUN, has_callback=False),
    Line("aliyun-global", ALIYUN_GLOBAL, has_callback=False),
    Line("tencent", TENCENT, has_callback=False),
    Line("zrwinfo", ZRWINFO, has_callback=False),
    Line("wecom", WECOM),
    Line("wecom-robot", WECOM_ROBOT, account=UNPACED),
    Line("dingtalk", DINGTALK),
    Line("dingtalk-robot", DINGTALK_ROBOT, account=UNPACED),
    Line("webhook", WEBHOOK),
    Line(
        "mapped",
        ALIYUN,
        binding={
            "signature": "默认签名",
            "signatures": {"shop": "商店", "bank": "银行"},
            "parameters": [
                {"name": "order_no", "variable": "order"},
                {"name": "product", "value": "固定"},
                "code",
            ],
        },
        variables=("order", "code"),
        has_callback=False,
    ),
    Line(
        "ordered",
        TENCENT,
        binding={"parameters": ["zebra", {"name": "b", "value": "固定"}, "apple", "middle"]},
        variables=("apple", "middle", "zebra"),
        has_callback=False,
    ),
    Line(
        "lenient",
        ALIYUN,
        account={"answers": {"isv.MOBILE_NUMBER_ILLEGAL": "rejected/misconfigured"}},
        channel={"max_attempts": 1},
        has_callback=False,
    ),
    Line("strict", ALIYUN, has_callback=False),
]
# Vendors count messages to one number, so each message here goes to a number of its own.
SERIAL = itertools.count(1)
FOREIGN = ["+14155550123", "+85251234567", "+886912345678", "+85366123456", "+447400123456"]


@pytest.fixture(scope="module")
def shared(make_shared_daemon: MakeDaemon, vendors_process: Vendors) -> Fleet:
    vendors_process.reset()
    return Fleet(make_shared_daemon().start(), vendors_process).open(*LINES)


@pytest.fixture
def fleet(shared: Fleet) -> Fleet:
    """The shared daemon, and stand-ins that remember credentials and nothing else."""
    shared.vendors.forget()
    return shared


def number() -> str:
    return f"1390013{next(SERIAL):04}"


def receiver(carrier: Carrier) -> str:
    if carrier in (WECOM_ROBOT, DINGTALK_ROBOT):
        return "-"
    if carrier is ALIYUN_GLOBAL:
        return f"+1415555{next(SERIAL):04}"
    return number() if carrier.medium == "sms" else f"user{next(SERIAL):04}"


def entry(fleet: Fleet, carrier: Carrier) -> dict[str, Any]:
    """The only accepted request's."""
    found = until(lambda: fleet.vendors.accepted(carrier.spoken), f"{carrier} accepts a message")
    assert len(found) == 1, found
    return found[0]


def value_in(entry: dict[str, Any], carrier: Carrier) -> str:
    """Where each interface carries the value of the parameter `code`."""
    content = entry["content"]
    if carrier is ALIYUN:
        return str(content["params"]["code"])
    if carrier is TENCENT:
        return str(content["params"][0])
    if carrier is ZRWINFO:
        return str(content["params"])
    if carrier is ALIYUN_GLOBAL:
        return str(content["Message"])
    if carrier is WECOM:
        return str(content["content"])
    if carrier is WEBHOOK:
        return str(json.loads(content["body"])["content"])
    return str(content["text"]["content"])


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
class TestAnyText:
    @pytest.mark.parametrize("carrier", SMS, ids=str)
    def test_reaches_a_template_as_it_is(self, fleet: Fleet, carrier: Carrier, text: str) -> None:
        name = next(line.name for line in LINES if line.carrier is carrier)
        task = fleet.send(name, number(), {"code": text})
        found = entry(fleet, carrier)
        assert value_in(found, carrier) == text
        fleet.ends(task, "sent")

    @pytest.mark.parametrize(
        "name", ["aliyun-global", "wecom", "wecom-robot", "dingtalk", "dingtalk-robot", "webhook"]
    )
    def test_reaches_a_reader_within_its_sentence(self, fleet: Fleet, name: str, text: str) -> None:
        carrier = next(line.carrier for line in LINES if line.name == name)
        task = fleet.send(name, receiver(carrier), {"code": text})
        assert value_in(entry(fleet, carrier), carrier) == f"Your code is {text}."
        fleet.ends(task, "sent", "success")


class TestARequest:
    def test_to_aliyun_is_signed_as_its_own_client_signs(self, fleet: Fleet) -> None:
        fleet.send("aliyun", "13800138000")
        found = entry(fleet, ALIYUN)
        assert found["verifier"] == "acs3:alibabacloud-tea-openapi"
        assert found["recipient"] == "13800138000"
        assert found["ref"], "the attempt's own name travels as OutId"
        assert found["content"]["template"] == ALIYUN.binding["provider_template"]
        assert found["content"]["sign"] == ALIYUN.binding["signature"]

    def test_to_tencent_is_signed_as_its_own_client_signs(self, fleet: Fleet) -> None:
        fleet.send("tencent", "13800138000")
        found = entry(fleet, TENCENT)
        assert found["verifier"].startswith("tc3:tencentcloud-sdk")
        assert found["recipient"] == "+8613800138000"
        assert found["ref"], "the attempt's own name travels as SessionContext"
        assert found["content"] == {
            "app": "1400006666",
            "params": ["4711"],
            "sign": TENCENT.binding["signature"],
            "template": TENCENT.binding["provider_template"],
        }

    def test_to_zrwinfo_has_its_signature_in_brackets(self, fleet: Fleet) -> None:
        fleet.send("zrwinfo", number())
        found = entry(fleet, ZRWINFO)
        assert found["content"] == {"params": "4711", "sign": "【掌榕网】", "template": "100"}

    @pytest.mark.parametrize("value", ["a##b", "a$$b"])
    def test_to_zrwinfo_whose_value_would_shift_the_others_is_refused(self, fleet: Fleet, value: str) -> None:
        task = fleet.send("zrwinfo", number(), {"code": value})
        fleet.ends(task, "failed")
        assert fleet.daemon.trace(task).outcomes == ["rejected/permanent"]
        assert fleet.vendors.log("zrwinfo") == []

    def test_to_wecom_names_the_agent_by_number(self, fleet: Fleet) -> None:
        task = fleet.send("wecom", "ZhangSan")
        assert entry(fleet, WECOM)["recipient"] == "ZhangSan"
        fleet.ends(task, "success")

    @pytest.mark.parametrize("receiver", ["", " "])
    def test_to_wecom_never_goes_to_everybody_by_accident(self, fleet: Fleet, receiver: str) -> None:
        reply = fleet.client.send(fleet.body("wecom", receiver=receiver))
        assert reply.code != 0
        assert fleet.vendors.log("wecom") == []


class TestAWrittenNumber:
    @pytest.mark.parametrize(
        "written",
        ["138 0013 8000", "+86 138-0013-8000", "8613800138000", "00861-3800138000", "１３８００１３８０００"],
    )
    def test_is_understood_as_people_write_it(self, fleet: Fleet, written: str) -> None:
        fleet.send("aliyun", written)
        assert entry(fleet, ALIYUN)["recipient"] == "13800138000"

    @pytest.mark.parametrize("written", ["14155550123x", "1234", "+8675512345678", "55550123", "+"])
    def test_that_is_none_is_refused_at_the_door(self, fleet: Fleet, written: str) -> None:
        reply = fleet.client.send(fleet.body("aliyun", receiver=written))
        assert reply.code == 10005, reply.body[:300]


class TestAForeignNumber:
    @pytest.mark.parametrize("number", FOREIGN)
    def test_goes_to_the_international_interface_of_aliyun(self, fleet: Fleet, number: str) -> None:
        fleet.send("aliyun-global", number)
        found = entry(fleet, ALIYUN_GLOBAL)
        assert found["action"] == "SendMessageToGlobe"
        assert found["recipient"] == number.removeprefix("+")

    @pytest.mark.parametrize("number", FOREIGN)
    def test_keeps_its_plus_at_tencent(self, fleet: Fleet, number: str) -> None:
        fleet.send("tencent", number)
        assert entry(fleet, TENCENT)["recipient"] == number

    @pytest.mark.parametrize("number", FOREIGN)
    def test_goes_to_the_international_interface_of_zrwinfo(self, fleet: Fleet, number: str) -> None:
        fleet.send("zrwinfo", number)
        assert entry(fleet, ZRWINFO)["action"] == "/intl/api/v2/send"

    def test_that_looks_like_a_mainland_one_never_goes_to_a_mainland_interface(self, fleet: Fleet) -> None:
        """+1 415 555 0123 without its plus is eleven digits that begin with 14."""
        task = fleet.send("aliyun", "+14155550123")
        fleet.attempted(task)
        assert fleet.vendors.log("aliyun") == []


class TestABinding:
    def test_gives_the_template_its_parameters_by_its_names(self, fleet: Fleet) -> None:
        fleet.send("mapped", number(), {"order": "A-1", "code": "4711", "other": "x"})
        content = entry(fleet, ALIYUN)["content"]
        assert content["params"] == {"order_no": "A-1", "product": "固定", "code": "4711"}
        assert content["sign"] == "默认签名"

    def test_gives_them_in_its_own_order_where_they_are_counted(self, fleet: Fleet) -> None:
        fleet.send("ordered", number(), {"apple": "A", "middle": "M", "zebra": "Z"})
        assert entry(fleet, TENCENT)["content"]["params"] == ["Z", "固定", "A", "M"]

    @pytest.mark.parametrize(("name", "signature"), [("shop", "商店"), ("bank", "银行")])
    def test_turns_the_name_of_a_signature_into_the_provider_s(
        self, fleet: Fleet, name: str, signature: str
    ) -> None:
        fleet.send("mapped", number(), {"order": "A-1", "code": "1"}, signature_name=name)
        assert entry(fleet, ALIYUN)["content"]["sign"] == signature

    def test_knows_no_other_signature(self, fleet: Fleet) -> None:
        params = {"order": "A-1", "code": "1"}
        body = fleet.body("mapped", params, receiver=number(), signature_name="stranger")
        reply = fleet.client.send(body)
        if reply.code == 0:
            fleet.ends(reply.task, "failed")
        assert fleet.vendors.log("aliyun") == []


class TestTheMeaningOfACode:
    @pytest.mark.parametrize(
        ("line", "outcome"), [("strict", "rejected/permanent"), ("lenient", "rejected/misconfigured")]
    )
    def test_is_the_operator_s_to_change(self, fleet: Fleet, line: str, outcome: str) -> None:
        task = fleet.send(line, "13900139002")
        fleet.ends(task, "failed")
        trace = fleet.daemon.trace(task)
        assert trace.outcomes == [outcome]
        finished = next(event for event in trace.whole["events"] if event["kind"] == "attempt_finished")
        assert finished["code"] == "isv.MOBILE_NUMBER_ILLEGAL"
        assert finished["text"] == "invalid mobile number"
