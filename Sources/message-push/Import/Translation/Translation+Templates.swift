import Catalog
import Messaging
import Policy

extension Translation {
    /// The original's system templates.
    mutating func addTemplates() {
        for row in tables.live(.templates) {
            let content = row.text("content") ?? ""
            var element: JSONObject = [
                "name": name(.template, row, row.text("template_name")),
                "type": .string(row.text("message_type") ?? ""), "content": .string(content),
                "variables": .array(variables(of: row, content).map { .string($0) }),
                "enabled": .bool(row.isEnabled),
            ]
            element["format"] = row.filled("content_type").map { .string($0) }
            element["description"] = row.filled("description").map { .string($0) }
            take(row, as: .template, element)
        }
    }

    /// The declared ones that can be, and those that the text uses all the same.
    private mutating func variables(of row: DumpRow, _ content: String) -> [String] {
        let declared = row.json("variables").names
        let known = declared.filter(\.isVariableName)
        for name in declared where !name.isVariableName {
            remark(row, "Its variable “\(name.prefix(64))” is left out: a name has only a–z, A–Z, 0–9 and _.")
        }
        let undeclared = TemplateText(content).variables.filter { !known.contains($0) }
        for name in undeclared {
            remark(row, "Its text uses {\(name.prefix(64))} undeclared; requests must give it from now on.")
        }
        var variables: [String] = []
        for name in known + undeclared where !variables.contains(name) { variables.append(name) }
        return variables
    }
}
