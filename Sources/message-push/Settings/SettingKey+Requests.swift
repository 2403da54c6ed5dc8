extension SettingKey {
    static let requests = [
        requestBodyBytesMax, headerBytesMax, headerTimeout, idleTimeout, connectionsMax, receiversPerBatchMax,
        attachmentsCountMax, attachmentBytesMax, attachmentsBytesMax, signatureWindow, scheduledDaysMax,
        trustedProxies, echoRoute,
    ]

    static let requestBodyBytesMax = SettingKey(
        "request_body_bytes_max", unit: "bytes", standard: base64Bytes(10 << 20) + (1 << 20),
        in: (64 << 10)...(48 << 20),
        """
        The largest body of a request. The default holds the attachments of a message in base64, \
        and 1 MiB beside them.
        """)

    static let headerBytesMax = SettingKey(
        "header_bytes_max", unit: "bytes", standard: 16 << 10, in: 1024...(1 << 20),
        "The largest head of a request: its first line and all its headers.")

    static let headerTimeout = SettingKey(
        "header_timeout_seconds", unit: "seconds", standard: 10, in: 1...300,
        "How long a client may take to send the head of a request.")

    static let idleTimeout = SettingKey(
        "idle_timeout_seconds", unit: "seconds", standard: 60, in: 1...3600,
        "How long a connection may lie idle between two requests, or a body may stand still.")

    static let connectionsMax = SettingKey(
        "connections_max", unit: "connections", standard: 4096, in: 1...65_536,
        "How many connections may be open at the same time. Each needs a file descriptor.")

    static let receiversPerBatchMax = SettingKey(
        "receivers_per_batch_max", unit: "receivers", standard: 10_000, in: 1...100_000,
        "How many receivers one batch may name.")

    static let attachmentsCountMax = SettingKey(
        "attachments_count_max", unit: "attachments", standard: 5, in: 0...100,
        "How many attachments a message may have. Zero means that it may have none.")

    static let attachmentBytesMax = SettingKey(
        "attachment_bytes_max", unit: "bytes", standard: 5 << 20, in: 1...(32 << 20),
        "The largest attachment, as it is before base64.")

    static let attachmentsBytesMax = SettingKey(
        "attachments_bytes_max", unit: "bytes", standard: 10 << 20, in: 1...(32 << 20),
        "The largest sum of a message's attachments, as they are before base64.")

    static let signatureWindow = SettingKey(
        "signature_window_seconds", unit: "seconds", standard: 300, in: 1...3600,
        "How far the time of a signed request may be from the daemon's, before or after.")

    static let scheduledDaysMax = SettingKey(
        "scheduled_days_max", unit: "days", standard: 3660, in: 1...36_600,
        "How far ahead a message may be scheduled.")

    static let trustedProxies = SettingKey(
        "trusted_proxies", .networks, standard: .derived(how: "none", usually: "127.0.0.1"),
        """
        Reverse proxies whose X-Forwarded-For is believed. What comes from elsewhere is judged by the \
        address it comes from.
        """)

    static let echoRoute = SettingKey(
        "echo_route", .word(["false", "true"]), standard: .value(.text("false")),
        """
        Whether POST /api/v1/echo is served, which does all that sending does but for recording the message. \
        For measuring only.
        """)

    /// How many bytes base64 makes of that many: four for each three begun (RFC 4648 §4).
    static func base64Bytes(_ bytes: Int) -> Int { (bytes + 2) / 3 * 4 }
}
