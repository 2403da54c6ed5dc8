import Messaging

extension CatalogDraft {
    mutating func apply(_ entry: RuleEntry) throws(CatalogError) {
        let before = contents.rules[entry.name]
        if entry.isDeleted {
            contents.rules[entry.name] = nil
            note(before, became: nil, name: entry.name)
            return
        }
        var after = if let before { before } else { try newRule(entry) }
        after.scene = entry.scene ?? after.scene
        if let conditions = entry.conditions { after.conditions = try resolved(conditions) }
        after.action = try action(of: entry, before: after.action)
        after.alert = try alert(of: entry, before: after.alert)
        after.priority = entry.priority ?? after.priority
        after.isEnabled = entry.isEnabled ?? after.isEnabled
        after.remark = entry.remark ?? after.remark
        contents.rules[entry.name] = after
        note(before, became: after, name: entry.name)
    }

    private mutating func newRule(_ entry: RuleEntry) throws(CatalogError) -> FailureRule {
        guard entry.action != nil else {
            throw .invalid(entry.place("action"), "This key is missing; a new rule needs it.")
        }
        return FailureRule(id: numbers.nextRule(), name: entry.name, scene: .sendFailure, action: .standard)
    }

    /// The action with its terms, which stay where the document names neither.
    private func action(of entry: RuleEntry, before: FailureAction) throws(CatalogError) -> FailureAction {
        let action = wantedAction(of: entry, before: before)
        if entry.retry != nil, action.name != FailureAction.retry(RetryTerms()).name {
            throw .invalid(
                entry.place("retry"), "Only a rule whose action is retry has these; it is \(action.name).")
        }
        if entry.switching != nil, action.name != FailureAction.switchProvider(SwitchTerms()).name {
            throw .invalid(
                entry.place("switch_provider"),
                "Only a rule whose action is switch_provider has these; it is \(action.name).")
        }
        return action
    }

    /// `alert` alone is the original's word for telling somebody and giving up (wire contract §4.2).
    private func wantedAction(of entry: RuleEntry, before: FailureAction) -> FailureAction {
        switch (entry.action, before) {
        case (nil, .retry(let terms)), (.retry, .retry(let terms)): .retry(entry.retry ?? terms)
        case (nil, .switchProvider(let terms)), (.switchProvider, .switchProvider(let terms)):
            .switchProvider(entry.switching ?? terms)
        case (.retry, _): .retry(entry.retry ?? RetryTerms())
        case (.switchProvider, _): .switchProvider(entry.switching ?? SwitchTerms())
        case (.fail, _), (.alert, _): .fail
        case (.standard, _): .standard
        case (nil, _): before
        }
    }

    private func alert(of entry: RuleEntry, before: RuleAlert?) throws(CatalogError) -> RuleAlert? {
        switch entry.alert {
        case .kept:
            return before ?? (entry.action == .alert ? RuleAlert() : nil)
        case .removed:
            guard entry.action != .alert else {
                throw .invalid(entry.place("alert"), "The action alert is to tell somebody.")
            }
            return nil
        case .set(let wanted):
            guard wanted.url != TextRule.mask || before?.url != nil else {
                throw .invalid(
                    wanted.path + ".webhook_url", "There is no address to keep; the mask stands for one.")
            }
            return RuleAlert(
                level: wanted.level, url: wanted.url == TextRule.mask ? before?.url : wanted.url,
                allowsPrivateAddresses: wanted.allowsPrivateAddresses)
        }
    }

    private func resolved(_ entry: ConditionsEntry) throws(CatalogError) -> FailureConditions {
        let codes = providers.map(\.code).sorted()
        for word in entry.providers where !codes.contains(word.text) {
            throw .invalid(
                word.path, "There is no provider “\(word.text)”.",
                hint: NearestWord.suggestion(for: word.text, among: codes))
        }
        return FailureConditions(
            providers: entry.providers.map(\.text), media: entry.media, codes: entry.codes,
            keywords: entry.keywords, outcomes: entry.outcomes,
            channels: try items(entry.channels, "channel", contents.channels).map(\.id),
            applications: try items(entry.applications, "app", contents.applications).map(\.id))
    }

    private func items<Item>(
        _ words: [DocumentWord], _ kind: String, _ known: [String: Item]
    ) throws(CatalogError) -> [Item] {
        var items: [Item] = []
        for word in words {
            guard let item = known[word.text] else {
                throw .invalid(
                    word.path, "There is no \(kind) “\(word.text)”.",
                    hint: NearestWord.suggestion(for: word.text, among: known.keys.sorted()))
            }
            items.append(item)
        }
        return items
    }
}
