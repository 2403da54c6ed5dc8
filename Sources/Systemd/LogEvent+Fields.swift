import Logging

extension LogEvent {
    /// The longest value of one field, in UTF-8 bytes. What is logged comes in part from strangers;
    /// ids and reasons are far shorter, and journald itself compresses from 512 bytes on.
    static let fieldBytesMax = 8_192

    /// Everything known about the event besides its sentence, sorted by key, so that equal events
    /// give equal lines. Said in one place only once: the event's own word beats the provider's,
    /// and that beats the logger's.
    func fields(
        logger: Logger.Metadata, provider: Logger.MetadataProvider?
    ) -> [(key: String, value: String)] {
        var all = logger
        all.merge(provider?.get() ?? [:]) { $1 }
        all.merge(metadata ?? [:]) { $1 }
        if let error { all["error"] = "\(error)" }
        return all.sorted { $0.key < $1.key }
            .map { ($0.key, "\($0.value)".prefix(utf8Bytes: Self.fieldBytesMax)) }
    }
}
