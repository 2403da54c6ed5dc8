import Hummingbird
import Messaging
import Web

/// `GET /control/doctor/house` and `GET /control/doctor/network`: what the daemon finds at itself.
struct DoctorRoutes: Sendable {
    let examinations: Examinations

    func add(to router: Router<DoorContext>) {
        router.get("/control/doctor/house") { [examinations] _, _ in
            Self.answer(await examinations.house())
        }
        router.get("/control/doctor/network") { [examinations] _, _ in
            Self.answer(await examinations.network())
        }
    }

    private static func answer(_ findings: [Finding]) -> Response {
        Envelope.response(["findings": .array(findings.map(\.json))])
    }
}
