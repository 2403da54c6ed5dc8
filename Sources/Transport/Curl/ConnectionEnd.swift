/// A mail connection was closed or broke.
enum ConnectionEnd: Error {
    case lost
}
