"""A crash campaign over every vendor's interface: load, faults, receipts, and a judge of both ends."""

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

from support.carriers import ALIYUN, DINGTALK, TENCENT, WEBHOOK, WECOM, ZRWINFO
from support.client import BATCH, encoded
from support.daemon import Document
from support.fleet import Fleet, Line

BATCH_SIZE = 20
VISITORS = 4
# With such pauses four visitors send some eight hundred messages a second, about what the stand-ins can take.
PAUSE_MEAN, PAUSE_MAX = 0.1, 0.4
JUDGES = 4

PATIENT: Document = {"ttl": "2h", "max_attempts": 20, "receipt_timeout": "2h"}
UNPACED: Document = {"calls_per_minute": 600_000}
ASKED_SOON: Document = {"settling_seconds": 5}


@dataclass(frozen=True, eq=False)
class Route:
    """One way a message can go. `resends`: an attempt that may have arrived is made again."""

    line: Line
    receiver: Callable[[int], str]
    seen_as: Callable[[str], str] = str
    """What the stand-ins call that receiver."""
    resends: bool = False

    @property
    def name(self) -> str:
        return self.line.name


def mainland(serial: int) -> str:
    """A number whose last four digits ask the stand-ins for nothing."""
    return f"13{serial // 9000:05}{serial % 9000:04}"


def user(serial: int) -> str:
    return f"u{serial:08}x"


ROUTES = [
    Route(Line("aliyun", ALIYUN, account=ASKED_SOON | UNPACED, channel=PATIENT), mainland),
    Route(Line("aliyun-code", ALIYUN, account=ASKED_SOON, channel=PATIENT | {"kind": "code", "receiver_limits": []}), mainland),
    Route(
        Line("tencent", TENCENT, account=ASKED_SOON | UNPACED, channel=PATIENT),
        mainland,
        lambda number: "+86" + number,
    ),
    Route(Line("zrwinfo", ZRWINFO, channel=PATIENT), mainland),
    Route(Line("wecom", WECOM, account=UNPACED, channel=PATIENT), user),
    Route(Line("dingtalk", DINGTALK, account={"recipients_per_minute": 600_000}, channel=PATIENT), user),
    *(
        Route(
            Line(f"hook-{index}", WEBHOOK, channel=PATIENT | {"when_uncertain": "resend"}), user, resends=True
        )
        for index in range(2)
    ),
]

# A tenth of all requests. What a request is refused or broken by, and what becomes of its first receipt.
FAULTS: list[Document] = [
    {"share": 0.02, "fault": "http500"},
    {"share": 0.02, "fault": "reset_before"},
    {"share": 0.02, "fault": "reset_after"},
    {"share": 0.01, "fault": "garbage"},
    {"share": 0.01, "fault": "internal"},
    {"share": 0.005, "fault": "invalid"},
    {"share": 0.005, "delay_ms": 300},
    {"share": 0.005, "receipt": {"status": "fail"}},
    {"share": 0.005, "receipt": {"duplicates": 2}},
    {"share": 0.005, "receipt": {"before_response": True}},
]
# Vendors push again after minutes; here the daemon is back within a second.
STAND_INS: Document = {
    "retry_ms": {name: [300, 600, 1200, 2400, 4800, 9600] for name in ("aliyun", "tencent", "zrwinfo")},
    "callback_timeout_ms": {"aliyun": 5000},
    "receipt_shuffle": True,
}


@dataclass(frozen=True)
class Promise:
    """A receiver whose message was accepted."""

    route: Route
    receiver: str
    task: str


class Load:
    """Visitors that send until the daemon dies under them, or as many messages as asked for were accepted."""

    def __init__(self, fleet: Fleet, count: int, seed: int) -> None:
        self.fleet, self.count = fleet, count
        self.promises: list[Promise] = []
        self.receivers: dict[Route, list[str]] = defaultdict(list)
        """Everybody who may get something, promised or not."""
        self.refusals: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._serial = itertools.count(1)
        self._random = random.Random(seed)
        self._visitors: list[threading.Thread] = []

    @property
    def is_complete(self) -> bool:
        return len(self.promises) >= self.count

    def start(self) -> None:
        seeds = [self._random.random() for _ in range(VISITORS)]
        self._visitors = [threading.Thread(target=self._visit, args=(random.Random(seed),)) for seed in seeds]
        for visitor in self._visitors:
            visitor.start()

    def join(self) -> None:
        for visitor in self._visitors:
            visitor.join()

    def _visit(self, dice: random.Random) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.fleet.daemon.port, timeout=10)
        try:
            while not self.is_complete:
                self._send(connection, dice.choice(ROUTES))
                time.sleep(min(dice.expovariate(1 / PAUSE_MEAN), PAUSE_MAX))
        except (OSError, http.client.HTTPException, json.JSONDecodeError):
            pass  # Killed. Whether this batch exists is not known, and nobody was promised it.
        finally:
            connection.close()

    def _send(self, connection: http.client.HTTPConnection, route: Route) -> None:
        with self._lock:
            serials = [next(self._serial) for _ in range(BATCH_SIZE)]
            receivers = [route.receiver(serial) for serial in serials]
            self.receivers[route] += receivers
        # Every batch says something of its own: DingTalk and WeCom drop what they heard before.
        body = self.fleet.body(route.name, {"code": str(serials[0])}, receivers=receivers)
        connection.request("POST", BATCH, encoded(body), self.fleet.client.signed("POST", BATCH, body))
        reply = connection.getresponse()
        answer = json.loads(reply.read())
        with self._lock:
            if (reply.status, answer["code"]) == (200, 0):
                tasks = answer["data"]["task_ids"]
                self.promises += [
                    Promise(route, receiver, task) for receiver, task in zip(receivers, tasks, strict=True)
                ]
            else:
                self.refusals[f"{reply.status}/{answer['code']}"] += 1


@dataclass
class Verdict:
    """What became of every receiver. There must be no faults: lost, duplicate, wrong."""

    numbers: Counter[str] = field(default_factory=Counter)
    faults: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def __str__(self) -> str:
        counted = ", ".join(f"{count:,} {name}" for name, count in sorted(self.numbers.items()))
        return f"{counted}; {len(self.faults['lost'])} lost, {len(self.faults['duplicate'])} duplicates"


class Judge:
    """Compares promises with what the stand-ins delivered, once nothing is under way any more."""

    def __init__(self, fleet: Fleet, load: Load) -> None:
        self.fleet, self.load = fleet, load

    def unfinished(self, promises: Iterable[Promise]) -> list[Promise]:
        """Those about which something can still change."""
        listed = list(promises)
        with ThreadPoolExecutor(JUDGES) as pool:
            over = pool.map(self._is_over, listed)
            return [promise for promise, is_over in zip(listed, over, strict=True) if not is_over]

    def _is_over(self, promise: Promise) -> bool:
        return self.fleet.client.status(promise.task) in ("success", "failed")

    def verdict(self) -> Verdict:
        verdict = Verdict()
        times = self._times()
        promises = self.load.promises
        verdict.numbers["accepted"] = len(promises)
        with ThreadPoolExecutor(JUDGES) as pool:
            words = pool.map(lambda one: self._word(one, times.pop((one.route, one.receiver))), promises)
            for promise, word in zip(promises, words, strict=True):
                self._note(verdict, word, f"{promise.route.name} {promise.receiver} {promise.task}")
        for (route, receiver), count in times.items():
            self._note(verdict, self._word_without_promise(route, count), f"{route.name} {receiver}")
        return verdict

    def _note(self, verdict: Verdict, word: str, whom: str) -> None:
        if word in ("lost", "duplicate", "wrong"):
            verdict.faults[word].append(whom)
        elif word:
            verdict.numbers[word] += 1

    def _times(self) -> dict[tuple[Route, str], int]:
        """How often everybody got something, promised or not."""
        delivered = self.fleet.vendors.stats()["delivered"]
        # The stand-ins know webhooks by their addresses; whom each request was for is in its body.
        bodies = [json.loads(entry["content"]["body"]) for entry in self.fleet.vendors.accepted("webhook")]
        delivered["webhook"] = Counter(body["receiver"] for body in bodies)
        return {
            (route, receiver): delivered.get(route.line.carrier.spoken, {}).get(route.seen_as(receiver), 0)
            for route, receivers in self.load.receivers.items()
            for receiver in receivers
        }

    def _word_without_promise(self, route: Route, times: int) -> str:
        if times > 1 and not route.resends:
            return "duplicate"
        return "delivered although the answer was cut off" if times else ""

    def _word(self, promise: Promise, times: int) -> str:
        status = self.fleet.client.status(promise.task)
        if status == "success" and times == 1:
            return "delivered once"
        trace = self.fleet.daemon.trace(promise.task)
        if times > 1:
            is_listed = promise.route.resends and trace.uncertain_attempts >= times - 1
            return "delivered again as listed" if is_listed else "duplicate"
        if trace.state == "uncertain":
            return "listed as uncertain, " + ("delivered" if times else "not delivered")
        if trace.state == "failed" and times:
            if "receipt" in trace.kinds:
                return "not received, as the vendor reported"
            return "listed as uncertain, then refused" if trace.uncertain_attempts else "wrong"
        if trace.state == "failed":
            if "asked" in trace.kinds or "receipt" in trace.kinds:
                return "not received, as the vendor reported"
            return "refused by the vendor" if trace.outcomes[-1].startswith("rejected") else "lost"
        return "lost" if times == 0 else "wrong"
