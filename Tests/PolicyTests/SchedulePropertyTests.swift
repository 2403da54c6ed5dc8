import Testing

@Suite struct `A schedule beside a plain list` {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `attempts only what waits, each at its time, and all of it in the end`(seed: UInt64) {
        var trial = ScheduleTrial(seed: seed)
        trial.run()
        #expect(trial.attempts > 0)
    }
}
