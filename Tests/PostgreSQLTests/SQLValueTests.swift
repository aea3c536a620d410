import PostgreSQL
import PostgreSQLTestKit
import Testing

@Suite(.database) struct SQLValueTests {
    /// Sends a value to the server as `type` and reads it back.
    private func echo<Value: SQLValue>(_ value: Value, as type: String) async throws -> Value {
        try await TestDatabase.current.withConnection { connection in
            let rows = try await connection.query("SELECT \(value)::\(raw: type) AS value")
            return try #require(rows.first).get("value")
        }
    }

    @Test func `Integers come back as they went`() async throws {
        for amount in [Int64.min, -1, 0, 1, 1_209_350_000, Int64.max] {
            #expect(try await echo(amount, as: "int8") == amount)
            #expect(try await echo(Int(amount), as: "int8") == Int(amount))
        }
        for number in [Int16.min, -1, 0, Int16.max] {
            #expect(try await echo(number, as: "int2") == number)
            #expect(try await echo(Int32(number), as: "int4") == Int32(number))
        }
    }

    @Test func `Text comes back as it went`() async throws {
        for text in ["", " ", "预算执行", "a\u{0301} 😀", "it's \"quoted\" \\ $1", "\n\t\r"] {
            #expect(try await echo(text, as: "text") == text)
            #expect(try await echo(text, as: "varchar") == text)
        }
    }

    @Test func `A megabyte of text and bytes comes back as it went`() async throws {
        let text = String(repeating: "知行合一", count: 90_000)
        #expect(try await echo(text, as: "text") == text)
        let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        #expect(try await echo(bytes, as: "bytea") == bytes)
    }

    @Test func `Bytes come back with their zeroes`() async throws {
        for bytes in [[], [0], [0, 0, 0], [1, 0, 255], Array("文".utf8)] as [[UInt8]] {
            #expect(try await echo(bytes, as: "bytea") == bytes)
        }
    }

    @Test func `Truth values and floating numbers come back as they went`() async throws {
        #expect(try await echo(true, as: "bool"))
        #expect(try await !echo(false, as: "bool"))
        #expect(try await echo(0.1, as: "float8") == 0.1)
    }

    @Test func `NULL is nil of every type`() async throws {
        #expect(try await echo(Int64?.none, as: "int8") == nil)
        #expect(try await echo(String?.none, as: "text") == nil)
        #expect(try await echo([UInt8]?.none, as: "bytea") == nil)
        #expect(try await echo(Bool?.none, as: "bool") == nil)
        #expect(try await echo(DatabaseDate?.none, as: "date") == nil)
        #expect(try await echo([Int64]?.none, as: "int8[]") == nil)
        #expect(try await echo(Int64?.some(7), as: "int8") == 7)
    }

    @Test func `Arrays come back with their NULLs`() async throws {
        let amounts: [Int64?] = [1, nil, .min]
        #expect(try await echo(amounts, as: "int8[]") == amounts)
        let texts: [String?] = ["", nil, "三公经费"]
        #expect(try await echo(texts, as: "text[]") == texts)
        let blobs: [[UInt8]?] = [[], nil, [0, 1]]
        #expect(try await echo(blobs, as: "bytea[]") == blobs)
        #expect(try await echo([String](), as: "text[]") == [])
        let days = [DatabaseDate(year: 2025, month: 12, day: 31)]
        #expect(try await echo(days, as: "date[]") == days)
    }

    @Test func `Decimal numbers are exact`() async throws {
        let cases = [
            "0": "0", "12.50": "12.50", "-0.0001": "-0.0001", "10000": "10000",
            "123456789012345678901234567890.000123": "123456789012345678901234567890.000123",
            "1e20": "100000000000000000000", "0.00000000012": "0.00000000012",
        ]
        try await TestDatabase.current.withConnection { connection in
            for (input, expected) in cases {
                let rows = try await connection.query("SELECT \(input)::numeric")
                #expect(try rows.first?[0, String.self] == expected)
            }
        }
    }

    @Test func `Text takes the type of its place`() async throws {
        let identifier = "0b2e7c1a-95c4-4f0e-8a6b-3f1d2c4b5a69"
        #expect(try await echo(identifier, as: "uuid") == identifier)
        #expect(try await echo("{\"b\": 1,  \"a\":2}", as: "json") == "{\"b\": 1,  \"a\":2}")
        #expect(try await echo("{\"b\": 1,  \"a\":2}", as: "jsonb") == "{\"a\": 2, \"b\": 1}")
        #expect(try await echo("2025-03-07", as: "date") == "2025-03-07")
    }

    @Test func `Instants are microseconds since 1970`() async throws {
        let instant = DatabaseTimestamp(microsecondsSince1970: 1_741_305_600_123_456)
        #expect(try await echo(instant, as: "timestamptz") == instant)
        try await TestDatabase.current.withConnection { connection in
            let rows = try await connection.query("SELECT '1970-01-01 00:00:01Z'::timestamptz")
            #expect(try rows.first?[0, Int64.self] == 1_000_000)
        }
    }

    @Test func `Days agree with the server for four centuries`() async throws {
        try await TestDatabase.current.withConnection { connection in
            let rows = try await connection.query(
                """
                SELECT day::date AS day, extract(year FROM day)::int4 AS y,
                    extract(month FROM day)::int4 AS m, extract(day FROM day)::int4 AS d
                FROM generate_series('1799-12-31'::timestamp, '2200-03-02', '13 days') AS day
                """)
            #expect(rows.count > 10_000)
            for row in rows {
                let day = try row.get("day", as: DatabaseDate.self)
                let expected = try DatabaseDate(
                    year: row.get("y"), month: row.get("m"), day: row.get("d"))
                #expect(day == expected)
                #expect(DatabaseDate(daysSince2000: expected.daysSince2000) == expected)
            }
        }
    }

    @Test func `A wrong type or name is told with both types`() async throws {
        try await TestDatabase.current.withConnection { connection in
            let row = try #require(
                try await connection.query("SELECT 1::int8 AS n, NULL AS z").first)
            #expect(throws: ColumnError.mismatch(column: "n", found: "int8", wanted: "String")) {
                try row.get("n", as: String.self)
            }
            #expect(throws: ColumnError.mismatch(column: "z", found: "NULL", wanted: "String")) {
                try row.get("z", as: String.self)
            }
            #expect(throws: ColumnError.missing(column: "x", available: ["n", "z"])) {
                try row.get("x", as: Int64.self)
            }
        }
    }

    @Test func `Text with a NUL is refused, not cut short`() async throws {
        try await TestDatabase.current.withConnection { connection in
            let error = await #expect(throws: PostgreSQLError.self) {
                try await connection.query("SELECT \("a\0b")")
            }
            #expect(error?.sqlState == "22021")
        }
    }
}
