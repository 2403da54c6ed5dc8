"""A real SMTP server (aiosmtpd) that keeps every mail exactly as it came, and can be told to misbehave."""

from __future__ import annotations

import asyncio
import email
import email.message
import email.policy
import threading
from collections import deque
from dataclasses import dataclass
from typing import Any, Literal

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from support.certificates import Authority
from support.waiting import free_port, until

Security = Literal["none", "starttls", "tls"]

USER, PASSWORD = "robot@example.com", "correct horse 电池"
LOSE_CONNECTION = "lose the connection"


@dataclass(frozen=True)
class Mail:
    """One accepted mail: its envelope, who logged in, whether the line was encrypted, and its bytes."""

    sender: str
    recipients: tuple[str, ...]
    login: str | None
    encrypted: bool
    content: bytes

    def parsed(self) -> email.message.EmailMessage:
        message = email.message_from_bytes(self.content, policy=email.policy.default)
        assert isinstance(message, email.message.EmailMessage)
        return message


class MailSink:
    """Listens on loopback. `replies` are used up one by one; when they are gone mail is accepted."""

    def __init__(
        self, security: Security = "none", authority: Authority | None = None, login: bool = False
    ) -> None:
        self.port = free_port()
        self.replies: deque[str] = deque()
        self.connections = 0
        self._mails: list[Mail] = []
        self._lock = threading.Lock()
        context = authority.server_context() if authority else None
        options: dict[str, Any] = {"enable_SMTPUTF8": True, "decode_data": False}
        if login:
            # aiosmtpd does not count implicit TLS as encryption when it guards AUTH.
            options |= {
                "auth_required": True,
                "auth_require_tls": security == "starttls",
                "authenticator": self._authenticate,
            }
        if security == "starttls":
            options |= {"tls_context": context, "require_starttls": True}
        self._controller = Controller(
            self,
            hostname="127.0.0.1",
            port=self.port,
            ssl_context=context if security == "tls" else None,
            **options,
        )

    def start(self) -> MailSink:
        self._controller.start()
        return self

    def stop(self) -> None:
        self._controller.stop()

    @property
    def mails(self) -> list[Mail]:
        with self._lock:
            return list(self._mails)

    def one(self, within: float = 15.0) -> Mail:
        """The only mail that came."""
        mails = until(lambda: self.mails, "a mail arrives", within)
        assert len(mails) == 1, mails
        return mails[0]

    def _authenticate(
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        mechanism: str,
        credentials: LoginPassword,
    ) -> AuthResult:
        name, password = credentials.login.decode(), credentials.password.decode()
        return AuthResult(success=(name, password) == (USER, PASSWORD), auth_data=name, handled=False)

    async def handle_EHLO(
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        hostname: str,
        responses: list[str],
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        reply = self.replies.popleft() if self.replies else "250 OK queued"
        if reply.startswith("2") or reply == LOSE_CONNECTION:
            self._take(server, session, envelope)
        if reply == LOSE_CONNECTION:
            _transport(server).abort()
        return reply

    def _take(self, server: SMTP, session: Session, envelope: Envelope) -> None:
        content = envelope.content
        assert isinstance(content, bytes)
        encrypted = _transport(server).get_extra_info("sslcontext") is not None
        mail = Mail(envelope.mail_from or "", tuple(envelope.rcpt_tos), session.auth_data, encrypted, content)
        self.keep(mail)

    def keep(self, mail: Mail) -> None:
        """Called by the server's one thread."""
        with self._lock:
            self._mails.append(mail)


def _transport(server: SMTP) -> asyncio.Transport:
    assert isinstance(server.transport, asyncio.Transport)
    return server.transport
