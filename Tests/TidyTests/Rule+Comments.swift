extension Rule {
    static let packageComments = Rule("every package declaration has a comment") { file in
        guard file.isSource else { return [] }
        return file.declarations.compactMap { declaration in
            guard declaration.modifiers.contains("package"), declaration.keyword != "import" else {
                return nil
            }
            guard !file.commentAbove(declaration.firstLine).contains("///") else { return nil }
            return file.finding(
                declaration.line, "\(declaration.name) is for other rooms and has no comment.")
        }
    }

    static let openTasks = Rule("an open task carries the number of its issue") { file in
        file.allComments.compactMap { line, text in
            let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "#" }
            guard let mark = words.first(where: { ["TODO", "FIXME", "XXX"].contains($0) }) else { return nil }
            let hasNumber = words.contains { $0.hasPrefix("#") && Int($0.dropFirst()) != nil }
            return hasNumber ? nil : file.finding(line, "\(mark) without the number of an issue, as in #12.")
        }
    }

    static let noPublic = Rule("nothing is public") { file in
        file.declarations.compactMap { declaration in
            guard !declaration.modifiers.isDisjoint(with: ["public", "open"]) else { return nil }
            return file.finding(declaration.line, "\(declaration.name) is public: this is a program.")
        }
    }
}
