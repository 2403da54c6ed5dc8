import Messaging

/// Deliveries to telephone numbers that can go to a vendor in one call.
///
/// All numbers are of the mainland or none is, and each stands there once, so that an answer that names a
/// number means one delivery.
struct PhoneCall: Sendable {
    /// One delivery of the call.
    struct Passenger: Sendable {
        /// Its place in the group that was asked for.
        let index: Int
        let order: AttemptOrder
        let number: PhoneNumber
    }

    let isDomestic: Bool
    private(set) var passengers: [Passenger]
    private var numbers: Set<PhoneNumber>

    /// What becomes of a delivery to something that is no telephone number. Nothing was sent.
    static let invalidRecipient = AttemptResult(
        .rejected(.permanent), code: "invalid_recipient", text: "The recipient is no telephone number.")

    /// The calls that a group needs, usually one. Recipients that are no numbers travel in none.
    static func calls(of orders: [AttemptOrder]) -> [PhoneCall] {
        var calls: [PhoneCall] = []
        for (index, order) in orders.enumerated() {
            guard let number = PhoneNumber(e164: order.recipient.address) else { continue }
            let passenger = Passenger(index: index, order: order, number: number)
            let call = calls.firstIndex {
                $0.isDomestic == number.isDomestic && !$0.numbers.contains(number)
            }
            if let call {
                calls[call].passengers.append(passenger)
                calls[call].numbers.insert(number)
            } else {
                calls.append(
                    PhoneCall(isDomestic: number.isDomestic, passengers: [passenger], numbers: [number]))
            }
        }
        return calls
    }
}
