import Testing

@testable import Journal

@Suite struct `The recovery table` {
    private static let everything: [RecoveryEvidence] = [true, false].flatMap { isLast in
        [true, false].flatMap { hasSoundHeader in
            [true, false].flatMap { isJoined in
                RecoveryEvidence.Stop.allCases.flatMap { stop in
                    RecoveryEvidence.Following.allCases.map { following in
                        RecoveryEvidence(
                            isLast: isLast, hasSoundHeader: hasSoundHeader, isJoined: isJoined, stop: stop,
                            following: following)
                    }
                }
            }
        }
    }

    @Test func `has exactly one row for every combination of evidence`() {
        #expect(Self.everything.count == 2 * 2 * 2 * 4 * 4)
        for evidence in Self.everything {
            let rows = RecoveryTable.rows.filter { $0.matches(evidence) }
            #expect(rows.count == 1, "\(evidence) matches \(rows.map(\.story))")
        }
    }

    @Test func `has no row that nothing matches`() {
        for row in RecoveryTable.rows {
            #expect(Self.everything.contains(where: row.matches), "\(row.story)")
        }
    }

    @Test func `refuses whatever cannot come from a power cut`() {
        for evidence in Self.everything {
            let decision = RecoveryTable.decide(evidence)
            if !evidence.hasSoundHeader { #expect(decision == .refuseHeader) }
            if evidence.hasSoundHeader, !evidence.isLast, !evidence.isJoined {
                #expect(decision == .refuseGap)
            }
            if evidence.hasSoundHeader, evidence.isLast, evidence.following == .recordAfterSync {
                #expect(decision == .refuseDamage)
            }
        }
    }

    @Test func `cuts only in the last segment`() {
        for evidence in Self.everything where RecoveryTable.decide(evidence) == .cutTail {
            #expect(evidence.isLast && evidence.hasSoundHeader)
        }
    }
}
