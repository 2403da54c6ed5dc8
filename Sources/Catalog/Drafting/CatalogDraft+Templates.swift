import Messaging

extension CatalogDraft {
    mutating func apply(_ entry: TemplateEntry) throws(CatalogError) {
        let before = contents.templates[entry.name]
        var after = if let before { before } else { try newTemplate(entry) }
        after.code = entry.code ?? after.code
        after.medium = entry.medium ?? after.medium
        after.subject = entry.subject ?? after.subject
        after.body = entry.body ?? after.body
        after.format = entry.format ?? after.format
        after.variables = entry.variables ?? after.variables
        after.summary = entry.summary ?? after.summary
        after.isEnabled = entry.isEnabled ?? after.isEnabled
        try checkVariables(of: after, entry)
        if let before, !after.hasSameText(as: before) { after.version += 1 }
        contents.templates[entry.name] = after
        names.add(after)
        note(before, became: after, name: entry.name)
    }

    mutating func remove(_ entry: TemplateEntry) throws(CatalogError) {
        guard let template = contents.templates[entry.name] else {
            note(Template?.none, became: nil, name: entry.name)
            return
        }
        let channels = contents.channels.values.filter { $0.template == template.id }
        try refuseRemoval(of: entry, usedBy: channels.map { "“\($0.name)”" })
        contents.templates[entry.name] = nil
        note(template, became: nil, name: entry.name)
    }

    private mutating func newTemplate(_ entry: TemplateEntry) throws(CatalogError) -> Template {
        guard let medium = entry.medium else {
            throw .invalid(entry.place("type"), "This key is missing; a new template needs it.")
        }
        guard let body = entry.body, !body.isEmpty else {
            throw .invalid(entry.place("content"), "This key is missing; a new template needs it.")
        }
        return Template(
            id: numbers.nextTemplate(), code: entry.code ?? entry.name, name: entry.name, medium: medium,
            subject: "", body: body, format: .text, variables: [], summary: "", isEnabled: true, version: 1)
    }

    private func checkVariables(of template: Template, _ entry: TemplateEntry) throws(CatalogError) {
        for (key, text) in [("subject", template.subject), ("content", template.body)] {
            let missing = TemplateVariables.used(in: text).filter { !template.variables.contains($0) }
            guard missing.isEmpty else {
                let list = missing.map { "{\($0)}" }.joined(separator: ", ")
                throw .invalid(
                    entry.place(key), "\(list) is used here and not declared.",
                    hint: "Add it to `variables`.")
            }
        }
    }
}
