"""The table: what was measured, and beside what."""

from __future__ import annotations

from dataclasses import dataclass

TITLES = ["what", "measured", "p50 ms", "p95 ms", "p99 ms", "ratio", "refused"]
SIDES = [str.ljust, str.rjust, str.rjust, str.rjust, str.rjust, str.ljust, str.rjust]


@dataclass(frozen=True)
class Row:
    """One line of the table. `ratio` is `value` over what the line compares it with."""

    what: str
    value: float
    unit: str
    ratio: float | None = None
    compared_with: str = ""
    p50_ms: float | None = None
    p95_ms: float | None = None
    p99_ms: float | None = None
    refused: int = 0

    def columns(self) -> list[str]:
        ratio = "" if self.ratio is None else f"{self.ratio:.2f} × {self.compared_with}"
        latency = [
            "" if value is None else f"{value:.2f}" for value in (self.p50_ms, self.p95_ms, self.p99_ms)
        ]
        return [
            self.what,
            f"{self.value:,.1f} {self.unit}",
            *latency,
            ratio,
            f"{self.refused:,}" if self.refused else "",
        ]


def table(rows: list[Row]) -> str:
    lines = [TITLES, *(row.columns() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(TITLES))]
    return "\n".join(
        "  ".join(side(text, width) for side, text, width in zip(SIDES, line, widths, strict=True)).rstrip()
        for line in lines
    )
