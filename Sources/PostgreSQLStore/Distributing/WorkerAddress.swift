package import PostgreSQL

/// Where a worker node listens.
package struct WorkerAddress: Hashable, Sendable, CustomStringConvertible {
    package let host: String
    package let port: Int

    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Reads `host` or `host:port`; throws ``DistributionError/malformedWorker(_:)``.
    package init(_ text: String) throws {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let port = parts.count == 2 ? Int(parts[1]) : Self.defaultPort
        guard let host = parts.first, !host.isEmpty, !host.contains(where: \.isWhitespace),
            parts.count <= 2, let port, 1...65_535 ~= port
        else { throw DistributionError.malformedWorker(text) }
        self.init(host: String(host), port: port)
    }

    package var description: String { "\(host):\(port)" }

    static let defaultPort = 5432
}

extension ConnectionOptions {
    /// The same database and role on a worker.
    package func on(_ worker: WorkerAddress) -> ConnectionOptions {
        var copy = self
        copy.parameters["hostaddr"] = nil
        copy.parameters["host"] = worker.host
        copy.parameters["port"] = String(worker.port)
        return copy
    }
}
