"""Alerts: who hears of trouble, how often, and that it is over."""

from __future__ import annotations

import itertools
import json
import os
import time
from pathlib import Path
from typing import Any

import pytest

from conftest import MakeDaemon
from support import catalog
from support.client import Client
from support.daemon import Daemon, Document
from support.hooks import Answer, Hook, HookSink
from support.waiting import until
from test_lifecycle import mounted

RECEIVER = "13800138000"
SERIAL = itertools.count(1)


def target(**more: Any) -> Document:
    return {"name": "on-call", "account": "duty", "type": "webhook", "receivers": ["ops"]} | more


def opened(
    daemon: Daemon,
    hooks: HookSink,
    *accounts: Document,
    alerts: list[Document] | None = None,
    rules: list[Document] | None = None,
    app: Document | None = None,
    **channel: Any,
) -> tuple[Client, int]:
    """A daemon whose people on duty have a webhook, and a channel over the first of `accounts`."""
    document = catalog.document(
        [*accounts, catalog.hook("duty", hooks.url("/duty"))],
        [catalog.template("code", "sms")],
        [catalog.channel("main", "sms", accounts[0]["name"], template="code", **channel)],
        [catalog.app(**(app or {}))],
    )
    made = daemon.apply(document | {"alerts": alerts or [target()], "rules": rules or []})
    return daemon.client(made.apps["shop"]), made.channels["main"]


def send(client: Client, channel: int) -> str:
    number = f"1380013{next(SERIAL):04}"
    return client.send({"channel_id": channel, "receiver": number, "template_params": {"code": "1"}}).task


def duty(hooks: HookSink) -> list[Hook]:
    return [hook for hook in hooks.hooks if hook.path == "/duty"]


def heard(hooks: HookSink, word: str) -> list[str]:
    """What was told that contains a word."""
    return [text for text in (hook.json["content"] for hook in duty(hooks)) if word in text]


def active(daemon: Daemon) -> list[str]:
    return [alert["alert"] for alert in daemon.json_of("alert", "list")["alerts"]]


def test_a_breaker_that_opens_is_told_once_and_its_recovery_too(daemon: Daemon, hooks: HookSink) -> None:
    bad = catalog.account("bad", "sandbox", failure_rate=1.0, failure="transient")
    client, channel = opened(daemon, hooks, bad, max_attempts=2)
    for _ in range(40):
        send(client, channel)
    until(lambda: heard(hooks, "账号熔断"), "the breaker is told", 60)
    assert any(alert.startswith("breaker:") for alert in active(daemon))
    time.sleep(3)
    (text,) = heard(hooks, "账号熔断")
    assert "bad" in text and "an account rests" in text

    daemon.apply({"accounts": [catalog.account("bad", "sandbox", failure_rate=0.0)]})
    until(lambda: (send(client, channel), heard(hooks, "【恢复】"))[1], "the recovery is told", 120)
    assert not [alert for alert in active(daemon) if alert.startswith("breaker:")]
    assert heard(hooks, "it lasted")


def test_a_rules_alert_has_the_originals_body(daemon: Daemon, hooks: HookSink) -> None:
    rule = {
        "name": "arrears",
        "scene": "send_failure",
        "action": "fail",
        "alert": {"webhook_url": hooks.url("/rule"), "level": "critical", "allow_private_addresses": True},
    }
    broke = catalog.account("broke", "sandbox", outcome="permanent")
    client, channel = opened(daemon, hooks, broke, rules=[rule])
    task = send(client, channel)
    hook = until(lambda: next((h for h in hooks.hooks if h.path == "/rule"), None), "the rule tells", 20)
    assert hook is not None
    assert hook.headers["user-agent"] == "MessagePush-Alert/1.0"
    assert list(hook.json) == sorted(hook.json)
    assert {key: hook.json[key] for key in ("alert_type", "alert_level", "task_id", "message_type")} == {
        "alert_type": "message_push_failure",
        "alert_level": "critical",
        "task_id": task,
        "message_type": "sms",
    }
    assert hook.json["app_id"] == client.credentials.app_id and hook.json["provider"] == "sandbox"
    assert "****" in hook.json["receiver"]
    assert abs(hook.json["timestamp"] - time.time()) < 60
    for _ in range(5):
        send(client, channel)
    time.sleep(2)
    assert len([h for h in hooks.hooks if h.path == "/rule"]) == 1
    assert not duty(hooks)


def test_a_quota_that_is_nearly_used_up_is_told(daemon: Daemon, hooks: HookSink) -> None:
    client, channel = opened(daemon, hooks, catalog.account("box", "sandbox"), app={"daily_quota": 10})
    for _ in range(9):
        send(client, channel)
    until(lambda: heard(hooks, "9 of its quota of 10"), "nine tenths are told", 30)
    send(client, channel)
    until(lambda: heard(hooks, "has used up its quota"), "the end is told", 30)
    assert not heard(hooks, "【恢复】")
    daemon.apply({"apps": [catalog.app(daily_quota=0)]})
    until(lambda: len(heard(hooks, "【恢复】")) == 2, "the recovery of both is told", 30)
    assert not active(daemon)


def test_a_message_that_waits_for_too_long_is_told(make_daemon: MakeDaemon, hooks: HookSink) -> None:
    daemon = make_daemon(queue_age_alert_seconds=10).start()
    slow = catalog.account("slow", "sandbox", delay_ms=60_000)
    slow["concurrency"] = 1
    client, channel = opened(daemon, hooks, slow)
    for _ in range(3):
        send(client, channel)
    until(lambda: heard(hooks, "消息积压"), "the queue's age is told", 60)


@pytest.mark.timeout(180)
def test_a_full_disk_is_told_although_nothing_is_accepted(
    make_daemon: MakeDaemon, hooks: HookSink, tmp_path: Path
) -> None:
    with mounted(tmp_path / "disk", "size=256m") as disk:
        daemon = make_daemon(
            state_directory=str(disk / "state"), journal_segment_bytes=32 << 20, disk_reserve_bytes=32 << 20
        ).start()
        opened(daemon, hooks, catalog.account("box", "sandbox"))
        filler = disk / "filler"
        with filler.open("wb") as file:
            # Inside the reserve, so that what was accepted can still be recorded.
            free = 24 << 20
            room = disk_free(disk)
            file.write(b"\0" * max(0, room - free))
        until(lambda: heard(hooks, "磁盘空间不足"), "the disk is told", 60)
        filler.unlink()
        until(lambda: heard(hooks, "【恢复】"), "the room is told", 60)
        daemon.kill()


def disk_free(path: Path) -> int:
    found = os.statvfs(path)
    return found.f_bavail * found.f_frsize


class TestATest:
    def test_says_what_became_of_it(self, daemon: Daemon, hooks: HookSink) -> None:
        opened(daemon, hooks, catalog.account("box", "sandbox"))
        (result,) = daemon.json_of("alert", "test", "--target", "on-call")["tests"]
        assert (result["target"], result["state"]) == ("on-call", "delivered")
        assert heard(hooks, "这是一条测试告警")
        assert active(daemon) == []

    def test_ends_with_1_where_nobody_hears_it(self, daemon: Daemon, hooks: HookSink) -> None:
        hooks.plan += [Answer(404)] * 50
        opened(daemon, hooks, catalog.account("box", "sandbox"))
        done = daemon.cli("alert", "test", "--wait", "20", "--json")
        assert done.returncode == 1
        assert json.loads(done.stdout)["tests"][0]["state"] != "delivered"
        assert daemon.cli("alert", "test", "--target", "nobody").returncode == 1


def test_what_was_raised_is_told_by_the_next_daemon_once(daemon: Daemon, hooks: HookSink) -> None:
    client, channel = opened(daemon, hooks, catalog.account("box", "sandbox"), app={"daily_quota": 10})
    for _ in range(9):
        send(client, channel)
    until(lambda: active(daemon), "the alert is raised", 30)
    daemon.kill()
    daemon.start()
    until(lambda: heard(hooks, "配额即将用尽"), "the alert is told", 30)
    time.sleep(6)
    assert len(set(heard(hooks, "配额即将用尽"))) == 1
