extension Rule {
    static let lineLength = Rule("a line has at most 110 columns") { file in
        file.lines.enumerated().compactMap { index, line in
            guard line.utf8.count > 110, line.count > 110 else { return nil }
            return file.finding(index + 1, "The line has \(line.count) columns; the limit is 110.")
        }
    }

    static let fileLength = Rule("a file has at most 300 lines, one of tests 500") { file in
        let limit = file.isSource ? 300 : 500
        let count = file.lines.last == "" ? file.lines.count - 1 : file.lines.count
        guard count > limit else { return [] }
        return [file.finding(count, "The file has \(count) lines; the limit is \(limit).")]
    }

    static let functionLength = Rule("a function has at most 60 lines") { file in
        guard file.isSource else { return [] }
        return file.declarations.compactMap { declaration in
            let count = declaration.lastLine - declaration.line + 1
            guard Declaration.functions.contains(declaration.keyword), count > 60 else { return nil }
            return file.finding(
                declaration.line, "\(declaration.name) has \(count) lines; the limit is 60.")
        }
    }
}
