/// A template as it stood when a message was rendered from it.
package struct TemplateVersion: Equatable, Sendable {
    /// Which template.
    package let template: TemplateID
    /// Its code, unique among templates (`template_code` on the wire).
    package let code: String
    /// Which edition of it; the first is 1.
    package let version: Int

    /// Names an edition of a template.
    package init(template: TemplateID, code: String, version: Int) {
        self.template = template
        self.code = code
        self.version = version
    }
}
