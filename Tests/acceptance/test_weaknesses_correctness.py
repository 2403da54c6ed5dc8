"""Where the original sent wrongly or not at all (F1 to F8, F18, F30), and what cost it too much (P1 to P9).

What concerns vendors is in `test_weaknesses_vendors.py`, what operators set up in
`test_weaknesses_catalog.py`.
"""

from __future__ import annotations

import itertools
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from conftest import MakeDaemon
from support import catalog, signing
from support.client import CHANNELS, Client, exchange
from support.daemon import Daemon, Document
from support.hooks import Answer, HookSink
from support.mail import MailSink
from support.office import open_office
from support.shop import RECEIVER, Shop, refused
from support.waiting import until

SERIAL = itertools.count(1)
MIB = 1024 * 1024


def number() -> str:
    return f"1373{next(SERIAL):07}"


def open_pair(daemon: Daemon, first: Document, **second: int) -> tuple[Client, int]:
    """One channel with two sandbox accounts, `first` and `second`."""
    document = catalog.document(
        [catalog.account("first", "sandbox", **first), catalog.account("second", "sandbox")],
        [catalog.template("code", "sms")],
        [catalog.channel("main", "sms", "first", template="code")],
    )
    document["channels"][0]["bindings"].append({"account": "second", "priority": 200} | second)
    made = daemon.apply(document)
    return daemon.client(made.apps["shop"]), made.channels["main"]


def message(channel: int, receiver: str) -> Document:
    return {"channel_id": channel, "receiver": receiver, "template_params": {"code": "1"}}


def accounts_of(daemon: Daemon, client: Client, task: str) -> list[str]:
    """Through which accounts a message went, once it is delivered."""
    until(lambda: client.status(task) == "success", f"task {task} is delivered", 30)
    events = daemon.trace(task).whole["events"]
    return [event["account"] for event in events if event["kind"] == "attempt_started"]


def test_F1_the_health_check_answers_when_all_is_well(shop: Shop) -> None:
    for path in ("/health", "/health/simple"):
        reply = exchange(shop.daemon.port, "GET", path)
        assert (reply.status, reply.code, reply.data["status"]) == (200, 0, "UP")


def test_F2_the_php_client_may_send_any_character(shop: Shop) -> None:
    body = shop.body(template_params={"code": "<b> & </b> > '\" \\ / \u2028 验证码 😀"})
    for form in (signing.go, signing.php):
        assert shop.client.send(body, canonical=form).code == 0


def test_F5_what_is_switched_off_sends_nothing(daemon: Daemon) -> None:
    client, channel = open_pair(daemon, {})
    assert accounts_of(daemon, client, client.send(message(channel, number())).task) == ["first"]
    daemon.apply({"accounts": [{"name": "first", "enabled": False}]})
    assert accounts_of(daemon, client, client.send(message(channel, number())).task) == ["second"]
    daemon.apply({"accounts": [{"name": "second", "enabled": False}]})
    refused(client.send(message(channel, number())), 30006)
    daemon.apply({"accounts": [{"name": "second", "enabled": True}]})
    daemon.apply({"templates": [{"name": "code", "enabled": False}]})
    refused(client.send(message(channel, number())), 30005)


def test_F7_an_account_at_fault_is_passed_over_after_a_restart_too(daemon: Daemon) -> None:
    client, channel = open_pair(daemon, {"outcome": "misconfigured"})
    tried = [accounts_of(daemon, client, client.send(message(channel, number())).task) for _ in range(3)]
    assert tried == [["first", "second"], ["second"], ["second"]]
    daemon.restart()
    task = client.send(message(channel, number())).task
    assert accounts_of(daemon, client, task) == ["second"]
    listed = {account["name"]: account for account in daemon.json_of("queue")["accounts"]}
    assert listed["first"]["breaker"] == "open"


def test_F8_an_account_that_recovered_is_used_again(daemon: Daemon, hooks: HookSink) -> None:
    """What failed before the account's rest is no longer counted after it."""
    hooks.plan += [Answer(500)] * 3
    made = daemon.apply(catalog.single(catalog.hook("hook", hooks.url()), "webhook"))
    client, channel = daemon.client(made.apps["shop"]), made.channels["main"]
    tasks = [client.send(message(channel, f"r{n}")).task for n in range(6)]
    for task in tasks:
        until(lambda: client.status(task) == "success", "every message is delivered", 45)
    assert len(hooks.hooks) == 9


def test_F18_a_mail_has_its_own_subject_and_a_wrong_port_is_no_account(
    daemon: Daemon, mails: MailSink
) -> None:
    with pytest.raises(AssertionError, match="1 to 65535"):
        open_office(daemon, mails, port=0)
    mail = open_office(daemon, mails).mail(subject="订单 4711", body="b").parsed()
    assert mail["Subject"] == "订单 4711"
    assert mail["Date"] and mail["Message-ID"]


def test_F30_one_receiver_is_reached_another_way_the_next_time(daemon: Daemon) -> None:
    """By their weights the second account would have one message in a hundred."""
    client, channel = open_pair(daemon, {}, priority=100, weight=1)
    daemon.apply({"accounts": [{"name": "first", "enabled": False}]})
    receiver = number()
    assert accounts_of(daemon, client, client.send(message(channel, receiver)).task) == ["second"]
    daemon.apply({"accounts": [{"name": "first", "enabled": True}]})
    ways = [accounts_of(daemon, client, client.send(message(channel, receiver)).task) for _ in range(4)]
    assert ways == [["first"], ["second"], ["first"], ["second"]]


# 10.4: what cost too much.


def test_P1_a_page_of_tasks_is_one_answer(shop: Shop) -> None:
    receivers = [f"user{n}@example.com" for n in range(1000)]
    body = {**shop.body(), "channel_id": shop.channels["mail"], "receivers": receivers}
    made = shop.client.batch(body).data
    path = f"/api/v1/batches/{made['batch_id']}/tasks?page_size="
    assert [task["task_id"] for task in shop.client.get(f"{path}1000").data["items"]] == made["task_ids"]
    found, after = [], 0
    while after is not None:
        page = shop.client.get(f"{path}300&after={after}").data
        found += [task["task_id"] for task in page["items"]]
        after = page["next"]
    assert found == made["task_ids"]


@pytest.fixture(scope="module")
def tables(shop: Shop) -> Iterator[sqlite3.Connection]:
    """The ledger's tables, to look at only."""
    path = f"file:{shop.daemon.state}/ledger.sqlite?mode=ro"
    with closing(sqlite3.connect(path, uri=True)) as connection:
        yield connection


def indexes(tables: sqlite3.Connection) -> dict[str, str]:
    """Each index by its name, as it was declared."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    return dict(tables.execute(query))


def plan(tables: sqlite3.Connection, query: str) -> str:
    """How SQLite would go about it."""
    return "; ".join(row[3] for row in tables.execute(f"EXPLAIN QUERY PLAN {query}"))


def test_P2_every_index_has_the_columns_that_it_declares(tables: sqlite3.Connection) -> None:
    declared = indexes(tables)
    assert len(declared) >= 5
    for name, sql in declared.items():
        columns = sql.split("(", 1)[1].split(")", 1)[0].split(",")
        assert len(tables.execute(f"PRAGMA index_info({name})").fetchall()) == len(columns), sql


def test_P3_what_is_due_is_found_without_looking_at_the_rest(tables: sqlite3.Connection) -> None:
    condition = indexes(tables)["deliveries_due"].split("WHERE", 1)[1]
    found = plan(
        tables,
        f"SELECT due FROM deliveries WHERE {condition} AND lane = 1 AND app_id = 'a' AND channel_id = 1"
        " ORDER BY due LIMIT 100",
    )
    assert found.startswith("SEARCH deliveries USING") and "deliveries_due" in found
    assert "SCAN" not in found and "B-TREE" not in found


def test_P4_a_day_and_a_receiver_are_found_by_an_index(tables: sqlite3.Connection) -> None:
    wanted = "accepted_at / 86400000 = 20000 AND recipient = '+8613800138000'"
    found = plan(tables, f"SELECT number FROM deliveries WHERE {wanted}")
    assert found.startswith("SEARCH deliveries USING INDEX deliveries_recipient")


def test_P5_nobody_is_authenticated_from_the_disk(daemon: Daemon) -> None:
    """The catalog's file is gone, and nobody who knocks notices."""
    made = daemon.apply({"apps": [catalog.app(f"app{n}") for n in range(20)]})
    for path in daemon.state.glob("catalog.sqlite*"):
        if not path.name.endswith("-shm"):
            path.write_bytes(b"\0" * path.stat().st_size)
    for credentials in made.apps.values():
        assert daemon.client(credentials).get(CHANNELS).code == 0
    daemon.kill()


def test_P6_a_batch_has_a_limit_and_is_there_as_soon_as_it_is_answered(shop: Shop) -> None:
    body = {**shop.body(), "channel_id": shop.channels["mail"], "scheduled_at": tomorrow()}
    refused(shop.client.batch(body | {"receivers": [f"u{n}@example.com" for n in range(10_001)]}), 10004)
    before = waiting(shop.daemon)
    made = shop.client.batch(body | {"receivers": [f"u{n}@example.com" for n in range(10_000)]}).data
    assert (made["total_count"], made["success_count"]) == (10_000, 10_000)
    assert waiting(shop.daemon) == before + 10_000


def tomorrow() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 86_400))


def waiting(daemon: Daemon) -> int:
    count: int = daemon.json_of("queue")["totals"]["waiting"]
    return count


def test_P7_one_slow_provider_delays_nobody_else(daemon: Daemon, hooks: HookSink) -> None:
    sound = HookSink().start()
    document = catalog.document(
        [catalog.hook("slow", hooks.url()), catalog.hook("sound", sound.url())],
        [catalog.template("code", "webhook")],
        [catalog.channel(name, "webhook", name, template="code") for name in ("slow", "sound")],
    )
    made = daemon.apply(document)
    client = daemon.client(made.apps["shop"])
    hooks.plan += ["hang"] * 40
    for name in ["slow"] * 40 + ["sound"] * 10:
        assert client.send(message(made.channels[name], "ops")).code == 0
    hooks.wait_for(1)
    sound.wait_for(10)
    sound.stop()


def test_P8_no_answer_and_no_callback_is_read_without_end(daemon: Daemon, hooks: HookSink) -> None:
    hooks.plan += [Answer(body=b"x" * (20 * MIB))]
    document = catalog.single(catalog.hook("hook", hooks.url()), "webhook")
    vendor = catalog.account("vendor", "aliyun_sms", access_key_id="k", access_key_secret="s" * 16)
    document["accounts"].append(vendor)
    made = daemon.apply(document)
    client = daemon.client(made.apps["shop"])
    task = client.send(message(made.channels["main"], "ops")).task
    until(lambda: client.status(task) == "success", "the message is delivered")
    listed = {account["name"]: account for account in daemon.json_of("account", "list")["accounts"]}
    door = listed["vendor"]["callback_path"]
    assert exchange(daemon.port, "POST", door, {}, b" " * (MIB + 1)).status == 413
    assert daemon.resident_bytes() < 200 * MIB


def test_P9_the_journal_keeps_only_what_is_not_in_the_tables_yet(make_daemon: MakeDaemon) -> None:
    small = {"request_body_bytes_max": MIB // 2, "attachments_bytes_max": MIB // 8}
    daemon = make_daemon(journal_segment_bytes=MIB, attachment_bytes_max=MIB // 8, **small).start()
    made = daemon.apply(catalog.single(catalog.account("box", "sandbox"), "sms"))
    client, journal = daemon.client(made.apps["shop"]), Path(daemon.state / "journal")
    seen: set[str] = set()
    for _ in range(60):
        body: dict[str, Any] = message(made.channels["main"], RECEIVER)
        body["template_params"] = {"code": "x" * 100_000}
        assert client.send(body).code == 0
        seen |= {path.name for path in journal.iterdir()}
    assert len(seen) > 4
    until(lambda: len(list(journal.iterdir())) <= 3, "what the tables have is removed")
