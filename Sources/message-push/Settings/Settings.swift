package import Chronicle
package import Logging

/// What the operator decided in `message-push.yaml` and in the environment, checked. See
/// ``SettingKey`` for what each means, its unit, default and bounds.
package struct Settings: Sendable {
    /// Where to listen when systemd hands over no sockets.
    package let listen: [ListenAddress]
    /// Where Prometheus reads; empty for nowhere but the control socket.
    package let metricsListen: [ListenAddress]
    /// Under which address providers reach the daemon, without a slash at its end; empty where nobody said.
    package let publicURL: String
    /// The path of the Unix socket for the command line.
    package let controlSocket: String
    /// The path of the folder of journal and databases.
    package let stateDirectory: String
    /// The path of the file of the key that seals secrets.
    package let masterKeyFile: String
    /// Whether the key's file is made when it is missing. Only where nobody named one.
    package let makesMasterKey: Bool

    /// The least important lines that are logged.
    package let logLevel: Logger.Level
    /// Which events of deliveries are logged.
    package let logDeliveries: LogSelection
    /// Whether receivers are logged as they are.
    package let logsReceivers: Bool

    /// The largest body of a request. Unit: bytes.
    package let requestBodyBytesMax: Int
    /// The largest head of a request. Unit: bytes.
    package let headerBytesMax: Int
    /// How long a client may take to send the head of a request.
    package let headerTimeout: Duration
    /// How long a connection may lie idle.
    package let idleTimeout: Duration
    /// How many connections may be open.
    package let connectionsMax: Int
    /// How many receivers a batch may name.
    package let receiversPerBatchMax: Int
    /// How many attachments a message may have. Zero: none.
    package let attachmentsCountMax: Int
    /// The largest attachment before base64. Unit: bytes.
    package let attachmentBytesMax: Int
    /// The largest sum of a message's attachments before base64. Unit: bytes.
    package let attachmentsBytesMax: Int
    /// How far a signature's time may be from ours, before or after.
    package let signatureWindow: Duration
    /// How far ahead a message may be scheduled.
    package let scheduledAheadMax: Duration
    /// Proxies whose X-Forwarded-For is believed; empty for none.
    package let trustedProxies: String
    /// Whether `POST /api/v1/echo` is served.
    package let servesEcho: Bool

    /// The size of one file of the journal. Unit: bytes. At least twice ``requestBodyBytesMax``.
    package let journalSegmentBytes: Int
    /// How large the journal may grow. Unit: bytes.
    package let journalBytesMax: Int
    /// How far the ledger may lie behind before new messages are refused. Unit: bytes.
    package let ledgerLagBytesMax: Int
    /// How much of the disk is kept for accepted messages. Unit: bytes.
    package let diskReserveBytes: Int
    /// Whether a backup is made before a new edition changes the tables.
    package let backsUpBeforeUpgrade: Bool
    /// How long a message is kept after it is over. Zero: for ever.
    package let retention: Duration
    /// How long callbacks are kept after they were read. Zero: for ever.
    package let callbackRetention: Duration

    /// How many deliveries are kept in memory.
    package let scheduleActiveLimit: Int
    /// How many attempts may run at the same time.
    package let attemptsInFlightMax: Int
    /// How many connections to one host may be open.
    package let httpConnectionsPerHostMax: Int
    /// How long attempts may go on at shutdown. Zero: not at all.
    package let shutdownGrace: Duration

    /// The house's time zone; empty for the server's own.
    package let timeZone: String
    /// How long a receiver of a code waits for the next one. Zero: not at all.
    package let codePause: Duration
    /// How many codes one number prefix gets in ten minutes. Zero: no limit.
    package let codesPerPrefixMax: Int
    /// How many codes one client causes in ten minutes. Zero: no limit.
    package let codesPerClientMax: Int
    /// How many codes one application sends in a minute. Zero: no limit.
    package let codesPerApplicationMax: Int
    /// How long something that is due may wait before somebody is told.
    package let queueAgeAlert: Duration

    /// Where the settings are when nobody says otherwise.
    package static let usualFile = "/etc/message-push/message-push.yaml"

    /// Where the state is when neither the operator nor systemd says otherwise.
    static let usualStateDirectory = "/var/lib/message-push"

    init(_ reading: SettingsReading, environment: [String: String]) {
        listen = reading.addresses(.listen)
        metricsListen = reading.addresses(.metricsListen)
        publicURL = (reading.derivedText(.publicURL) ?? "").withoutSlashes
        controlSocket = reading.text(.controlSocket)
        stateDirectory = reading.stateDirectory(environment)
        (masterKeyFile, makesMasterKey) = reading.masterKey(environment, stateDirectory: stateDirectory)

        logLevel = Logger.Level(rawValue: reading.text(.logLevel)) ?? .info
        logDeliveries = LogSelection(rawValue: reading.text(.logDeliveries)) ?? .all
        logsReceivers = reading.text(.logReceivers) == "full"

        requestBodyBytesMax = reading.number(.requestBodyBytesMax)
        headerBytesMax = reading.number(.headerBytesMax)
        headerTimeout = .seconds(reading.number(.headerTimeout))
        idleTimeout = .seconds(reading.number(.idleTimeout))
        connectionsMax = reading.number(.connectionsMax)
        receiversPerBatchMax = reading.number(.receiversPerBatchMax)
        attachmentsCountMax = reading.number(.attachmentsCountMax)
        attachmentBytesMax = reading.number(.attachmentBytesMax)
        attachmentsBytesMax = reading.number(.attachmentsBytesMax)
        signatureWindow = .seconds(reading.number(.signatureWindow))
        trustedProxies = reading.derivedText(.trustedProxies) ?? ""
        servesEcho = reading.text(.echoRoute) == "true"
        scheduledAheadMax = .seconds(reading.number(.scheduledDaysMax) * 86_400)

        journalSegmentBytes = reading.number(.journalSegmentBytes)
        journalBytesMax = reading.number(.journalBytesMax)
        ledgerLagBytesMax = reading.number(.ledgerLagBytesMax)
        diskReserveBytes = reading.number(.diskReserveBytes)
        backsUpBeforeUpgrade = reading.text(.upgradeBackup) == "true"
        retention = .seconds(reading.number(.retentionDays) * 86_400)
        callbackRetention = .seconds(reading.number(.callbackRetentionDays) * 86_400)

        scheduleActiveLimit = reading.number(.scheduleActiveLimit)
        attemptsInFlightMax = reading.number(.attemptsInFlightMax)
        httpConnectionsPerHostMax = reading.number(.httpConnectionsPerHostMax)
        shutdownGrace = .seconds(reading.number(.shutdownGrace))

        timeZone = reading.derivedText(.timeZone) ?? ""
        codePause = .seconds(reading.number(.codePause))
        codesPerPrefixMax = reading.number(.codesPerPrefixMax)
        codesPerClientMax = reading.number(.codesPerClientMax)
        codesPerApplicationMax = reading.number(.codesPerApplicationMax)
        queueAgeAlert = .seconds(reading.number(.queueAgeAlert))
    }
}
