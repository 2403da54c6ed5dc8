import Messaging

/// Checks what must hold between the things of a catalog, after a document was applied to it.
struct CatalogConsistency {
    let contents: CatalogContents
    let document: CatalogDocument

    func verify() throws(CatalogError) {
        try verifyKeys()
        try verifyCodes()
        try verifyMedia()
        try verifyDefaults()
        try verifyParameters()
    }

    private func verifyKeys() throws(CatalogError) {
        var ownerOfKey: [ApplicationID: String] = [:]
        let paths = paths(of: document.applications)
        for application in contents.applications.values.sorted(by: { $0.name < $1.name }) {
            if let other = ownerOfKey.updateValue(application.name, forKey: application.id) {
                let path = paths[application.name] ?? paths[other] ?? ""
                throw .invalid(
                    path + ".app_id", "“\(other)” and “\(application.name)” cannot have the same app_id.")
            }
        }
    }

    private func verifyCodes() throws(CatalogError) {
        var ownerOfCode: [String: String] = [:]
        let paths = paths(of: document.templates)
        for template in contents.templates.values.sorted(by: { $0.id < $1.id }) {
            if let other = ownerOfCode.updateValue(template.name, forKey: template.code) {
                let path = paths[template.name] ?? paths[other] ?? ""
                throw .invalid(
                    path + ".code",
                    "“\(other)” and “\(template.name)” cannot both have the code “\(template.code)”.")
            }
        }
    }

    private func verifyMedia() throws(CatalogError) {
        let templates = Dictionary(uniqueKeysWithValues: contents.templates.values.map { ($0.id, $0) })
        let channelPaths = paths(of: document.channels)
        let templatePaths = paths(of: document.templates)
        for channel in contents.channels.values.sorted(by: { $0.id < $1.id }) {
            guard let template = templates[channel.template], template.medium != channel.medium else {
                continue
            }
            let path = channelPaths[channel.name] ?? templatePaths[template.name] ?? ""
            throw .invalid(
                path + ".type",
                """
                The channel “\(channel.name)” is of type \(channel.medium.rawValue), \
                its template “\(template.name)” of type \(template.medium.rawValue).
                """)
        }
    }

    private func verifyDefaults() throws(CatalogError) {
        var defaults: [Medium: String] = [:]
        let paths = paths(of: document.channels)
        for channel in contents.channels.values.sorted(by: { $0.id < $1.id }) where channel.isDefault {
            if let other = defaults.updateValue(channel.name, forKey: channel.medium) {
                let path = paths[channel.name] ?? paths[other] ?? ""
                let medium = channel.medium.rawValue
                throw .invalid(
                    path + ".default",
                    "“\(other)” and “\(channel.name)” cannot both be the default for \(medium).",
                    hint: "Set `default: false` on one of them.")
            }
        }
    }

    private func verifyParameters() throws(CatalogError) {
        let templates = Dictionary(uniqueKeysWithValues: contents.templates.values.map { ($0.id, $0) })
        for channel in contents.channels.values.sorted(by: { $0.id < $1.id }) {
            guard let template = templates[channel.template] else { continue }
            for (index, binding) in channel.bindings.enumerated() {
                for (number, parameter) in binding.template.parameters.enumerated() {
                    guard case .variable(let variable) = parameter.source,
                        !template.variables.contains(variable)
                    else { continue }
                    throw .invalid(
                        place(of: "bindings[\(index)].parameters[\(number)]", of: channel, template),
                        "The template “\(template.name)” of channel “\(channel.name)” has no “\(variable)”.",
                        hint: NearestWord.suggestion(for: variable, among: template.variables))
                }
            }
        }
    }

    /// Where the document speaks of it: in the channel's bindings, or by changing what these rely on.
    private func place(of key: String, of channel: Channel, _ template: Template) -> String {
        let entry = document.channels.first { $0.name == channel.name }
        if let entry, entry.bindings != nil { return entry.place(key) }
        if let entry, entry.template != nil { return entry.place("template") }
        return document.templates.first { $0.name == template.name }?.place("variables") ?? ""
    }

    private func paths(of entries: [some CatalogEntry]) -> [String: String] {
        Dictionary(entries.map { ($0.name, $0.path) }) { first, _ in first }
    }
}
