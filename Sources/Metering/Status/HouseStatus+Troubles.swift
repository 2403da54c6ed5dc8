import Archive
import Messaging

extension HouseStatus {
    /// What keeps the house from doing its work, the worst first; none where it is well.
    package var troubles: [Trouble] {
        let found = holds + room + restingAccounts
        return found.filter { $0.level == .critical } + found.filter { $0.level != .critical }
    }

    private var holds: [Trouble] {
        var found: [Trouble] = []
        if let hold {
            let why =
                hold.reason == .restored
                ? "This state came from a backup and is HELD" : "The queue was paused and is HELD"
            found.append(
                Trouble(
                    .held, .critical,
                    "\(why) since \(hold.since): nothing is sent. To go on: message-push queue resume"))
        }
        if let drain {
            found.append(
                Trouble(
                    .draining, .warning,
                    """
                    The queue is being drained since \(drain.since): no new message is accepted. To accept \
                    them again: message-push queue resume
                    """))
        }
        return found
    }

    private var room: [Trouble] {
        if let free = machine.diskFreeBytes, free < machine.diskReserveBytes || (isShut && !isLagging) {
            return [
                Trouble(
                    .disk, .critical,
                    """
                    The disk is nearly full: \(free >> 20) MiB are free, and no message is accepted before \
                    twice the reserve of \(machine.diskReserveBytes >> 20) MiB is. What was accepted is \
                    still sent. Make room.
                    """)
            ]
        }
        guard isShut else { return [] }
        return [
            Trouble(
                .lag, .critical,
                """
                No message is accepted, because the tables are \(lagBytes) bytes behind; the limit is \
                \(lagBytesMax). This ends by itself once fewer messages arrive.
                """)
        ]
    }

    private var isLagging: Bool { lagBytes > lagBytesMax }
    private var isShut: Bool { !isTakingWork && drain == nil }

    private var restingAccounts: [Trouble] {
        var found = accounts.filter { $0.state == .resting }.map { standing in
            Trouble(
                .account, .warning,
                """
                Account \(standing.account.name) rests\(standing.until.map { " until \($0)" } ?? ""): \
                \(standing.reason ?? "it failed too often.")
                """)
        }
        if accounts.contains(where: \.account.isEnabled), !accounts.contains(where: \.isUsable) {
            found.append(
                Trouble(
                    .noAccount, .critical,
                    "No account can be used: all of them rest after failures, are paused or switched off."))
        }
        return found
    }
}
