"""Where the original lost, doubled or delayed messages (D1 to D23), shown right here.

What concerns vendors and their receipts is in `test_weaknesses_vendors.py`.
"""

from __future__ import annotations

import datetime
import signal
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from conftest import MakeDaemon
from support import catalog, signing
from support.client import Client
from support.daemon import Daemon, Document
from support.hooks import Answer, HookSink
from support.mail import MailSink
from support.office import open_office
from support.shop import RECEIVER, Shop, refused
from support.waiting import until

BATCHES = "/api/v1/batches"
IN_USE = 75
SECRET = "a shared secret 密"


@dataclass(frozen=True)
class Line:
    """A daemon whose channel ends at `sink`."""

    daemon: Daemon
    sink: HookSink
    client: Client
    channel: int

    def body(self, **more: Any) -> Document:
        return {"channel_id": self.channel, "template_params": {"code": "4711"}} | more

    def send(self, receiver: str = "ops", **more: Any) -> str:
        return self.client.send(self.body(receiver=receiver, **more)).task

    def batch(self, receivers: list[str], **more: Any) -> list[str]:
        tasks: list[str] = self.client.batch(self.body(receivers=receivers, **more)).data["task_ids"]
        return tasks

    def all_end(self, tasks: list[str], status: str = "success") -> None:
        for task in tasks:
            until(lambda: self.client.status(task) == status, f"task {task} ends as {status}", 30)

    def arrivals(self) -> Counter[str]:
        """How often each receiver got something."""
        return Counter(hook.json["receiver"] for hook in self.sink.hooks)


def open_line(daemon: Daemon, sink: HookSink, **channel: Any) -> Line:
    made = daemon.apply(catalog.single(catalog.hook("hook", sink.url()), "webhook", **channel))
    return Line(daemon, sink, daemon.client(made.apps["shop"]), made.channels["main"])


@pytest.fixture
def line(daemon: Daemon, hooks: HookSink) -> Line:
    return open_line(daemon, hooks)


@pytest.fixture
def ear() -> Iterator[HookSink]:
    """Where an application hears what became of its messages."""
    sink = HookSink().start()
    yield sink
    sink.stop()


def names(count: int) -> list[str]:
    return [f"r{n}" for n in range(count)]


def in_a_moment(seconds: float) -> tuple[float, str]:
    """A moment to the millisecond, and how requests write it."""
    due = datetime.datetime.fromtimestamp(round(time.time() + seconds, 3), datetime.timezone.utc)
    return due.timestamp(), due.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def test_D1_a_crash_during_an_attempt_loses_nothing(daemon: Daemon, hooks: HookSink) -> None:
    line = open_line(daemon, hooks, when_uncertain="resend")
    hooks.plan += ["hang"]
    task = line.send()
    hooks.wait_for(1)
    daemon.kill()
    daemon.start()
    line.all_end([task])
    assert hooks.hooks[0].message_id == hooks.hooks[1].message_id


def test_D2_what_was_answered_survives_a_crash_at_once(daemon: Daemon, hooks: HookSink) -> None:
    line = open_line(daemon, hooks, when_uncertain="resend")
    tasks = [line.send("single"), *line.batch(names(20))]
    daemon.kill()
    daemon.start()
    assert {line.client.query(task).code for task in tasks} == {0}
    line.all_end(tasks)
    assert set(line.arrivals()) == {"single", *names(20)}


def test_D3_a_crash_forgets_no_retry(line: Line) -> None:
    line.sink.plan += [Answer(503, {"Retry-After": "2"})]
    task = line.send()
    until(lambda: line.daemon.trace(task).outcomes, "the first attempt ends")
    line.daemon.kill()
    line.daemon.start()
    first, second = line.sink.wait_for(2)
    assert second.at - first.at >= 1.9
    line.all_end([task])


def test_D4_a_stop_fails_nothing(line: Line) -> None:
    line.sink.plan += ["hang"] * 5
    tasks = line.batch(names(25))
    line.sink.wait_for(5)
    assert line.daemon.process is not None
    line.daemon.process.send_signal(signal.SIGTERM)
    until(lambda: not line.daemon.is_answering(), "the door closes")
    line.sink.released.set()
    assert line.daemon.exit_status() == 0
    line.daemon.start()
    line.all_end(tasks)
    assert line.arrivals() == Counter(names(25))


def test_D5_an_attempt_without_a_vendors_answer_is_recorded(daemon: Daemon, mails: MailSink) -> None:
    """Nothing that a server says, or does not say, keeps an attempt out of the books."""
    mails.replies += ["250 "]
    office = open_office(daemon, mails)
    task = office.send(subject="s", body="b")
    until(lambda: office.client.status(task) == "success", "the mail is delivered")
    trace = daemon.trace(task)
    assert (trace.kinds, trace.outcomes) == (
        ["accepted", "attempt_started", "attempt_finished"], ["delivered"],
    )  # fmt: skip


def test_D6_a_scheduled_batch_waits_for_its_time(line: Line) -> None:
    due, moment = in_a_moment(1.5)
    tasks = line.batch(names(5), scheduled_at=moment)
    assert {line.client.status(task) for task in tasks} == {"pending"}
    line.all_end(tasks)
    assert min(hook.at for hook in line.sink.hooks) >= due
    assert line.arrivals() == Counter(names(5))


def test_D7_a_batch_is_taken_as_a_whole_or_not_at_all(shop: Shop) -> None:
    before = shop.daemon.json_of("queue")["totals"]["waiting"]
    tomorrow = in_a_moment(86_400)[1]
    body = {**shop.body(), "receivers": [RECEIVER, "no number", "13900139000"], "scheduled_at": tomorrow}
    refused(shop.client.batch(body), 10005)
    assert shop.daemon.json_of("queue")["totals"]["waiting"] == before
    body["receivers"] = [RECEIVER, "13900139000"]
    assert shop.client.batch(body).data["success_count"] == 2
    assert shop.daemon.json_of("queue")["totals"]["waiting"] == before + 2


def test_D8_a_batch_can_be_asked_for(shop: Shop) -> None:
    numbers = ["13800138000", "13800138001", "13800139002"]
    made = shop.client.batch({**shop.body(), "receivers": numbers}).data
    path = f"{BATCHES}/{made['batch_id']}"
    until(lambda: shop.client.get(path).data["pending_count"] == 0, "the batch is over")
    batch = shop.client.get(path).data
    counts = [batch[name] for name in ("total_count", "success_count", "failed_count", "pending_count")]
    assert counts == [3, 2, 1, 0]
    listed = shop.client.get(f"{path}/tasks").data
    assert [task["task_id"] for task in listed["items"]] == made["task_ids"]
    assert {task["batch_id"] for task in listed["items"]} == {made["batch_id"]}
    failed = shop.client.get(f"{path}/tasks?status=failed").data
    assert [task["receiver"] for task in failed["items"]] == ["13800139002"]


def test_D9_no_restart_sends_anything_twice(line: Line) -> None:
    receivers = names(60)
    tasks = line.batch(receivers[:30])
    for start in (30, 40, 50):
        tasks += line.batch(receivers[start : start + 10])
        line.daemon.restart()
    line.all_end(tasks)
    assert line.arrivals() == Counter(receivers)


def test_D10_a_moment_between_two_seconds_loses_nothing(line: Line) -> None:
    due: dict[str, float] = {}
    for n, name in enumerate(names(20)):
        due[name], moment = in_a_moment(1 + n * 0.05)
        line.send(name, scheduled_at=moment)
    line.sink.wait_for(20)
    assert line.arrivals() == Counter(list(due))
    assert all(hook.at >= due[hook.json["receiver"]] for hook in line.sink.hooks)


def test_D11_two_daemons_never_work_on_one_state(daemon: Daemon, make_daemon: MakeDaemon) -> None:
    second = make_daemon("second", state_directory=str(daemon.state))
    second.launch()
    assert second.exit_status() == IN_USE
    assert str(daemon.pid) in second.log_text()
    assert daemon.is_answering()


def hear(daemon: Daemon, ear: HookSink, **endpoint: Any) -> Shop:
    """A daemon whose application hears at `ear` what becomes of its messages."""
    document = catalog.single(catalog.account("box", "sandbox"), "sms")
    heard = {"name": "ear", "url": ear.url("/ear"), "secret": SECRET, "allow_private_addresses": True}
    document["apps"] = [catalog.app(webhooks=[heard | endpoint])]
    made = daemon.apply(document)
    client = daemon.client(made.apps["shop"])
    return Shop(daemon, client, client, {"sms": made.channels["main"]})


def test_D18_an_application_hears_of_every_end(daemon: Daemon, ear: HookSink) -> None:
    """What its provider took at once, too; again until it is heard, over a restart, under one id."""
    ear.plan += [Answer(500), Answer(500)]
    shop = hear(daemon, ear)
    task = shop.client.send(shop.body()).task
    ear.wait_for(1)
    daemon.restart()
    *_, notice = ear.wait_for(3, within=40)
    assert len({hook.headers["x-webhook-delivery-id"] for hook in ear.hooks}) == 1
    assert (notice.headers["x-webhook-event"], notice.json["event"]) == ("success", "success")
    assert (notice.json["task_id"], notice.json["receiver"], notice.json["status"]) == (
        task, RECEIVER, "success",
    )  # fmt: skip
    signature = signing.webhook_signature(SECRET, notice.headers["x-webhook-timestamp"], notice.body)
    assert notice.headers["x-webhook-signature"] == signature


def test_D18_an_application_hears_what_it_asked_for(daemon: Daemon, ear: HookSink) -> None:
    shop = hear(daemon, ear, events=["failed"])
    tasks = [shop.client.send(shop.body(receiver=number)).task for number in (RECEIVER, "13800139002")]
    (notice,) = ear.wait_for(1)
    assert (notice.json["event"], notice.json["task_id"]) == ("failed", tasks[1])
    assert notice.json["error_code"] == "9002"


def test_D19_what_failed_is_listed_and_can_be_sent_again(shop: Shop) -> None:
    """There is no place where dead messages gather unseen."""
    task = shop.client.send(shop.body(receiver="13812349002")).task
    assert shop.final_status(task) == "failed"
    listed = shop.daemon.json_of("messages", "--state", "failed", "--since", "1h")["tasks"]
    assert task in [entry["task_id"] for entry in listed]
    again = shop.client.post(f"/api/v1/messages/{task}/resend", {}).data
    assert again["resent_from"] == task
    assert shop.final_status(again["task_id"]) == "failed"


def test_D21_a_failure_before_any_attempt_is_told_like_every_other(daemon: Daemon, ear: HookSink) -> None:
    shop = hear(daemon, ear)
    daemon.json_of("suppression", "add", "sms", RECEIVER)
    task = shop.client.send(shop.body()).task
    (notice,) = ear.wait_for(1)
    assert (notice.json["event"], notice.json["status"], notice.json["task_id"]) == ("failed", "failed", task)
    assert shop.client.status(task) == "failed"
    assert daemon.json_of("queue")["totals"]["waiting"] == 0


@pytest.mark.parametrize("told", ["by the channel", "by the request"])
def test_D23_nothing_is_sent_too_late(daemon: Daemon, hooks: HookSink, told: str) -> None:
    channel, request = ({"ttl": "2s"}, {}) if told == "by the channel" else ({}, {"ttl": 2})
    line = open_line(daemon, hooks, **channel)
    hooks.plan += [Answer(503, {"Retry-After": "5"})]
    task = line.send(**request)
    line.all_end([task], "failed")
    assert daemon.trace(task).outcomes == ["deferred/transient"]
    assert line.arrivals() == Counter(["ops"])
