extension Rule {
    /// Words that name nothing.
    private static let banned: Set = [
        "Manager", "Helper", "Util", "Common", "Base", "Info", "Impl", "Processor", "Handler", "Service",
    ]

    static let names = Rule("names of types and files say something") { file in
        guard file.isSource else { return [] }
        var findings: [Finding] = []
        if let word = bannedWord(in: file.stem),
            !file.declarations.contains(where: { isExcused($0, word: word) })
        {
            findings.append(file.finding(1, "The file's name has the word \(word)."))
        }
        for declaration in file.declarations where declaration.isType || declaration.keyword == "typealias" {
            guard let word = bannedWord(in: declaration.name), !isExcused(declaration, word: word) else {
                continue
            }
            findings.append(
                file.finding(declaration.line, "The name \(declaration.name) has the word \(word)."))
        }
        return findings
    }

    /// `LogHandler` is swift-log's word and `HTTPHandler` the trade's; who conforms to
    /// swift-service-lifecycle's `Service` may say so.
    private static func isExcused(_ declaration: Declaration, word: String) -> Bool {
        switch word {
        case "Handler": ["LogHandler", "HTTPHandler"].contains(where: declaration.name.hasSuffix)
        case "Service": declaration.head.contains("Service")
        default: false
        }
    }

    /// The first banned word; words begin with a capital letter. `Data` is banned at the end only.
    private static func bannedWord(in name: String) -> String? {
        let words = words(of: name)
        if words.last == "Data", words.count > 1 { return "Data" }
        return words.first { word in
            banned.contains(word) || (word.hasSuffix("s") && banned.contains(String(word.dropLast())))
        }
    }

    /// `HTTPHelper` is HTTP and Helper. A digit stays with its word: `Base64` is not `Base`.
    static func words(of name: String) -> [String] {
        let letters = Array(name)
        var words: [String] = []
        var word = ""
        for (index, letter) in letters.enumerated() {
            let follows = index + 1 < letters.count ? letters[index + 1] : " "
            let begins = letter.isUppercase && (word.last?.isUppercase != true || follows.isLowercase)
            if begins || letter == "+" || letter == "_" {
                words.append(word)
                word = ""
            }
            if letter != "+", letter != "_" { word.append(letter) }
        }
        return (words + [word]).filter { !$0.isEmpty }
    }

    static let oneType = Rule("a file holds one type and bears its name") { file in
        guard file.isSource, file.stem != "main" else { return [] }
        let outer = file.declarations.filter { $0.depth == 0 }
        let types = outer.filter { $0.isType && !$0.isPrivate }
        let extended = outer.filter { $0.keyword == "extension" }.map { $0.name }

        if let plus = file.stem.firstIndex(of: "+") {
            let owner = String(file.stem[..<plus])
            let isTold = extended.contains { $0 == owner || $0.hasSuffix("." + owner) }
            let strangers = types.map { file.finding($0.line, "\($0.name) wants a file of its own.") }
            return strangers + (isTold ? [] : [file.finding(1, "The file extends no \(owner).")])
        }
        guard let named = types.first(where: { $0.name == file.stem }) else {
            if outer.contains(where: { $0.keyword == "typealias" && $0.name == file.stem }) { return [] }
            guard let first = types.first else {
                // Callbacks for C cannot be members: a file may hold functions and nothing else.
                let rest = outer.filter { $0.keyword != "import" && $0.keyword != "func" }
                if rest.isEmpty, outer.contains(where: { $0.keyword == "func" }) { return [] }
                return [
                    file.finding(
                        1, "The file holds no type \(file.stem); extensions go to Type+Foreign.swift.")
                ]
            }
            return [file.finding(first.line, "The type \(first.name) lives in a file called \(file.stem).")]
        }
        return types.filter { $0 != named }.map {
            file.finding($0.line, "\($0.name) wants a file of its own.")
        }
    }
}
