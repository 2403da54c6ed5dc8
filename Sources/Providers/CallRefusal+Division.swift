import Messaging

extension CallRefusal {
    /// What a call for `orders` came to that was refused so.
    func answer(to orders: [AttemptOrder]) -> CallDivision.Answer {
        concernsOneRecipient ? .refusedForOne(result) : .results(orders.map { _ in result })
    }
}
