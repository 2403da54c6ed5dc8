"""Where the original lost or misread what operators set up (F9 to F28), shown right here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import MakeDaemon
from support import catalog
from support.client import CHANNELS, MESSAGES, Client, Credentials, exchange
from support.daemon import Daemon, Document
from support.shop import RECEIVER, Shop, refused
from support.waiting import until

SETTINGS = 78
CODE = {"template_params": {"code": "1"}}


def export(daemon: Daemon, kind: str, name: str) -> Document:
    """What the catalog says of one thing."""
    found = [entry for entry in daemon.json_of("export")[kind] if entry["name"] == name]
    assert len(found) == 1, found
    entry: Document = found[0]
    return entry


def is_refused(daemon: Daemon, document: Document, *said: str) -> None:
    """The document is not taken, and the operator is told all of this."""
    path = daemon.root / "wrong.json"
    path.write_text(json.dumps(document))
    done = daemon.cli("apply", "-f", str(path))
    assert done.returncode == 1, done.stderr
    for words in said:
        assert words in done.stderr


def pair(**channel: Any) -> Document:
    """Two sandbox accounts for one channel."""
    one = catalog.account("one", "sandbox", delay_ms=1, receipt_delay_ms=1)
    document = catalog.document(
        [one, catalog.account("two", "sandbox")],
        [catalog.template("code", "sms")],
        [catalog.channel("main", "sms", "one", template="code", **channel)],
    )
    document["channels"][0]["bindings"].append({"account": "two", "weight": 10, "priority": 100})
    return document


def test_F9_the_rate_of_an_application_is_the_one_it_has(daemon: Daemon) -> None:
    made = daemon.apply({"apps": [catalog.app(rate_limit=5), catalog.app("free", rate_limit=0)]})
    limited, free = daemon.client(made.apps["shop"]), daemon.client(made.apps["free"])
    replies = [limited.get(CHANNELS) for _ in range(30)]
    assert [reply.code for reply in replies[:5]] == [0] * 5
    too_many = next(reply for reply in replies if reply.code != 0)
    refused(too_many, 30001)
    assert int(too_many.headers["retry-after"]) >= 1
    assert {reply.headers["ratelimit-limit"] for reply in replies} == {"5"}
    assert too_many.headers["ratelimit-remaining"] == "0"
    assert {free.get(CHANNELS).code for _ in range(150)} == {0}


def test_F10_a_quota_counts_receivers_of_what_was_accepted(daemon: Daemon) -> None:
    document = catalog.single(catalog.account("box", "sandbox"), "sms")
    document["apps"] = [catalog.app(daily_quota=5)]
    made = daemon.apply(document)
    client, body = daemon.client(made.apps["shop"]), CODE | {"channel_id": made.channels["main"]}
    task = client.send(body | {"receiver": RECEIVER}).task
    for _ in range(10):
        assert client.query(task).code == 0
        refused(client.send(body | {"receiver": "no number"}), 10005)
    three = [f"1380013800{n}" for n in range(3)]
    assert client.batch(body | {"receivers": three}).code == 0
    refused(client.batch(body | {"receivers": three}), 30002)
    daemon.restart()
    assert client.send(body | {"receiver": RECEIVER}).code == 0
    refused(client.send(body | {"receiver": RECEIVER}), 30002)
    quota = client.get("/api/v1/quota").data
    assert (quota["daily_quota"], quota["used"], quota["remaining"]) == (5, 5, 0)


def test_F11_nothing_is_not_taken_for_the_usual(daemon: Daemon) -> None:
    document = catalog.single(catalog.account("box", "sandbox"), "sms", enabled=False)
    document["apps"] = [catalog.app(daily_quota=0, rate_limit=0, enabled=False)]
    document["channels"][0]["bindings"][0] |= {"priority": 0, "enabled": False}
    daemon.apply(document)
    app, channel = export(daemon, "apps", "shop"), export(daemon, "channels", "main")
    assert (app["daily_quota"], app["rate_limit"], app["enabled"]) == (0, 0, False)
    assert channel["enabled"] is False
    assert (channel["bindings"][0]["priority"], channel["bindings"][0]["enabled"]) == (0, False)


@pytest.mark.parametrize(
    ("kind", "name", "change"),
    [
        ("apps", "shop", {"daily_quota": 7}),
        ("accounts", "one", {"config": {"delay_ms": 5}}),
        ("templates", "code", {"content": "{code}!"}),
        ("channels", "main", {"ttl": "1h"}),
    ],
)
def test_F12_what_a_change_does_not_name_stays(
    daemon: Daemon, kind: str, name: str, change: Document
) -> None:
    document = pair(max_attempts=3)
    document["channels"][0]["bindings"][0] |= {"weight": 7, "priority": 50, "enabled": False}
    document["apps"] = [catalog.app(daily_quota=3, rate_limit=2, enabled=False)]
    daemon.apply(document)
    before = export(daemon, kind, name)
    daemon.apply({kind: [{"name": name} | change]})
    after = export(daemon, kind, name)
    assert after != before
    key, value = next(iter(change.items()))
    was = before[key]
    assert after | {key: was} == before
    assert after[key] == (was | value if isinstance(value, dict) else value)


@pytest.mark.parametrize("empty", [[], ""])
def test_F13_limits_of_an_application_can_be_taken_away(daemon: Daemon, empty: Any) -> None:
    made = daemon.apply(
        {"apps": [catalog.app(ip_whitelist="192.0.2.1", webhook_url="https://example.com/hook")]}
    )
    client = daemon.client(made.apps["shop"])
    refused(client.get(CHANNELS), 20005)
    daemon.apply({"apps": [{"name": "shop", "ip_whitelist": empty, "webhook_url": ""}]})
    assert client.get(CHANNELS).code == 0
    app = export(daemon, "apps", "shop")
    assert (app["allowed_addresses"], app["webhooks"]) == ([], [])


@pytest.mark.parametrize("word", [0, 1, 2, "off"])
def test_F14_off_has_one_spelling(daemon: Daemon, word: Any) -> None:
    is_refused(daemon, {"apps": [catalog.app(enabled=word)]}, "apps[0].enabled")
    made = daemon.apply(catalog.single(catalog.account("box", "sandbox"), "sms", enabled=False))
    assert daemon.client(made.apps["shop"]).get(CHANNELS).data["total"] == 0
    assert export(daemon, "channels", "main")["enabled"] is False


def test_F15_attempts_are_not_counted_as_messages(shop: Shop) -> None:
    """The sandbox lets a number that ends in 9018 pass at the third attempt."""
    made = shop.client.batch({**shop.body(), "receivers": ["13800139018", "13800139002"]}).data
    path = f"/api/v1/batches/{made['batch_id']}"
    until(lambda: shop.client.get(path).data["pending_count"] == 0, "the batch is over", 30)
    batch = shop.client.get(path).data
    assert (batch["total_count"], batch["success_count"], batch["failed_count"]) == (2, 1, 1)
    assert len(shop.daemon.trace(made["task_ids"][0]).outcomes) == 3


def test_F16_what_is_empty_may_be_left_out(daemon: Daemon) -> None:
    document = catalog.document(
        [catalog.account("box", "sandbox")],
        [{"name": "plain", "type": "sms", "content": "Hello."}],
        [{"name": "main", "type": "sms", "template": "plain", "bindings": [{"account": "box"}]}],
    )
    document["rules"] = [{"name": "all", "scene": "send_failure", "action": "fail"}]
    made = daemon.apply(document)
    body = {"channel_id": made.channels["main"], "receiver": RECEIVER}
    client = daemon.client(made.apps["shop"])
    task = client.send(body).task
    until(lambda: client.status(task) == "success", "the message is delivered")
    assert export(daemon, "rules", "all")["when"] == {}


@pytest.mark.parametrize("terms", [{}, {"exclude_current": True}, {"max_retry": 1}])
def test_F17_a_rule_that_says_little_does_the_usual(daemon: Daemon, terms: Document) -> None:
    rule = {
        "name": "elsewhere",
        "scene": "send_failure",
        "when": {"error_code": "9004"},
        "action": "switch_provider",
        "switch_provider": terms,
        "priority": 1000,
    }
    daemon.apply(pair() | {"rules": [rule]})
    supposed = ("--channel", "main", "--error-code", "9004", "--outcome", "deferred/transient")
    verdict = daemon.json_of("rules", "test", *supposed)
    assert (verdict["rule"], verdict["action"]) == ("elsewhere", "switch_provider")
    assert verdict["follows"][0]["disposition"] == "try another account"


def test_F20_a_channel_goes_whole_or_not_at_all(daemon: Daemon) -> None:
    daemon.apply(pair())
    before = daemon.json_of("export")
    gone = {"name": "main", "delete": True}
    is_refused(daemon, {"channels": [gone], "templates": [{"name": "code", "type": "fax"}]}, "templates[0]")
    assert daemon.json_of("export") == before
    daemon.apply({"channels": [gone], "accounts": [{"name": "one", "delete": True}]})
    left = daemon.json_of("export")
    assert (left["channels"], [account["name"] for account in left["accounts"]]) == ([], ["two"])


def test_F21_what_is_in_use_stays(daemon: Daemon) -> None:
    daemon.apply(pair())
    is_refused(daemon, {"accounts": [{"name": "two", "delete": True}]}, "main")
    is_refused(daemon, {"templates": [{"name": "code", "delete": True}]}, "main")
    is_refused(daemon, {"channels": [{"name": "main", "template": "nowhere"}]}, "nowhere")


def test_F24_a_setting_is_obeyed_or_refused(make_daemon: MakeDaemon) -> None:
    daemon = make_daemon("obeyed").start(environment={"MESSAGE_PUSH_RECEIVERS_PER_BATCH_MAX": "3"})
    made = daemon.apply(catalog.single(catalog.account("box", "sandbox"), "sms"))
    client, body = daemon.client(made.apps["shop"]), CODE | {"channel_id": made.channels["main"]}
    assert client.batch(body | {"receivers": [RECEIVER] * 3}).code == 0
    refused(client.batch(body | {"receivers": [RECEIVER] * 4}), 10004)
    for name, settings in {"unknown": {"http": {"addr": ":1"}}, "wrong": {"connections_max": "many"}}.items():
        wrong = make_daemon(name, **settings)
        wrong.launch()
        assert wrong.exit_status() == SETTINGS
        assert next(iter(settings)) in wrong.log_text()


def test_F25_changes_need_no_restart_and_leave_nothing_open(daemon: Daemon) -> None:
    def open_files() -> int:
        return len(list(Path(f"/proc/{daemon.pid}/fd").iterdir()))

    made = daemon.apply(pair())
    client, before = daemon.client(made.apps["shop"]), open_files()
    for hours in range(1, 31):
        daemon.apply({"channels": [{"name": "main", "ttl": f"{hours}h"}]})
        assert client.get(CHANNELS).code == 0
    assert export(daemon, "channels", "main")["ttl"] == "30h"
    until(lambda: open_files() <= before + 2, "what the changes opened is closed")


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"receiver": "+" + "1" * 101}, 10005, "receiver"),
        ({"receiver": "a" * 2000}, 10005, "receiver"),
        ({"signature_name": "签" * 101}, 10004, "signature_name"),
        ({"template_params": {"x" * 5000: "1"}}, 10006, "template_params"),
    ],
)
def test_F26_what_is_too_long_is_told_so(shop: Shop, change: Document, code: int, field: str) -> None:
    reply = shop.client.send(shop.body(**change))
    refused(reply, code)
    assert reply.envelope["field"] == field


def test_F27_nothing_is_an_empty_list_and_no_answer_tells_of_the_tables(daemon: Daemon) -> None:
    made = daemon.apply(
        catalog.document(
            [catalog.account("box", "sandbox")],
            [catalog.template("plain", "sms", "Hello.", variables=[])],
            [catalog.channel("main", "sms", "box", template="plain", enabled=False)],
        )
    )
    client = daemon.client(made.apps["shop"])
    assert client.get(CHANNELS).data["items"] == []
    daemon.apply({"channels": [{"name": "main", "enabled": True}]})
    channel = client.get(f"{CHANNELS}/{made.channels['main']}").data
    assert channel["signature_names"] == [] and channel["template"]["variables"] == []
    for path in (f"{CHANNELS}/{2**63}", f"{CHANNELS}/'", f"{MESSAGES}/' OR 1=1", f"{MESSAGES}/%00"):
        reply = client.get(path.replace(" ", "%20"))
        assert reply.code != 0
        said = reply.body.decode().lower()
        assert not any(word in said for word in ("sql", "select", "grdb", str(daemon.state)))


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_F28_a_new_house_answers_programs_in_their_language(daemon: Daemon, method: str) -> None:
    nobody = Client(daemon.port, Credentials("0123456789abcdef", "a secret of some length"))
    body = b"{}" if method == "POST" else None
    reply = exchange(daemon.port, method, MESSAGES, nobody.signed(method, MESSAGES), body)
    assert reply.status in (200, 404)
    assert reply.headers["content-type"].startswith("application/json")
    assert reply.code in (20002, 404)
