import PostgreSQL
import PostgreSQLTestKit
import Testing

@Suite(.database) struct CopyTests {
    private static let rowCount = 100_000
    private struct Refusal: Error {}

    private func withTable(_ body: (Connection) async throws -> Void) async throws {
        try await TestDatabase.current.withConnection { connection in
            try await connection.execute(
                """
                CREATE TABLE entry (n int8, s int2, i int4, t text, j json, b bytea, f bool, d date,
                    at timestamptz, u uuid, x jsonb, a int8[])
                """)
            try await body(connection)
            // Whatever happened, the connection must still be fit for use.
            try await connection.expectUsable()
        }
    }

    private static func encode(_ number: Int, into encoder: inout BinaryCopyEncoder) {
        encoder.beginRow(columns: 12)
        encoder.append(Int64(number))
        encoder.append(Int16(number % 1000))
        encoder.append(number.isMultiple(of: 3) ? nil : Int32(number))
        encoder.append("第\(number)笔")
        encoder.append("{\"n\":  \(number)}")
        encoder.append([0, 1, UInt8(number % 256)])
        encoder.append(number.isMultiple(of: 2))
        encoder.append(DatabaseDate(daysSince2000: Int32(number % 10_000)))
        encoder.append(DatabaseTimestamp(microsecondsSince1970: Int64(number) * 1_000_000))
        encoder.append(uuid: "0B2E7C1A-95c4-4f0e-8a6b-3f1d2c4b5a69")
        encoder.append(jsonb: "{\"n\": \(number)}")
        encoder.append(array: [Int64(number), nil])
    }

    @Test func `Every type can be copied in`() async throws {
        try await withTable { connection in
            let count = try await connection.copyIn("COPY entry FROM STDIN (FORMAT binary)") {
                var encoder = BinaryCopyEncoder()
                Self.encode(7, into: &encoder)
                encoder.finish()
                try $0.write(encoder.take())
            }
            #expect(count == 1)
            let rows = try await connection.query("SELECT * FROM entry")
            let row = try #require(rows.first)
            #expect(try row.get("n", as: Int64.self) == 7)
            #expect(try row.get("s", as: Int16.self) == 7)
            #expect(try row.get("i", as: Int32?.self) == 7)
            #expect(try row.get("t", as: String.self) == "第7笔")
            #expect(try row.get("j", as: String.self) == "{\"n\":  7}")
            #expect(try row.get("b", as: [UInt8].self) == [0, 1, 7])
            #expect(try row.get("f", as: Bool.self) == false)
            #expect(try row.get("d", as: String.self) == "2000-01-08")
            #expect(try row.get("at", as: Int64.self) == 7_000_000)
            #expect(try row.get("u", as: String.self) == "0b2e7c1a-95c4-4f0e-8a6b-3f1d2c4b5a69")
            #expect(try row.get("x", as: String.self) == "{\"n\": 7}")
            #expect(try row.get("a", as: [Int64?].self) == [7, nil])
        }
    }

    @Test func `A hundred thousand rows go in while they are made, and come out`() async throws {
        try await withTable { connection in
            let copied = try await connection.transaction { connection in
                try await connection.copyIn(
                    "COPY entry FROM STDIN (FORMAT binary)",
                    feeding: { feed in
                        var encoder = BinaryCopyEncoder()
                        for number in 0..<Self.rowCount {
                            Self.encode(number, into: &encoder)
                            if encoder.bytes.count > 65_536 {
                                try await feed.send(encoder.take())
                            }
                        }
                        encoder.finish()
                        try await feed.send(encoder.take())
                    })
            }
            #expect(copied == Self.rowCount)
            let sums = try await connection.query(
                "SELECT count(*), sum(n)::int8, count(i), min(j->>'n') FROM entry")
            let row = try #require(sums.first)
            #expect(try row[0, Int.self] == Self.rowCount)
            #expect(try row[1, Int.self] == Self.rowCount * (Self.rowCount - 1) / 2)
            #expect(try row[2, Int.self] == Self.rowCount - (Self.rowCount + 2) / 3)

            let lines = Tally()
            let count = try await connection.copyOut("COPY entry (n, t) TO STDOUT") { line in
                lines.add(line)
            }
            #expect(count == Self.rowCount)
            #expect(lines.count == Self.rowCount)
            #expect(lines.first == Array("0\t第0笔\n".utf8))
        }
    }

    @Test func `Text goes in by the same way`() async throws {
        try await withTable { connection in
            try await connection.copyIn("COPY entry (n, t) FROM STDIN") { writer in
                for number in 0..<10_000 { try writer.write("\(number)\t账\n") }
            }
            let rows = try await connection.query("SELECT count(*) FROM entry WHERE t = '账'")
            #expect(try rows.first?[0, Int.self] == 10_000)
        }
    }

    @Test func `What its producer gives up is not kept`() async throws {
        try await withTable { connection in
            await #expect(throws: Refusal.self) {
                try await connection.copyIn("COPY entry (n) FROM STDIN") { writer in
                    try writer.write("1\n")
                    throw Refusal()
                }
            }
            await #expect(throws: Refusal.self) {
                try await connection.copyIn(
                    "COPY entry (n) FROM STDIN",
                    feeding: { feed in
                        try await feed.send(Array("1\n".utf8))
                        throw Refusal()
                    })
            }
            let rows = try await connection.query("SELECT * FROM entry")
            #expect(rows.isEmpty)
        }
    }

    @Test func `What the server refuses is thrown`() async throws {
        try await withTable { connection in
            let error = await #expect(throws: PostgreSQLError.self) {
                try await connection.copyIn("COPY entry (n) FROM STDIN") { writer in
                    for _ in 0..<100_000 { try writer.write("一\n") }
                }
            }
            #expect(error?.sqlState == "22P02")
            for wrong in ["COPY entry TO STDOUT", "SELECT 1", "COPY nothing FROM STDIN"] {
                await #expect(throws: PostgreSQLError.self) {
                    try await connection.copyIn(wrong) { _ in }
                }
            }
            await #expect(throws: PostgreSQLError.self) {
                try await connection.copyOut("COPY entry FROM STDIN") { _ in }
            }
        }
    }

    @Test func `A reader that has seen enough ends the copy`() async throws {
        try await withTable { connection in
            await #expect(throws: Refusal.self) {
                try await connection.copyOut(
                    "COPY (SELECT * FROM generate_series(1, 10000000)) TO STDOUT"
                ) { _ in throw Refusal() }
            }
        }
    }
}
