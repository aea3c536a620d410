import Foundation
import PostgreSQL
import PostgreSQLStore

/// The database a command works with: the embedded one, started if need be, or a server.
struct Workplace {
    /// As the application, which may append events and never change them.
    let application: ConnectionOptions
    /// As the owner of the schema.
    let administrator: ConnectionOptions
    let isEmbedded: Bool

    /// Finds the database, starts the embedded one, and brings its schema up to date.
    static func open(_ options: DataOptions) async throws -> Workplace {
        let workplace = try await find(options)
        try await workplace.migrate()
        return workplace
    }

    /// Finds the database without touching its schema.
    static func find(_ options: DataOptions) async throws -> Workplace {
        if let url = options.databaseURL {
            let administrator = try ConnectionOptions(url: url)
            var application = administrator
            application.roleToAssume = EmbeddedCluster.Names.application
            return Workplace(
                application: application, administrator: administrator, isEmbedded: false)
        }
        let access = try await options.cluster.start()
        return Workplace(
            application: access.application, administrator: access.administrator, isEmbedded: true)
    }

    /// Brings the schema up to date; takes a few milliseconds when it is.
    @discardableResult
    func migrate() async throws -> Migrator.Outcome {
        try await withConnection(administrator) { try await DatabaseSetup.migrate($0) }
    }

    /// Lends a connection as the application.
    func withConnection<Result>(_ body: (Connection) async throws -> Result) async throws -> Result
    {
        try await withConnection(application, body)
    }

    /// Lends a connection, closed afterwards.
    func withConnection<Result>(
        _ options: ConnectionOptions, _ body: (Connection) async throws -> Result
    ) async throws -> Result {
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
}

extension DataOptions {
    /// The server named by option or environment; nil for the embedded one.
    var databaseURL: String? {
        // A data directory on the command line is nearer than a server in the environment.
        database
            ?? (dataDir == nil ? Self.environment("ZHIXING_DATABASE_URL") : nil)
    }

    /// The embedded server in the data directory.
    var cluster: EmbeddedCluster { EmbeddedCluster(dataDirectory: directory) }

    /// The data directory: option, environment, or the user's own.
    var directory: String {
        if let given = dataDir ?? Self.environment("ZHIXING_DATA_DIR") { return given }
        if getuid() == 0 { return "/var/lib/zhixing" }
        let home = Self.environment("HOME") ?? NSHomeDirectory()
        return (Self.environment("XDG_DATA_HOME") ?? home + "/.local/share") + "/zhixing"
    }

    /// A variable that is set and not empty.
    static func environment(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
