"""What strangers can do to the door: too large, too slow, too many, not HTTP."""

from __future__ import annotations

import select
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress

import pytest

from conftest import MakeDaemon
from support.client import MESSAGES
from support.daemon import Daemon
from support.waiting import until

GET = b"GET /health/simple HTTP/1.1\r\nHost: x\r\n\r\n"
MIB = 1024 * 1024


@pytest.fixture(scope="module")
def door(make_shared_daemon: MakeDaemon) -> Daemon:
    return make_shared_daemon(header_timeout_seconds=1).start()


def connect(daemon: Daemon, timeout: float = 10) -> socket.socket:
    return socket.create_connection(("127.0.0.1", daemon.port), timeout=timeout)


def answer_to(daemon: Daemon, request: bytes) -> bytes:
    """All that comes back until the daemon closes, or the first of it when it hangs up the hard way."""
    with connect(daemon) as connection:
        try:
            connection.sendall(request)
            return b"".join(iter(lambda: connection.recv(65536), b""))
        except (ConnectionResetError, BrokenPipeError):
            return b""


class TestAHead:
    def test_that_is_too_large_is_refused(self, door: Daemon) -> None:
        request = b"GET /health/simple HTTP/1.1\r\nHost: x\r\nX-Large: " + b"x" * 200_000 + b"\r\n\r\n"
        answer = answer_to(door, request)
        assert answer == b"" or answer.startswith((b"HTTP/1.1 431", b"HTTP/1.1 400")), answer[:200]
        assert door.is_answering()

    def test_that_is_a_little_too_large_is_told_so(self, door: Daemon) -> None:
        """Small enough to be read before the answer, so that the answer is not lost in a reset."""
        request = b"GET /health/simple HTTP/1.1\r\nHost: x\r\nX-Large: " + b"x" * 33_000 + b"\r\n\r\n"
        answer = answer_to(door, request)
        assert answer.startswith(b"HTTP/1.1 431") and b'"code":431' in answer

    def test_that_never_ends_is_not_waited_for(self, door: Daemon) -> None:
        with connect(door) as connection:
            started = time.monotonic()
            connection.sendall(GET[:20])
            rest = connection.recv(4096)
            assert rest == b"" or rest.startswith(b"HTTP/1.1 408")
            assert time.monotonic() - started < 8

    def test_that_trickles_is_not_waited_for(self, door: Daemon) -> None:
        """A byte now and then must not start the clock again."""
        connection = connect(door)
        sent = iter(b"GET /health/simple HTTP/1.1\r\nX: " + b"x" * 1000)

        def is_closed() -> bool:
            connection.settimeout(0.1)
            try:
                connection.send(bytes([next(sent)]))
                return connection.recv(1) == b""
            except TimeoutError:
                return False
            except OSError:
                return True

        with connection:
            until(is_closed, "the daemon hangs up", 8)

    def test_that_is_not_http_is_refused(self, door: Daemon) -> None:
        answer = answer_to(door, b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n")
        assert answer == b"" or answer.startswith(b"HTTP/1.1 400")
        assert door.is_answering()


class TestABody:
    @pytest.mark.parametrize(
        "request_head",
        [
            b"Content-Length: %d\r\n\r\n" % (64 * MIB),
            b"Content-Length: 99999999999999999999\r\n\r\n",
            b"Content-Length: -1\r\n\r\n",
            b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        ],
    )
    def test_with_a_length_that_will_not_do_is_refused(self, door: Daemon, request_head: bytes) -> None:
        head = f"POST {MESSAGES} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n".encode()
        answer = answer_to(door, head + request_head)
        assert answer == b"" or answer.startswith((b"HTTP/1.1 413", b"HTTP/1.1 400")), answer[:200]
        assert door.is_answering()

    def test_in_chunks_without_end_is_cut_off(self, door: Daemon) -> None:
        """Nobody is authenticated here, so nothing of it may be kept."""
        before = door.resident_bytes()
        head = f"POST {MESSAGES} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
        chunk = b"100000\r\n" + b"x" * MIB + b"\r\n"
        with connect(door) as connection:
            try:
                connection.sendall(head + chunk * 64)
                assert connection.recv(64).startswith((b"HTTP/1.1 413", b"HTTP/1.1 200"))
            except (ConnectionResetError, BrokenPipeError):
                pass
        assert door.is_answering()
        assert door.resident_bytes() < before + 64 * MIB


LIMIT = 16


@pytest.fixture
def crowd(make_daemon: MakeDaemon) -> Iterator[tuple[Daemon, list[socket.socket]]]:
    """Four times as many visitors as the daemon has room for."""
    daemon = make_daemon(connections_max=LIMIT).start()
    with ExitStack() as open_connections:
        yield daemon, [open_connections.enter_context(connect(daemon)) for _ in range(4 * LIMIT)]


class TestTooManyConnections:
    def test_are_not_all_served_at_once(self, crowd: tuple[Daemon, list[socket.socket]]) -> None:
        daemon, visitors = crowd
        for visitor in visitors:
            with suppress(OSError):
                visitor.sendall(GET)
        served = self._answers(visitors)
        assert 1 <= served <= LIMIT
        for visitor in visitors:
            visitor.close()
        until(daemon.is_answering, "the daemon serves again")

    def _answers(self, visitors: list[socket.socket]) -> int:
        """How many are served, until half a second brings no other."""
        waiting, answers = set(visitors), 0
        while ready := select.select(list(waiting), [], [], 0.5)[0]:
            waiting -= set(ready)
            for visitor in ready:
                with suppress(OSError):
                    answers += visitor.recv(4096).startswith(b"HTTP/1.1 200")
        return answers
