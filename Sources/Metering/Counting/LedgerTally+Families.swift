import Messaging

extension LedgerTally {
    /// Everything that was counted, for a page.
    func families(_ names: CatalogNames) -> [MetricFamily] {
        let counts = reading
        return counts.deliveries(names) + counts.attempts(names)
            + [
                .counter(
                    "message_push_alerts_raised_total",
                    "Troubles raised, those that last and came again too.",
                    counts.alerts.entries.map { kind, count in
                        (["kind": kind?.rawValue ?? CatalogNames.others], Double(count))
                    })
            ]
    }
}

extension LedgerTally.Counts {
    fileprivate func deliveries(_ names: CatalogNames) -> [MetricFamily] {
        [
            .counter(
                "message_push_deliveries_accepted_total",
                "Deliveries accepted; a message has one a receiver.",
                accepted.entries.map { line, count in
                    (
                        [
                            "app": names.application(line?.application),
                            "channel": names.channel(line?.channel),
                            "lane": line?.lane.name ?? CatalogNames.others,
                        ], Double(count)
                    )
                }),
            .counter(
                "message_push_deliveries_ended_total",
                "Deliveries that reached an end; one that a late receipt changes is counted again.",
                ends.entries.map { end, count in
                    (
                        [
                            "app": names.application(end?.line.application),
                            "channel": names.channel(end?.line.channel),
                            "state": end?.state.name.asLabel ?? CatalogNames.others,
                        ], Double(count)
                    )
                }),
            .histogram(
                "message_push_delivery_wait_seconds", "From when an attempt was due until it began.",
                Self.byLane(waits)),
            .histogram(
                "message_push_delivery_duration_seconds",
                "From acceptance until delivered; what was scheduled for later waits that long too.",
                Self.byLane(lives)),
        ]
    }

    fileprivate func attempts(_ names: CatalogNames) -> [MetricFamily] {
        [
            .counter(
                "message_push_attempts_total", "Attempts that ended, by account and outcome.",
                attempts.entries.map { attempt, count in
                    (
                        [
                            "account": names.account(attempt?.account),
                            "outcome": attempt?.outcome.name ?? CatalogNames.others,
                        ], Double(count)
                    )
                }),
            .histogram(
                "message_push_attempt_duration_seconds",
                "From an attempt's durable beginning to the provider's answer.",
                calls.entries.map { account, calls in (["account": names.account(account)], calls) }),
            .counter(
                "message_push_receipts_total",
                "Providers' receipts, by the account that carried the delivery last and what they said.",
                receipts.entries.map { receipt, count in
                    let word = receipt.map { $0.isDelivered ? "delivered" : "failed" }
                    return (
                        ["account": names.account(receipt?.account), "report": word ?? CatalogNames.others],
                        Double(count)
                    )
                }),
            .counter(
                "message_push_breaker_openings_total", "How often an account's circuit breaker opened.",
                openings.entries.map { account, count in
                    (["account": names.account(account)], Double(count))
                }),
        ]
    }

    private static func byLane(_ histograms: [Histogram]) -> [(MetricLabels, Histogram)] {
        zip(Lane.allCases, histograms).map { lane, histogram in (["lane": lane.name], histogram) }
    }
}
