/// Where the command line finds the daemon.
enum ControlSocket {
    /// The variable that names another socket than the usual one.
    static let variable = "MESSAGE_PUSH_SOCKET"

    /// Where the daemon listens when nobody says otherwise.
    static let usual = "/run/message-push/control.sock"

    /// The option's path, else the variable's, else the usual one.
    static func path(option: String?, environment: [String: String]) -> String {
        if let option { return option }
        guard let path = environment[variable], !path.isEmpty else { return usual }
        return path
    }
}
