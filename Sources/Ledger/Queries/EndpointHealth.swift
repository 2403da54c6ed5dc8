package import Messaging

/// How an endpoint has taken its notices of late, counted by whole hours.
package struct EndpointHealth: Equatable, Sendable {
    /// How many it took.
    package let delivered: Int
    /// How many were given up.
    package let givenUp: Int
    /// The beginning of the first hour in which one was given up; nil if none was.
    package let firstFailure: Timestamp?
}
