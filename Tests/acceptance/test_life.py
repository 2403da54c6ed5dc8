"""What can still be done about a message that was accepted: one, a batch, or all that a filter finds."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

import pytest

from support import catalog
from support.client import MESSAGES, Client, Reply
from support.daemon import Daemon, Document
from support.hooks import HookSink
from support.shop import refused
from support.waiting import until

BATCHES = "/api/v1/batches"
CONFLICT, NO_TASK, NO_BATCH = 409, 30007, 30008
USAGE = 64


def at(seconds: float) -> str:
    """So many seconds from now, to the second."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + seconds))


def moment(text: str) -> float:
    return datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(timezone.utc).timestamp()


def receivers(count: int, ending: str = "5", first: int = 0) -> list[str]:
    """Mainland numbers that end as wanted: the sandbox reads faults from the end."""
    digits = 8 - len(ending)
    return [f"138{number:0{digits}d}{ending}" for number in range(first, first + count)]


@dataclass(frozen=True)
class Life:
    """A running daemon, its two applications, and the channel `main`."""

    daemon: Daemon
    client: Client
    stranger: Client
    channel: int

    def send(self, receiver: str = "13800138005", **more: Any) -> str:
        body = {"channel_id": self.channel, "receiver": receiver, "template_params": {"code": "1"}}
        return self.client.send(body | more).task

    def batch(self, whom: list[str], **more: Any) -> str:
        body = {"channel_id": self.channel, "receivers": whom, "template_params": {"code": "1"}}
        reply = self.client.batch(body | more)
        assert reply.code == 0, reply.body[:500]
        return str(reply.data["batch_id"])

    def ask(self, task: str, deed: str, **body: Any) -> Reply:
        return self.client.post(f"{MESSAGES}/{task}/{deed}", body)

    def do(self, task: str, deed: str, **body: Any) -> Document:
        reply = self.ask(task, deed, **body)
        assert reply.code == 0, reply.body[:500]
        return dict(reply.data)

    def batch_of(self, batch: str) -> Document:
        reply = self.client.get(f"{BATCHES}/{batch}")
        assert reply.code == 0, reply.body[:500]
        data = dict(reply.data)
        counted = data["success_count"] + data["failed_count"] + data["pending_count"]
        assert counted == data["total_count"], data
        assert sum(data["states"].values()) + data["refused_count"] == data["total_count"], data
        return data

    def do_to_batch(self, batch: str, deed: str, **body: Any) -> Document:
        reply = self.client.post(f"{BATCHES}/{batch}/{deed}", body)
        assert reply.code == 0, reply.body[:500]
        return dict(reply.data)

    def state(self, task: str) -> str:
        return self.daemon.trace(task).state

    def becomes(self, task: str, state: str, within: float = 15) -> None:
        until(lambda: self.state(task) == state, f"task {task} is {state}", within)

    def sent(self) -> list[str]:
        """The receivers to whom the sandbox brought something, in order."""
        path = self.daemon.state / "sandbox.jsonl"
        lines = path.read_text().splitlines() if path.exists() else []
        return [json.loads(line)["recipient"].removeprefix("+86") for line in lines]

    def crash(self) -> None:
        self.daemon.kill()
        self.daemon.start()


def open_life(daemon: Daemon, account: Document, medium: str, **channel: Any) -> Life:
    document = catalog.single(account, medium, **channel)
    document["apps"] = [catalog.app(), catalog.app("stranger")]
    made = daemon.apply(document)
    client, stranger = daemon.client(made.apps["shop"]), daemon.client(made.apps["stranger"])
    return Life(daemon, client, stranger, made.channels["main"])


@pytest.fixture
def life(daemon: Daemon) -> Life:
    """Messages go to the sandbox, which takes no time."""
    return open_life(daemon, catalog.account("box", "sandbox"), "sms")


@pytest.fixture
def hooked(daemon: Daemon, hooks: HookSink) -> Life:
    """Messages go to a webhook, which may hang; a call that hangs for a second is made again."""
    account = catalog.hook("hook", hooks.url(), timeout_seconds=1)
    return open_life(daemon, account, "webhook", when_uncertain="resend", ttl="1h", max_attempts=9)


class TestAMessageThatWaits:
    def test_is_cancelled_and_never_sent(self, life: Life) -> None:
        task = life.send(scheduled_at=at(3600))
        answer = life.do(task, "cancel")
        assert (answer["task_id"], answer["result"], answer["status"]) == (task, "done", "failed")
        assert life.state(task) == "cancelled"
        assert life.do(task, "cancel")["result"] == "already_so"
        refused(life.ask(task, "hold"), CONFLICT, 409)
        life.crash()
        assert life.state(task) == "cancelled"
        assert life.client.status(task) == "failed"
        assert life.sent() == []

    def test_is_held_over_a_crash_and_goes_on_when_released(self, life: Life) -> None:
        task = life.send(scheduled_at=at(2))
        assert life.do(task, "hold")["result"] == "done"
        life.crash()
        # Another one that is due later has been sent: the held one's time is over.
        other = life.send("13900139005", scheduled_at=at(3))
        life.becomes(other, "delivered")
        assert life.state(task) == "held"
        assert life.client.status(task) == "pending"
        assert life.do(task, "release")["result"] == "done"
        life.becomes(task, "delivered")
        assert sorted(life.sent()) == ["13800138005", "13900139005"]

    def test_is_sent_earlier(self, life: Life) -> None:
        task = life.send(scheduled_at=at(86_400))
        assert life.do(task, "reschedule", scheduled_at=at(-60))["result"] == "done"
        life.becomes(task, "delivered")

    def test_is_sent_later_and_lives_as_long(self, life: Life) -> None:
        task = life.send(scheduled_at=at(2))
        before = life.daemon.trace(task).whole
        later = at(7200)
        life.do(task, "reschedule", scheduled_at=later)
        life.crash()
        after = life.daemon.trace(task).whole
        assert moment(after["due_at"]) == moment(later)
        lives = [moment(trace["expires_at"]) - moment(trace["due_at"]) for trace in (before, after)]
        assert lives[0] == lives[1]
        other = life.send("13900139005", scheduled_at=at(3))
        life.becomes(other, "delivered")
        assert life.state(task) == "waiting"

    def test_takes_no_time_that_is_none(self, life: Life) -> None:
        task = life.send(scheduled_at=at(3600))
        refused(life.ask(task, "reschedule"), 10003)
        refused(life.ask(task, "reschedule", scheduled_at="tomorrow"), 10004)
        refused(life.ask(task, "reschedule", scheduled_at=at(11 * 365 * 86_400)), 10004)
        assert life.state(task) == "waiting"

    def test_is_there_for_its_application_alone(self, life: Life) -> None:
        task = life.send(scheduled_at=at(3600))
        batch = life.batch(receivers(2), scheduled_at=at(3600))
        for deed in ("cancel", "hold", "release", "resend"):
            refused(life.stranger.post(f"{MESSAGES}/{task}/{deed}", {}), NO_TASK)
        late = {"scheduled_at": at(7200)}
        refused(life.stranger.post(f"{MESSAGES}/{task}/reschedule", late), NO_TASK)
        for deed in ("cancel", "pause", "resume", "resend"):
            refused(life.stranger.post(f"{BATCHES}/{batch}/{deed}", {}), NO_BATCH)
        refused(life.stranger.get(f"{BATCHES}/{batch}"), NO_BATCH)
        refused(life.stranger.get(f"{BATCHES}/{batch}/tasks"), NO_BATCH)
        assert life.state(task) == "waiting"
        assert life.batch_of(batch)["states"]["waiting"] == 2


class TestAMessageUnderWay:
    def test_is_not_called_back_and_arrives(self, daemon: Daemon, hooks: HookSink) -> None:
        life = open_life(daemon, catalog.hook("hook", hooks.url(), timeout_seconds=30), "webhook")
        hooks.plan += ["hang"]
        task = life.send("ops")
        hooks.wait_for(1)
        answer = life.do(task, "cancel")
        assert answer["result"] == "noted" and "under way" in answer["detail"]
        hooks.released.set()
        life.becomes(task, "delivered")
        refused(life.ask(task, "cancel"), CONFLICT, 409)

    @pytest.mark.parametrize(("deed", "state"), [("cancel", "cancelled"), ("hold", "held")])
    def test_is_what_was_wanted_when_its_attempt_fails(
        self, hooked: Life, hooks: HookSink, deed: str, state: str
    ) -> None:
        hooks.plan += ["hang"]
        task = hooked.send("ops")
        hooks.wait_for(1)
        assert hooked.do(task, deed)["result"] == "noted"
        hooked.becomes(task, state)
        assert len(hooks.hooks) == 1

    def test_is_what_was_wanted_when_the_daemon_dies(self, daemon: Daemon, hooks: HookSink) -> None:
        account = catalog.hook("hook", hooks.url(), timeout_seconds=60)
        life = open_life(daemon, account, "webhook", when_uncertain="resend", ttl="1h")
        hooks.plan += ["hang"]
        task = life.send("ops")
        hooks.wait_for(1)
        assert life.do(task, "cancel")["result"] == "noted"
        life.crash()
        life.becomes(task, "cancelled")
        assert len(hooks.hooks) == 1

    def test_keeps_its_time(self, daemon: Daemon, hooks: HookSink) -> None:
        life = open_life(daemon, catalog.hook("hook", hooks.url(), timeout_seconds=30), "webhook")
        hooks.plan += ["hang"]
        task = life.send("ops")
        hooks.wait_for(1)
        refused(life.ask(task, "reschedule", scheduled_at=at(3600)), CONFLICT, 409)
        hooks.released.set()
        life.becomes(task, "delivered")


class TestAMessageThatIsOver:
    def test_is_sent_again_once(self, life: Life) -> None:
        task = life.send(receivers(1, "9002")[0])
        life.becomes(task, "failed")
        again = life.do(task, "resend")
        assert again["resent_from"] == task and again["task_id"] != task
        life.becomes(again["task_id"], "failed")
        refused(life.ask(task, "resend"), CONFLICT, 409)
        life.crash()
        refused(life.ask(task, "resend"), CONFLICT, 409)
        assert life.do(task, "resend", force=True)["task_id"] not in (task, again["task_id"])

    def test_is_not_sent_again_when_it_arrived(self, life: Life) -> None:
        task = life.send()
        life.becomes(task, "delivered")
        refused(life.ask(task, "resend"), CONFLICT, 409)
        again = life.do(task, "resend", force=True)["task_id"]
        life.becomes(again, "delivered")
        first, second = (life.client.query(name).data for name in (task, again))
        for field in ("content", "template_params", "receiver", "signature", "channel_id"):
            assert first[field] == second[field]
        assert len(life.sent()) == 2

    def test_counts_on_the_quota_when_it_is_sent_again(self, daemon: Daemon) -> None:
        document = catalog.single(catalog.account("box", "sandbox"), "sms")
        document["apps"] = [catalog.app(daily_quota=2)]
        made = daemon.apply(document)
        client = daemon.client(made.apps["shop"])
        life = Life(daemon, client, client, made.channels["main"])
        task = life.send()
        life.becomes(task, "delivered")
        life.do(task, "resend", force=True)
        refused(life.ask(task, "resend", force=True), 30002)


class TestABatch:
    COUNT = 5000

    @pytest.fixture
    def slow(self, daemon: Daemon) -> Life:
        """Twenty at a time, each of which takes a while."""
        account = catalog.account("box", "sandbox", delay_ms=50) | {"concurrency": 20}
        return open_life(daemon, account, "sms", ttl="1h", coalescing="off")

    @pytest.mark.timeout(180)
    def test_is_paused_over_a_crash_and_resumed(self, slow: Life) -> None:
        batch = slow.batch(receivers(self.COUNT))
        until(lambda: slow.batch_of(batch)["success_count"] > 50, "the batch is under way")
        paused = slow.do_to_batch(batch, "pause")
        assert paused["result"]["done"] > 0
        until(lambda: slow.batch_of(batch)["states"]["in_flight"] == 0, "what was under way is over")
        still = slow.batch_of(batch)
        assert still["status"] == "paused" and still["states"]["waiting"] == 0
        assert 0 < still["success_count"] < self.COUNT

        slow.crash()
        # The channel works: another message overtakes what is held.
        other = slow.send("13900139005")
        slow.becomes(other, "delivered")
        assert slow.batch_of(batch)["states"] == still["states"]
        assert slow.do_to_batch(batch, "pause")["result"]["done"] == 0

        resumed = slow.do_to_batch(batch, "resume")
        assert resumed["result"]["done"] == still["states"]["held"]
        until(lambda: slow.batch_of(batch)["status"] == "completed", "the batch is over", 120)
        assert slow.batch_of(batch)["success_count"] == self.COUNT
        got = [number for number in slow.sent() if number != "13900139005"]
        assert sorted(got) == receivers(self.COUNT)

    @pytest.mark.timeout(120)
    def test_is_cancelled_in_the_middle(self, slow: Life) -> None:
        batch = slow.batch(receivers(self.COUNT))
        until(lambda: slow.batch_of(batch)["success_count"] > 0, "the batch is under way")
        slow.do_to_batch(batch, "cancel")
        until(lambda: slow.batch_of(batch)["pending_count"] == 0, "what was under way is over")
        over = slow.batch_of(batch)
        assert over["status"] == "completed"
        assert over["states"]["cancelled"] + over["states"]["delivered"] == self.COUNT
        assert len(slow.sent()) == over["states"]["delivered"] < self.COUNT
        slow.crash()
        assert slow.batch_of(batch)["states"] == over["states"]

    def test_that_nobody_got_is_cancelled(self, life: Life) -> None:
        batch = life.batch(receivers(3), scheduled_at=at(3600))
        assert life.batch_of(batch)["status"] == "processing"
        assert life.do_to_batch(batch, "pause")["status"] == "paused"
        cancelled = life.do_to_batch(batch, "cancel")
        assert (cancelled["status"], cancelled["failed_count"]) == ("cancelled", 3)

    def test_is_listed_page_by_page(self, life: Life) -> None:
        whom = receivers(5) + receivers(2, "9002", 5)
        batch = life.batch(whom)
        until(lambda: life.batch_of(batch)["status"] == "completed", "the batch is over")
        path = f"{BATCHES}/{batch}/tasks"
        whole = life.client.get(path).data
        assert [item["receiver"] for item in whole["items"]] == whom
        assert (whole["total"], whole["next"]) == (7, None)
        by_page = [life.client.get(f"{path}?page={page}&page_size=3").data for page in (1, 2, 3, 4)]
        assert [len(page["items"]) for page in by_page] == [3, 3, 1, 0]
        assert sum((page["items"] for page in by_page), []) == whole["items"]
        after, listed = 0, []
        while after is not None:
            page = life.client.get(f"{path}?after={after}&page_size=2").data
            listed += page["items"]
            after = page["next"]
        assert listed == whole["items"]
        failed = life.client.get(f"{path}?status=failed").data
        assert failed["total"] == 2 and {item["status"] for item in failed["items"]} == {"failed"}
        for wrong in ("status=lost", "page=0", "page_size=1001", "after=-1", "page=9999999"):
            refused(life.client.get(f"{path}?{wrong}"), 10004)

    def test_is_sent_again_to_those_who_failed(self, life: Life) -> None:
        failing = receivers(3, "9002", 10)
        batch = life.batch(receivers(4) + failing)
        until(lambda: life.batch_of(batch)["status"] == "completed", "the batch is over")
        again = life.do_to_batch(batch, "resend")
        assert (again["total_count"], again["result"]["resent"]) == (3, 3)
        new = again["batch_id"]
        items = life.client.get(f"{BATCHES}/{new}/tasks").data["items"]
        assert [item["receiver"] for item in items] == failing
        until(lambda: life.batch_of(new)["status"] == "failed", "the new batch is over")
        life.crash()
        twice = life.do_to_batch(batch, "resend")
        assert (twice["batch_id"], twice["result"]["already_resent"]) == ("", 3)
        delivered = life.do_to_batch(batch, "resend", states=["delivered"], force=True)
        assert delivered["total_count"] == 4
        refused(life.client.post(f"{BATCHES}/{batch}/resend", {"states": ["lost"]}), 10004)

    def test_that_nobody_sent_is_not_found(self, life: Life) -> None:
        for name in ("0f0c7e0a-94a1-4c55-8f8b-0a4c0f4a9d11", "nonsense", life.send()):
            refused(life.client.get(f"{BATCHES}/{name}"), NO_BATCH)
            refused(life.client.post(f"{BATCHES}/{name}/cancel", {}), NO_BATCH)


class TestTheCommandLine:
    def test_does_it_to_tasks_by_name(self, life: Life) -> None:
        daemon = life.daemon
        one, two = (life.send(scheduled_at=at(3600)) for _ in range(2))
        done = daemon.json_of("hold", one, two)
        assert [task["result"] for task in done["tasks"]] == ["done", "done"]
        assert daemon.cli("release", one, two).returncode == 0
        later = at(7200)
        moved = daemon.json_of("reschedule", "--at", later, one)
        assert later.rstrip("Z") in moved["tasks"][0]["detail"]
        plain = daemon.cli("cancel", one)
        assert plain.returncode == 0 and plain.stdout == f"{one}: The message is cancelled.\n"
        mixed = daemon.cli("hold", one, two)
        assert mixed.returncode == 1
        assert life.state(two) == "held"
        unknown = daemon.cli("cancel", "0f0c7e0a-94a1-4c55-8f8b-0a4c0f4a9d11")
        assert unknown.returncode == 1 and "no such task" in unknown.stdout

    def test_does_it_to_all_that_a_filter_finds(self, life: Life) -> None:
        daemon = life.daemon
        batch = life.batch(receivers(1200), scheduled_at=at(3600))
        kept = life.send("13900139005", scheduled_at=at(3600))
        filters = ("--app", "shop", "--channel", "main", "--state", "waiting", "--batch", batch)
        counted = daemon.json_of("cancel", *filters, "--dry-run")
        assert counted == {"states": {"waiting": 1200}, "total": 1200}
        nobody = daemon.cli("cancel", *filters)
        assert nobody.returncode == USAGE and "--yes" in nobody.stderr
        assert daemon.json_of("cancel", *filters, "--yes") == {"result": {"done": 1200}}
        assert daemon.json_of("cancel", *filters, "--yes") == {"result": {}}
        assert life.batch_of(batch)["states"]["cancelled"] == 1200
        assert life.state(kept) == "waiting"
        by_receiver = ("--receiver", "13900139005", "--since", "1h")
        assert daemon.json_of("hold", *by_receiver, "--yes") == {"result": {"done": 1}}
        assert life.state(kept) == "held"

    @pytest.mark.parametrize(
        "arguments",
        [
            ["cancel"],
            ["cancel", "x", "--app", "shop"],
            ["cancel", "--state", "lost"],
            ["cancel", "../version"],
            ["reschedule", "x"],
            ["messages", "--limit", "0"],
            ["batch", "show"],
        ],
    )
    def test_explains_its_use(self, daemon: Daemon, arguments: list[str]) -> None:
        assert daemon.cli(*arguments).returncode == USAGE

    def test_says_what_it_does_not_know(self, life: Life) -> None:
        for wrong in (("--app", "nobody"), ("--channel", "nothing")):
            done = life.daemon.cli("cancel", *wrong, "--yes")
            assert done.returncode == 1 and wrong[1] in done.stderr

    def test_tells_of_a_batch(self, life: Life) -> None:
        daemon = life.daemon
        batch = life.batch(receivers(4) + receivers(2, "9002", 10))
        watched = daemon.cli("batch", "show", "--watch", batch)
        assert watched.returncode == 1 and "completed" in watched.stdout, watched.stderr
        shown = daemon.json_of("batch", "show", batch)
        assert shown["states"] == {"delivered": 4, "failed": 2}
        failed = daemon.json_of("batch", "tasks", "--state", "failed", batch)["tasks"]
        assert len(failed) == 2 and all("****" in task["receiver"] for task in failed)
        again = daemon.json_of("batch", "resend", batch)
        assert again["result"] == {"resent": 2} and again["resent_from"] == batch
        assert daemon.json_of("batch", "resend", batch)["batch_id"] is None
        unknown = daemon.cli("batch", "show", "0f0c7e0a-94a1-4c55-8f8b-0a4c0f4a9d11")
        assert unknown.returncode == 1 and "no such batch" in unknown.stderr

    def test_pauses_and_resumes_a_batch(self, life: Life) -> None:
        daemon = life.daemon
        batch = life.batch(receivers(700), scheduled_at=at(3600))
        assert daemon.json_of("batch", "pause", batch)["status"] == "paused"
        assert daemon.json_of("batch", "resume", batch)["status"] == "processing"
        assert daemon.json_of("batch", "cancel", "--watch", batch)["status"] == "cancelled"

    def test_lists_messages(self, life: Life) -> None:
        daemon = life.daemon
        tasks = [life.send(number) for number in receivers(3)]
        failed = life.send(receivers(1, "9002")[0])
        life.becomes(failed, "failed")
        for task in tasks:
            life.becomes(task, "delivered")
        listed = daemon.json_of("messages", "--since", "1h")
        assert [task["task_id"] for task in listed["tasks"]] == [*tasks, failed]
        some = daemon.json_of("messages", "--limit", "2")
        rest = daemon.json_of("messages", "--after", str(some["next"]))
        assert [task["task_id"] for task in some["tasks"] + rest["tasks"]] == [*tasks, failed]
        [only] = daemon.json_of("messages", "--state", "failed")["tasks"]
        assert only["task_id"] == failed and only["code"] == "9002"
        plain = daemon.cli("messages", "--state", "failed")
        assert failed in plain.stdout and receivers(1, "9002")[0] not in plain.stdout

    def test_sends_what_failed_again(self, life: Life) -> None:
        daemon = life.daemon
        tasks = [life.send(number) for number in receivers(3, "9002")]
        for task in tasks:
            life.becomes(task, "failed")
        assert daemon.json_of("resend", "--app", "shop", "--dry-run")["total"] == 3
        [again] = daemon.json_of("resend", tasks[0])["tasks"]
        assert again["resent_from"] == tasks[0]
        life.becomes(again["task_id"], "failed")
        done = daemon.json_of("resend", "--app", "shop", "--yes")
        assert done == {"result": {"resent": 3, "already_resent": 1}}
