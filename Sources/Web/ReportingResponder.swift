package import Hummingbird
import Messaging

/// Answers as another responder does, and reports each answer.
package struct ReportingResponder: HTTPResponder {
    /// Who hears of an answer. The client waits for it meanwhile: it must be quick.
    package typealias Report = @Sendable (RequestReport) -> Void

    private let responder: any HTTPResponder<DoorContext>
    private let report: Report

    /// Stands before `responder`, which must be a router's, so that the route is known.
    package init(_ responder: any HTTPResponder<DoorContext>, report: @escaping Report) {
        self.responder = responder
        self.report = report
    }

    /// Answers, and reports.
    package func respond(to request: Request, context: DoorContext) async throws -> Response {
        let start = ContinuousClock.now
        do {
            let response = try await responder.respond(to: request, context: context)
            tell(request, context, status: response.status.code, refusal: nil, since: start)
            return response
        } catch {
            let code = Answering.refusalCode(of: error)
            tell(request, context, status: code.status.code, refusal: code, since: start)
            throw error
        }
    }

    private func tell(
        _ request: Request, _ context: DoorContext, status: Int, refusal: Refusal.Code?,
        since start: ContinuousClock.Instant
    ) {
        // The router writes it through a reference that copies of the context share, `NotFound` for none.
        let path = context.endpointPath
        report(
            RequestReport(
                route: path == "NotFound" ? nil : path, method: request.method.rawValue, status: status,
                refusal: refusal, took: ContinuousClock.now - start))
    }
}
