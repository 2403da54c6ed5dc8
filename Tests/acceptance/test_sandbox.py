"""The sandbox provider, and what a message's trace tells of it."""

from __future__ import annotations

import json
import time

from support import catalog
from support.daemon import Daemon
from support.shop import RECEIVER
from support.waiting import until


def _message(channel: int) -> dict[str, object]:
    return {"channel_id": channel, "receiver": RECEIVER, "template_params": {"code": "4711"}}


def _final(daemon: Daemon, task: str, state: str) -> None:
    until(lambda: daemon.trace(task).state == state, f"task {task} is {state}")


class TestAMessageToTheSandbox:
    def test_is_written_as_one_line(self, daemon: Daemon) -> None:
        made = daemon.apply(catalog.single(catalog.account("box", "sandbox"), "sms"))
        task = daemon.client(made.apps["shop"]).send(_message(made.channels["main"])).task
        _final(daemon, task, "delivered")
        lines = (daemon.state / "sandbox.jsonl").read_text().splitlines()
        assert len(lines) == 1
        written = json.loads(lines[0])
        assert (written["task_id"], written["recipient"]) == (task, "+86" + RECEIVER)
        assert "4711" in lines[0]

    def test_has_a_trace_from_acceptance_to_delivery(self, daemon: Daemon) -> None:
        made = daemon.apply(catalog.single(catalog.account("box", "sandbox"), "sms"))
        task = daemon.client(made.apps["shop"]).send(_message(made.channels["main"])).task
        _final(daemon, task, "delivered")
        trace = daemon.trace(task)
        assert trace.kinds == ["accepted", "attempt_started", "attempt_finished"]
        assert trace.outcomes == ["delivered"]
        plain = daemon.cli("trace", task)
        assert plain.returncode == 0 and task in plain.stdout

    def test_is_tried_again_until_the_attempts_are_used_up(self, daemon: Daemon) -> None:
        failing = catalog.account("box", "sandbox", failure_rate=1.0, failure="transient")
        made = daemon.apply(catalog.single(failing, "sms", max_attempts=2, kind="code"))
        client = daemon.client(made.apps["shop"])
        task = client.send(_message(made.channels["main"])).task
        until(lambda: client.status(task) == "failed", "two attempts fail", 40)
        outcomes = daemon.trace(task).outcomes
        assert len(outcomes) == 2
        assert all(outcome.startswith("deferred") for outcome in outcomes)

    def test_goes_to_another_account_when_one_fails(self, daemon: Daemon) -> None:
        document = catalog.document(
            [
                catalog.account("broken", "sandbox", failure_rate=1.0, failure="transient"),
                catalog.account("sound", "sandbox"),
            ],
            [catalog.template("code", "sms")],
            [
                catalog.channel(
                    "main",
                    "sms",
                    "broken",
                    template="code",
                    bindings=[
                        {"account": "broken", "weight": 10, "priority": 200},
                        {"account": "sound", "weight": 10, "priority": 100},
                    ],
                )
            ],
        )
        made = daemon.apply(document)
        client = daemon.client(made.apps["shop"])
        tasks = [client.send(_message(made.channels["main"])).task for _ in range(4)]
        for task in tasks:
            until(lambda: client.status(task) == "success", "the sound account delivers", 40)

    def test_expires_when_its_time_to_live_ends_while_the_daemon_is_down(self, daemon: Daemon) -> None:
        failing = catalog.account("box", "sandbox", failure_rate=1.0, failure="transient")
        made = daemon.apply(catalog.single(failing, "sms", ttl="5s"))
        client = daemon.client(made.apps["shop"])
        task = client.send(_message(made.channels["main"])).task
        until(lambda: daemon.trace(task).outcomes, "the first attempt ends")
        over = time.monotonic() + 5
        daemon.kill()
        until(lambda: time.monotonic() > over, "its time is over")
        daemon.start()
        _final(daemon, task, "expired")
        assert client.status(task) == "failed"
        assert daemon.trace(task).kinds[-1] == "expired"


class TestTheCommandLine:
    def test_sends_a_message(self, daemon: Daemon) -> None:
        daemon.apply(catalog.single(catalog.account("box", "sandbox"), "sms"))
        sent = daemon.json_of(
            "send", "--app", "shop", "--channel", "main", "--to", RECEIVER, "--param", "code=1"
        )
        _final(daemon, sent["task_id"], "delivered")

    def test_does_not_find_an_unknown_task(self, daemon: Daemon) -> None:
        done = daemon.cli("trace", "550e8400-e29b-41d4-a716-446655440000")
        assert done.returncode == 1
        assert "550e8400-e29b-41d4-a716-446655440000" in done.stderr

    def test_shows_the_queue(self, daemon: Daemon) -> None:
        assert isinstance(daemon.json_of("queue"), dict)

    def test_applies_twice_with_the_same_result(self, daemon: Daemon) -> None:
        document = catalog.single(catalog.account("box", "sandbox"), "sms")
        first, second = daemon.apply(document), daemon.apply(document)
        assert second.channels == first.channels
        assert daemon.client(first.apps["shop"]).get("/api/v1/channels").code == 0

    def test_refuses_a_document_that_names_what_does_not_exist_and_changes_nothing(
        self, daemon: Daemon
    ) -> None:
        document = catalog.single(catalog.account("box", "sandbox"), "sms")
        document["channels"][0]["bindings"][0]["account"] = "nowhere"
        path = daemon.root / "wrong.json"
        path.write_text(json.dumps(document))
        done = daemon.cli("apply", "-f", str(path))
        assert done.returncode != 0
        assert "nowhere" in done.stderr
        made = daemon.apply({"apps": [catalog.app()]})
        assert daemon.client(made.apps["shop"]).get("/api/v1/channels").data["total"] == 0
