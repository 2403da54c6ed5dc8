"""The generic webhook: what it sends, what it makes of answers, and where it does not go."""

from __future__ import annotations

import email.utils
import time
from dataclasses import dataclass
from typing import Any

import pytest

from support import catalog, signing
from support.client import Client
from support.daemon import Daemon
from support.hooks import Answer, HookSink
from support.waiting import until

SECRET = "a shared secret 密"


@dataclass(frozen=True)
class Line:
    """A daemon whose only channel ends at `sink`."""

    daemon: Daemon
    sink: HookSink
    client: Client
    channel: int

    def send(self, code: str = "4711", receiver: str = "ops") -> str:
        body = {"channel_id": self.channel, "receiver": receiver, "template_params": {"code": code}}
        return self.client.send(body).task

    def ends(self, task: str, status: str, within: float = 30.0) -> None:
        until(lambda: self.client.status(task) == status, f"task {task} ends as {status}", within)

    def outcomes(self, task: str) -> list[str]:
        return self.daemon.trace(task).outcomes


def open_line(daemon: Daemon, sink: HookSink, config: dict[str, Any] | None = None, **channel: Any) -> Line:
    account = catalog.hook("hook", sink.url(), **(config or {}))
    made = daemon.apply(catalog.single(account, "webhook", **channel))
    return Line(daemon, sink, daemon.client(made.apps["shop"]), made.channels["main"])


class TestARequest:
    def test_says_who_it_is_for_and_is_signed(self, daemon: Daemon, hooks: HookSink) -> None:
        line = open_line(daemon, hooks, {"secret": SECRET})
        task = line.send("验证码 <b>")
        (hook,) = hooks.wait_for(1)
        assert hook.headers["content-type"].startswith("application/json")
        assert hook.headers["user-agent"] and hook.headers["x-webhook-event"]
        assert abs(int(hook.headers["x-webhook-timestamp"]) - time.time()) < 60
        signature = signing.webhook_signature(SECRET, hook.headers["x-webhook-timestamp"], hook.body)
        assert hook.headers["x-webhook-signature"] == signature
        assert (hook.json["task_id"], hook.json["receiver"]) == (task, "ops")
        assert hook.json["content"] == "Your code is 验证码 <b>."
        line.ends(task, "success")

    def test_has_no_signature_without_a_secret(self, daemon: Daemon, hooks: HookSink) -> None:
        open_line(daemon, hooks).send()
        assert "x-webhook-signature" not in hooks.wait_for(1)[0].headers


class TestATemporaryAnswer:
    def test_is_followed_by_the_same_message_after_the_time_asked_for(
        self, daemon: Daemon, hooks: HookSink
    ) -> None:
        hooks.plan += [Answer(503, {"Retry-After": "2"})]
        line = open_line(daemon, hooks)
        task = line.send()
        first, second = hooks.wait_for(2)
        assert second.message_id == first.message_id
        assert second.at - first.at >= 1.9
        line.ends(task, "success")
        assert [outcome.split("/")[0] for outcome in line.outcomes(task)] == ["deferred", "delivered"]

    def test_may_tell_the_time_as_a_date(self, daemon: Daemon, hooks: HookSink) -> None:
        hooks.plan += [Answer(429, {"Retry-After": email.utils.formatdate(time.time() + 3, usegmt=True)})]
        line = open_line(daemon, hooks)
        line.send()
        first, second = hooks.wait_for(2)
        assert second.at - first.at >= 1.5

    @pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503])
    def test_is_tried_again(self, daemon: Daemon, hooks: HookSink, status: int) -> None:
        hooks.plan += [Answer(status, {"Retry-After": "1"})]
        line = open_line(daemon, hooks)
        line.ends(line.send(), "success")
        assert len(hooks.hooks) == 2


class TestAFinalAnswer:
    @pytest.mark.parametrize("status", [400, 404])
    def test_ends_the_message(self, daemon: Daemon, hooks: HookSink, status: int) -> None:
        hooks.plan += [Answer(status)]
        line = open_line(daemon, hooks)
        task = line.send()
        line.ends(task, "failed")
        assert line.outcomes(task) == ["rejected/permanent"]
        assert len(hooks.hooks) == 1

    @pytest.mark.parametrize("status", [401, 403, 410])
    def test_that_blames_the_account_ends_the_message_when_nobody_else_can_send_it(
        self, daemon: Daemon, hooks: HookSink, status: int
    ) -> None:
        hooks.plan += [Answer(status)]
        line = open_line(daemon, hooks, max_attempts=1)
        task = line.send()
        line.ends(task, "failed")
        assert line.outcomes(task) == ["rejected/misconfigured"]

    @pytest.mark.parametrize("status", [301, 302, 307, 308])
    def test_that_points_elsewhere_is_not_followed(
        self, daemon: Daemon, hooks: HookSink, status: int
    ) -> None:
        hooks.plan += [Answer(status, {"Location": hooks.url("/elsewhere")})]
        line = open_line(daemon, hooks)
        line.ends(line.send(), "failed")
        assert [hook.path for hook in hooks.hooks] == ["/hook"]


class TestAnAnswerThatNeverCame:
    def test_leaves_a_code_uncertain_and_unrepeated(self, daemon: Daemon, hooks: HookSink) -> None:
        hooks.plan += ["reset after"]
        line = open_line(daemon, hooks, when_uncertain="stop", kind="code")
        task = line.send()
        until(lambda: daemon.trace(task).state == "uncertain", "the message is uncertain")
        line.send(receiver="later")
        hooks.wait_for(2)
        assert [hook.json["receiver"] for hook in hooks.hooks] == ["ops", "later"]
        assert daemon.trace(task).uncertain_attempts == 1

    def test_is_followed_by_the_same_alert_with_the_same_id(self, daemon: Daemon, hooks: HookSink) -> None:
        hooks.plan += ["reset after"]
        line = open_line(daemon, hooks, when_uncertain="resend", kind="alert")
        task = line.send()
        first, second = hooks.wait_for(2, within=40)
        assert second.message_id == first.message_id
        line.ends(task, "success")
        assert daemon.trace(task).uncertain_attempts == 1

    def test_delays_no_other_account(self, daemon: Daemon, hooks: HookSink) -> None:
        sound = HookSink().start()
        made = daemon.apply(
            catalog.document(
                [catalog.hook("slow", hooks.url()), catalog.hook("sound", sound.url())],
                [catalog.template("code", "webhook")],
                [
                    catalog.channel("slow", "webhook", "slow", template="code"),
                    catalog.channel("sound", "webhook", "sound", template="code"),
                ],
            )
        )
        client = daemon.client(made.apps["shop"])
        hooks.plan += ["hang"] * 50
        for name in ["slow"] * 50 + ["sound"] * 5:
            client.send(
                {"channel_id": made.channels[name], "receiver": "ops", "template_params": {"code": "1"}}
            )
        sound.wait_for(5, within=5)
        sound.stop()


class TestAPrivateAddress:
    @pytest.mark.parametrize(
        "host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "127.1", "2130706433", "[::ffff:127.0.0.1]"]
    )
    def test_is_not_called_unless_allowed(self, daemon: Daemon, hooks: HookSink, host: str) -> None:
        """The account may be refused when it is applied, or the message when it is sent."""
        url = f"http://{host}:{hooks.port}/hook"
        document = catalog.single(catalog.account("hook", "webhook", url=url), "webhook", max_attempts=1)
        try:
            made = daemon.apply(document)
        except AssertionError:
            assert hooks.hooks == []
            return
        client = daemon.client(made.apps["shop"])
        body = {"channel_id": made.channels["main"], "receiver": "ops", "template_params": {"code": "1"}}
        task = client.send(body).task
        until(lambda: client.status(task) == "failed", "the message fails", 30)
        assert hooks.hooks == []


class TestAnAnswerThatIsTooMuch:
    def test_counts_by_its_status(self, daemon: Daemon, hooks: HookSink) -> None:
        hooks.plan += [Answer(body=b"x" * 10_000_000)]
        line = open_line(daemon, hooks)
        line.ends(line.send(), "success")
        assert daemon.resident_bytes() < 200_000_000
