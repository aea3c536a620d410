package import PostgreSQL

/// Spreads a migrated database over the nodes of Citus, by unit.
///
/// Everything of a unit stays together on one node, so a command touches one node and a fold of
/// everything runs on all of them at once. Asked again, it does only what is missing.
package struct Distributor: Sendable {
    /// What a run did; empty lists where all was done before.
    package struct Outcome: Hashable, Sendable {
        /// Nodes that hold data now.
        package var nodes = 0
        package var tables: [String] = []
        package var functions: [String] = []

        /// Whether there was nothing left to do.
        package var isEmpty: Bool { tables.isEmpty && functions.isEmpty }
    }

    /// How many parts each table has; more than the nodes there will ever be.
    package static let defaultShardCount = 32

    let coordinator: ConnectionOptions

    /// `coordinator` names the database there, as a superuser.
    package init(_ coordinator: ConnectionOptions) {
        self.coordinator = coordinator
    }

    /// Adds workers, then distributes the tables and functions that are not yet.
    ///
    /// - Throws: ``DistributionError``, or ``PostgreSQLError``; nothing is left half distributed.
    package func distribute(
        workers: [WorkerAddress] = [], shardCount: Int = defaultShardCount
    ) async throws -> Outcome {
        let connection = try await Connection.connect(coordinator)
        do {
            try await Self.createExtension(connection)
            let obstacles = try await DistributionRules.obstacles(connection)
            guard obstacles.isEmpty else { throw DistributionError.obstacles(obstacles) }
            if !workers.isEmpty { try await add(workers, connection) }
            let outcome = try await Self.complete(connection, shardCount: shardCount)
            await connection.close()
            return outcome
        } catch {
            await connection.close()
            throw error
        }
    }

    /// Whether the database's events are distributed.
    package static func isDistributed(_ connection: Connection) async throws -> Bool {
        // Without Citus the table that the second statement reads is not there.
        let known = try await connection.query(
            "SELECT to_regclass('pg_catalog.pg_dist_partition') IS NOT NULL")
        guard try known.first?[0, Bool.self] == true else { return false }
        let found = try await connection.query(
            "SELECT FROM pg_dist_partition WHERE logicalrelid = to_regclass('event')")
        return !found.isEmpty
    }

    /// Into how many parts events are cut; 1 where they are not distributed.
    static func shardCount(_ connection: Connection) async throws -> Int {
        guard try await isDistributed(connection) else { return 1 }
        let shards = try await connection.query(
            "SELECT count(*) FROM pg_dist_shard WHERE logicalrelid = to_regclass('event')")
        return max(1, Int(try shards.first?[0, Int64.self] ?? 1))
    }

    /// Migrates a distributed database, and distributes what the migration adds.
    package static func migrating(
        _ connection: Connection, _ migrate: () async throws -> Migrator.Outcome
    ) async throws -> Migrator.Outcome {
        try await connection.execute("SET \(sequential)")
        let outcome = try await migrate()
        try await connection.execute("RESET citus.multi_shard_modify_mode")
        // Also when nothing was applied now: an earlier run may have been killed in between.
        let missing = try await missingTables(connection)
        if !outcome.isEmpty || !missing.isEmpty {
            _ = try await complete(connection, shardCount: defaultShardCount)
        }
        return outcome
    }

    /// Does again what failed because another was at it: a database beside this one that changed roles,
    /// which both have, or a second run that waited for what this one held.
    static func repeating<Result>(_ body: () async throws -> Result) async throws -> Result {
        for _ in 1..<attempts {
            do {
                return try await body()
            } catch let error as PostgreSQLError
                where error.isCatalogueConflict || error.isSerializationOrDeadlock
            {
                // Each a different while, or they meet again.
                try await Task.sleep(for: .milliseconds(Int.random(in: 20...200)))
            }
        }
        return try await body()
    }

    private static let attempts = 10

    private static func complete(_ connection: Connection, shardCount: Int) async throws -> Outcome
    {
        try await repeating { try await completeOnce(connection, shardCount: shardCount) }
    }

    /// One transaction: a kill leaves the database as it was.
    private static func completeOnce(_ connection: Connection, shardCount: Int) async throws
        -> Outcome
    {
        try await connection.transaction { connection in
            // As migrations do, so that neither meets the other half-way.
            try await connection.execute(
                "LOCK TABLE schema_migration IN SHARE ROW EXCLUSIVE MODE")
            try await connection.execute("SET LOCAL \(sequential)")
            try await connection.execute("SET LOCAL citus.shard_count = \(shardCount)")
            var outcome = Outcome()
            outcome.tables = try await distributeTables(connection)
            outcome.functions = try await distributeFunctions(connection)
            let nodes = try await connection.query(
                "SELECT count(*) FROM pg_dist_node WHERE noderole = 'primary' AND shouldhaveshards")
            outcome.nodes = Int(try nodes.first?[0, Int64.self] ?? 0)
            return outcome
        }
    }

    /// Changes of the schema use one connection per node, so that several fit into a transaction.
    private static let sequential = "citus.multi_shard_modify_mode = 'sequential'"

    private static func distributeTables(_ connection: Connection) async throws -> [String] {
        let tables = try await missingTables(connection)
        guard !tables.isEmpty else { return [] }
        if tables.contains("event") {
            // Privileges take its place: Citus refuses triggers on distributed tables, and to drop one.
            try await connection.execute(
                "DROP TRIGGER IF EXISTS \(DistributionRules.omittedTrigger) ON event")
        }
        let role = EmbeddedCluster.Names.application
        let roles = try await connection.query(
            "SELECT FROM pg_roles WHERE rolname = \(role) AND NOT rolcanlogin")
        // A node opens connections to the others in the name of whichever role asks.
        if !roles.isEmpty { try await connection.execute("ALTER ROLE \(role) LOGIN") }
        for table in tables {
            _ = try await connection.query(
                """
                SELECT create_distributed_table(\(table)::text::regclass, 'unit', colocate_with =>
                    CASE WHEN \(table) = 'book' THEN 'none' ELSE 'book' END)
                """)
        }
        return tables
    }

    /// Units' tables that are not distributed; `book` first, since the others are kept beside it.
    private static func missingTables(_ connection: Connection) async throws -> [String] {
        try await connection.query(
            """
            SELECT relname::text FROM pg_class
            WHERE relnamespace = current_schema()::text::regnamespace AND relkind IN ('r', 'p')
                AND NOT relispartition AND NOT relation_is_a_known_shard(oid)
                AND relname::text <> ALL (\(DistributionRules.localTables))
                AND oid NOT IN (SELECT logicalrelid FROM pg_dist_partition)
            ORDER BY relname <> 'book', relname
            """
        ).map { try $0[0, String.self] }
    }

    /// Functions about one unit run on the node that has it, with all their statements.
    private static func distributeFunctions(_ connection: Connection) async throws -> [String] {
        // Citus makes no plan of a fold whose unit it does not know yet.
        try await connection.execute(
            "ALTER FUNCTION execution_as_of(text, integer, date, bigint) RESET plan_cache_mode")
        let rows = try await connection.query(
            """
            SELECT proname::text,
                create_distributed_function(oid::regprocedure, 'p_unit', colocate_with => 'book')
            FROM pg_proc
            WHERE pronamespace = current_schema()::text::regnamespace
                AND proargnames[1] = 'p_unit' AND proargtypes[0] = 'text'::regtype
                AND oid NOT IN (SELECT objid FROM pg_dist_object
                    WHERE classid = 'pg_proc'::regclass AND distribution_argument_index IS NOT NULL)
            ORDER BY proname
            """)
        return try rows.map { try $0[0, String.self] }
    }
}
