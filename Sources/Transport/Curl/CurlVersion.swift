import CCurl

/// Which libcurl this process runs with.
package enum CurlVersion {
    /// libcurl and the libraries that it uses, as in `libcurl/7.88.1 OpenSSL/3.0.17 zlib/1.2.13`.
    package static var text: String {
        // Safe: curl answers with a text of its own that lives as long as the program.
        unsafe String(cString: curl_version())
    }
}
