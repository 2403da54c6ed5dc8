"""Sending and asking, byte for byte: fields, types, codes."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest

from support.client import MESSAGES
from support.shop import RECEIVER, Shop, refused

UNKNOWN_TASK = "550e8400-e29b-41d4-a716-446655440000"
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
MISSING, WRONG = 10003, 10004


class TestASingleMessage:
    def test_is_accepted_with_exactly_the_three_documented_fields(self, shop: Shop) -> None:
        reply = shop.client.send(shop.body())
        assert reply.status == 200
        assert (reply.code, reply.envelope["message"]) == (0, "success")
        assert set(reply.data) == {"task_id", "status", "created_at"}
        assert UUID.fullmatch(reply.data["task_id"])
        assert reply.data["status"] == "pending"
        assert RFC3339.fullmatch(reply.data["created_at"])

    def test_can_be_read_at_once_and_ends_as_success(self, shop: Shop) -> None:
        task = shop.client.send(shop.body()).task
        row = shop.client.query(task).data
        assert row["task_id"] == task
        assert shop.final_status(task) == "success"

    def test_shows_every_field_with_the_type_that_sdks_decode(self, shop: Shop) -> None:
        task = shop.client.send(shop.body(signature_name="")).task
        shop.final_status(task)
        row = shop.client.query(task).data
        for name in ("id", "channel_id", "retry_count", "max_retry"):
            assert type(row[name]) is int, name
        for name in (
            "task_id",
            "app_id",
            "message_type",
            "receiver",
            "title",
            "content",
            "template_code",
            "template_params",
            "signature",
            "status",
            "callback_status",
            "exclude_provider_ids",
            "created_at",
            "updated_at",
        ):
            assert type(row[name]) is str, name
        assert (row["message_type"], row["receiver"]) == ("sms", RECEIVER)
        assert row["content"] == "Your code is 1."
        assert row["template_params"] == '{"code":"1"}'
        assert row["channel_id"] == shop.sms
        assert row["scheduled_at"] is None

    @pytest.mark.parametrize("params", [[], {}, None])
    def test_needs_no_parameters_when_the_template_has_none(self, shop: Shop, params: Any) -> None:
        body = {"channel_id": shop.channels["plain"], "receiver": RECEIVER, "template_params": params}
        assert shop.client.send(body).code == 0

    def test_fills_a_placeholder_once(self, shop: Shop) -> None:
        task = shop.client.send(shop.body(template_params={"code": "{code} {x}", "x": "y"})).task
        assert shop.client.query(task).data["content"] == "Your code is {code} {x}."

    def test_ignores_fields_it_does_not_know(self, shop: Shop) -> None:
        assert shop.client.send(shop.body(app_id="other", priority=7)).code == 0

    def test_waits_for_its_time(self, shop: Shop) -> None:
        later = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=1)
        task = shop.client.send(shop.body(scheduled_at=later.isoformat(timespec="seconds"))).task
        row = shop.client.query(task).data
        assert row["status"] == "pending"
        assert row["scheduled_at"] == later.strftime("%Y-%m-%dT%H:%M:%SZ")

    @pytest.mark.parametrize("when", ["2020-01-01T00:00:00Z", "2020-01-01T08:00:00.123+08:00", None])
    def test_goes_at_once_when_its_time_is_past(self, shop: Shop, when: str | None) -> None:
        assert shop.final_status(shop.client.send(shop.body(scheduled_at=when)).task) == "success"


class TestAWrongMessage:
    @pytest.mark.parametrize(
        ("change", "code"),
        [
            ({"channel_id": None}, MISSING),
            ({"channel_id": 0}, WRONG),
            ({"channel_id": -1}, WRONG),
            ({"channel_id": 1.5}, WRONG),
            ({"channel_id": "1"}, WRONG),
            ({"channel_id": 999_999}, 30003),
            ({"receiver": None}, MISSING),
            ({"receiver": ""}, MISSING),
            ({"receiver": 13800138000}, WRONG),
            ({"receiver": "not a number"}, 10005),
            ({"template_params": {}}, 10006),
            ({"template_params": {"other": "1"}}, 10006),
            ({"template_params": "code=1"}, WRONG),
            ({"template_params": {"code": {"a": 1}}}, WRONG),
            ({"scheduled_at": ""}, WRONG),
            ({"scheduled_at": "tomorrow"}, WRONG),
            ({"scheduled_at": "2030-01-01 00:00:00"}, WRONG),
            ({"signature_name": 5}, WRONG),
        ],
    )
    def test_is_refused_with_the_code_that_says_why(
        self, shop: Shop, change: dict[str, Any], code: int
    ) -> None:
        refused(shop.client.send(shop.body(**change)), code)

    @pytest.mark.parametrize("field", ["channel_id", "receiver"])
    def test_is_refused_when_a_field_is_absent(self, shop: Shop, field: str) -> None:
        body = shop.body()
        del body[field]
        refused(shop.client.send(body), MISSING)

    def test_is_refused_when_its_channel_is_disabled(self, shop: Shop) -> None:
        refused(shop.client.send(shop.body(channel_id=shop.channels["closed"])), 30004)

    @pytest.mark.parametrize("receiver", ["nobody", "a@", "@b.co", "a b@c.de", "a@b.co\r\nBcc: x@y.zz"])
    def test_is_refused_when_a_mail_address_is_none(self, shop: Shop, receiver: str) -> None:
        refused(shop.client.send(shop.body(channel_id=shop.channels["mail"], receiver=receiver)), 10005)

    @pytest.mark.parametrize("body", [b"{", b"nonsense", b'{"channel_id":1', b'{"a":1,"a":2}', b'"\xff"'])
    def test_is_refused_when_it_is_not_json(self, shop: Shop, body: bytes) -> None:
        refused(shop.client.post_bytes(MESSAGES, body, shop.client.documented()), 10002)

    def test_is_refused_when_a_key_comes_twice(self, shop: Shop) -> None:
        body = b'{"channel_id":%d,"receiver":"13800138000","receiver":"13900139000"}' % shop.sms
        refused(shop.client.post_bytes(MESSAGES, body, shop.client.documented()), 10002)

    @pytest.mark.parametrize("body", [b"[]", b"1", b'"text"', b"true"])
    def test_is_refused_when_it_is_not_an_object(self, shop: Shop, body: bytes) -> None:
        reply = shop.client.post_bytes(MESSAGES, body, shop.client.documented())
        assert (reply.status, reply.code // 10000) == (200, 1), reply.body

    def test_is_refused_when_it_nests_too_deep(self, shop: Shop) -> None:
        body = b'{"x":' * 200 + b"1" + b"}" * 200
        refused(shop.client.post_bytes(MESSAGES, body, shop.client.documented()), 10002)


class TestABatch:
    def test_counts_its_receivers(self, shop: Shop) -> None:
        receivers = [f"138{n:08d}" for n in range(100)]
        reply = shop.client.batch(_batch(shop, receivers))
        assert (reply.status, reply.code) == (200, 0), reply.body
        assert UUID.fullmatch(reply.data["batch_id"])
        assert RFC3339.fullmatch(reply.data["created_at"])
        counts = [reply.data[name] for name in ("total_count", "success_count", "failed_count")]
        assert counts == [100, 100, 0]
        assert len(set(reply.data["task_ids"])) == 100

    @pytest.mark.parametrize("receivers", [[], None])
    def test_needs_a_receiver(self, shop: Shop, receivers: list[str] | None) -> None:
        refused(shop.client.batch(_batch(shop, receivers)), MISSING)

    @pytest.mark.parametrize("receivers", ["13800138000", [1], [None]])
    def test_needs_receivers_that_are_strings(self, shop: Shop, receivers: Any) -> None:
        refused(shop.client.batch(_batch(shop, receivers)), WRONG)

    def test_takes_ten_thousand_mail_addresses(self, shop: Shop) -> None:
        reply = shop.client.batch(_mail_batch(shop, 10_000))
        assert (reply.code, reply.data["success_count"]) == (0, 10_000)

    def test_refuses_one_more_than_ten_thousand(self, shop: Shop) -> None:
        reply = shop.client.batch(_mail_batch(shop, 10_001))
        refused(reply, WRONG)
        assert "10000" in reply.envelope["message"].replace(",", "")

    def test_waits_for_its_time_too(self, shop: Shop) -> None:
        later = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=1)
        body = _batch(shop, [RECEIVER]) | {"scheduled_at": later.isoformat(timespec="seconds")}
        task = shop.client.batch(body).data["task_ids"][0]
        assert shop.client.status(task) == "pending"


def _batch(shop: Shop, receivers: Any) -> dict[str, Any]:
    return {"channel_id": shop.sms, "receivers": receivers, "template_params": {"code": "1"}}


def _mail_batch(shop: Shop, count: int) -> dict[str, Any]:
    receivers = [f"user{n}@example.com" for n in range(count)]
    return _batch(shop, receivers) | {"channel_id": shop.channels["mail"]}


class TestATask:
    @pytest.mark.parametrize("task", [UNKNOWN_TASK, "no-uuid", "1"])
    def test_that_does_not_exist_is_not_found(self, shop: Shop, task: str) -> None:
        refused(shop.client.query(task), 30007)

    def test_of_another_application_is_not_found(self, shop: Shop) -> None:
        task = shop.client.send(shop.body()).task
        refused(shop.stranger.query(task), 30007)
