extension Rule {
    static let imports = Rule("a room imports what its floor allows") { file in
        guard file.isSource else { return [] }
        guard let allowed = AllowedImports.byRoom[file.room] else {
            return [file.finding(1, "The room \(file.room) has no row in AllowedImports.")]
        }
        return file.declarations.filter { $0.keyword == "import" }.compactMap { declaration in
            let module = module(of: declaration)
            guard !allowed.contains(module), !AllowedImports.isExcepted(module, in: file) else { return nil }
            return file.finding(declaration.line, "\(file.room) must not import \(module).")
        }
    }

    /// `import struct NIOCore.ByteBuffer` imports NIOCore.
    private static func module(of declaration: Declaration) -> String {
        let kinds = Declaration.types.union(["func", "let", "var", "typealias"])
        let path = kinds.contains(declaration.name) ? declaration.head.first ?? "" : declaration.name
        return String(path.prefix { $0 != "." })
    }
}
