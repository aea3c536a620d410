import CLibpq

/// Where a database is and how to talk to it.
package struct ConnectionOptions: Sendable, Hashable {
    /// libpq's connection parameters: `host`, `user`, `sslmode` …; it knows their names and defaults.
    package var parameters: [String: String]

    /// The role whose privileges the session takes on, where the login role has others.
    package var roleToAssume: String?

    /// When the server cancels a statement; nil leaves it to the server's settings.
    package var statementTimeout: Duration?

    /// Reads a URL (`postgresql://…`) or a `key=value` string, with everything libpq understands.
    ///
    /// Throws ``PostgreSQLError`` when it is neither.
    package init(url: String) throws {
        var message: UnsafeMutablePointer<CChar>?
        let parsed = unsafe PQconninfoParse(url, &message)
        defer {
            unsafe PQconninfoFree(parsed)
            unsafe PQfreemem(message)
        }
        guard var option = unsafe parsed else {
            let reason = unsafe message.map { unsafe String(cString: $0) } ?? "no memory"
            throw PostgreSQLError(
                sqlState: "08001", message: "not a connection URL: \(Self.firstLine(reason))")
        }
        parameters = [:]
        // The array ends with an entry without a keyword.
        while let keyword = unsafe option.pointee.keyword {
            if let value = unsafe option.pointee.val {
                unsafe parameters[String(cString: keyword)] = unsafe String(cString: value)
            }
            unsafe option += 1
        }
    }

    package init(parameters: [String: String]) {
        self.parameters = parameters
    }

    /// The same place as a URL for people and `psql`, without the password.
    package var url: String {
        var rest = parameters
        rest["password"] = nil
        rest["sslpassword"] = nil
        let user = rest.removeValue(forKey: "user").map { Self.escaped($0) + "@" } ?? ""
        let database = rest.removeValue(forKey: "dbname").map(Self.escaped) ?? ""
        // A socket's directory cannot stand in the authority; a host name reads best there.
        var authority = ""
        if let host = rest["host"], !host.contains("/"), !host.contains(",") {
            rest["host"] = nil
            authority = Self.escaped(host)
            if let port = rest.removeValue(forKey: "port") { authority += ":" + port }
        }
        let query = rest.sorted { $0.key < $1.key }
            .map { "\($0.key)=\(Self.escaped($0.value))" }
            .joined(separator: "&")
        return "postgresql://\(user)\(authority)/\(database)" + (query.isEmpty ? "" : "?\(query)")
    }

    /// The same server, another database.
    package func database(_ name: String) -> ConnectionOptions {
        var copy = self
        copy.parameters["dbname"] = name
        return copy
    }

    /// The same database, another login role.
    package func user(_ name: String) -> ConnectionOptions {
        var copy = self
        copy.parameters["user"] = name
        return copy
    }

    /// What libpq is given: the parameters over defaults that this module relies on.
    var effectiveParameters: [String: String] {
        let defaults = ["connect_timeout": "10", "application_name": "zhixing"]
        return defaults.merging(parameters) { $1 }
            .merging(["client_encoding": "UTF8"]) { $1 }
    }

    /// Percent-encodes all but what is unreserved in a URL; slashes stay readable.
    private static func escaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { result, byte in
            let scalar = Unicode.Scalar(byte)
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "/":
                result.unicodeScalars.append(scalar)
            default:
                result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
    }

    private static func firstLine(_ text: String) -> Substring {
        text.prefix { $0 != "\n" }
    }
}

extension ConnectionOptions: CustomStringConvertible {
    package var description: String { url }
}
