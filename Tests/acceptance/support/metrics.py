"""A page of metrics, read as Prometheus' own client library reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from prometheus_client.parser import text_string_to_metric_families
from support.daemon import Daemon

NAME = re.compile(r"\b(?:message_push|process)_[a-z_]+\b")
"""Our names in an expression; names of alerts and panels look different."""


@dataclass(frozen=True)
class Page:
    text: str
    values: dict[str, dict[tuple[tuple[str, str], ...], float]]
    """By the name of the sample and its labels."""

    @property
    def helps(self) -> dict[str, str]:
        found = re.findall(r"^# HELP (\S+) (.*)$", self.text, re.MULTILINE)
        assert len(found) == len(dict(found)), "a metric is explained twice"
        return dict(found)

    def of(self, name: str, **labels: str) -> list[float]:
        """The values of all samples that have these labels, and maybe more."""
        return [
            value for own, value in self.values.get(name, {}).items() if labels.items() <= dict(own).items()
        ]

    def sum(self, name: str, **labels: str) -> float:
        return sum(self.of(name, **labels))

    def labels(self, name: str, label: str) -> set[str]:
        return {dict(own)[label] for own in self.values.get(name, {})}


def parsed(text: str) -> Page:
    values: dict[str, dict[tuple[tuple[str, str], ...], float]] = {}
    for family in text_string_to_metric_families(text):
        assert family.type in ("counter", "gauge", "histogram"), family
        for sample in family.samples:
            labels = tuple(sorted(sample.labels.items()))
            assert labels not in values.setdefault(sample.name, {}), sample
            values[sample.name][labels] = sample.value
    return Page(text, values)


def page(daemon: Daemon) -> Page:
    done = daemon.cli("metrics")
    assert done.returncode == 0, done.stderr
    return parsed(done.stdout)


def named(expression: str) -> set[str]:
    """The metrics that an expression asks for; a histogram's three names are one."""
    return {re.sub(r"_(bucket|sum|count)$", "", name) for name in NAME.findall(expression)}
