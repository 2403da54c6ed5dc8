import CCurl

/// A list of header lines in curl's form. Curl does not copy it: it must outlive the transfer.
@safe final class HeaderList {
    // Safe: built in init, freed in deinit, read by curl between.
    private(set) var head: UnsafeMutablePointer<curl_slist>?

    /// - Parameter headers: names and values without control characters.
    init(_ headers: [(name: String, value: String)], hasBody: Bool) throws(TransportError) {
        // curl takes "Name:" for "leave it out" and "Name;" for an empty value.
        try append("Expect:")
        if hasBody, !headers.contains(where: { $0.name.lowercased() == "content-type" }) {
            try append("Content-Type:")
        }
        for header in headers {
            try append(header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)")
        }
    }

    private func append(_ line: String) throws(TransportError) {
        // Safe: curl copies the line; on failure the old list stays valid.
        guard let longer = unsafe curl_slist_append(head, line) else {
            throw .invalid("curl has no memory for the headers.")
        }
        // Safe: the head of the longer list owns all of it.
        unsafe head = longer
    }

    deinit {
        // Safe: the transfer that used the list has ended.
        unsafe curl_slist_free_all(head)
    }
}
