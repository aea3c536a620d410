import JSON
import PostgreSQL
import PostgreSQLStore
import Testing

/// A measurement says whether it is one of durable commits.
struct DurabilityTests {
    @Test(arguments: ["fsync", "synchronous_commit", "full_page_writes"])
    func `a run with a setting off is not called durable, and the setting is named`(
        _ setting: String
    ) async throws {
        let server = try await FaultServer.start(settings: [setting: "off"])
        let settings = try await BenchmarkSettings(server.access.administrator)
        #expect(settings.undurable == [setting])
        #expect(settings.json(cores: 2)["durable"] == false)
        #expect(settings.json(cores: 2)[setting] == "off")
        try await server.remove()
    }

    @Test func `the embedded server is durable as it is delivered`() async throws {
        let server = try await FaultServer.start()
        let settings = try await BenchmarkSettings(server.access.administrator)
        #expect(settings.isDurable)
        let names = [
            "fsync", "synchronous_commit", "full_page_writes", "wal_level", "max_wal_size",
        ]
        for name in names { #expect(settings.json(cores: 2)[name] != nil) }
        // A database's own setting counts, since that is what is measured.
        try await server.withConnection("postgres") { connection in
            try await connection.execute(
                "ALTER DATABASE zhixing SET synchronous_commit = off")
        }
        #expect(
            try await BenchmarkSettings(server.access.administrator).undurable
                == ["synchronous_commit"])
        try await server.remove()
    }
}
