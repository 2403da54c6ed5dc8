package import Hummingbird
import HummingbirdCore
import Messaging

/// Turns the router's own errors into refusals. Without this the router answers them itself, with an empty
/// body; so it must be the first thing that a door adds to its router.
package struct RouterRefusals: RouterMiddleware {
    /// A middleware for any door.
    package init() {}

    /// Asks on, and throws a ``Messaging/Refusal`` where an `HTTPError` was thrown.
    @concurrent
    package func handle(
        _ request: Request, context: DoorContext,
        next: @concurrent (Request, DoorContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError {
            throw error.refusal
        }
    }
}

extension HTTPError {
    fileprivate var refusal: Refusal {
        switch status {
        case .notFound: Refusal(.httpNotFound, "Nothing is at this address, or not for this method.")
        case .contentTooLarge: Refusal(.httpTooLarge, "The request body is too large.")
        default: Refusal(.httpBadRequest, body ?? "The request is not one this service understands.")
        }
    }
}
