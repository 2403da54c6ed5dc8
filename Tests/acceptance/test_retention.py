"""What is over and old goes; the rest stays, and the operator sees how much there is."""

from __future__ import annotations

import sqlite3

import pytest

from conftest import MakeDaemon
from support import catalog
from support.daemon import NO_CODE_GUARD
from support.waiting import until

NO_TASK = 30007
AGE = 100 * 86_400_000
FIRST_SWEEP_WITHIN = 40.0
AGED = """
    UPDATE messages SET accepted_at = accepted_at - :age;
    UPDATE deliveries SET accepted_at = accepted_at - :age, updated_at = updated_at - :age;
    UPDATE days SET day = day - 100;
"""


@pytest.mark.timeout(120)
def test_deletes_what_is_over_and_old(make_daemon: MakeDaemon) -> None:
    daemon = make_daemon(**NO_CODE_GUARD).start()
    made = daemon.apply(catalog.single(catalog.account("box", "sandbox", delay_ms=0), "sms"))
    client = daemon.client(made.apps["shop"])

    def send(**more: object) -> str:
        body = {"channel_id": made.channels["main"], "template_params": {"code": "1"}}
        return client.send(body | {"receiver": "13800138000"} | more).task

    over, waiting = send(), send(scheduled_at="2030-01-01T00:00:00Z")
    until(lambda: daemon.trace(over).state == "delivered", "the first is over")
    assert daemon.stop() == 0
    with sqlite3.connect(daemon.state / "ledger.sqlite") as ledger:
        assert ledger.execute("PRAGMA auto_vacuum").fetchone() == (2,)
        for statement in AGED.split(";"):
            ledger.execute(statement, {"age": AGE} if ":age" in statement else {})
    ledger.close()
    daemon.start()
    young = send()
    until(lambda: client.query(over).code == NO_TASK, "the old one is gone", within=FIRST_SWEEP_WITHIN)
    assert client.query(waiting).code == 0 and client.query(young).code == 0
    size = daemon.json_of("queue")["ledger"]
    assert size["bytes"] > size["free_bytes"] >= 0 and size["oldest_message"]
    assert "The ledger takes" in daemon.cli("queue").stdout
    until(lambda: "messages=1" in daemon.log_text(), "the daemon says what went")

    # Another start gives no number twice, and finds everything in order.
    daemon.restart()
    until(lambda: daemon.trace(young).state == "delivered", "the young one is over")
    assert client.query(send()).code == 0 and client.query(waiting).code == 0
