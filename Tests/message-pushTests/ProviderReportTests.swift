import Messaging
import Testing

@testable import message_push

@Suite struct `What is told of a provider` {
    @Test func `is a line in the list`() {
        #expect(
            ProviderList([SampleProvider.description]).text(.none) == """
                CODE    NAME         CARRIES  PER CALL  RECEIPTS       CALLS
                vendor  Vendor 某商  sms           100  push, inquiry  at most 20 in any minute, 2 at once

                """)
    }

    @Test func `is all of it for people in both languages`() {
        #expect(
            ProviderReport(SampleProvider.description).text(.none) == """
                vendor: Vendor, 某商
                  carries     sms
                  recipients  at most 100 in a call
                  receipts    push, inquiry
                  test        without sending
                  repeats     not recognised
                  needs       a template and a signature that the provider keeps
                  calls       at most 20 in any minute, 2 at once
                  recipient   one every 60 min, 5 at once

                Settings of an account
                  key: text of at most 20 bytes; required; secret
                      The key.
                      密钥。
                  port: whole number from 1 to 9; default 5
                      The port.
                      端口。

                Codes and what follows from them
                  E1: rejected/misconfigured
                      The key is wrong. Give another.
                      密钥有误，请更换。
                  E2* with “later”: deferred/transient, next attempt after 30 s
                      Busy.
                      繁忙。
                  any other: rejected/permanent
                      Refused.
                      拒绝。

                """)
    }

    @Test func `is all of it for programs`() {
        let json = SampleProvider.description.json
        #expect(
            json["capabilities"] == [
                "recipients_per_call": 100, "receipts": ["push", "inquiry"], "can_be_checked": true,
                "recognises_repeats": false, "needs_template": true, "needs_signature": true,
            ])
        #expect(json["limits"]?["per_recipient"] == ["burst": 5, "interval_us": 3_600_000_000])
        #expect(
            json["fields"]?.arrayValue?.last == [
                "name": "port", "type": "integer", "required": false, "secret": false, "default": 5,
                "help": ["en": "The port.", "zh": "端口。"], "min": 1, "max": 9,
            ])
        #expect(
            json["answers"]?.arrayValue?.map { $0["code"] } == ["E1", "E2*", "*"])
    }

    @Test(
        arguments: [
            (.perSecond(100), "about 100 a second, 10 at once"),
            (.perMinute(20, burst: 1), "at most 20 in any minute"),
            (Pace(interval: .seconds(300), burst: 1), "one every 5 min"),
        ] as [(Pace, String)])
    func `has limits in words`(pace: Pace, words: String) {
        #expect(pace.words == words)
    }

    @Test func `is there for every provider of the house`() {
        for provider in ProvidersCommand.providers {
            #expect(ProviderReport(provider).text(.none).hasPrefix(provider.code + ": "))
            #expect(provider.json["code"] == .string(provider.code))
        }
    }
}
