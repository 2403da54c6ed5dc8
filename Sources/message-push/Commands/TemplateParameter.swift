import ArgumentParser

/// `name=value` on the command line. The value may have further equals signs.
struct TemplateParameter: ExpressibleByArgument, Equatable {
    let name: String
    let value: String

    init?(argument: String) {
        guard let equals = argument.firstIndex(of: "="), equals > argument.startIndex else { return nil }
        name = String(argument[..<equals])
        value = String(argument[argument.index(after: equals)...])
    }

    /// Refuses a name that stands twice.
    static func checkNames(of parameters: [TemplateParameter]) throws(ValidationError) {
        guard Set(parameters.map(\.name)).count == parameters.count else {
            throw ValidationError("A parameter is given twice.")
        }
    }
}
