import BudgetDomain
import BudgetTestKit
import EventSourcing
import JSON
import PostgreSQL
import PostgreSQLStore
import PostgreSQLTestKit
import Testing

/// Distributing an empty or a filled database; what is left afterwards is what was there before.
@Suite("Distributing", .database)
struct DistributorTests {
    /// Whether the server can be a node; without Citus it must say so.
    private func hasCitus(_ connection: Connection) async throws -> Bool {
        let rows = try await connection.query(
            "SELECT current_setting('shared_preload_libraries') LIKE '%citus%'")
        return try rows.first?[0, Bool.self] == true
    }

    @Test func `a filled database is distributed once, or the server says what it lacks`()
        async throws
    {
        let database = try TestDatabase.current
        try await database.withConnection { connection in
            try await DatabaseSetup.migrate(connection)
            try await CommandHandler(connection).record(
                .open(), .task("T1"), .initial("T1", "100.00"), .spend("T1", "1.00", "记-1"))
            let before = try await storedRows(on: connection)
            let distributor = Distributor(database.administrator)
            guard try await hasCitus(connection) else {
                let error = await #expect(throws: DistributionError.self) {
                    try await distributor.distribute(workers: database.workers)
                }
                guard case .citusMissing = error else {
                    Issue.record("\(String(describing: error))")
                    return
                }
                let after = try await storedRows(on: connection)
                #expect(after == before)
                return
            }
            let first = try await distributor.distribute(workers: database.workers, shardCount: 4)
            #expect(first.nodes == max(1, database.workers.count))
            #expect(first.tables.starts(with: ["book"]))
            #expect(Set(first.tables).isSuperset(of: ["event", "execution", "payee"]))
            #expect(Set(first.functions).isSuperset(of: ["append", "fold_execution"]))
            let second = try await distributor.distribute(workers: database.workers, shardCount: 4)
            #expect(second.isEmpty)
            let after = try await storedRows(on: connection)
            #expect(after == before)
            try await CommandHandler(connection).record(.spend("T1", "2.00", "记-2"))
            try await connection.expectSound()
        }
    }

    @Test func `runs at the same moment leave it distributed once, or all say what is missing`()
        async throws
    {
        let database = try TestDatabase.current
        let isNode = try await database.withConnection { connection in
            try await DatabaseSetup.migrate(connection)
            return try await hasCitus(connection)
        }
        typealias Attempt = Result<Distributor.Outcome, any Error>
        let attempts = await withTaskGroup(of: Attempt.self) { group in
            for _ in 1...3 {
                group.addTask {
                    do {
                        return .success(
                            try await Distributor(database.administrator)
                                .distribute(workers: database.workers, shardCount: 4))
                    } catch {
                        return .failure(error)
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let outcomes = attempts.compactMap { try? $0.get() }
        #expect(outcomes.count == (isNode ? 3 : 0), "\(attempts)")
        #expect(outcomes.filter { !$0.isEmpty }.count == (isNode ? 1 : 0))
        try await database.withConnection { connection in
            try await CommandHandler(connection).record(.open(), .task("T1"))
            try await connection.expectSound()
        }
    }

    @Test func `a database that breaks a rule is refused and stays as it is`() async throws {
        let database = try TestDatabase.current
        try await database.withConnection { connection in
            try await DatabaseSetup.migrate(connection)
            try await connection.execute("CREATE SEQUENCE planted")
            let error = await #expect(throws: DistributionError.self) {
                try await Distributor(database.administrator).distribute()
            }
            switch error {
            case .citusMissing:
                let hasCitus = try await hasCitus(connection)
                #expect(!hasCitus)
            case .obstacles(let obstacles):
                #expect(obstacles == [DistributionObstacle(.sequence, "planted")])
            default: Issue.record("\(String(describing: error))")
            }
            let distributed = try await Distributor.isDistributed(connection)
            #expect(!distributed)
        }
    }

    @Test(arguments: ["", ":5432", "db:", "db:0", "db:65536", "db:x", "db:1:2", "d b:1"])
    func `an address that is none is refused as it was written`(_ text: String) {
        let error = #expect(throws: DistributionError.self) { try WorkerAddress(text) }
        guard case .malformedWorker(text) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test(arguments: [("db1", "db1:5432"), ("10.0.0.1:6000", "10.0.0.1:6000")])
    func `a host may stand with or without its port`(_ text: String, _ address: String) throws {
        #expect(try WorkerAddress(text).description == address)
    }
}
