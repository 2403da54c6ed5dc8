"""A campaign of crashes: load, an outside record of what was promised and what arrived, and a judge."""

from __future__ import annotations

import http.client
import itertools
import json
import random
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from support import catalog
from support.client import BATCH, MESSAGES, Client, encoded
from support.daemon import Applied, Document, Trace
from support.hooks import Hook, HookSink
from support.mail import Mail, MailSink
from support.waiting import until

RECEIVERS_PER_BATCH = 5
VISITORS = 6
# Six visitors with such pauses send some five hundred receivers a second: enough that every crash hits work
# of each stage, and little enough that the end of every single one can be asked for afterwards.
PAUSE_MEAN, PAUSE_MAX = 0.025, 0.1
# A receiver that takes its time keeps attempts under way, so that a crash leaves some without an outcome.
HOOK_LATENCY_MAX = 0.02
JUDGES = 4


@dataclass(frozen=True)
class Kind:
    """One way a message can go. `resends`: an attempt that may have arrived is made again."""

    channel: str
    receiver: str
    resends: bool
    in_batches: bool = False


# A number that ends in 5 asks the sandbox for no fault, whatever comes before.
KINDS = [
    Kind("hook-code", "r{:08d}", resends=False),
    Kind("hook-alert", "r{:08d}", resends=True),
    Kind("hook-notice", "r{:08d}", resends=True, in_batches=True),
    Kind("box-notice", "138{:07d}5", resends=False),
    Kind("box-code", "138{:07d}5", resends=False, in_batches=True),
    Kind("mail-code", "r{:08d}@example.com", resends=False),
]
# The sandbox keeps its record of what it delivered beside the daemon, and never syncs it.
OUTSIDE_KINDS = [kind for kind in KINDS if not kind.channel.startswith("box")]


def document(hooks: HookSink, mails: MailSink) -> Document:
    smtp = {"host": "127.0.0.1", "port": mails.port, "tls": "none", "from": "robot@example.com"}
    patient: Document = {"ttl": "1h", "max_attempts": 20}
    code: Document = patient | {"kind": "code", "when_uncertain": "stop", "receiver_limits": []}
    alert: Document = patient | {"kind": "alert", "when_uncertain": "resend"}
    return catalog.document(
        [
            catalog.hook("hook", hooks.url()),
            catalog.account("box", "sandbox"),
            catalog.account("mail", "smtp", **smtp),
        ],
        [
            catalog.template("hook", "webhook"),
            catalog.template("box", "sms"),
            catalog.template("mail", "email", subject="Code"),
        ],
        [
            catalog.channel("hook-code", "webhook", "hook", template="hook", **code),
            catalog.channel("hook-alert", "webhook", "hook", template="hook", **alert),
            catalog.channel(
                "hook-notice", "webhook", "hook", template="hook", when_uncertain="resend", **patient
            ),
            catalog.channel("box-notice", "sms", "box", template="box", when_uncertain="stop", **patient),
            catalog.channel("box-code", "sms", "box", template="box", **code),
            catalog.channel("mail-code", "email", "mail", template="mail", **code),
        ],
    )


class Arrivals:
    """How often each receiver got something, and for which task, as far as the delivery tells."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()
        self.tasks: dict[str, str] = {}
        self._lock = threading.Lock()

    def add(self, receiver: str, task: str = "") -> None:
        with self._lock:
            self.count[receiver] += 1
            if task:
                self.tasks[receiver] = task

    def add_sandbox(self, path: Path) -> None:
        """The sandbox keeps its own record; it is read once, at the end."""
        for line in path.read_text().splitlines():
            entry = json.loads(line)
            self.add(entry["recipient"].removeprefix("+86"), entry["task_id"])


class CountingHooks(HookSink):
    """Keeps numbers only: a campaign has a hundred thousand requests."""

    def __init__(self, arrivals: Arrivals) -> None:
        super().__init__(latency_max=HOOK_LATENCY_MAX)
        self.arrivals = arrivals

    def keep(self, hook: Hook) -> None:
        self.arrivals.add(hook.json["receiver"], hook.json["task_id"])


class CountingMails(MailSink):
    """The same for mail."""

    def __init__(self, arrivals: Arrivals) -> None:
        super().__init__()
        self.arrivals = arrivals

    def keep(self, mail: Mail) -> None:
        for recipient in mail.recipients:
            self.arrivals.add(recipient)


@dataclass
class Promises:
    """Every receiver whose message was answered with 200 and code 0, and what else was answered."""

    task: dict[str, str] = field(default_factory=dict)
    kind: dict[str, Kind] = field(default_factory=dict)
    refusals: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, receivers: list[str], tasks: list[str]) -> None:
        assert len(receivers) == len(tasks)
        with self.lock:
            self.task.update(zip(receivers, tasks, strict=True))


class Load:
    """Visitors that send until the daemon dies under them, or `over` is set."""

    def __init__(
        self, made: Applied, client: Client, promises: Promises, seed: int, kinds: list[Kind] = KINDS
    ) -> None:
        self.made, self.client, self.promises, self.kinds = made, client, promises, kinds
        self._serial = itertools.count(1)
        self._random = random.Random(seed)
        self.over = threading.Event()
        self._visitors: list[threading.Thread] = []

    def start(self) -> None:
        seeds = [self._random.random() for _ in range(VISITORS)]
        self._visitors = [threading.Thread(target=self._visit, args=(random.Random(seed),)) for seed in seeds]
        for visitor in self._visitors:
            visitor.start()

    def join(self) -> None:
        for visitor in self._visitors:
            visitor.join()

    def _visit(self, dice: random.Random) -> None:
        connection = self.client.connection()
        try:
            while not self.over.is_set():
                kind = dice.choice(self.kinds)
                self._send(connection, self._receivers(kind), kind)
                time.sleep(min(dice.expovariate(1 / PAUSE_MEAN), PAUSE_MAX))
        except (OSError, http.client.HTTPException, json.JSONDecodeError):
            pass  # Killed. Whether this message exists is not known, and nobody was promised it.
        finally:
            connection.close()

    def _receivers(self, kind: Kind) -> list[str]:
        """New ones, known to the judge before anything is sent to them."""
        with self.promises.lock:
            count = RECEIVERS_PER_BATCH if kind.in_batches else 1
            receivers = [kind.receiver.format(next(self._serial)) for _ in range(count)]
            self.promises.kind.update(dict.fromkeys(receivers, kind))
            return receivers

    def _send(self, connection: http.client.HTTPConnection, receivers: list[str], kind: Kind) -> None:
        path = BATCH if kind.in_batches else MESSAGES
        whom: Document = {"receivers": receivers} if kind.in_batches else {"receiver": receivers[0]}
        body = {"channel_id": self.made.channels[kind.channel], "template_params": {"code": "1"}} | whom
        connection.request("POST", path, encoded(body), self.client.signed("POST", path, body))
        reply = connection.getresponse()
        answer = json.loads(reply.read())
        if (reply.status, answer["code"]) == (200, 0):
            data = answer["data"]
            self.promises.add(receivers, data["task_ids"] if kind.in_batches else [data["task_id"]])
        else:
            self.promises.refusals[f"{reply.status}/{answer['code']}"] += 1


@dataclass
class Verdict:
    """What became of every receiver. There must be no faults: lost, duplicate, wrong."""

    numbers: Counter[str] = field(default_factory=Counter)
    faults: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def examples(self) -> dict[str, list[str]]:
        """The first of each fault; empty when all is well."""
        return {word: found[:20] for word, found in self.faults.items() if found}

    def __str__(self) -> str:
        counted = ", ".join(f"{count:,} {name}" for name, count in self.numbers.items())
        return f"{counted}; {len(self.faults['lost'])} lost, {len(self.faults['duplicate'])} duplicates"


class Judge:
    """Compares promises with arrivals, once nothing is under way any more."""

    def __init__(
        self, trace: Callable[[str], Trace], client: Client, promises: Promises, arrivals: Arrivals
    ) -> None:
        self.trace, self.client, self.promises, self.arrivals = trace, client, promises, arrivals
        self._ends: dict[str, str] = {}

    def unfinished(self, tasks: Iterable[str]) -> set[str]:
        """Those of `tasks` about which something can still change."""
        with ThreadPoolExecutor(JUDGES) as pool:
            listed = list(tasks)
            return {
                task for task, over in zip(listed, pool.map(self._is_over, listed), strict=True) if not over
            }

    def _is_over(self, task: str) -> bool:
        status = self.client.status(task)
        if status in ("success", "failed"):
            self._ends[task] = status
            return True
        return self.trace(task).state == "uncertain"

    def _end(self, task: str) -> str:
        """What was told when it ended. One in ten is asked again: an end stays what it is."""
        if task in self._ends and sum(task.encode()) % 10:
            return self._ends[task]
        return self.client.status(task)

    def wait_for_quiet(self, within: float = 240) -> None:
        """Until nothing can change any more for anybody who was promised or got something."""
        waiting = set(self.promises.task.values()) | set(self.arrivals.tasks.values())

        def is_quiet() -> bool:
            waiting.intersection_update(self.unfinished(waiting))
            return not waiting

        until(is_quiet, "every message has an end", within)

    def verdict(self) -> Verdict:
        verdict = Verdict()
        receivers = sorted(self.promises.kind)
        verdict.numbers["accepted"] = len(self.promises.task)
        with ThreadPoolExecutor(JUDGES) as pool:
            for receiver, word in zip(receivers, pool.map(self._word, receivers), strict=True):
                if word in ("lost", "duplicate", "wrong"):
                    verdict.faults[word].append(receiver)
                elif word:
                    verdict.numbers[word] += 1
        return verdict

    def _word(self, receiver: str) -> str:
        times, promised = self.arrivals.count[receiver], receiver in self.promises.task
        if times == 0 and not promised:
            return ""
        if times == 1 and not promised:
            return "delivered although the answer was cut off"
        task = self.promises.task.get(receiver) or self.arrivals.tasks.get(receiver)
        if task is None:
            return "duplicate"
        if times == 1 and self._end(task) == "success":
            return "delivered once"
        return self._word_for_uncertain(receiver, task, times)

    def _word_for_uncertain(self, receiver: str, task: str, times: int) -> str:
        """Each delivery too many, or the one missing, needs an attempt that is listed as uncertain."""
        listed, resends = self.trace(task).uncertain_attempts, self.promises.kind[receiver].resends
        if times == 0:
            return "listed as uncertain, not delivered" if listed and not resends else "lost"
        if times == 1:
            return "listed as uncertain, delivered once" if listed else "wrong"
        return "delivered again as listed" if resends and listed >= times - 1 else "duplicate"
