import Messaging

extension ProviderDescription {
    /// All of it for programs.
    var json: JSONValue {
        [
            "code": .string(code), "name": ["en": .string(nameEnglish), "zh": .string(nameChinese)],
            "media": .array(media.map(\.rawValue).sorted().map { .string($0) }),
            "capabilities": [
                "recipients_per_call": .integer(capabilities.recipientsPerCall),
                "receipts": .array(receiptWays.map { .string($0) }),
                "can_be_checked": .bool(capabilities.canBeChecked),
                "recognises_repeats": .bool(capabilities.recognisesRepeats),
                "needs_template": .bool(capabilities.needsTemplate),
                "needs_signature": .bool(capabilities.needsSignature),
            ],
            "limits": [
                "calls": Self.json(pacing.calls), "recipients": Self.json(pacing.recipients),
                "per_recipient": Self.json(pacing.perRecipient),
            ],
            "fields": .array(fields.map(\.json)),
            "answers": .array((answers.rules + [answers.otherwise]).map(Self.json)),
        ]
    }

    /// The ways in which receipts come, in the order of their list.
    var receiptWays: [String] {
        ProviderCapabilities.ReceiptWay.allCases.filter(capabilities.receipts.contains).map(\.rawValue)
    }

    private static func json(_ pace: Pace?) -> JSONValue {
        guard let pace else { return .null }
        return ["burst": .integer(pace.burst), "interval_us": .integer(pace.intervalMicroseconds)]
    }

    private static func json(_ rule: AnswerRule) -> JSONValue {
        [
            "code": .string(rule.code), "words": .string(rule.words), "outcome": .string(rule.outcome.name),
            "wait_ms": rule.wait.map { .integer($0.milliseconds) } ?? .null,
            "concerns_one_recipient": .bool(rule.concernsOneRecipient),
            "explanation": ["en": .string(rule.english), "zh": .string(rule.chinese)],
        ]
    }
}
