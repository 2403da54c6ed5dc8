import Ledger
import Messaging
import TestSupport

extension World {
    /// Why the world stands still.
    enum Pause { case cut, quiet, ended, broken }

    /// Lives through all power cuts, then once more until nothing is left to do; then checks the end.
    func run() {
        for cut in scenario.cuts {
            let life = Life(world: self, mayFail: happens(scenario.failingDisks))
            if life.mayFail { spoilDisk() }
            life.begin()
            record.note("a life begins")
            if run(life, steps: cut) == .broken { return }
            end(life)
            guard record.violations.isEmpty else { return }
        }
        let life = Life(world: self, mayFail: false)
        life.begin()
        record.note("the last life begins")
        let pause = runUntilNothingIsHeld(life)
        guard pause == .quiet, record.violations.isEmpty else {
            if record.violations.isEmpty { record.violate("I6: the world does not come to rest: \(pause)") }
            return end(life)
        }
        life.tellHistory()
        checkFinished()
        life.examine()
        if drain({ life.wasExamined }) != .ended { record.violate("the tables cannot be read") }
        life.cancel()
        if drain({ life.hasEnded }) != .ended {
            record.violate("the daemon does not stop when it is told to")
        }
    }

    /// Runs until nothing is left to do, releasing what somebody left held.
    private func runUntilNothingIsHeld(_ life: Life) -> Pause {
        var pause = run(life, steps: 300_000)
        for _ in 0..<10 where pause == .quiet {
            life.tellHistory()
            let held = history.deliveries.filter { $0.model.state == .held }.map(\.id)
            guard !held.isEmpty else { break }
            record.note("\(held.count) are released")
            life.release(held)
            pause = run(life, steps: 300_000)
        }
        return pause
    }

    private func spoilDisk() {
        if random(below: 2) == 0 {
            disk.failSync(after: random(below: 30))
        } else {
            disk.failWrite(after: random(below: 30))
        }
    }

    /// Ends a life: the power goes, or somebody kills the daemon, or it ends by itself.
    private func end(_ life: Life) {
        record.note("the power is cut")
        life.cutPower()
        record.endAllCalls()
        if random(below: 4) > 0 {
            disk.loseUnsyncedBytes(seed: UInt64(random(below: 1 << 30)))
        } else {
            disk.killUsers()
        }
        life.cancel()
        if drain({ life.hasEnded }) != .ended {
            record.violate("the daemon does not end when its disk is gone")
        }
    }

    /// Runs until `steps` jobs were run, or nothing is left to run.
    private func run(_ life: Life, steps: Int) -> Pause {
        let deadline = began + .seconds(200_000)
        var done = 0
        while done < steps {
            if life.hasEnded { return .ended }
            guard record.violations.isEmpty else { return .broken }
            if happens(scenario.stallsPerThousand) {
                life.stall(random(below: 4), until: time.now + .milliseconds(Int64(random(below: 4000))))
            }
            if happens(100) { time.advance(to: time.now + .milliseconds(1)) }
            if executor.step() {
                done += 1
                countStep()
            } else {
                guard let moment = nextMoment else { return .quiet }
                guard moment < deadline else { return .broken }
                time.advance(to: moment)
            }
        }
        return .cut
    }

    /// Runs until something is done that takes little time.
    private func drain(_ isDone: () -> Bool) -> Pause {
        for _ in 0..<20_000 {
            if isDone() { return .ended }
            if executor.step() { continue }
            guard let moment = nextMoment else { return .quiet }
            time.advance(to: moment)
        }
        return .broken
    }

    private var nextMoment: Timestamp? { [time.nextMoment, executor.nextMoment].compactMap(\.self).min() }

    // MARK: What must be true at the end

    private func checkFinished() {
        checkAcknowledged()
        for (id, model) in history.deliveries {
            if !model.state.isFinal { record.violate("I6: \(id.short) is stuck \(model.state.name)") }
            if model.state == .delivered, record.arrivals(of: id).isEmpty {
                record.violate("\(id.short) is called delivered and never arrived")
            }
        }
        for id in record.cancelled where history.delivery(id)?.state != .cancelled {
            record.violate("somebody was told that \(id.short) is cancelled")
        }
    }
}
