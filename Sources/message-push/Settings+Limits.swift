import Intake
import Journal
import Ledger
import Outbound
import Policy
import Web

/// The settings as each room wants them.
extension Settings {
    /// The journal's limits. A record must fit into an empty segment with room for the header.
    var journalLimits: JournalLimits {
        JournalLimits(
            segmentBytesMax: journalSegmentBytes, recordBytesMax: min(32 << 20, journalSegmentBytes - 4096),
            journalBytesMax: journalBytesMax)
    }

    /// The desk's limits.
    var intakeLimits: IntakeLimits {
        IntakeLimits(
            receiversPerBatchMax: receiversPerBatchMax, attachmentsCountMax: attachmentsCountMax,
            attachmentBytesMax: attachmentBytesMax, attachmentsBytesMax: attachmentsBytesMax,
            scheduleHorizon: scheduledAheadMax, ledgerLagBytesMax: ledgerLagBytesMax)
    }

    /// How many codes are too many.
    var codeGuardLimits: CodeGuardLimits {
        var limits = CodeGuardLimits()
        limits.firstPause = codePause
        limits.numbersPerPrefix = codesPerPrefixMax
        limits.codesPerAddress = codesPerClientMax
        limits.codesPerApplication = codesPerApplicationMax
        return limits
    }

    /// The dispatcher's limits.
    var outboundLimits: OutboundLimits {
        OutboundLimits(
            schedule: ScheduleLimits(active: scheduleActiveLimit), attemptsInFlightMax: attemptsInFlightMax,
            shutdownGrace: shutdownGrace)
    }

    /// How long the ledger keeps what is over.
    var retentionTerms: RetentionTerms {
        RetentionTerms(
            messages: retention == .zero ? nil : retention,
            callbacks: callbackRetention == .zero ? nil : callbackRetention)
    }

    /// What one listener allows.
    var listenerLimits: ListenerLimits {
        ListenerLimits(
            connectionsMax: connectionsMax, headerBytesMax: headerBytesMax, headerTimeout: headerTimeout,
            idleTimeout: idleTimeout)
    }
}

extension DoorAddress {
    /// The address of a setting. A socket file is open to everyone: what comes through it is signed.
    init(_ address: ListenAddress) {
        switch address {
        case .tcp(let host, let port): self = .tcp(host: host, port: Int(port))
        case .unix(let path): self = .unix(path: path, permissions: 0o666)
        }
    }
}
