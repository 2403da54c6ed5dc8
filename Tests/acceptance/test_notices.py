"""Notices: what an application is told of its messages, by whom, how often, and after which troubles."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from conftest import MakeDaemon
from support import signing
from support.daemon import Daemon, Document
from support.hooks import Answer, HookSink
from support.notices import (
    KEYS,
    RECEIVER,
    SECRET,
    Told,
    about,
    endpoint,
    event_id,
    open_told,
    wait_about,
)
from support.waiting import free_port, until


class TestANotice:
    def test_has_the_wire_contracts_payload_and_a_signature_over_its_bytes(
        self, daemon: Daemon, hooks: HookSink
    ) -> None:
        told = open_told(daemon, [endpoint("main", hooks.url("/notices"))])
        task = told.send("delivered")
        (hook,) = wait_about(hooks, task)
        assert hook.path == "/notices"
        assert hook.headers["user-agent"] == "MessagePush-Webhook/1.0"
        assert hook.headers["content-type"].startswith("application/json")
        assert hook.headers["x-webhook-event"] == "delivered"
        assert event_id(hook).isdecimal()
        stamp = hook.headers["x-webhook-timestamp"]
        assert abs(int(stamp) - time.time()) < 60
        signature = signing.webhook_signature(SECRET, stamp, hook.body)
        assert hook.headers["x-webhook-signature"] == signature

        assert list(hook.json) == KEYS
        assert list(hook.json["extra"]) == ["provider_id", "report_time"]
        assert hook.body == json.dumps(hook.json, ensure_ascii=False, separators=(",", ":")).encode()
        assert hook.json["app_id"] == told.client.credentials.app_id
        assert (hook.json["status"], hook.json["receiver"]) == ("success", RECEIVER)
        assert (hook.json["error_code"], hook.json["error_msg"]) == ("", "")
        assert abs(hook.json["timestamp"] - time.time()) < 60

    def test_has_no_signature_without_a_secret(self, daemon: Daemon, hooks: HookSink) -> None:
        told = open_told(daemon, [endpoint("main", hooks.url(), secret="")])
        (hook,) = wait_about(hooks, told.send())
        assert "x-webhook-signature" not in hook.headers

    @pytest.mark.parametrize(
        ("channel", "status"),
        [("success", "success"), ("delivered", "success"), ("rejected", "failed"), ("failed", "failed")],
    )
    def test_has_a_word_for_each_end(
        self, daemon: Daemon, hooks: HookSink, channel: str, status: str
    ) -> None:
        told = open_told(daemon, [endpoint("main", hooks.url())])
        (hook,) = wait_about(hooks, told.send(channel))
        assert (hook.json["event"], hook.headers["x-webhook-event"]) == (channel, channel)
        assert hook.json["status"] == status
        time.sleep(1)
        assert len(hooks.hooks) == 1

    def test_tells_a_cancelled_message_as_failed(self, daemon: Daemon, hooks: HookSink) -> None:
        told = open_told(daemon, [endpoint("main", hooks.url())])
        later = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 3600))
        task = told.send(scheduled_at=later)
        assert daemon.cli("cancel", task).returncode == 0
        (hook,) = wait_about(hooks, task)
        assert (hook.json["event"], hook.json["error_code"]) == ("failed", "cancelled")

    def test_tells_an_expired_message_as_failed(self, daemon: Daemon, hooks: HookSink) -> None:
        told = open_told(daemon, [endpoint("main", hooks.url())], ttl="2s", max_attempts=20)
        (hook,) = wait_about(hooks, told.send("late"), within=40)
        assert (hook.json["event"], hook.json["status"]) == ("failed", "failed")
        assert hook.json["error_code"]

    def test_goes_to_each_endpoint_that_wants_its_word(self, daemon: Daemon, hooks: HookSink) -> None:
        told = open_told(
            daemon,
            [
                endpoint("all", hooks.url("/all")),
                endpoint("bad", hooks.url("/bad"), events=["failed", "rejected"]),
                endpoint("off", hooks.url("/off"), enabled=False),
            ],
        )
        good, bad = told.send("success"), told.send("failed")
        assert {hook.path for hook in wait_about(hooks, bad, 2)} == {"/all", "/bad"}
        assert [hook.path for hook in wait_about(hooks, good)] == ["/all"]
        assert len({event_id(hook) for hook in about(hooks, bad)}) == 1

    def test_is_not_sent_where_nobody_asked_for_any(self, daemon: Daemon, hooks: HookSink) -> None:
        told = open_told(daemon, [])
        task = told.send()
        until(lambda: told.client.status(task) == "success", "the message is sent")
        assert "notice" not in daemon.trace(task).kinds and not hooks.hooks


class TestAnEndpointInTrouble:
    def test_hears_every_notice_when_it_is_up_again(self, daemon: Daemon, hooks: HookSink) -> None:
        hooks.plan += [Answer(503)] * 3
        told = open_told(daemon, [endpoint("main", hooks.url())])
        tasks = [told.send() for _ in range(5)]
        for task in tasks:
            until(lambda: self.taken(told, task), f"a notice about {task} is taken", 90)
        for task in tasks:
            assert len({event_id(hook) for hook in about(hooks, task)}) == 1

    def test_is_told_again_after_a_redirect_which_is_not_followed(
        self, daemon: Daemon, hooks: HookSink
    ) -> None:
        hooks.plan += [Answer(302, {"Location": hooks.url("/elsewhere")})]
        told = open_told(daemon, [endpoint("main", hooks.url())])
        first, second = wait_about(hooks, told.send(), 2, within=60)
        assert {first.path, second.path} == {"/hook"} and event_id(first) == event_id(second)

    def test_wants_no_more_of_a_notice_that_it_answers_with_410(
        self, daemon: Daemon, hooks: HookSink
    ) -> None:
        hooks.plan += [Answer(410)]
        told = open_told(daemon, [endpoint("main", hooks.url())])
        task = told.send()
        until(lambda: self.states(told, task) == ["failed"], "the notice is given up", 20)
        assert len(about(hooks, task)) == 1

    def test_is_not_called_inside_the_operators_network_unless_that_is_allowed(
        self, daemon: Daemon, hooks: HookSink
    ) -> None:
        told = open_told(daemon, [endpoint("main", hooks.url(), allow_private_addresses=False)])
        task = told.send()
        until(lambda: self.telling(told, task, "attempts"), "an attempt was made", 20)
        time.sleep(1)
        assert not hooks.hooks

    @pytest.mark.timeout(180)
    def test_gets_what_was_owed_when_the_daemon_was_killed_under_the_same_event_id(
        self, daemon: Daemon, hooks: HookSink
    ) -> None:
        port = free_port()
        told = open_told(daemon, [endpoint("main", f"http://127.0.0.1:{port}/dead")])
        tasks = [told.send() for _ in range(20)]
        for task in tasks:
            until(lambda: told.client.status(task) == "success", "the messages are sent", 30)
        daemon.kill()
        daemon.start()
        owed = until(lambda: self.full(told, 20), "all are owed", 30)
        ids = {notice["task_id"]: str(notice["event_id"]) for notice in owed}
        told.daemon.apply({"apps": [{"name": "shop", "webhooks": [endpoint("main", hooks.url())]}]})
        for task in tasks:
            hook = wait_about(hooks, task, within=120)[0]
            assert event_id(hook) == ids[task]

    @pytest.mark.timeout(180)
    def test_loses_nothing_while_the_daemon_is_killed_again_and_again(
        self, daemon: Daemon, hooks: HookSink
    ) -> None:
        told = open_told(daemon, [endpoint("main", hooks.url())])
        tasks: list[str] = []
        for _ in range(4):
            tasks += [told.send() for _ in range(25)]
            daemon.kill()
            daemon.start()
        # Whether one that was under way arrived nobody knows; of all others the application hears.
        sent = [task for task in tasks if told.client.status(task) == "success"]
        assert len(sent) > len(tasks) / 2
        for task in sent:
            assert len({event_id(hook) for hook in wait_about(hooks, task, within=60)}) == 1

    @staticmethod
    def full(told: Told, count: int) -> list[Document] | None:
        found = told.log("--limit", str(count + 1))
        return found if len(found) == count else None

    @staticmethod
    def telling(told: Told, task: str, name: str) -> Any:
        for notice in told.log():
            if notice["task_id"] == task and notice["tellings"]:
                return notice["tellings"][0][name]
        return None

    @classmethod
    def taken(cls, told: Told, task: str) -> bool:
        return bool(cls.telling(told, task, "state") == "delivered")

    @staticmethod
    def states(told: Told, task: str) -> list[str]:
        return [t["state"] for n in told.log() if n["task_id"] == task for t in n["tellings"]]


class TestTheOperator:
    def test_sees_endpoints_and_notices(self, daemon: Daemon, hooks: HookSink) -> None:
        told = open_told(daemon, [endpoint("main", hooks.url())])
        task = told.send()
        wait_about(hooks, task)
        (row,) = daemon.json_of("webhook", "list")["webhooks"]
        assert (row["app"], row["name"], row["enabled"]) == ("shop", "main", True)
        assert SECRET not in daemon.cli("webhook", "list", "--json").stdout
        until(lambda: TestAnEndpointInTrouble.taken(told, task), "the notice is taken")
        (notice,) = told.log("--app", "shop", "--endpoint", "main", "--state", "delivered")
        assert (notice["task_id"], notice["event"]) == (task, "success")
        assert notice["tellings"][0]["attempts"] == 1
        assert told.log("--state", "waiting") == []

    def test_has_notices_told_again_under_their_event_ids(self, daemon: Daemon, hooks: HookSink) -> None:
        told = open_told(daemon, [endpoint("main", hooks.url())])
        task = told.send()
        (first,) = wait_about(hooks, task)
        arguments = ("webhook", "replay", "--app", "shop", "--since", "1h")
        assert daemon.json_of(*arguments, "--dry-run") == {"notices": 1, "messages": 1, "dry_run": True}
        assert daemon.json_of(*arguments)["messages"] == 1
        _, second = wait_about(hooks, task, 2)
        assert event_id(second) == event_id(first) and second.body == first.body

    def test_is_told_why_a_replay_cannot_be(self, daemon: Daemon, hooks: HookSink) -> None:
        open_told(daemon, [endpoint("main", hooks.url(), enabled=False)])
        refused = daemon.cli("webhook", "replay", "--app", "shop", "--since", "1h")
        assert refused.returncode == 1 and "switched off" in refused.stderr
        assert daemon.cli("webhook", "replay", "--app", "nobody", "--since", "1h").returncode == 1


@pytest.mark.timeout(240)
def test_the_ends_of_a_large_batch_are_told_once_each(
    make_daemon: MakeDaemon, hooks: HookSink
) -> None:
    daemon = make_daemon().start()
    told = open_told(daemon, [endpoint("main", hooks.url())])
    reply = told.client.batch(
        {
            "channel_id": told.channels["success"],
            "receivers": [f"138{n:08}" for n in range(2_000)],
            "template_params": {"code": "1"},
        }
    )
    assert reply.code == 0, reply.body
    hooks.wait_for(2_000, within=200)
    assert len({event_id(hook) for hook in hooks.hooks}) == 2_000
