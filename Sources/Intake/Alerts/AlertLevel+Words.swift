import Messaging

extension AlertLevel {
    /// The level as a title begins.
    var english: String {
        switch self {
        case .info: "Info"
        case .warning: "Warning"
        case .critical: "Critical"
        }
    }

    /// The same in Chinese.
    var chinese: String {
        switch self {
        case .info: "提示"
        case .warning: "警告"
        case .critical: "严重"
        }
    }
}
