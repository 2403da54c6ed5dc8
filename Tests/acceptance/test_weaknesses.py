"""The list of the original's weaknesses, and those of its security (S1 to S22), shown right here.

The list is `weaknesses.md`. The others' tests are in `test_weaknesses_delivery.py` (D), in
`test_weaknesses_catalog.py` and `test_weaknesses_correctness.py` (F and P), and in
`test_weaknesses_vendors.py` (some of each).
"""

from __future__ import annotations

import base64
import json
import re
import socket
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import MakeDaemon
from support import catalog
from support.client import BATCH, CHANNELS, MESSAGES, Client, Reply, encoded, exchange
from support.daemon import REPOSITORY, Daemon, Document, run
from support.hooks import HookSink
from support.mail import MailSink
from support.office import open_office
from support.shop import RECEIVER, Shop, refused
from support.waiting import until

TESTS = REPOSITORY / "Tests"
COUNTS = {"S": 22, "D": 23, "F": 30, "P": 10}
IDS = [f"{letter}{n}" for letter, count in COUNTS.items() for n in range(1, count + 1)]
CANNOT_APPLY = "Cannot apply:"
MIB = 1024 * 1024


# The list.


def rows() -> list[list[str]]:
    """The table's cells, line by line: id, what was wrong, how it is closed, where, tests."""
    lines = (TESTS / "acceptance" / "weaknesses.md").read_text().splitlines()
    table = [line for line in lines if re.match(r"\| [SDFP]\d", line)]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in table]


def named_tests(row: list[str]) -> list[tuple[str, str]]:
    """Each test as its file, below `Tests`, and its name."""
    found = [entry.partition("::") for entry in re.findall(r"`([^`]+::[^`]+)`", row[4])]
    return [(f"acceptance/{path}" if path.endswith(".py") else path, name) for path, _, name in found]


def names_in(path: Path) -> set[str]:
    """The names of the tests in a file: Python's functions, or Swift's raw identifiers."""
    pattern = r"^\s*def (test_\w+)" if path.suffix == ".py" else r"func `([^`]+)`"
    return set(re.findall(pattern, path.read_text(), re.MULTILINE))


def test_the_list_has_every_weakness_once() -> None:
    assert [row[0] for row in rows()] == IDS
    assert [row[0] for row in rows() if len(row) != 5 or not all(row[1:])] == []


def test_the_list_names_no_file_and_no_test_that_does_not_exist() -> None:
    missing = []
    for row in rows():
        for path, name in named_tests(row):
            file = TESTS / path
            if not file.is_file() or name not in names_in(file):
                missing.append(f"{row[0]}: {path}::{name}")
        for path in re.findall(r"`([\w+/.-]+\.(?:swift|md|yaml))`", row[2] + row[3]):
            if not any((REPOSITORY / folder / path).is_file() for folder in ("", "Sources", "Tests")):
                missing.append(f"{row[0]}: {path}")
    assert missing == []


def test_every_weakness_that_can_apply_has_a_test_that_bears_its_name() -> None:
    bearing = {
        name.split("_")[1]
        for file in (TESTS / "acceptance").glob("test_weaknesses*.py")
        for name in names_in(file)
    }
    for row in rows():
        applies = not row[2].startswith(CANNOT_APPLY)
        assert applies == (row[0] in bearing), row[0]
        assert applies == bool(named_tests(row)), row[0]


# What is shared.


@pytest.fixture
def own(daemon: Daemon) -> Shop:
    """A daemon whose catalog a test may change."""
    return own_shop(daemon)


def own_shop(daemon: Daemon, **app: Any) -> Shop:
    document = catalog.single(catalog.account("box", "sandbox"), "sms")
    document["apps"] = [catalog.app(**app), catalog.app("stranger")]
    made = daemon.apply(document)
    channels = {"sms": made.channels["main"]}
    return Shop(daemon, daemon.client(made.apps["shop"]), daemon.client(made.apps["stranger"]), channels)


def same_again(client: Client, path: str, body: Document) -> list[Reply]:
    """The answers to a request and to its exact copy."""
    headers = client.signed("POST", path, body)
    return [client.raw("POST", path, headers, encoded(body)) for _ in range(2)]


# 10.1: security.


@pytest.mark.parametrize("path", ["/api/admin/users", "/api/admin/applications", "/api/admin/auth/me"])
def test_S1_no_token_opens_a_door_to_operators(shop: Shop, path: str) -> None:
    """Operators knock on a Unix socket, where the kernel says who they are; there are no tokens to forge."""
    parts = [{"alg": "none", "typ": "JWT"}, {"user_id": 1, "exp": 1 << 40}]
    token = ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).decode() for part in parts) + "."
    refused(exchange(shop.daemon.port, "GET", path, {"Authorization": f"Bearer {token}"}), 404, 404)
    mode = shop.daemon.socket.stat().st_mode
    assert stat.S_ISSOCK(mode) and mode & 0o007 == 0


def test_S2_who_was_shut_out_is_out_at_the_next_request(own: Shop) -> None:
    daemon, client = own.daemon, own.client
    assert client.get(CHANNELS).code == 0
    daemon.apply({"apps": [catalog.app(enabled=False)]})
    refused(client.get(CHANNELS), 20006)
    daemon.apply({"apps": [catalog.app(enabled=True, app_secret="another secret of some length")]})
    refused(client.get(CHANNELS), 20003)
    daemon.apply({"apps": [{"name": "shop", "delete": True}]})
    refused(client.get(CHANNELS), 20002)


@pytest.mark.parametrize("token", ["0123456789abcdef", "", "%00", "x" * 500])
def test_S3_no_stranger_comes_in_at_the_door_for_callbacks(daemon: Daemon, token: str) -> None:
    config = {"access_key_id": "key", "access_key_secret": "a secret of some length", "callback_bare": False}
    daemon.apply({"accounts": [catalog.account("vendor", "aliyun_sms", **config)]})
    for door in (f"/api/callback/vendor/{token}", f"/api/callback/1/{token}", "/api/callback/vendor"):
        assert exchange(daemon.port, "POST", door, {}, b"[]").status == 404


def test_S6_a_captured_request_is_not_taken_twice(shop: Shop) -> None:
    for path, whom in ((MESSAGES, {"receiver": RECEIVER}), (BATCH, {"receivers": [RECEIVER]})):
        body = {"channel_id": shop.sms, "template_params": {"code": "once"}} | whom
        first, second = same_again(shop.client, path, body)
        assert first.code == 0
        refused(second, 20004)


def test_S7_a_signature_with_any_one_digit_wrong_is_refused(shop: Shop) -> None:
    headers = shop.client.signed("GET", CHANNELS)
    right = headers["X-Signature"]
    assert shop.client.raw("GET", CHANNELS, headers).code == 0
    for place, digit in enumerate(right):
        wrong = right[:place] + ("0" if digit != "0" else "1") + right[place + 1 :]
        refused(shop.client.raw("GET", CHANNELS, headers | {"X-Signature": wrong}), 20003)


def test_S8_a_signature_cannot_be_read_in_another_way(shop: Shop) -> None:
    """Nothing stands between the signed parts, so a digit can change sides. It helps nobody."""
    body, when = shop.body(), str(int(time.time()))
    headers = shop.client.signed("POST", MESSAGES, body, timestamp=when, nonce="7-and-more")
    assert shop.client.raw("POST", MESSAGES, headers, encoded(body)).code == 0
    for moved in (
        {},
        {"X-Timestamp": when[:-1], "X-Nonce": when[-1] + "7-and-more"},
        {"X-Timestamp": when + "7", "X-Nonce": "-and-more"},
    ):
        assert shop.client.raw("POST", MESSAGES, headers | moved, encoded(body)).code in (20003, 20004)


@pytest.mark.parametrize("field", ["allowed_addresses", "ip_whitelist"])
def test_S9_an_application_calls_from_its_own_addresses_only(daemon: Daemon, field: str) -> None:
    shop = own_shop(daemon, **{field: "192.0.2.0/24\n2001:db8::/32"})
    refused(shop.client.get(CHANNELS), 20005)
    forged = shop.client.signed("GET", CHANNELS) | {"X-Forwarded-For": "192.0.2.7"}
    refused(shop.client.raw("GET", CHANNELS, forged), 20005)
    daemon.apply({"apps": [catalog.app(**{field: "192.0.2.0/24, 127.0.0.0/8"})]})
    assert shop.client.get(CHANNELS).code == 0


def test_S10_nobody_sees_or_changes_what_another_application_sent(shop: Shop) -> None:
    task = shop.client.send(shop.body()).task
    batch = shop.client.batch({**shop.body(), "receivers": [RECEIVER]}).data["batch_id"]
    refused(shop.stranger.query(task), 30007)
    for deed in ("cancel", "hold", "release", "resend"):
        refused(shop.stranger.post(f"{MESSAGES}/{task}/{deed}", {}), 30007)
    refused(shop.stranger.get(f"/api/v1/batches/{batch}"), 30008)
    refused(shop.stranger.get(f"/api/v1/batches/{batch}/tasks"), 30008)


def test_S11_no_secret_is_shown_or_kept_as_it_is(daemon: Daemon) -> None:
    ours, theirs = "the secret of the app", "the secret of the account"
    vendor = catalog.account("vendor", "aliyun_sms", access_key_id="key", access_key_secret=theirs)
    daemon.apply({"apps": [catalog.app(app_secret=ours)], "accounts": [vendor]})
    shown = daemon.cli("export").stdout + daemon.cli("account", "list").stdout + daemon.log_text()
    assert daemon.stop() == 0
    kept = b"".join(path.read_bytes() for path in daemon.state.rglob("*") if path.is_file())
    for secret in (ours, theirs):
        assert secret not in shown
        assert secret.encode() not in kept


def test_S12_every_installation_makes_a_key_of_its_own(make_daemon: MakeDaemon) -> None:
    keys = []
    for name in ("one", "another"):
        file = make_daemon(name).start().state / "master.key"
        assert file.stat().st_mode & 0o777 == 0o600
        keys.append(bytes.fromhex(file.read_text().strip()))
    assert [len(key) for key in keys] == [32, 32]
    assert keys[0] != keys[1]


@pytest.mark.parametrize("step", ["status", "test-connection", "test-redis", "submit", "install"])
def test_S13_nothing_can_be_installed_from_the_network(shop: Shop, step: str) -> None:
    body = b'{"host":"127.0.0.1","port":22,"username":"admin","password":"admin123"}'
    refused(exchange(shop.daemon.port, "POST", f"/api/install/{step}", {}, body), 404, 404)


def test_S14_there_is_no_login_to_guess_at_and_no_short_password(daemon: Daemon) -> None:
    refused(exchange(daemon.port, "POST", "/api/admin/auth/login", {}, b"{}"), 404, 404)
    path = daemon.root / "user.json"
    path.write_text(json.dumps({"users": [{"name": "li", "role": "viewer", "password": "1234567"}]}))
    done = daemon.cli("apply", "-f", str(path))
    assert done.returncode != 0 and "1234567" not in done.stderr
    assert "at least 10 characters" in done.stderr


def test_S15_nobody_unknown_makes_the_daemon_read_a_large_body(shop: Shop) -> None:
    """The answer comes although nothing of the body was sent."""
    head = f"POST {MESSAGES} HTTP/1.1\r\nHost: x\r\nContent-Length: {64 * MIB}\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", shop.daemon.port), timeout=10) as connection:
        connection.sendall(head)
        assert connection.recv(64).startswith(b"HTTP/1.1 413")


def test_S16_credentials_travel_over_https_unless_the_operator_wants_otherwise() -> None:
    described = json.loads(run("providers", "zrwinfo_sms", "--json").stdout)
    defaults = [field["default"] for field in described["fields"] if field["type"] == "url"]
    assert len(defaults) == 2
    assert all(address.startswith("https://") for address in defaults)


@pytest.mark.parametrize("place", ["subject", "receiver"])
def test_S17_a_line_end_writes_no_header_of_a_mail(daemon: Daemon, mails: MailSink, place: str) -> None:
    office = open_office(daemon, mails)
    forged = "hello\r\nBcc: victim@example.com"
    params = {"subject": forged if place == "subject" else "hello", "body": "b"}
    receiver = forged + "@example.com" if place == "receiver" else "li@example.com"
    body = {"channel_id": office.channel, "receiver": receiver, "template_params": params}
    reply = office.client.send(body)
    if place == "receiver":
        refused(reply, 10005)
    else:
        until(lambda: office.client.status(reply.task) == "failed", "the mail fails")
    assert mails.mails == []


def test_S18_no_webhook_leads_inside_our_own_network(daemon: Daemon, hooks: HookSink) -> None:
    """Neither a channel's, nor one at which an application hears what became of its messages."""
    document = catalog.single(catalog.account("hook", "webhook", url=hooks.url()), "webhook", max_attempts=1)
    document["apps"] = [catalog.app(webhooks=[{"name": "ear", "url": hooks.url("/ear")}])]
    made = daemon.apply(document)
    body = {"channel_id": made.channels["main"], "receiver": "ops", "template_params": {"code": "1"}}
    client = daemon.client(made.apps["shop"])
    task = client.send(body).task
    until(lambda: client.status(task) == "failed", "the message fails")
    until(lambda: notice_attempts(daemon, task), "the application's webhook is tried")
    assert hooks.hooks == []


def notice_attempts(daemon: Daemon, task: str) -> int:
    """How often it was tried to tell the application what became of a message."""
    notices = [event for event in daemon.trace(task).whole["events"] if event["kind"] == "notice"]
    return sum(notice["attempts"] for notice in notices)


@pytest.fixture
def talkative(make_daemon: MakeDaemon) -> Iterator[Daemon]:
    """A daemon that logs all it can."""
    yield make_daemon(log_level="debug").start()


def test_S19_the_log_has_neither_codes_nor_whole_numbers(talkative: Daemon) -> None:
    shop = own_shop(talkative)
    code, number = "83920174", "13912349002"
    for receiver in (number, number[:-4] + "9004", "13912340000"):
        task = shop.client.send(shop.body(receiver=receiver, template_params={"code": code})).task
        until(lambda: talkative.trace(task).outcomes, "the first attempt ends")
    refused(shop.client.send(shop.body(receiver=number, template_params={code: code})), 10006)
    refused(shop.client.send(shop.body(receiver=number + code)), 10005)
    log = talkative.log_text()
    assert code not in log
    assert number[:-4] not in log


@pytest.mark.parametrize("method", ["OPTIONS", "GET"])
def test_S20_no_foreign_page_may_read_an_answer(shop: Shop, method: str) -> None:
    headers = shop.client.signed(method, CHANNELS) | {
        "Origin": "https://evil.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "X-Signature",
    }
    reply = exchange(shop.daemon.port, method, CHANNELS, headers)
    assert [name for name in reply.headers if name.startswith("access-control-")] == []


def test_S21_nobody_tells_the_daemon_its_own_address(shop: Shop) -> None:
    forged = {name: "evil.example" for name in ("X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "Host")}
    for path in (CHANNELS, f"{CHANNELS}/{shop.sms}", "/health"):
        reply = exchange(shop.daemon.port, "GET", path, shop.client.signed("GET", path) | forged)
        assert reply.status == 200
        assert "evil" not in str(reply.headers) + reply.body.decode()
    shop.daemon.apply(
        {"accounts": [catalog.account("vendor", "aliyun_sms", access_key_id="k", access_key_secret="s" * 16)]}
    )
    listed = {account["name"]: account for account in shop.daemon.json_of("account", "list")["accounts"]}
    assert listed["vendor"]["callback_path"].startswith("/api/callback/")


def test_S22_a_new_house_knows_nobody(daemon: Daemon) -> None:
    assert not any(daemon.json_of("export").values())
