import Messaging
import Testing

@Suite struct `A recipient in a log` {
    @Test(arguments: [
        ("13800138000", "138****8000"), ("+14155550123", "+14****0123"),
        ("captain@example.com", "c***n@example.com"), ("ab@example.com", "***@example.com"),
        ("a@example.com", "***@example.com"), ("administrator@example.com", "adm****ator@example.com"),
        ("zhangsan", "zh****an"), ("zhang", "z***g"), ("li", "***"), ("", "***"), ("@someone", "@s****ne"),
        ("张三丰先生", "张***生"),
    ])
    func `has its middle hidden`(address: String, masked: String) {
        #expect(Recipient(address).description == masked)
        #expect("\(Recipient(address))" == masked)
    }

    @Test(arguments: 1...40)
    func `never shows more than two thirds of a name, nor of what is before the @`(count: Int) {
        let name = String((0..<count).map { Character(Unicode.Scalar(UInt8(97 + $0 % 26))) })
        for (address, ending) in [(name, ""), (name + "@example.com", "@example.com")] {
            let shown = Recipient(address).description.dropLast(ending.count).filter { $0 != "*" }
            #expect(shown.count * 3 <= count * 2)
            #expect(!Recipient(address).description.contains(address))
        }
    }
}
