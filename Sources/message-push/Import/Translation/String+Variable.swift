import Policy

extension String {
    /// Whether a template can have a variable of this name.
    var isVariableName: Bool { utf8.count <= 64 && TemplateText("{\(self)}").variables == [self] }
}
