import Messaging
import Testing

@testable import message_push

@Suite struct `The commands about accounts` {
    private static let accounts: JSONValue = [
        "accounts": [
            [
                "name": "aliyun", "provider": "aliyun_sms", "enabled": true, "channels": ["code", "news"],
                "callback_path": "/api/callback/3/0a",
            ],
            [
                "name": "mail", "provider": "smtp", "enabled": false, "channels": [], "callback_path": nil,
            ],
        ]
    ]

    private func verdict(_ result: JSONValue, _ language: Language = .english) -> AccountVerdict {
        AccountVerdict(result, explanations: SampleProvider.explanations(language))
    }

    @Test func `list them with their channels and where their receipts come in`() {
        #expect(
            AccountListCommand.text(Self.accounts, .none) == """
                ACCOUNT  PROVIDER    ENABLED  CHANNELS    RECEIPTS COME TO
                aliyun   aliyun_sms  yes      code, news  /api/callback/3/0a
                mail     smtp        no       -           -

                """)
        #expect(AccountListCommand.text([:], .none) == "There are no accounts yet.\n")
    }

    @Test(
        arguments: [
            ("code", "aliyun", nil), ("other", "aliyun", "These do: code, news."),
            ("code", "mail", "No channel does"), ("code", "nobody", "There is no account nobody."),
        ] as [(String, String, String?)])
    func `send only over a channel that uses the account`(channel: String, account: String, words: String?) {
        let objection = AccountTestCommand.objection(to: channel, for: account, in: Self.accounts)
        #expect((objection == nil) == (words == nil))
        if let words { #expect(objection?.contains(words) == true) }
    }

    @Test func `say in a line that all is well`() {
        let told = verdict([
            "account": "a", "provider": "vendor", "checked": true, "ok": true, "took_ms": 42,
        ])
        #expect(told.isGood && told.wasChecked)
        #expect(told.text(.none) == "a (vendor): the provider accepts the account. 42 ms\n")
        #expect(told.json["explanation"] == .null)
    }

    @Test func `say what is wrong and what to do in the reader's language`() {
        let result: JSONValue = [
            "account": "a", "provider": "vendor", "checked": true, "ok": false,
            "outcome": "rejected/misconfigured", "code": "E1", "text": "bad key", "took_ms": 42,
        ]
        #expect(
            verdict(result).text(.none) == """
                a (vendor): the test failed. 42 ms
                  rejected/misconfigured
                  E1 bad key
                  The key is wrong. Give another.

                """)
        #expect(verdict(result, .chinese).text(.none).hasSuffix("  密钥有误，请更换。\n"))
        #expect(
            verdict(result).json["explanation"] == [
                "en": "The key is wrong. Give another.", "zh": "密钥有误，请更换。",
            ])
    }

    @Test(
        arguments: [
            ("uncertain", "Check the network"), ("deferred/account_throttled", "in a minute"),
            ("rejected/misconfigured", "credentials"),
        ])
    func `have advice where the provider gave no code`(outcome: String, words: String) {
        let text = verdict(["checked": true, "ok": false, "outcome": .string(outcome), "code": ""]).text(
            .none)
        #expect(text.contains(words))
    }

    @Test func `say how to try an account that cannot be tried without sending`() {
        let result: JSONValue = [
            "account": "a", "provider": "vendor", "checked": false, "channels": ["code"],
        ]
        let command = "message-push account test a --to RECEIVER --channel code"
        #expect(!verdict(result).wasChecked)
        #expect(verdict(result).remedyWithoutCheck.contains(command))
        #expect(verdict(result, .chinese).remedyWithoutCheck.contains(command))
    }

    @Test(
        arguments: [
            ([:], .english), (["LANG": "zh_CN.UTF-8"], .chinese), (["LANG": "C"], .english),
            (["LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB"], .english),
            (["LANG": "zh_CN.UTF-8", "LC_ALL": ""], .chinese),
            (["LC_MESSAGES": "zh_TW", "LANG": "C"], .chinese),
        ] as [([String: String], Language)])
    func `read the language from the locale`(environment: [String: String], language: Language) {
        #expect(Language(environment: environment) == language)
    }

    @Test func `put any name into a path`() {
        #expect("a-B_9".asPathSegment == "a-B_9")
        #expect("a/b ?.阿\u{1}".asPathSegment == "a%2Fb%20%3F%2E%E9%98%BF%01")
    }

    @Test func `says what pausing an account leaves without one`() {
        let answer: JSONValue = [
            "account": "mail", "changed": true, "channels_without_account": ["news", "code"],
        ]
        #expect(
            AccountPauseCommand.text(answer) == """
                Account mail is paused until "message-push account resume mail". It was the last one of \
                news, code: messages wait there.

                """)
        #expect(AccountResumeCommand.text(["account": "mail", "changed": false]).contains("was not paused"))
        #expect(
            AccountListCommand.text(["accounts": [["name": "mail", "paused": true]]], .none).contains(
                "paused"))
    }
}
