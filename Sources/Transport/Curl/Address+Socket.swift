import CCurl
import Glibc

extension Address {
    /// The address that curl is about to connect to, or `nil` if it is not an Internet address.
    init?(_ target: UnsafeMutablePointer<curl_sockaddr>) {
        // Safe: points into the structure that curl passed, for the length of this call.
        guard let start = unsafe ccurl_address(target) else { return nil }
        // Safe: curl fills all fields; addrlen bytes are readable from addr on.
        let (family, length) = unsafe (target.pointee.family, Int(target.pointee.addrlen))
        switch family {
        case AF_INET where length >= MemoryLayout<sockaddr_in>.size:
            // Safe: the family says sockaddr_in and the length covers it.
            let address = unsafe start.loadUnaligned(as: sockaddr_in.self)
            self = .v4(bytes(of: address.sin_addr))
        case AF_INET6 where length >= MemoryLayout<sockaddr_in6>.size:
            // Safe: the family says sockaddr_in6 and the length covers it.
            let address = unsafe start.loadUnaligned(as: sockaddr_in6.self)
            self = .v6(bytes(of: address.sin6_addr))
        default:
            return nil
        }
    }

    /// A numeric address in text, as curl reports the peer of a connection.
    init?(numeric text: String) {
        var v4 = in_addr()
        var v6 = in6_addr()
        // Safe: inet_pton reads the terminated string and fills the structure of the family.
        if unsafe inet_pton(AF_INET, text, &v4) == 1 {
            self = .v4(bytes(of: v4))
            // Safe: as above.
        } else if unsafe inet_pton(AF_INET6, text, &v6) == 1 {
            self = .v6(bytes(of: v6))
        } else {
            return nil
        }
    }
}

private func bytes<T>(of value: T) -> [UInt8] {
    // Safe: the value is a plain C structure and is copied inside the closure.
    unsafe withUnsafeBytes(of: value) { unsafe Array($0) }
}
