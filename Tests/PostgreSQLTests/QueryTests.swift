import PostgreSQL
import PostgreSQLTestKit
import Testing

@Suite(.database) struct QueryTests {
    @Test func `Interpolated values never become SQL`() async throws {
        let evil = "'; DROP TABLE event; --"
        let query: SQLQuery = "SELECT \(evil) FROM \(identifier: "a\"b") WHERE n = \(7)"
        #expect(query.sql == "SELECT $1 FROM \"a\"\"b\" WHERE n = $2")
    }

    @Test func `An error tells its SQLSTATE and constraint and hides values`() async throws {
        try await TestDatabase.current.withConnection { connection in
            try await connection.execute(
                "CREATE TABLE payee (name text CONSTRAINT one PRIMARY KEY)")
            let insert: SQLQuery = "INSERT INTO payee VALUES (\("甲公司"))"
            try await connection.query(insert)
            let error = await #expect(throws: PostgreSQLError.self) {
                try await connection.query(insert)
            }
            #expect(error?.isUniqueViolation == true)
            #expect(error?.constraint == "one")
            #expect(error?.ambiguous == false)
            let description = error.map { "\($0)" } ?? ""
            #expect(description.contains("INSERT INTO payee VALUES ($1)"))
            #expect(!description.contains("甲公司"))
        }
    }

    @Test func `A connection works on after an error`() async throws {
        try await TestDatabase.current.withConnection { connection in
            for bad in ["SELEC 1", "SELECT 1/0", "COPY pg_class TO STDOUT", "COPY x FROM STDIN"] {
                await #expect(throws: PostgreSQLError.self) {
                    try await connection.query(.raw(bad))
                }
            }
            let rows = try await connection.query("SELECT 1")
            #expect(try rows.first?[0, Int64.self] == 1)
        }
    }

    @Test func `Several statements run as one text`() async throws {
        try await TestDatabase.current.withConnection { connection in
            try await connection.execute("CREATE TABLE a (n int8); INSERT INTO a VALUES (1), (2)")
            let rows = try await connection.query("SELECT n FROM a ORDER BY n")
            #expect(try rows.map { try $0[0, Int64.self] } == [1, 2])
        }
    }

    @Test func `A prepared statement survives a change of its table`() async throws {
        try await TestDatabase.current.withConnection { connection in
            try await connection.execute("CREATE TABLE a (n int8); INSERT INTO a VALUES (1)")
            #expect(try await connection.query("SELECT * FROM a").first?.columns.count == 1)
            try await connection.execute("ALTER TABLE a ADD COLUMN m int8")
            #expect(try await connection.query("SELECT * FROM a").first?.columns.count == 2)
            try await connection.execute("DEALLOCATE ALL")
            #expect(try await connection.query("SELECT * FROM a").first?.columns.count == 2)
        }
    }

    @Test func `More statements than are kept prepared still run`() async throws {
        try await TestDatabase.current.withConnection { connection in
            for number in 0..<600 {
                let rows = try await connection.query("SELECT \(raw: "\(number)")::int8")
                #expect(try rows.first?[0, Int.self] == number)
            }
        }
    }

    @Test func `An assumed role has its own privileges`() async throws {
        var options = try TestDatabase.current.administrator
        options.roleToAssume = "pg_monitor"
        let connection = try await Connection.connect(options)
        let rows = try await connection.query("SELECT current_user::text")
        #expect(try rows.first?[0, String.self] == "pg_monitor")
        let error = await #expect(throws: PostgreSQLError.self) {
            try await connection.execute("CREATE ROLE nobody")
        }
        #expect(error?.isInsufficientPrivilege == true)
        await connection.close()
    }

    @Test func `A closed connection says so`() async throws {
        let connection = try await Connection.connect(TestDatabase.current.administrator)
        await connection.close()
        let error = await #expect(throws: PostgreSQLError.self) {
            try await connection.query("SELECT 1")
        }
        #expect(error?.isConnectionLost == true)
    }

    @Test func `A connection that breaks under a statement leaves its outcome open`() async throws {
        try await TestDatabase.current.withConnection { connection in
            let error = await #expect(throws: PostgreSQLError.self) {
                try await connection.query("SELECT pg_terminate_backend(pg_backend_pid())")
            }
            #expect(error?.isConnectionLost == true)
            #expect(error?.ambiguous == true)
        }
    }
}
