"""A client of the signed API that shows what came back, byte for byte."""

from __future__ import annotations

import http.client
import json
import time
import uuid
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from support import signing

MESSAGES = "/api/v1/messages"
BATCH = "/api/v1/messages/batch"
CHANNELS = "/api/v1/channels"

Headers = dict[str, str]


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Headers
    body: bytes

    @property
    def envelope(self) -> dict[str, Any]:
        value = json.loads(self.body)
        assert isinstance(value, dict), f"not an object: {self.body[:200]!r}"
        return value

    @property
    def code(self) -> int:
        code = self.envelope["code"]
        assert isinstance(code, int)
        return code

    @property
    def data(self) -> Any:
        return self.envelope["data"]

    @property
    def task(self) -> str:
        """The task id of an accepted message."""
        assert (self.status, self.code) == (200, 0), self.body[:500]
        task = self.data["task_id"]
        assert isinstance(task, str)
        return task


@dataclass(frozen=True)
class Credentials:
    app_id: str
    app_secret: str


@dataclass
class Client:
    """One application's view of the daemon. Each request has a connection of its own."""

    port: int
    credentials: Credentials
    timeout: float = 15.0

    def send(self, body: Any, *, canonical: signing.Canonical = signing.go) -> Reply:
        return self.post(MESSAGES, body, canonical=canonical)

    def batch(self, body: Any) -> Reply:
        return self.post(BATCH, body)

    def post(self, path: str, body: Any, *, canonical: signing.Canonical = signing.go) -> Reply:
        headers = self.signed("POST", path, body, canonical=canonical)
        return self.raw("POST", path, headers, encoded(body))

    def post_bytes(self, path: str, body: bytes, headers: Headers | None = None) -> Reply:
        """Posts a body that need not be JSON, signed as if it were empty unless `headers` say more."""
        return self.raw("POST", path, headers or self.signed("POST", path), body)

    def get(self, path: str) -> Reply:
        return self.raw("GET", path, self.signed("GET", path))

    def query(self, task: str) -> Reply:
        return self.get(f"{MESSAGES}/{task}")

    def status(self, task: str) -> str:
        """The `status` of a task: pending, processing, sent, success or failed."""
        reply = self.query(task)
        assert reply.code == 0, reply.body
        return str(reply.data["status"])

    def signed(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        canonical: signing.Canonical = signing.go,
        timestamp: str | None = None,
        nonce: str | None = None,
    ) -> Headers:
        """The four headers of the SDKs' scheme."""
        when = timestamp or str(int(time.time()))
        once = nonce or str(uuid.uuid4())
        content = canonical(body) if body else ""
        path_alone = unquote(urlsplit(path).path)
        secret = self.credentials.app_secret
        return {
            "Content-Type": "application/json",
            "X-App-Id": self.credentials.app_id,
            "X-Timestamp": when,
            "X-Nonce": once,
            "X-Signature": signing.signature(secret, method, path_alone, content, when, once),
        }

    def documented(self, timestamp: str | None = None) -> Headers:
        """The three headers of the scheme in the documentation's curl examples."""
        when = timestamp or str(int(time.time()))
        key, secret = self.credentials.app_id, self.credentials.app_secret
        return {
            "Content-Type": "application/json",
            "X-App-Key": key,
            "X-Timestamp": when,
            "X-Signature": signing.documented_signature(secret, key, when),
        }

    def raw(self, method: str, path: str, headers: Headers, body: bytes | None = None) -> Reply:
        return converse(self.connection(), method, path, headers, body)

    def connection(self) -> http.client.HTTPConnection:
        """A connection that opens with its first request."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)


def encoded(body: Any) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()


def exchange(
    port: int,
    method: str,
    path: str,
    headers: Headers | None = None,
    body: bytes | None = None,
    timeout: float = 15.0,
) -> Reply:
    """One request on one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    return converse(connection, method, path, headers, body)


def converse(
    connection: http.client.HTTPConnection,
    method: str,
    path: str,
    headers: Headers | None = None,
    body: bytes | None = None,
) -> Reply:
    """One request on a connection, which ends with it."""
    try:
        connection.request(method, path, body, headers or {})
        response = connection.getresponse()
        names = {name.lower(): value for name, value in response.getheaders()}
        return Reply(response.status, names, response.read())
    finally:
        connection.close()
