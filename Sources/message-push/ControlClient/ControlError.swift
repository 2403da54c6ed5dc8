/// Why the daemon did not do what it was asked.
enum ControlError: Error, Equatable {
    /// Nobody listens at that path.
    case notRunning(socket: String)
    /// This user may not talk to the daemon: the socket's permissions or the daemon say so.
    case notPermitted(socket: String)
    /// The daemon took the request and did not answer.
    case noAnswer(String)
    /// The daemon said no.
    case refused(ControlRefusal)
    /// Something answered that is not our daemon, or not of this version.
    case unintelligible(String)
}

extension ControlError: CustomStringConvertible {
    var description: String {
        switch self {
        case .notRunning(let socket):
            """
            The daemon is not running, or its control socket is elsewhere: nobody listens at \(socket). \
            See "systemctl status message-push", or name the socket with --socket.
            """
        case .notPermitted(let socket):
            """
            You may not talk to the daemon at \(socket). \
            Be root or a member of the group message-push.
            """
        case .noAnswer(let reason):
            "The daemon did not answer. \(reason)"
        case .refused(let refusal):
            refusal.description
        case .unintelligible(let reason):
            "What answered is not the daemon of this version. \(reason)"
        }
    }
}
