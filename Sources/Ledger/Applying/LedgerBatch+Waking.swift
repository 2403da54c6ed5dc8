import GRDB
import Messaging

/// Finds out which parked receipts have a candidate among the attempts, so that nobody need ever look
/// through those that have none: where other systems share an account, their receipts pile up here.
///
/// It runs when all rows of the batch are written. Whether a receipt is awake therefore follows from the
/// tables alone, and not from how the events came in batches.
extension LedgerBatch {
    func wakeParked(by attempts: some Sequence<AttemptRow>) throws {
        for callback in parkings { try wake(callback) }
        let asleep = try database.cachedStatement(
            sql: "SELECT 1 FROM parked_receipts WHERE is_awake = 0 LIMIT 1")
        guard try Int.fetchOne(asleep) == 1 else { return }
        for attempt in attempts where attempt.mayWakeReceipts { try wake(by: attempt) }
    }

    /// Wakes those parked receipts of a callback that attempts wait for already. An attempt that a provider
    /// echoes is always in the tables before: it began before the provider heard of it.
    private func wake(_ callback: Int64) throws {
        let statement = try database.cachedStatement(
            sql: """
                UPDATE parked_receipts AS p SET is_awake = 1 WHERE p.callback = ? AND CASE
                  WHEN p.attempt_delivery IS NOT NULL THEN EXISTS (
                    SELECT 1 FROM deliveries AS d
                    JOIN attempts AS a ON a.delivery = d.number AND a.number = p.attempt_number
                    WHERE d.task_id = p.attempt_delivery AND a.account_id = p.account_id)
                  ELSE EXISTS (
                    SELECT 1 FROM attempts AS a INDEXED BY attempts_provider
                    WHERE a.account_id = p.account_id AND a.provider_message_id = p.provider_message_id
                      AND a.recipient = p.recipient AND a.provider_message_id <> ''
                      AND a.outcome IN (1, 2))
                  OR p.recipient IS NULL AND EXISTS (
                    SELECT 1 FROM attempts AS a INDEXED BY attempts_provider
                    WHERE a.account_id = p.account_id AND a.provider_message_id = p.provider_message_id
                      AND a.provider_message_id <> '' AND a.outcome IN (1, 2))
                  OR EXISTS (
                    SELECT 1 FROM attempts AS a INDEXED BY attempts_uncertain
                    WHERE a.outcome = 2 AND a.account_id = p.account_id AND a.recipient = p.recipient)
                END
                """)
        try statement.execute(arguments: [callback])
    }

    /// Wakes the parked receipts that an attempt waits for since this batch.
    private func wake(by attempt: AttemptRow) throws {
        let known = try database.cachedStatement(
            sql: """
                SELECT account_id, recipient, provider_message_id, outcome FROM attempts
                WHERE delivery = ? AND number = ? AND outcome IN (1, 2)
                """)
        guard let row = try Row.fetchOne(known, arguments: [attempt.delivery, attempt.number]) else { return }
        let (account, recipient, name) = (row[0] as Int64, row[1] as String, row[2] as String)
        if !name.isEmpty {
            let named = try database.cachedStatement(
                sql: """
                    UPDATE parked_receipts SET is_awake = 1
                    WHERE account_id = ? AND provider_message_id = ? AND recipient IS ? AND is_awake = 0
                      AND attempt_delivery IS NULL
                    """)
            // Two searches, as one with OR would go through all receipts of a call for each of its attempts.
            try named.execute(arguments: [account, name, recipient])
            try named.execute(arguments: [account, name, nil])
        }
        guard row[3] == Outcome.uncertain.code else { return }
        let unnamed = try database.cachedStatement(
            sql: """
                UPDATE parked_receipts SET is_awake = 1
                WHERE account_id = ? AND recipient = ? AND is_awake = 0 AND attempt_delivery IS NULL
                """)
        try unnamed.execute(arguments: [account, recipient])
    }
}
