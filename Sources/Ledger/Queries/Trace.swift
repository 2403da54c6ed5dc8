/// Everything the tables know of one delivery, as they were at one moment.
package struct Trace: Sendable {
    /// The delivery with its message.
    package let delivery: DeliveryView
    /// Its attempts, the first first.
    package let attempts: [AttemptView]
}
