extension Rule {
    /// What may not be written, where it may after all, and why.
    private struct Exception {
        let folder: String
        let pattern: String
        let reason: String
    }

    private static let exceptions = [
        Exception(
            folder: "Sources/message-push/Commands/", pattern: "print(",
            reason: "what a command answers is its output")
    ]

    static let forbiddenCalls = Rule(
        "nothing is tried in silence, detached, locked by hand or printed"
    ) { file in
        guard file.isSource else { return [] }
        return file.tokens.indices.compactMap { index in
            guard file.tokens[index].isWord, let pattern = forbidden(file.tokens, at: index) else {
                return nil
            }
            let isExcepted = exceptions.contains { $0.pattern == pattern && file.path.hasPrefix($0.folder) }
            return isExcepted ? nil : file.finding(file.tokens[index].line, "\(pattern) is forbidden here.")
        }
    }

    private static func forbidden(_ tokens: [Token], at index: Int) -> String? {
        func text(_ offset: Int) -> String {
            let wanted = index + offset
            return wanted >= 0 && wanted < tokens.count ? tokens[wanted].text : ""
        }
        switch text(0) {
        case "try" where text(1) == "?" || text(1) == "!": return "try" + text(1)
        case "as" where text(1) == "!": return "as!"
        case "fatalError", "NSLock", "DispatchSemaphore": return text(0)
        case "print", "debugPrint", "dump":
            return text(1) == "(" && text(-1) != "." && text(-1) != "func" ? text(0) + "(" : nil
        case "catch": return text(1) == "{" && text(2) == "}" ? "an empty catch" : nil
        case "Task":
            guard text(-1) != "." || text(-2) == "_Concurrency" else { return nil }
            if text(1) == ".", ["detached", "immediate", "immediateDetached"].contains(text(2)) {
                return "Task." + text(2)
            }
            return startsTask(tokens, after: index) ? "Task {" : nil
        default: return nil
        }
    }

    /// `Task {`, `Task(priority: .low) {`, `Task<Void, Never> {`.
    private static func startsTask(_ tokens: [Token], after index: Int) -> Bool {
        var next = index + 1
        for (opening, closing) in [("<", ">"), ("(", ")")] {
            guard next < tokens.count, tokens[next].text == opening else { continue }
            var depth = 0
            repeat {
                if tokens[next].text == opening { depth += 1 }
                if tokens[next].text == closing { depth -= 1 }
                next += 1
            } while depth > 0 && next < tokens.count
        }
        guard next < tokens.count, tokens[next].text == "{" else { return false }
        // `-> Task<Void, Never> {` and `var task: Task<Void, Never> {` begin a body.
        let before = index > 0 ? tokens[index - 1].text : ""
        return before != ">" && before != ":" || tokens[index + 1].text == "{" && before == ":"
    }

    static let forceUnwraps = Rule("nothing is unwrapped by force") { file in
        guard file.isSource else { return [] }
        let tokens = file.tokens
        return tokens.indices.dropFirst().compactMap { index in
            guard tokens[index].text == "!", tokens[index].isGlued else { return nil }
            let (before, mark) = (tokens[index - 1], tokens[index])
            guard before.isWord || [")", "]"].contains(before.text) else { return nil }
            guard !["try", "as"].contains(before.text) else { return nil }
            let follower = index + 1 < tokens.count ? tokens[index + 1] : mark
            let isComparison = follower.text == "=" && follower.isGlued
            return isComparison ? nil : file.finding(mark.line, "\(before.text)! is unwrapped by force.")
        }
    }
}
