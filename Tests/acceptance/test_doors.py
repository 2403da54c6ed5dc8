"""What is true of every request: the catalog, the envelope, the bodies that existing SDKs send."""

from __future__ import annotations

import base64
import re
import socket

import pytest

from support.client import BATCH, CHANNELS, MESSAGES, encoded, exchange
from support.shop import RECEIVER, Shop, refused

UUID7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
TOO_LARGE = 16 * 1024 * 1024


class TestTheCatalog:
    def test_lists_open_channels_with_the_newest_first(self, shop: Shop) -> None:
        data = shop.client.get(CHANNELS).data
        assert (data["total"], data["page"], data["size"]) == (3, 1, 20)
        ids = [item["id"] for item in data["items"]]
        assert ids == sorted((shop.channels[name] for name in ("sms", "mail", "plain")), reverse=True)
        assert data["items"][-1]["readiness"] == {"state": "ready", "blocker_codes": []}

    def test_filters_and_pages(self, shop: Shop) -> None:
        data = shop.client.get(f"{CHANNELS}?type=sms&page=2&page_size=1").data
        assert (data["total"], data["page"], data["size"], len(data["items"])) == (2, 2, 1, 1)

    @pytest.mark.parametrize(
        "query",
        [
            "page=0",
            "page=abc",
            "page_size=0",
            "page_size=101",
            "type=fax",
            "page=99999999999999999999",
        ],
    )
    def test_refuses_a_query_that_makes_no_sense(self, shop: Shop, query: str) -> None:
        refused(shop.client.get(f"{CHANNELS}?{query}"), 400, 400)

    def test_shows_one_channel_with_its_template(self, shop: Shop) -> None:
        data = shop.client.get(f"{CHANNELS}/{shop.sms}").data
        assert data["id"] == shop.sms
        assert data["template"]["variables"] == ["code"]
        assert data["template"]["content_type"] == "text"
        assert data["signature_names"] == []

    @pytest.mark.parametrize("identifier", ["0", "-1", "abc", "99999999999999999999"])
    def test_refuses_what_is_no_id(self, shop: Shop, identifier: str) -> None:
        refused(shop.client.get(f"{CHANNELS}/{identifier}"), 400, 400)

    def test_does_not_find_unknown_and_disabled_channels(self, shop: Shop) -> None:
        for identifier in (999_999, shop.channels["closed"]):
            refused(shop.client.get(f"{CHANNELS}/{identifier}"), 404, 404)


class TestEveryReply:
    @pytest.mark.parametrize("path", ["/health/simple", CHANNELS, "/api/nothing", "/nothing"])
    def test_has_a_trace_id_of_its_own(self, shop: Shop, path: str) -> None:
        ids = [
            exchange(shop.daemon.port, "GET", path, {"trace-id": "mine"}).headers["trace-id"]
            for _ in range(2)
        ]
        assert all(UUID7.fullmatch(each) for each in ids)
        assert ids[0] != ids[1]

    @pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
    def test_under_api_is_an_envelope_even_when_the_path_is_unknown(self, shop: Shop, method: str) -> None:
        refused(exchange(shop.daemon.port, method, "/api/nothing"), 404, 404)

    @pytest.mark.parametrize(("method", "path"), [("DELETE", MESSAGES), ("PUT", BATCH), ("POST", CHANNELS)])
    def test_says_when_a_method_is_not_for_a_path(self, shop: Shop, method: str, path: str) -> None:
        reply = shop.client.raw(method, path, shop.client.signed(method, path))
        assert (reply.status, reply.code) in ((405, 405), (404, 404)), reply.body

    def test_to_options_has_no_body(self, shop: Shop) -> None:
        reply = exchange(shop.daemon.port, "OPTIONS", MESSAGES)
        assert (reply.status, reply.body) == (204, b"")
        assert reply.headers.get("access-control-allow-origin") != "*"

    def test_tells_the_date(self, shop: Shop) -> None:
        assert exchange(shop.daemon.port, "GET", "/health/simple").headers["date"].endswith("GMT")


class TestBodiesAsSDKsSendThem:
    def test_go_names_an_empty_signature(self, shop: Shop) -> None:
        text = (
            '{"channel_id":%d,"signature_name":"","receiver":"13800138000",'
            '"template_params":{"code":"a\\u003cb\\u003e"}}'
        )
        body = (text % shop.sms).encode()
        signed = shop.client.signed(
            "POST",
            MESSAGES,
            {
                "channel_id": shop.sms,
                "signature_name": "",
                "receiver": RECEIVER,
                "template_params": {"code": "a<b>"},
            },
        )
        assert shop.client.raw("POST", MESSAGES, signed, body).code == 0

    def test_php_waits_for_100_continue_before_a_large_body(self, shop: Shop) -> None:
        """libcurl announces bodies over a mebibyte with `Expect: 100-continue`."""
        body = {
            "channel_id": shop.channels["mail"],
            "receiver": "user@example.com",
            "template_params": {"code": "1"},
            "attachments": [
                {
                    "filename": "大.bin",
                    "content_type": "application/octet-stream",
                    "content_base64": base64.b64encode(bytes(range(256)) * 8192).decode(),
                }
            ],
        }
        content = encoded(body)
        assert len(content) > 2_000_000
        headers = shop.client.signed("POST", MESSAGES, body) | {
            "Host": "127.0.0.1",
            "Content-Length": str(len(content)),
            "Expect": "100-continue",
            "Connection": "close",
        }
        head = f"POST {MESSAGES} HTTP/1.1\r\n" + "".join(
            f"{name}: {value}\r\n" for name, value in headers.items()
        )
        with socket.create_connection(("127.0.0.1", shop.daemon.port), timeout=10) as connection:
            connection.sendall(head.encode() + b"\r\n")
            assert connection.recv(25) == b"HTTP/1.1 100 Continue\r\n\r\n"
            connection.sendall(content)
            answer = connection.makefile("rb").read()
        assert answer.startswith(b"HTTP/1.1 200"), answer[:300]
        assert b'"code":0' in answer

    def test_the_documented_examples_work_as_printed(self, shop: Shop) -> None:
        body = {
            "channel_type": "sms",
            "receiver": RECEIVER,
            "template_code": "sms-code",
            "template_params": {"code": "123456"},
        }
        reply = shop.client.post_bytes(MESSAGES, encoded(body), shop.client.documented())
        assert reply.code == 0, reply.body
        query = shop.client.raw("GET", f"{MESSAGES}/{reply.task}", shop.client.documented())
        assert query.data["content"] == "Your code is 123456."

    def test_a_template_nobody_has_is_not_found(self, shop: Shop) -> None:
        body = {
            "channel_type": "sms",
            "receiver": RECEIVER,
            "template_code": "nothing",
            "template_params": {},
        }
        refused(shop.client.send(body), 30005)


class TestABodyThatIsTooLarge:
    def test_is_refused_before_anybody_is_authenticated(self, shop: Shop) -> None:
        head = f"POST {MESSAGES} HTTP/1.1\r\nHost: x\r\nContent-Length: {TOO_LARGE}\r\n\r\n".encode()
        with socket.create_connection(("127.0.0.1", shop.daemon.port), timeout=10) as connection:
            connection.sendall(head)
            answer = connection.recv(4096)
        assert answer.startswith(b"HTTP/1.1 413"), answer[:300]
        assert b'"code":413' in answer
