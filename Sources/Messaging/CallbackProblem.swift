/// Why a callback could not be read. It is kept all the same.
package struct CallbackProblem: Error, Equatable, Sendable {
    /// What is wrong with it, for the operator; nothing of the callback is quoted but names of fields.
    package let sentence: String

    /// A problem in a sentence.
    package init(_ sentence: String) { self.sentence = sentence }
}
