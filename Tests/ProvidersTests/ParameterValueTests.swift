import Cryptography
import Testing

@testable import Providers

@Suite struct `A file's name in a mail` {
    @Test func `stands in quotes where it is ASCII`() {
        #expect(ParameterValue.parameter("filename", "bill 7.pdf") == ";\r\n filename=\"bill 7.pdf\"")
        #expect(ParameterValue.parameter("filename", #"a"b\c.txt"#) == ";\r\n filename=\"a\\\"b\\\\c.txt\"")
    }

    @Test func `is escaped as RFC 2231 has it where it is not`() {
        #expect(
            ParameterValue.parameter("filename", "账单.pdf")
                == ";\r\n filename*=UTF-8''%E8%B4%A6%E5%8D%95.pdf")
    }

    @Test(arguments: [
        String(repeating: "很长的文件名", count: 12) + ".xlsx", String(repeating: "a", count: 251) + ".txt",
        String(repeating: "😀", count: 60),
        "100% 'quoted' *star*.txt é" + String(repeating: "e\u{301}", count: 40),
    ])
    func `is cut into numbered sections that join to the same name`(name: String) throws {
        let text = ParameterValue.parameter("filename", name)
        let lines = text.mailLines.dropFirst()
        var joined: [UInt8] = []
        for (index, line) in lines.enumerated() {
            #expect(line.utf8.count <= 76)
            var value = line.drop { $0 != "=" }.dropFirst()
            #expect(line.hasPrefix(" filename*\(index)*="))
            if value.last == ";" { value.removeLast() }
            if index == 0 {
                #expect(value.hasPrefix("UTF-8''"))
                value = value.dropFirst(7)
            }
            var bytes = Array(value.utf8)[...]
            while let byte = bytes.popFirst() {
                guard byte == UInt8(ascii: "%") else {
                    joined.append(byte)
                    continue
                }
                joined += try #require(Hex.decode(String(decoding: bytes.prefix(2), as: UTF8.self)))
                bytes = bytes.dropFirst(2)
            }
        }
        #expect(lines.count > 1)
        #expect(String(decoding: joined, as: UTF8.self) == name)
    }

    @Test func `is given to old clients in encoded words as well`() {
        let text = ParameterValue.oldFashionedParameter("name", String(repeating: "账单", count: 20) + ".pdf")
        for line in text.mailLines { #expect(line.utf8.count <= 77) }
        let words = text.drop { $0 != "\"" }.dropFirst().dropLast()
        #expect(MailReading.decodedWords(String(words)) == String(repeating: "账单", count: 20) + ".pdf")
    }
}
