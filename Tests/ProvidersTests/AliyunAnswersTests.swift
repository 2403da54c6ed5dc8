import Messaging
import Testing
import Transport

@testable import Providers

@Suite struct `Aliyun's answer` {
    private func result(
        _ body: String, status: Int = 200, headers: [(name: String, value: String)] = [],
        by table: AnswerTable = AliyunAnswers.table
    ) -> AttemptResult {
        AliyunAnswer(Reply(status: status, headers: ReplyHeaders(headers), body: Array(body.utf8)))
            .result(by: table, idField: "BizId", now: Timestamp(seconds: 0))
    }

    /// The vendor's codes, row by row.
    static let domestic: [(Outcome, String)] = [
        (.deferred(.recipientThrottled), "isv.BUSINESS_LIMIT_CONTROL isv.SMS_OVER_LIMIT"),
        (
            .deferred(.accountThrottled),
            "Throttling Throttling.User Throttling.Api isv.DAY_LIMIT_CONTROL isv.MONTH_LIMIT_CONTROL"
        ),
        (
            .deferred(.transient),
            """
            isp.SYSTEM_ERROR isv.SYSTEM_ERROR isp.GATEWAY_ERROR InternalError ServiceUnavailable isp.NEW \
            Surprise
            """
        ),
        (
            .rejected(.permanent),
            """
            isv.MOBILE_NUMBER_ILLEGAL isv.MOBILE_COUNT_OVER_LIMIT isv.TEMPLATE_MISSING_PARAMETERS \
            isv.TEMPLATE_PARAMS_ILLEGAL isv.INVALID_JSON_PARAM isv.INVALID_PARAMETERS isv.PARAM_LENGTH_LIMIT \
            isv.PARAM_NOT_SUPPORT_URL isv.BLACK_KEY_CONTROL_LIMIT isv.SMS_CONTENT_ILLEGAL \
            isv.UNSUPPORTED_CONTENT isv.SMS_CONTENT_MISMATCH_TEMPLATE_TYPE \
            isv.DOMESTIC_NUMBER_NOT_SUPPORTED template_parameter_count_illegal isv.NEW
            """
        ),
        (
            .rejected(.misconfigured),
            """
            isv.SMS_SIGNATURE_ILLEGAL isv.SMS_SIGN_ILLEGAL isv.SIGN_NAME_ILLEGAL isv.SIGN_STATE_ILLEGAL \
            isv.SIGN_SOURCE_ILLEGAL isv.SMS_SIGNATURE_SCENE_ILLEGAL isv.SMS_TEMPLATE_ILLEGAL \
            isv.EXTEND_CODE_ERROR isv.ONE_CODE_MULTIPLE_SIGN isv.CODE_ERROR isv.CODE_EXCEED_LIMIT \
            PORT_NOT_REGISTERED isv.AMOUNT_NOT_ENOUGH isv.OUT_OF_SERVICE isv.ACCOUNT_NOT_EXISTS \
            isv.ACCOUNT_ABNORMAL isv.SECURITY_FROZEN_ACCOUNT isv.PRODUCT_UN_SUBSCRIPT \
            isv.PRODUCT_UNSUBSCRIBE isv.DENY_IP_RANGE isp.RAM_PERMISSION_DENY isv.SMS_TEST_NUMBER_LIMIT \
            isv.SMS_TEST_SIGN_TEMPLATE_LIMIT InvalidAccessKeyId.NotFound InvalidAccessKeyId.Inactive \
            SignatureDoesNotMatch IncompleteSignature InvalidTimeStamp.Expired Forbidden.RAM InvalidVersion \
            InvalidAction.NotFound MissingPhoneNumbers
            """
        ),
        (.rejected(.recipientBlocked), "isv.CUSTOMER_REFUSED"),
        (.uncertain, "SignatureNonceUsed"),
    ]
    static let global: [(Outcome, String)] = [
        (.deferred(.accountThrottled), "QPS_LIMIT_CONTROL Throttling.User"),
        (.deferred(.transient), "SYSTEM_ERROR ONLINE_BILLING_FAILED Surprise"),
        (
            .rejected(.permanent),
            """
            MOBILE_NUMBER_ILLEGAL MOBILE_COUNT_OVER_LIMIT CONTENT_MISSING_PARAMETERS INVALID_PARAMETERS \
            INVALID_JSON_PARAM PARAM_LENGTH_LIMIT BLACK_KEY_CONTROL_LIMIT SMS_CONTENT_ILLEGAL \
            NOT_SUPPORTED_COUNTRY SMS_SECURITY_INTERCEPTED QUERY_DATE_ILLEGAL
            """
        ),
        (
            .rejected(.misconfigured),
            """
            INVALID_SENDERID FORBIDDEN_ACTION OUT_OF_SERVICE ACCOUNT_NOT_EXISTS SMS_CONTENT_CODE_ILLEGAL \
            SMS_SIGN_NAME_ILLEGAL AMOUNT_NOT_ENOUGH RAM_PERMISSION_DENY PRODUCT_NOT_SUBSCRIBED \
            ACCOUNT_ILLEGAL InvalidAccessKeyId.NotFound
            """
        ),
        (.uncertain, "SignatureNonceUsed"),
    ]
    /// Of receipts.
    static let receipts: [(Outcome, String)] = [
        (.delivered, "DELIVERED DELIVRD"), (.accepted, "REQUEST_SUCCESS"),
        (.rejected(.recipientBlocked), "MOBILE_IN_BLACK USER_REJECT"),
        (.deferred(.recipientThrottled), "MOBILE_SEND_LIMIT"),
        (
            .rejected(.permanent),
            "INVALID_NUMBER MOBILE_ACCOUNT_ABNORMAL SP_NOT_BY_INTER_SMS CONTENT_KEYWORD CONTENT_ERROR"
        ),
        (
            .deferred(.transient),
            "MOBILE_NOT_ON_SERVICE MOBLLE_TERMINAL_ERROR SP_UNKNOWN_ERROR IS_CLOSE NO_ROUTE"
        ),
        (.rejected(.misconfigured), "PORT_NOT_REGISTERED SIGNATURE_BLACKLIST PARAMS_ILLEGAL"),
    ]

    @Test(arguments: domestic + receipts)
    func `means what the vendor says`(outcome: Outcome, codes: String) {
        for code in codes.split(separator: " ").map(String.init) {
            let result = result(AliyunFixtures.refusal(code, "words"))
            #expect(result.outcome == outcome, "\(code)")
            #expect(result.code == code && result.text == "words")
        }
    }

    @Test(arguments: global + receipts)
    func `of the international interface means what the vendor says`(outcome: Outcome, codes: String) {
        for code in codes.split(separator: " ").map(String.init) {
            let body = #"{"ResponseCode":"\#(code)","ResponseDescription":"words"}"#
            let result = result(body, by: AliyunGlobalAnswers.table)
            #expect(result.outcome == outcome, "\(code)")
            #expect(result.code == code && result.text == "words")
        }
    }

    @Test(arguments: [
        ("触发分钟级流控Permits:1", 60), ("触发小时级流控Permits:5", 3600), ("触发天级流控Permits:10", 86_400),
        ("", 60),
    ])
    func `to a number with too many messages says how long to wait`(words: String, seconds: Int) {
        let result = result(AliyunFixtures.refusal("isv.BUSINESS_LIMIT_CONTROL", words))
        #expect(result.outcome == .deferred(.recipientThrottled))
        #expect(result.retryAfter == .seconds(seconds))
    }

    @Test func `from the gateway says how long to wait, in milliseconds`() {
        let body = AliyunFixtures.refusal("Throttling.User", "flow control")
        let wait = [(name: "x-acs-retry-after", value: "2500")]
        #expect(result(body, status: 429, headers: wait).retryAfter == .milliseconds(2500))
        let ages = [(name: "x-acs-retry-after", value: "99999999999")]
        #expect(result(body, status: 429, headers: ages).retryAfter == .seconds(3600))
    }

    @Test(
        arguments: [
            (500, .uncertain), (502, .uncertain), (503, .uncertain), (200, .uncertain), (204, .uncertain),
            (302, .rejected(.misconfigured)), (403, .rejected(.misconfigured)),
            (404, .rejected(.misconfigured)), (429, .deferred(.accountThrottled)),
        ] as [(Int, Outcome)])
    func `without a code is judged by its status`(status: Int, outcome: Outcome) {
        for body in ["", "<html>", "{}", "[1]", #"{"Code":7}"#] {
            #expect(result(body, status: status).outcome == outcome)
        }
    }

    @Test func `is success only with the word and the status`() {
        #expect(result(AliyunFixtures.ok).outcome == .accepted)
        #expect(result(AliyunFixtures.ok).providerMessageID == "900619746936498440^0")
        #expect(result(AliyunFixtures.ok, status: 500).outcome == .uncertain)
        #expect(result(AliyunFixtures.refusal("InternalError"), status: 500).outcome == .deferred(.transient))
    }

    @Test func `does not repeat what was signed`() {
        let words = "Specified signature is not matched. server string to sign is:POST\n/\n1234"
        let result = result(AliyunFixtures.refusal("SignatureDoesNotMatch", words), status: 400)
        #expect(result.text == "Specified signature is not matched. ")
    }

    @Test func `is explained in both languages`() {
        for rule in AliyunAnswers.table.rules + AliyunGlobalAnswers.table.rules {
            #expect(rule.english.hasSuffix(".") && rule.chinese.hasSuffix("。"), "\(rule.code)")
        }
    }
}
