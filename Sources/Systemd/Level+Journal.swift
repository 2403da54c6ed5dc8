import Logging

extension Logger.Level {
    /// The syslog priority journald sorts and colours by (sd-daemon(3)): critical 2, error 3,
    /// warning 4, notice 5, info 6, debug and trace 7. Emergency and alert (0, 1) are for the whole
    /// machine and not ours to raise.
    var journalPriority: Int {
        switch self {
        case .critical: 2
        case .error: 3
        case .warning: 4
        case .notice: 5
        case .info: 6
        case .debug, .trace: 7
        }
    }
}
