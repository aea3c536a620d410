import JSON
import PostgreSQL
import Testing

/// Data directories, the server in them, and what `doctor` says of both.
struct PlacesTests {
    private static let longName = String(repeating: "很长的目录名", count: 8)

    static let directories = ["数据 目录/知行's", #"引"号$HOME`和\斜线,逗号"#, longName]

    @Test(arguments: directories)
    func `a data directory may have any name and length`(name: String) async throws {
        let place = Workplace.embedded(at: "\(Remains.root)/\(name)")
        let ledger = Ledger(place: place, unit: "某单位")
        try await ledger.accept([.open(), .task("T1"), .initial("T1", "12.34")])
        #expect(try await ledger.execution().figures("T1", "initial") == "12.34")

        let status = try await place.run(["database", "status", "--json"]).json()
        #expect(status["embedded"] == true)
        #expect(status["url"]?.stringValue?.hasPrefix("postgresql://") == true)
        #expect(status["adminUrl"]?.stringValue?.hasPrefix("postgresql://") == true)
        #expect(status["schemaVersion"] != nil)
        let rows = try await place.withDatabase(as: .application) { connection in
            try await connection.query("SELECT 1 AS one").count
        }
        #expect(rows == 1)
        let verified = try await place.run(["verify", "--json"])
        #expect(try verified.json().figures("books events problems") == "1 3 []")
        let checked = try await place.run(["rebuild", "--check", "--json"])
        #expect(try checked.json().figures("books events differences") == "1 3 []")
        #expect(try await place.run(["database", "stop"]).status == 0)
    }

    @Test func `a stopped server is started on demand, with everything in it`() async throws {
        let place = Workplace.embedded(at: "\(Remains.root)/stopped")
        let ledger = Ledger(place: place, unit: "某单位")
        try await ledger.accept([.open(), .task("T1"), .initial("T1", "12.34")])
        let before = try await ledger.execution()
        #expect(try await place.run(["database", "stop"]).status == 0)
        #expect(try await place.run(["database", "stop"]).status == 0)
        #expect(try await ledger.execution() == before)
        #expect(try await place.run(["database", "stop"]).status == 0)
    }

    @Test func `migrating again changes nothing`() async throws {
        let place = try await Workplace.shared()
        let first = try await place.run(["database", "status", "--json"]).json()
        #expect(try await place.run(["database", "migrate"]).status == 0)
        let second = try await place.run(["database", "status", "--json"]).json()
        #expect(first["schemaVersion"] == second["schemaVersion"])
    }

    @Test func `the doctor finds a sound place sound`() async throws {
        let place = try await Workplace.shared()
        let text = try await place.run(["doctor"])
        #expect(text.status == 0, "\(text.output)\(text.errors)")
        #expect(text.output.isChinese)
        let report = try await place.run(["doctor", "--json"])
        #expect(report.status == 0)
        #expect(try report.json()["schema"] == 1)
    }

    @Test func `a data directory that cannot be made is said to be so`() async throws {
        try write("", to: "\(Remains.root)/a-file")
        let outcome = try await Program.run(
            [
                "execution", "--unit", "u", "--year", "2021", "--data-dir",
                "\(Remains.root)/a-file/data",
            ])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("a-file"))
    }
}
