"""The line to the mail server: encryption, login, and what its answers lead to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import MakeDaemon
from support.certificates import Authority, make_authority
from support.daemon import Daemon
from support.mail import LOSE_CONNECTION, PASSWORD, USER, MailSink, Security
from support.office import TO, Office, open_office
from support.waiting import until


@pytest.fixture(params=["starttls", "tls"])
def secure(request: pytest.FixtureRequest, authority: Authority) -> Iterator[tuple[Security, MailSink]]:
    """Both ways to encrypt, with a login."""
    sink = MailSink(request.param, authority, login=True).start()
    yield request.param, sink
    sink.stop()


class TestTheLine:
    def test_is_encrypted_and_logged_in(
        self,
        daemon: Daemon,
        secure: tuple[Security, MailSink],
        authority: Authority,
    ) -> None:
        security, sink = secure
        office = open_office(
            daemon, sink, tls=security, ca_file=str(authority.ca_file), username=USER, password=PASSWORD
        )
        mail = office.mail(subject="验证码", body="4711")
        assert mail.encrypted and mail.login == USER
        assert mail.parsed()["Subject"] == "验证码"

    def test_is_refused_when_nobody_vouches_for_the_server(
        self,
        daemon: Daemon,
        secure: tuple[Security, MailSink],
        tmp_path: Path,
    ) -> None:
        security, sink = secure
        other = make_authority(tmp_path / "other")
        self._fails(daemon, sink, tls=security, ca_file=str(other.ca_file), username=USER, password=PASSWORD)

    def test_is_refused_when_the_server_bears_another_name(self, daemon: Daemon, tmp_path: Path) -> None:
        other = make_authority(tmp_path / "other", "mail.example.com")
        sink = MailSink("tls", other).start()
        self._fails(daemon, sink, tls="tls", ca_file=str(other.ca_file))
        sink.stop()

    def test_is_never_plain_when_encryption_is_asked_for(
        self,
        daemon: Daemon,
        mails: MailSink,
        authority: Authority,
    ) -> None:
        self._fails(daemon, mails, tls="starttls", ca_file=str(authority.ca_file))

    def test_is_no_use_with_a_wrong_password(
        self,
        daemon: Daemon,
        secure: tuple[Security, MailSink],
        authority: Authority,
    ) -> None:
        security, sink = secure
        trace = self._fails(
            daemon, sink, tls=security, ca_file=str(authority.ca_file), username=USER, password="not-the-one"
        )
        assert trace.outcomes[0].startswith("rejected/misconfigured")
        assert "not-the-one" not in str(trace.whole) + daemon.log_text()

    def _fails(self, daemon: Daemon, sink: MailSink, **config: Any) -> Any:
        office = open_office(daemon, sink, channel={"max_attempts": 1}, **config)
        task = office.send(subject="s", body="b")
        until(lambda: office.client.status(task) == "failed", "the mail fails", 30)
        assert sink.mails == []
        return daemon.trace(task)


class TestAnAnswer:
    @pytest.mark.parametrize(
        ("reply", "outcome"),
        [
            ("550 5.1.1 no such user", "rejected/recipient_blocked"),
            ("552 5.3.4 too large", "rejected/permanent"),
            ("550 5.7.1 looks like spam", "rejected/misconfigured"),
        ],
    )
    def test_that_is_final_ends_the_message(
        self, daemon: Daemon, mails: MailSink, reply: str, outcome: str
    ) -> None:
        # A second attempt would only be made by an account that was repaired.
        attempts = {"max_attempts": 1} if outcome == "rejected/misconfigured" else {}
        office = open_office(daemon, mails, channel=attempts)
        office.sink.replies += [reply]
        task = office.send(subject="s", body="b")
        until(lambda: office.client.status(task) == "failed", "the mail fails")
        assert office.daemon.trace(task).outcomes == [outcome]

    def test_that_is_temporary_leaves_the_mail_waiting(self, office: Office) -> None:
        office.sink.replies += ["451 4.3.0 try later"]
        task = office.send(subject="s", body="b")
        until(lambda: office.daemon.trace(task).outcomes, "the first attempt ends")
        assert office.daemon.trace(task).outcomes[0].startswith("deferred")
        assert office.client.status(task) in ("pending", "processing")

    def test_that_never_came_leaves_the_mail_uncertain_and_unrepeated(self, make_daemon: MakeDaemon) -> None:
        sink = MailSink().start()
        office = open_office(make_daemon().start(), sink, channel={"kind": "code"})
        sink.replies += [LOSE_CONNECTION]
        task = office.send(subject="s", body="b")
        until(lambda: office.daemon.trace(task).state == "uncertain", "the mail is uncertain")
        office.send("second@example.com", subject="s", body="b")
        until(lambda: len(sink.mails) == 2, "the next mail arrives")
        assert [mail.recipients[0] for mail in sink.mails] == [TO, "second@example.com"]
        sink.stop()
