import Messaging

/// A failure for programs, on standard error.
enum FailureReport {
    /// `message` always; `code` and `field` too where the daemon refused.
    static func json(_ error: any Error) -> JSONValue {
        var report = JSONObject()
        if case ControlError.refused(let refusal) = error {
            report["code"] = .integer(refusal.code)
            report["message"] = .string(refusal.message)
            report["field"] = refusal.field.map { .string($0) }
        } else {
            report["message"] = .string("\(error)")
        }
        return .object(report)
    }

    /// One fault of the settings.
    static func fault(_ fault: SettingFault) -> JSONValue {
        var report = JSONObject()
        report["file"] = fault.file.map { .string($0) }
        report["line"] = fault.line.map { .integer($0) }
        report["variable"] = fault.variable.map { .string($0) }
        report["key"] = fault.key.map { .string($0) }
        report["reason"] = .string(fault.reason)
        return .object(report)
    }
}
