"""Counts the calls that one batch of text messages takes at each vendor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from math import ceil

from support.carriers import SMS, Carrier
from support.daemon import Daemon
from support.fleet import Fleet, Line
from support.vendors import Vendors
from support.waiting import until


@dataclass(frozen=True)
class Calls:
    """What a batch took, and the fewest that the vendor's limit allows."""

    carrier: Carrier
    made: int
    fewest: int


def _has(vendors: Vendors, carrier: Carrier, count: int) -> bool:
    return sum(vendors.delivered(carrier.spoken).values()) >= count


def calls_for_one_batch(daemon: Daemon, count: int) -> Iterator[Calls]:
    """Sends `count` messages that say the same through every vendor, one after the other."""
    vendors = Vendors()
    try:
        vendors.configure({"suffix_faults": False})
        fleet = Fleet(daemon, vendors).open(
            *(Line(carrier.code, carrier, has_callback=False) for carrier in SMS)
        )
        for carrier in SMS:
            fleet.batch(carrier.code, [f"138{number:08}" for number in range(count)])
            until(partial(_has, vendors, carrier, count), f"{carrier} has all messages", 120)
            made = vendors.counts(carrier.spoken)["requests"]
            yield Calls(carrier, made, ceil(count / carrier.most_in_a_call))
    finally:
        vendors.stop()
