/// What the journal was doing to a file when something failed. The raw value ends the sentence
/// "cannot …".
package enum JournalOperation: String, Sendable {
    case open, create, list, lock, read, write, preallocate, shorten, sync, rename, remove
    case append = "append to"
    case recover
}
