"""Who may come in: both signing schemes, every canonical form, and what is refused."""

from __future__ import annotations

import time
from typing import Any

import pytest

from support import catalog, signing
from support.client import CHANNELS, MESSAGES, Client, Credentials, Headers, encoded
from support.daemon import Daemon
from support.shop import RECEIVER, Shop, refused

SPECIAL = 'a<b> & c/d \u2028 \\ " \b\f\n\t\x01 验证码 😀'
FORMS = [signing.go, signing.plain, signing.php, signing.top_level, signing.slashed]


class TestTheSDKsScheme:
    @pytest.mark.parametrize("form", FORMS)
    def test_accepts_an_ordinary_body_in_every_form(self, shop: Shop, form: signing.Canonical) -> None:
        assert shop.client.send(shop.body(), canonical=form).code == 0

    @pytest.mark.parametrize("form", FORMS)
    def test_accepts_special_characters_in_every_form(self, shop: Shop, form: signing.Canonical) -> None:
        body = shop.body(template_params={"code": SPECIAL})
        assert shop.client.send(body, canonical=form).code == 0

    @pytest.mark.parametrize("form", [signing.go, signing.plain, signing.php])
    def test_accepts_keys_that_are_numbers_in_either_order(self, shop: Shop, form: signing.Canonical) -> None:
        body = shop.body(template_params={"code": "1", "2": "y", "10": "x", "b": "z"})
        assert shop.client.send(body, canonical=form).code == 0

    def test_accepts_the_empty_list_that_php_sends_for_no_parameters(self, shop: Shop) -> None:
        body = {"channel_id": shop.channels["plain"], "receiver": RECEIVER, "template_params": []}
        assert shop.client.send(body, canonical=signing.php).code == 0

    def test_reads_escaped_and_raw_characters_as_the_same(self, shop: Shop) -> None:
        body = shop.body(template_params={"code": "验证/码"})
        headers = shop.client.signed("POST", MESSAGES, body)
        text = encoded(body).decode().replace("验", "\\u9a8c").replace("/", "\\/")
        assert shop.client.raw("POST", MESSAGES, headers, text.encode()).code == 0

    def test_keeps_large_integers_exact(self, shop: Shop) -> None:
        assert shop.client.send(shop.body(extra=9007199254740993), canonical=signing.php).code == 0

    def test_does_not_sign_the_query(self, shop: Shop) -> None:
        assert shop.client.get(f"{CHANNELS}?page=1&page_size=5").code == 0


class TestADamagedRequest:
    def test_is_refused_when_its_body_changed_after_signing(self, shop: Shop) -> None:
        headers = shop.client.signed("POST", MESSAGES, shop.body())
        refused(shop.client.raw("POST", MESSAGES, headers, encoded(shop.body(receiver="13900139000"))), 20003)

    @pytest.mark.parametrize("header", ["X-App-Id", "X-Timestamp", "X-Nonce", "X-Signature"])
    def test_is_refused_without_one_of_its_headers(self, shop: Shop, header: str) -> None:
        headers = shop.client.signed("POST", MESSAGES, shop.body())
        del headers[header]
        refused(shop.client.raw("POST", MESSAGES, headers, encoded(shop.body())), 20001)

    @pytest.mark.parametrize("age", [301, -302, 86_400])
    def test_is_refused_when_its_time_is_off(self, shop: Shop, age: int) -> None:
        refused(_at(shop, str(int(time.time()) - age)), 20003)

    @pytest.mark.parametrize("age", [250, -250])
    def test_is_accepted_within_five_minutes(self, shop: Shop, age: int) -> None:
        assert _at(shop, str(int(time.time()) - age)).code == 0

    @pytest.mark.parametrize("timestamp", ["now", "1.5", "99999999999999999999", "0x10"])
    def test_is_refused_when_its_time_is_no_number(self, shop: Shop, timestamp: str) -> None:
        refused(_at(shop, timestamp), 20004)

    def test_is_refused_with_an_unknown_application(self, shop: Shop) -> None:
        unknown = Client(shop.daemon.port, Credentials("nobody", "secret"))
        refused(unknown.send(shop.body()), 20002)

    def test_is_refused_with_the_secret_of_another_application(self, shop: Shop) -> None:
        mixed = Credentials(shop.client.credentials.app_id, shop.stranger.credentials.app_secret)
        refused(Client(shop.daemon.port, mixed).send(shop.body()), 20003)

    def test_is_refused_when_it_names_both_schemes(self, shop: Shop) -> None:
        headers = shop.client.signed("POST", MESSAGES, shop.body()) | {
            "X-App-Key": shop.client.credentials.app_id
        }
        refused(shop.client.raw("POST", MESSAGES, headers, encoded(shop.body())), 20001)

    def test_is_refused_when_signed_for_another_path(self, shop: Shop) -> None:
        headers = shop.client.signed("GET", CHANNELS)
        refused(shop.client.raw("GET", f"{CHANNELS}/{shop.sms}", headers), 20003)


def _at(shop: Shop, timestamp: str) -> Any:
    body = shop.body()
    headers = shop.client.signed("POST", MESSAGES, body, timestamp=timestamp)
    return shop.client.raw("POST", MESSAGES, headers, encoded(body))


class TestAReplay:
    def test_of_a_post_is_refused(self, shop: Shop) -> None:
        headers, body = shop.client.signed("POST", MESSAGES, shop.body()), encoded(shop.body())
        assert shop.client.raw("POST", MESSAGES, headers, body).code == 0
        assert shop.client.raw("POST", MESSAGES, headers, body).code in (20003, 20004)

    def test_of_a_get_is_answered_as_before(self, shop: Shop) -> None:
        headers = shop.client.signed("GET", CHANNELS)
        assert [shop.client.raw("GET", CHANNELS, headers).code for _ in range(3)] == [0, 0, 0]

    def test_of_a_post_in_the_documented_scheme_is_refused(self, shop: Shop) -> None:
        headers, body = shop.client.documented(), encoded(shop.body(template_params={"code": "once"}))
        assert shop.client.raw("POST", MESSAGES, headers, body).code == 0
        assert shop.client.raw("POST", MESSAGES, headers, body).code in (20003, 20004)

    def test_is_refused_after_a_restart_too(self, daemon: Daemon) -> None:
        made = daemon.apply(catalog.single(catalog.account("box", "sandbox"), "sms"))
        client = daemon.client(made.apps["shop"])
        message = {
            "channel_id": made.channels["main"],
            "receiver": RECEIVER,
            "template_params": {"code": "1"},
        }
        headers = client.signed("POST", MESSAGES, message)
        assert client.raw("POST", MESSAGES, headers, encoded(message)).code == 0
        daemon.restart()
        assert client.raw("POST", MESSAGES, headers, encoded(message)).code in (20003, 20004)


class TestTheDocumentedScheme:
    def test_covers_no_body(self, shop: Shop) -> None:
        headers = shop.client.documented()
        codes = [
            shop.client.raw(
                "POST", MESSAGES, headers, encoded(shop.body(template_params={"code": code}))
            ).code
            for code in ("first", "second")
        ]
        assert codes == [0, 0]

    @pytest.mark.parametrize("header", ["X-Timestamp", "X-Signature"])
    def test_is_refused_without_one_of_its_headers(self, shop: Shop, header: str) -> None:
        headers: Headers = shop.client.documented()
        del headers[header]
        refused(shop.client.raw("POST", MESSAGES, headers, encoded(shop.body())), 20001)

    def test_is_refused_with_a_wrong_signature(self, shop: Shop) -> None:
        headers = shop.client.documented() | {"X-Signature": "0" * 64}
        refused(shop.client.raw("POST", MESSAGES, headers, encoded(shop.body())), 20003)

    def test_is_refused_when_its_time_is_off(self, shop: Shop) -> None:
        headers = shop.client.documented(str(int(time.time()) - 400))
        refused(shop.client.raw("POST", MESSAGES, headers, encoded(shop.body())), 20003)

    def test_can_be_switched_off_for_an_application(self, daemon: Daemon) -> None:
        document = catalog.single(catalog.account("box", "sandbox"), "sms")
        document["apps"] = [catalog.app(documented_signature=False)]
        made = daemon.apply(document)
        client = daemon.client(made.apps["shop"])
        reply = client.raw("GET", CHANNELS, client.documented())
        assert reply.code // 10000 == 2, reply.body
        assert client.get(CHANNELS).code == 0


class TestAnApplication:
    def test_with_given_credentials_keeps_them(self, daemon: Daemon) -> None:
        """An application moves here from the original without a change on its side."""
        document = catalog.single(catalog.account("box", "sandbox"), "sms")
        given = {"app_id": "0123456789abcdef", "app_secret": "a secret that the original made"}
        document["apps"] = [catalog.app(**given)]
        daemon.apply(document)
        client = daemon.client(Credentials(**given))
        assert client.get(CHANNELS).code == 0

    def test_that_is_disabled_is_refused(self, daemon: Daemon) -> None:
        document = catalog.single(catalog.account("box", "sandbox"), "sms")
        made = daemon.apply(document)
        document["apps"] = [catalog.app(enabled=False)]
        daemon.apply(document)
        refused(daemon.client(made.apps["shop"]).get(CHANNELS), 20006)
