extension Settings {
    /// Something that must be true of several keys together.
    private typealias Claim = (holds: Bool, key: SettingKey, reason: String)

    /// What each setting allows and all together do not, told at the key that should change.
    func contradictions(in reading: SettingsReading) -> [SettingFault] {
        (requestClaims + storageClaims + deliveryClaims + doorClaims).filter { !$0.holds }.map {
            SettingFault(reading.origin($0.key), key: $0.key.name, reason: $0.reason)
        }
    }

    private var requestClaims: [Claim] {
        let bodyBytesMin = SettingKey.base64Bytes(attachmentsBytesMax) + Self.bytesBesideAttachments
        return [
            (
                attachmentBytesMax <= attachmentsBytesMax, .attachmentBytesMax,
                """
                is \(attachmentBytesMax), more than attachments_bytes_max (\(attachmentsBytesMax)): \
                one attachment cannot be larger than all together
                """
            ),
            (
                requestBodyBytesMax >= bodyBytesMin || attachmentsCountMax == 0, .requestBodyBytesMax,
                """
                is \(requestBodyBytesMax), less than the \(bodyBytesMin) bytes of attachments_bytes_max in \
                base64 and 64 KiB beside them
                """
            ),
        ]
    }

    private var storageClaims: [Claim] {
        [
            (
                journalSegmentBytes >= 2 * requestBodyBytesMax, .journalSegmentBytes,
                """
                is \(journalSegmentBytes), less than twice request_body_bytes_max (\(requestBodyBytesMax)): \
                an accepted request must fit into one segment with room to spare
                """
            ),
            (
                journalBytesMax >= 4 * journalSegmentBytes, .journalBytesMax,
                """
                is \(journalBytesMax), less than four times journal_segment_bytes (\(journalSegmentBytes)): \
                only whole segments are given back
                """
            ),
            (
                ledgerLagBytesMax <= journalBytesMax, .ledgerLagBytesMax,
                """
                is \(ledgerLagBytesMax), more than journal_bytes_max (\(journalBytesMax)): \
                the journal would be full before the lag counts
                """
            ),
        ]
    }

    private var deliveryClaims: [Claim] {
        [
            (
                attemptsInFlightMax <= scheduleActiveLimit, .attemptsInFlightMax,
                """
                is \(attemptsInFlightMax), more than schedule_active_limit (\(scheduleActiveLimit)): \
                every attempt belongs to a delivery in memory
                """
            )
        ]
    }

    private var doorClaims: [Claim] {
        [
            (
                !listen.contains(.unix(path: controlSocket)), .controlSocket,
                "is also in the list listen: applications must not knock at the operator's socket"
            ),
            (
                !metricsListen.contains(.unix(path: controlSocket)), .metricsListen,
                "names the control socket, which tells the metrics as it is"
            ),
            (
                metricsListen.allSatisfy { $0.hasPortToChoose || !listen.contains($0) }, .metricsListen,
                "names an address that is also in the list listen: each door needs one of its own"
            ),
        ]
    }

    /// Room for the rest of a request with attachments: parameters, names, receivers.
    private static let bytesBesideAttachments = 64 << 10
}
