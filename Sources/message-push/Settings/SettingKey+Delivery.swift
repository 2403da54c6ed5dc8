extension SettingKey {
    static let delivery = [
        scheduleActiveLimit, attemptsInFlightMax, httpConnectionsPerHostMax, shutdownGrace,
    ]

    static let scheduleActiveLimit = SettingKey(
        "schedule_active_limit", unit: "deliveries", standard: 20_000, in: 100...1_000_000,
        """
        How many deliveries are kept in memory. Others wait in the ledger and are fetched as their time \
        comes. Each costs about 1 KiB.
        """)

    static let attemptsInFlightMax = SettingKey(
        "attempts_in_flight_max", unit: "attempts", standard: 256, in: 1...10_000,
        "How many attempts may run at the same time, all accounts together.")

    static let httpConnectionsPerHostMax = SettingKey(
        "http_connections_per_host_max", unit: "connections", standard: 64, in: 1...1024,
        "How many connections to one host of a provider may be open at the same time.")

    static let shutdownGrace = SettingKey(
        "shutdown_grace_seconds", unit: "seconds", standard: 20, in: 0...300,
        """
        How long attempts may go on when the daemon is told to stop. \
        Keep it below the unit's TimeoutStopSec.
        """)
}
