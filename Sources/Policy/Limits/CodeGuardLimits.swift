/// How many codes are too many. A zero takes a limit away.
///
/// The defaults leave room for a person who asks again, for an office behind one address and for a busy shop;
/// a script that runs through numbers to run up a bill meets them within a minute.
package struct CodeGuardLimits: Equatable, Sendable {
    /// The pause between a number's first code and its second; each further pause is twice as long.
    package var firstPause = Duration.seconds(30)
    /// The longest pause.
    package var longestPause = Duration.seconds(3600)
    /// How long a number's codes make its pauses longer.
    package var numberMemory = Duration.seconds(3600)
    /// Numbers that differ in their last four digits only,
    package var numbersPerPrefix = 60
    /// within this time.
    package var prefixWindow = Duration.seconds(600)
    /// Codes that one person's network causes, where the application tells it,
    package var codesPerAddress = 20
    /// within this time.
    package var addressWindow = Duration.seconds(600)
    /// Codes of one application,
    package var codesPerApplication = 1200
    /// within this time.
    package var applicationWindow = Duration.seconds(60)

    /// The defaults.
    package init() {}
}
