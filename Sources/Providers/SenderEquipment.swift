import Messaging
import Transport

/// What all senders share.
struct SenderEquipment: Sendable {
    let transport: CurlTransport
    let time: any TimeSource
    let sandboxLog: SandboxLog
    let sandboxReceipts: SandboxReceipts
}
