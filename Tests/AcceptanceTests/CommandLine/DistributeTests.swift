import JSON
import Testing

/// `database distribute`, as far as it goes without a second node.
struct DistributeTests {
    @Test(arguments: [
        (["--data-dir", "/tmp/nowhere"], "--database"),
        (["--database", "postgresql://nowhere.invalid/x", "--workers", "db1:x"], "db1:5432"),
        (["--database", "postgresql://nowhere.invalid/x", "--shards", "0"], "--shards"),
    ])
    func `a mistake in the call is told with its remedy`(_ arguments: [String], _ remedy: String)
        async throws
    {
        let outcome = try await Program.run(["database", "distribute", "--json"] + arguments)
        #expect(outcome.status == 2)
        let error = try outcome.error()
        #expect(error["code"] == "usage")
        #expect(error["message"]?.stringValue?.contains(remedy) == true)
    }

    @Test func `a server without Citus is told apart, and goes on working`() async throws {
        let place = Workplace.embedded(at: "\(Remains.root)/undistributed")
        let url = try await place.url(.owner)
        let outcome = try await Program.run(
            ["database", "distribute", "--json", "--database", url])
        #expect(outcome.status == 1)
        let error = try outcome.error()
        #expect(error["code"] == "citusMissing")
        #expect(error["message"]?.stringValue?.contains("shared_preload_libraries") == true)
        #expect(try await place.run(["verify"]).status == 0)
    }
}
