"""Hours in which receivers sleep: what can wait, waits until they are over where the receiver lives."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from support.daemon import Daemon
from support.depot import Depot, box, line, moment, number, open_depot

SHANGHAI, LONDON, NEW_YORK = (
    ZoneInfo(name) for name in ("Asia/Shanghai", "Europe/London", "America/New_York")
)
WAITING, URGENT = ("marketing", "notice"), ("code", "alert")
CHINESE, BRITISH, AMERICAN = "13800138005", "+447400123455", "+12025550125"


def around(now: datetime, zone: ZoneInfo) -> tuple[str, float]:
    """Hours that began an hour ago by the zone's clocks and last two more, and when they end."""
    here = now.astimezone(zone)
    end = (here + timedelta(hours=2)).replace(second=0, microsecond=0)
    return f"{here - timedelta(hours=1):%H:%M}-{end:%H:%M}", end.timestamp()


@pytest.fixture
def now() -> datetime:
    return datetime.now(timezone.utc)


def open_night(daemon: Daemon, hours: str, zone: ZoneInfo) -> Depot:
    """A channel of each class; those that can be are quiet in these hours by the zone's clocks."""
    quiet = {"quiet_hours": hours, "time_zone": zone.key}
    channels = [line(kind, "box", kind=kind, **quiet) for kind in WAITING]
    channels += [line(kind, "box", kind=kind) for kind in URGENT]
    return open_depot(daemon, [box()], channels)


class TestInTheNight:
    def test_what_can_wait_waits_and_what_cannot_goes(self, daemon: Daemon, now: datetime) -> None:
        hours, end = around(now, SHANGHAI)
        depot = open_night(daemon, hours, SHANGHAI)
        tasks = {kind: depot.send(number(), kind) for kind in depot.made.channels}
        for kind in URGENT:
            assert depot.ended(tasks[kind]).state == "delivered"
        for kind in WAITING:
            trace = depot.trace(tasks[kind])
            assert (trace.state, trace.kinds) == ("waiting", ["accepted", "quiet"])
            assert moment(trace.whole["due_at"]) == end
            # It lives as long as it would by day.
            lived = moment(trace.whole["expires_at"]) - moment(trace.whole["due_at"])
            assert lived >= 3600
        assert len(depot.sent()) == 2

    def test_it_waits_over_a_crash_and_the_trace_says_why(self, daemon: Daemon, now: datetime) -> None:
        hours, end = around(now, SHANGHAI)
        depot = open_night(daemon, hours, SHANGHAI)
        task = depot.send(number(), "marketing")
        depot.crash()
        depot.ended(depot.send(number(), "code"))
        trace = depot.trace(task)
        assert (trace.state, moment(trace.whole["due_at"])) == ("waiting", end)
        assert "quiet hours where the recipient lives" in depot.story(task)
        assert "接收方处于免打扰时段" in depot.story(task, "zh_CN.UTF-8")
        assert depot.client().status(task) == "pending"

    def test_each_receiver_has_the_clock_of_their_country(self, daemon: Daemon, now: datetime) -> None:
        """In China it is night, in Britain, seven or eight hours behind, it is not."""
        hours, end = around(now, SHANGHAI)
        depot = open_night(daemon, hours, LONDON)
        chinese, british = depot.batch([CHINESE, BRITISH], "marketing")
        assert depot.ended(british).state == "delivered"
        assert moment(depot.trace(chinese).whole["due_at"]) == end
        # The code 1 is that of countries with many clocks: the channel's own decides.
        assert depot.ended(depot.send(AMERICAN, "marketing")).state == "delivered"
        assert [entry["recipient"] for entry in depot.sent()] == [BRITISH, AMERICAN]

    @pytest.mark.parametrize(("zone", "waits"), [(NEW_YORK, True), (LONDON, False)])
    def test_the_channels_clock_is_for_numbers_that_tell_none(
        self, daemon: Daemon, now: datetime, zone: ZoneInfo, waits: bool
    ) -> None:
        hours, end = around(now, NEW_YORK)
        depot = open_night(daemon, hours, zone)
        task = depot.send(AMERICAN, "notice")
        assert depot.ended(depot.send(CHINESE, "notice")).state == "delivered"
        if waits:
            trace = depot.trace(task)
            assert (trace.state, moment(trace.whole["due_at"])) == ("waiting", end)
        else:
            assert depot.ended(task).state == "delivered"

    def test_a_time_that_was_asked_for_moves_out_of_the_night(self, daemon: Daemon, now: datetime) -> None:
        hours, end = around(now, SHANGHAI)
        depot = open_night(daemon, hours, SHANGHAI)

        def due(at: datetime) -> float:
            text = at.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
            task = depot.send(number(), "notice", scheduled_at=text)
            return moment(depot.trace(task).whole["due_at"])

        tonight, tomorrow = now + timedelta(hours=1), now + timedelta(hours=24)
        by_day = (now + timedelta(hours=5)).replace(microsecond=0)
        assert due(tonight) == end
        assert due(by_day) == by_day.timestamp()
        assert due(tomorrow) == end + 86_400

    def test_a_retry_waits_for_the_morning(self, daemon: Daemon, now: datetime) -> None:
        """What was accepted by day and fails has its next attempt behind the night."""
        depot = open_depot(daemon)
        hours, end = around(now + timedelta(hours=2), SHANGHAI)
        quiet = {"name": "main", "quiet_hours": hours, "time_zone": "Asia/Shanghai"}
        retry = {"delay_seconds": 7200, "max_delay": 7200}
        daemon.apply({
            "channels": [quiet | {"ttl": "24h"}],
            "rules": [{"name": "later", "scene": "send_failure", "action": "retry", "retry": retry}],
        })  # fmt: skip
        [attempt] = depot.attempts(depot.send(number("9002")))
        assert (attempt["disposition"], moment(attempt["next_at"])) == ("retry", end)

    def test_what_waits_is_released_by_day_or_by_the_operator(self, daemon: Daemon, now: datetime) -> None:
        hours, _ = around(now, SHANGHAI)
        depot = open_night(daemon, hours, SHANGHAI)
        task = depot.send(number(), "notice")
        daemon.apply({"channels": [{"name": "notice", "quiet_hours": None}]})
        assert depot.trace(task).state == "waiting"
        done = daemon.json_of("reschedule", "--at", "2026-01-01T00:00:00Z", task)
        assert done["tasks"][0]["result"] == "done"
        assert depot.ended(task).state == "delivered"
        assert depot.ended(depot.send(number(), "notice")).state == "delivered"


@pytest.mark.parametrize("hours", ["22:00", "22:00-22:00", "24:00-08:00", "10pm-8am"])
def test_hours_that_are_none_are_refused(daemon: Daemon, hours: str) -> None:
    with pytest.raises(AssertionError, match="quiet_hours"):
        open_night(daemon, hours, SHANGHAI)


@pytest.mark.parametrize("kind", URGENT)
def test_a_channel_for_what_cannot_wait_has_no_quiet_hours(daemon: Daemon, kind: str) -> None:
    with pytest.raises(AssertionError, match="quiet_hours"):
        open_depot(daemon, [box()], [line("main", "box", kind=kind, quiet_hours="22:00-08:00")])
    open_night(daemon, "22:00-08:00", SHANGHAI)
    with pytest.raises(AssertionError, match="channels"):
        daemon.apply({"channels": [{"name": "notice", "class": kind}]})
