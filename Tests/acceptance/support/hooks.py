"""A webhook receiver that keeps every request, and can be told to misbehave."""

from __future__ import annotations

import json
import random
import socket
import struct
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal

from support.waiting import until

Fault = Literal["reset before", "reset after", "hang"]


@dataclass(frozen=True)
class Hook:
    """One request as it came. Header names are lower case."""

    path: str
    headers: dict[str, str]
    body: bytes
    at: float

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def message_id(self) -> str:
        return self.headers["x-message-id"]


@dataclass(frozen=True)
class Answer:
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b"{}"


class HookSink:
    """Listens on loopback and answers within `latency_max` seconds.

    `plan` is used up request by request; when it is gone the answer is 200.
    A request that ends in "reset before" is not kept: its receiver never acted on it. One that ends in "hang"
    is kept at once and answered when `released` is set.
    """

    def __init__(self, latency_max: float = 0) -> None:
        self.latency_max = latency_max
        self.plan: deque[Answer | Fault] = deque()
        self.released = threading.Event()
        self._hooks: list[Hook] = []
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _Request)
        self._server.sink = self

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def url(self, path: str = "/hook") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def start(self) -> HookSink:
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def stop(self) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()

    @property
    def hooks(self) -> list[Hook]:
        with self._lock:
            return list(self._hooks)

    def wait_for(self, count: int, within: float = 15.0) -> list[Hook]:
        """The first `count` requests."""
        until(lambda: len(self.hooks) >= count, f"{count} webhooks arrive", within)
        return self.hooks[:count]

    def take(self, request: _Request) -> None:
        length = int(request.headers.get("Content-Length", "0"))
        body = request.rfile.read(length)
        with self._lock:
            step = self.plan.popleft() if self.plan else Answer()
            if step != "reset before":
                headers = {name.lower(): value for name, value in request.headers.items()}
                self.keep(Hook(request.path, headers, body, time.time()))
        time.sleep(random.uniform(0, self.latency_max))
        if isinstance(step, Answer):
            request.answer(step)
        elif step == "hang":
            self.released.wait()
            request.answer(Answer())
        else:
            request.reset()

    def keep(self, hook: Hook) -> None:
        """Called by one thread at a time."""
        self._hooks.append(hook)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 512
    sink: HookSink

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A daemon that is killed resets its connections; that is no news."""


class _Request(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # one packet per answer
    server: _Server

    def do_POST(self) -> None:
        self.server.sink.take(self)

    def answer(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def reset(self) -> None:
        """Ends the connection with RST instead of an answer."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def log_message(self, format: str, *arguments: Any) -> None:
        """Quiet: the tests look at what was kept."""
