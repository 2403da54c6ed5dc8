import Messaging

/// Whether the hosts that accounts call have addresses.
enum NameExamination {
    /// So many names are looked up at a time, each on a thread of its own.
    private static let atOnceMax = 8

    /// One finding for each host, in alphabetical order.
    static func findings(of hosts: CalledHosts) async -> [Finding] {
        let found = await withTaskGroup(of: (String, HostLookup).self) { group in
            var waiting = hosts.accountsByHost.keys.sorted()[...]
            var found: [String: HostLookup] = [:]
            func begin() {
                guard let host = waiting.popFirst() else { return }
                group.addTask {
                    (host, await BlockingRoom(label: "doctor.name").perform { HostLookup(of: host) })
                }
            }
            for _ in 0..<atOnceMax { begin() }
            while let (host, lookup) = await group.next() {
                found[host] = lookup
                begin()
            }
            return found
        }
        return found.sorted { $0.key < $1.key }.map { host, lookup in
            finding(host, lookup, accounts: hosts.accountsByHost[host] ?? [])
        }
    }

    /// What the resolver's answer means for the accounts that call the host.
    static func finding(_ host: String, _ lookup: HostLookup, accounts: [String]) -> Finding {
        let callers = accounts.joined(separator: ", ")
        switch lookup {
        case .found(let count):
            return .good(.dns, about: host, "It has \(count == 1 ? "an address" : "\(count) addresses").")
        case .unknown:
            return .fault(
                .dns, about: host, "No host has this name.",
                remedy: "Correct the address in the settings of \(callers), and apply them.")
        case .noAnswer(let sentence):
            return .fault(
                .dns, about: host, "The name cannot be looked up: \(sentence).",
                remedy: """
                    Check the network and /etc/resolv.conf with “getent hosts \(host)”; \(callers) cannot \
                    send without it.
                    """)
        }
    }
}
