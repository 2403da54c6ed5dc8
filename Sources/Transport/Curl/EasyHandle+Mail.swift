import CCurl

extension EasyHandle {
    /// How to reach and enter the mail server. Says nothing of the mail.
    ///
    /// - Parameter mechanism: how to log in; `.automatic` here means PLAIN or LOGIN, in curl's order.
    func setMailRoute(
        _ server: MailServer, mechanism: MailServer.Mechanism, deadline: Duration
    ) throws(TransportError) {
        let scheme = server.security == .tls ? "smtps" : "smtp"
        let helo = server.heloName.map { "/" + $0 } ?? ""
        let isV6 = server.host.contains(":") && !server.host.hasPrefix("[")
        let host = isV6 ? "[\(server.host)]" : server.host
        try set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        try setSafety(authorities: server.certificateAuthorities)
        try set(CURLOPT_URL, "\(scheme)://\(host):\(server.port)\(helo)")
        try set(CURLOPT_CONNECT_ONLY, 1)
        try set(CURLOPT_CONNECTTIMEOUT_MS, min(server.connectDeadline, deadline))
        switch server.security {
        case .tls, .startTLS: try set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
        case .none: try set(CURLOPT_USE_SSL, Int(CURLUSESSL_NONE.rawValue))
        }
        if let credentials = server.credentials { try setLogin(credentials, mechanism: mechanism) }
    }

    private func setLogin(
        _ credentials: MailServer.Credentials, mechanism: MailServer.Mechanism
    ) throws(TransportError) {
        try set(CURLOPT_USERNAME, credentials.username)
        let secret = mechanism == .xoauth2 ? CURLOPT_XOAUTH2_BEARER : CURLOPT_PASSWORD
        try set(secret, credentials.secret)
        // Without this a server could draw us into Kerberos or NTLM.
        let allowed =
            switch mechanism {
            case .automatic: "AUTH=PLAIN;AUTH=LOGIN"
            case .plain: "AUTH=PLAIN"
            case .login: "AUTH=LOGIN"
            case .cramMD5: "AUTH=CRAM-MD5"
            case .xoauth2: "AUTH=XOAUTH2"
            }
        try set(CURLOPT_LOGIN_OPTIONS, allowed)
        try set(CURLOPT_SASL_IR, 1)
    }
}
