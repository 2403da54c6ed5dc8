import CCurl

extension EasyHandle {
    /// How to reach the other side.
    func setRoute(_ exchange: Exchange, limits: TransportLimits) throws(TransportError) {
        try set(CURLOPT_PROTOCOLS_STR, "http,https")
        try setSafety(authorities: exchange.certificateAuthorities)
        try set(CURLOPT_URL, exchange.url)
        try set(CURLOPT_PATH_AS_IS, 1)
        try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        try set(CURLOPT_FOLLOWLOCATION, 0)
        try set(CURLOPT_MAXAGE_CONN, max(1, limits.idleHTTPMax.milliseconds / 1000))
        try set(CURLOPT_TIMEOUT_MS, exchange.deadline)
        try set(CURLOPT_CONNECTTIMEOUT_MS, exchange.connectDeadline)
        if let path = exchange.unixSocket { try set(CURLOPT_UNIX_SOCKET_PATH, path) }
    }

    /// What to say. The headers are set apart: their list belongs to the transfer.
    func setRequest(_ exchange: Exchange, userAgent: String) throws(TransportError) {
        try set(CURLOPT_USERAGENT, userAgent)
        if exchange.sendsBody {
            try set(CURLOPT_POST, 1)
            try set(body: exchange.body)
            if exchange.method != .post { try set(CURLOPT_CUSTOMREQUEST, exchange.method.rawValue) }
        } else {
            switch exchange.method {
            case .head: try set(CURLOPT_NOBODY, 1)
            case .get: try set(CURLOPT_HTTPGET, 1)
            case .post, .put, .patch, .delete: try set(CURLOPT_CUSTOMREQUEST, exchange.method.rawValue)
            }
        }
    }

    /// What holds for every transfer, mail too.
    func setSafety(authorities: String?) throws(TransportError) {
        try set(CURLOPT_NOSIGNAL, 1)
        // curl allocates this for each transfer anew; the answers we read are mostly far smaller.
        try set(CURLOPT_BUFFERSIZE, 4096)
        // Otherwise giving up on a name waits, and all transfers with it, for the resolver's thread.
        try set(CURLOPT_QUICK_EXIT, 1)
        // An empty proxy also makes curl blind to http_proxy and its kin in the environment.
        try set(CURLOPT_PROXY, "")
        try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        try set(CURLOPT_SSL_VERIFYPEER, 1)
        try set(CURLOPT_SSL_VERIFYHOST, 2)
        if let authorities {
            try set(CURLOPT_CAINFO, authorities)
            // Without this the system's folder of authorities stays trusted beside the file.
            try set(CURLOPT_CAPATH, nil)
        }
    }
}

extension Exchange {
    /// POST, PUT and PATCH have a body even when it is empty; the others only when it is not.
    var sendsBody: Bool {
        switch method {
        case .post, .put, .patch: true
        case .get, .delete: !body.isEmpty
        case .head: false
        }
    }
}
