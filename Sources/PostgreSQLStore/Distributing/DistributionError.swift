package import PostgreSQL

/// Why a database cannot be distributed, with what to do about it.
package enum DistributionError: Error, Sendable {
    /// The server has no Citus, or has not loaded it.
    case citusMissing(PostgreSQLError)
    /// The same on a worker.
    case workerUnusable(WorkerAddress, PostgreSQLError)
    /// Text that is not `host` or `host:port`.
    case malformedWorker(String)
    /// The workers could not find the coordinator by the address it was reached at.
    case coordinatorAddress
    /// The schema breaks rules, which a change of the schema must mend first.
    case obstacles([DistributionObstacle])
}
