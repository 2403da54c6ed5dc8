"""Mail, as a real SMTP server received it and an independent MIME parser reads it."""

from __future__ import annotations

import base64
import email.utils
import hashlib

import pytest

from support.daemon import Daemon, Document
from support.mail import MailSink
from support.office import TO, Office, open_office
from support.waiting import until

LONG = "很长的一行 without any break " * 400


def attachment(name: str, content: bytes, type: str | None = None) -> Document:
    made = {"filename": name, "content_base64": base64.b64encode(content).decode()}
    return made | ({"content_type": type} if type else {})


class TestTheEnvelope:
    def test_has_one_receiver_and_the_bare_sender(self, office: Office) -> None:
        mail = office.mail(subject="s", body="b")
        assert (mail.sender, mail.recipients) == ("noreply@example.com", (TO,))

    def test_of_a_batch_never_shows_one_receiver_to_another(self, office: Office) -> None:
        receivers = [f"user{n}@example.com" for n in range(5)]
        office.client.batch(
            {
                "channel_id": office.channel,
                "receivers": receivers,
                "template_params": {"subject": "s", "body": "b"},
            }
        )
        mails = until(lambda: len(office.sink.mails) == 5 and office.sink.mails, "five mails")
        assert mails and sorted(mail.recipients for mail in mails) == [(receiver,) for receiver in receivers]
        assert all(str(mail.parsed()["To"]) == mail.recipients[0] for mail in mails)


class TestTheHeaders:
    def test_say_exactly_what_was_asked_in_chinese(self, office: Office) -> None:
        subject = "【木雷】您的验证码是 4711，请在五分钟内使用，不要告诉任何人；如果不是您本人操作，请忽略 😀"
        message = office.mail(subject=subject, body="b").parsed()
        assert message["Subject"] == subject
        (sender,) = message["From"].addresses
        assert (sender.display_name, sender.addr_spec) == ("商店，收银台", "noreply@example.com")
        assert message["To"] == TO

    def test_are_complete_and_once_each(self, office: Office) -> None:
        message = office.mail(subject="s", body="b").parsed()
        for name in ("Date", "From", "To", "Subject", "Message-ID", "MIME-Version"):
            assert len(message.get_all(name, [])) == 1, name
        assert email.utils.parsedate_to_datetime(message["Date"]).tzinfo is not None
        assert message["Message-ID"].startswith("<") and message["Message-ID"].endswith("@example.com>")
        assert message["Auto-Submitted"] == "auto-generated"
        assert "Bcc" not in message

    def test_are_plain_ascii_in_short_lines(self, office: Office) -> None:
        content = office.mail(subject="验证码" * 60, body="b").content
        head = content.split(b"\r\n\r\n")[0]
        assert head.isascii()
        assert max(len(line) for line in head.split(b"\r\n")) <= 78

    def test_cannot_be_broken_by_a_parameter(self, office: Office) -> None:
        message = office.client.send(
            {
                "channel_id": office.channel,
                "receiver": TO,
                "template_params": {"subject": "hello\r\nBcc: victim@example.com\r\n\r\nbody", "body": "b"},
            }
        )
        until(lambda: office.client.status(message.task) == "failed", "the mail fails")
        assert office.daemon.trace(message.task).outcomes == ["rejected/permanent"]
        assert office.sink.mails == []


class TestTheBody:
    @pytest.mark.parametrize(
        "text",
        [
            "你好，世界",
            "first\r\n.\r\n..two dots\r\n.hidden\r\nQUIT\r\n",
            ".",
            "trailing space \r\ntab\t\r\n=3D equals = sign\r\n",
            "From the start of a line\r\nFrom again",
            LONG,
            "emoji 😀 and zero\u200dwidth\r\n\r\n\r\nblank lines",
            "--boundary\r\n--=_\r\n",
        ],
    )
    def test_arrives_exactly(self, office: Office, text: str) -> None:
        mail = office.mail(subject="s", body=text)
        part = mail.parsed().get_body(("plain",))
        assert part is not None
        assert lines(part.get_content()) == lines(text)
        assert max(len(line) for line in mail.content.split(b"\r\n")) <= 998
        assert b"\n" not in mail.content.replace(b"\r\n", b"")

    def test_in_html_has_a_plain_twin(self, daemon: Daemon, mails: MailSink) -> None:
        office = open_office(daemon, mails, {"format": "html", "content": "<p>你好 <b>{body}</b></p>"})
        message = office.mail(subject="s", body="世界").parsed()
        plain, html = message.get_body(("plain",)), message.get_body(("html",))
        assert plain is not None and html is not None
        assert "<b>世界</b>" in html.get_content()
        assert "世界" in plain.get_content() and "<b>" not in plain.get_content()
        assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]


def lines(text: str) -> list[str]:
    """Lines without the one break that ends a text."""
    return text.replace("\r\n", "\n").removesuffix("\n").split("\n")


class TestAttachments:
    def test_arrive_with_their_names_types_and_bytes(self, office: Office) -> None:
        sent = {
            "合同（最终版）.pdf": ("application/pdf", bytes(range(256)) * 300),
            'quoted "name"; x=1.txt': ("text/plain", "行一\r\n.\r\n行三".encode()),
            "long-" + "名" * 70 + ".bin": ("application/octet-stream", b"\0\r\n.\r\n" * 1000),
        }
        listed = [attachment(name, content, type) for name, (type, content) in sent.items()]
        message = office.mail(subject="附件", body="见附件", attachments=listed).parsed()
        parts = list(message.iter_attachments())
        got = {
            part.get_filename(): (part.get_content_type(), part.get_payload(decode=True)) for part in parts
        }
        assert got == sent
        body = message.get_body(("plain",))
        assert body is not None and lines(body.get_content()) == ["见附件"]

    def test_of_five_mebibytes_arrive_whole(self, office: Office) -> None:
        content = hashlib.shake_256(b"attachment").digest(5 * 1024 * 1024)
        mail = office.mail(subject="s", body="b", attachments=[attachment("a.bin", content)])
        (part,) = mail.parsed().iter_attachments()
        assert part.get_payload(decode=True) == content

    @pytest.mark.parametrize(
        "wrong",
        [
            {"filename": "../a", "content_base64": "YQ=="},
            {"filename": "a\r\nb", "content_base64": "YQ=="},
            {"filename": "", "content_base64": "YQ=="},
            {"filename": "a", "content_base64": ""},
            {"filename": "a", "content_base64": "YQ"},
            {"filename": "a", "content_base64": "YQ==\n"},
            {"filename": "a", "content_base64": "data:,YQ=="},
            {"filename": "a", "content_base64": "YQ==", "content_type": "text/plain\r\nX: y"},
            {"filename": "a"},
        ],
    )
    def test_that_are_wrong_are_refused(self, office: Office, wrong: Document) -> None:
        assert self._code(office, [wrong]) // 10000 == 1

    def test_may_be_five_and_not_six(self, office: Office) -> None:
        assert self._code(office, [attachment(f"{n}.txt", b"x") for n in range(6)]) // 10000 == 1
        assert self._code(office, [attachment(f"{n}.txt", b"x") for n in range(5)]) == 0

    def _code(self, office: Office, attachments: list[Document]) -> int:
        params = {"subject": "s", "body": "b"}
        return office.client.send(
            {
                "channel_id": office.channel,
                "receiver": TO,
                "template_params": params,
                "attachments": attachments,
            }
        ).code
