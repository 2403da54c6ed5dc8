import Journal
import Messaging

/// How long writes of a page take to become durable where the journal lies. What an application waits for
/// before it gets its answer is about one of these.
struct SyncTrial {
    /// At least one.
    let times: [Duration]

    /// Some dozens show the worst of an ordinary second, and take less than one on an ordinary disk.
    private static let countMax = 40
    private static let patience = Duration.seconds(3)
    private static let pageBytes = 4096

    /// A rotating disk takes about 10 ms.
    private static let medianMax = Duration.milliseconds(25)
    private static let worstMax = Duration.milliseconds(500)

    /// Writes into a file of its own as the journal writes into its segments, one page and one sync after the
    /// other, for three seconds at most. Blocks meanwhile.
    static func run(in stateDirectory: String) throws(JournalError) -> SyncTrial {
        let disk = FileDisk(stateDirectory: stateDirectory)
        let name = "doctor-\(UInt64.random(in: .min ... .max))"
        let file = try disk.create(name)
        // Without a name the file goes with this process, however that ends.
        try disk.remove(name)
        try file.preallocate(countMax * pageBytes)
        let page = [UInt8](repeating: 0, count: pageBytes)
        let clock = ContinuousClock()
        let start = clock.now
        var times: [Duration] = []
        repeat {
            let begin = clock.now
            try file.write(page, at: times.count * pageBytes)
            try file.syncContents()
            times.append(clock.now - begin)
        } while times.count < countMax && clock.now - start < patience
        return SyncTrial(times: times)
    }

    /// What the times mean.
    var finding: Finding {
        let sorted = times.sorted()
        let (median, worst) = (sorted[sorted.count / 2], sorted[sorted.count - 1])
        let sight = """
            The median of \(times.count) syncs took \(Self.words(median)), the worst \(Self.words(worst)).
            """
        guard median > Self.medianMax || worst > Self.worstMax else { return .good(.diskLatency, sight) }
        return .warning(
            .diskLatency, sight,
            remedy: """
                Move the state directory to a faster disk, or find out with “iostat -x 1” who else keeps \
                this one busy: applications wait so long for each answer.
                """)
    }

    private static func words(_ duration: Duration) -> String {
        let tenths = Int(duration / .microseconds(100))
        return "\(tenths / 10).\(tenths % 10) ms"
    }
}
