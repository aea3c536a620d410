import JSON
import PostgreSQL

extension Workplace {
    /// Who to be on the database itself, past the program.
    enum Role: String {
        /// The application, which may read and append.
        case application = "url"
        /// The owner of everything; on an embedded server its superuser.
        case owner = "adminUrl"
    }

    /// Where the database is, as `database status --json` tells it.
    func url(_ role: Role) async throws -> String {
        let status = try await run(["database", "status", "--json"]).json()
        guard let url = status[role.rawValue]?.stringValue ?? status["url"]?.stringValue else {
            throw Unexpected("no \(role.rawValue) in \(status.text)")
        }
        return url
    }

    /// Lends a connection, closed afterwards.
    func withDatabase<Result: Sendable>(
        as role: Role = .owner, _ body: (Connection) async throws -> Result
    ) async throws -> Result {
        var options = try ConnectionOptions(url: try await url(role))
        // On a server of its own the program's URL may be anybody's.
        if role == .application { options.roleToAssume = "zhixing_application" }
        let connection = try await Connection.connect(options)
        do {
            let result = try await body(connection)
            await connection.close()
            return result
        } catch {
            await connection.close()
            throw error
        }
    }

    /// Changes rows of the log as only a superuser can: with the triggers that guard it disabled, in
    /// one transaction, so that no other test ever sees the log unguarded.
    func tamper(_ statements: String...) async throws {
        let isGuarded = try await isGuarded()
        try await withDatabase { connection in
            try await connection.execute("BEGIN")
            if isGuarded { try await connection.execute("ALTER TABLE event DISABLE TRIGGER ALL") }
            for statement in statements { try await connection.execute(statement) }
            if isGuarded { try await connection.execute("ALTER TABLE event ENABLE TRIGGER ALL") }
            try await connection.execute("COMMIT")
        }
    }

    /// Whether a trigger guards events from their owner, too; not where they are distributed.
    func isGuarded() async throws -> Bool {
        try await withDatabase { connection in
            try await !connection.query(
                "SELECT FROM pg_trigger WHERE tgname = 'event_append_only'"
            ).isEmpty
        }
    }
}
