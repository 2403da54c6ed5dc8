import Intake
import Journal
import Messaging
import Outbound
import Policy
import TestSupport

/// All that is decided about a world before it begins. Made from a seed, or by a test that wants its own.
struct Scenario: Sendable {
    /// Decides every order and every chance in the world.
    var seed: UInt64
    /// What the applications ask for.
    var requests: [PlannedRequest]
    /// What somebody wants of deliveries later.
    var controls: [PlannedControl] = []
    /// How the providers behave.
    var weather: Weather
    /// After how many steps each life but the last is ended.
    var cuts: [Int]
    /// When the world begins; 16:00 in China, unless said otherwise.
    var begins = Timestamp(seconds: 1_800_000_000)
    /// Whether money and quotas are short.
    var isThrifty = false
    /// How often, in a thousand steps, a disk or a database stands still for up to four seconds.
    var stallsPerThousand = 4
    /// How often, in a thousand lives, a disk fails a write or a sync.
    var failingDisks = 0
    /// Small, so that spilling and refilling happen.
    var outbound = OutboundLimits(
        schedule: ScheduleLimits(active: 20, activePerLine: 16, horizon: .seconds(20)),
        attemptsInFlightMax: 8,
        contentBytesMax: 8 << 10, shutdownGrace: .seconds(5))
    /// Small, so that segments end.
    var journal = JournalLimits(
        segmentBytesMax: 4 << 10, recordBytesMax: 3 << 10, journalBytesMax: 64 << 10, groupBytesMax: 2 << 10,
        queueBytesMax: 8 << 10)
    /// What a message may be, and how far the tables may lag.
    var intake = IntakeLimits(ledgerLagBytesMax: 6 << 10)

    /// An ordinary world: some messages of all kinds, troubled providers, up to three power cuts.
    static func random(seed: UInt64) -> Scenario {
        var dice = Dice(seed: seed)
        let count = Int.random(in: 2...6, using: &dice)
        let requests = (0..<count).map { _ in PlannedRequest.random(&dice) }.sorted { $0.at < $1.at }
        let weather = Weather.random(&dice)
        let cuts = (0..<Int.random(in: 0...3, using: &dice)).map { _ in
            Int.random(in: 1...[40, 150, 500].randomElement(using: &dice)!, using: &dice)
        }
        var scenario = Scenario(seed: seed, requests: requests, weather: weather, cuts: cuts)
        scenario.stallsPerThousand = [0, 2, 10, 40].randomElement(using: &dice)!
        scenario.failingDisks = [0, 0, 300].randomElement(using: &dice)!
        scenario.outbound.schedule.active = [20, 20, 4].randomElement(using: &dice)!
        scenario.isThrifty = Bool.random(using: &dice)
        let wishes = [0, 3, 12].randomElement(using: &dice)!
        scenario.controls = (0..<wishes).map { _ in PlannedControl.random(&dice) }
        if Int.random(in: 0..<3, using: &dice) > 0 {
            scenario.begins = midnight + .seconds(-Int64.random(in: 0...200, using: &dice))
        }
        return scenario
    }

    /// Where the worlds' days begin.
    private static let midnight = Timestamp(seconds: 1_800_057_600)
}
