import PostgreSQL
import Testing

@Suite struct ConnectionOptionsTests {
    @Test(arguments: [
        ("postgresql://a:secret@db.example:5433/b", "postgresql://a@db.example:5433/b"),
        (
            "postgres://a@/b?host=/tmp/x%20y&port=5432",
            "postgresql://a@/b?host=/tmp/x%20y&port=5432"
        ),
        (
            "host=/run/p user='名 字' dbname=b password=x",
            "postgresql://%E5%90%8D%20%E5%AD%97@/b?host=/run/p"
        ),
        (
            "postgresql://h/b?sslmode=verify-full&application_name=zx",
            "postgresql://h/b?application_name=zx&sslmode=verify-full"
        ),
        ("postgresql://h1,h2/b", "postgresql:///b?host=h1%2Ch2&port=%2C"),
    ])
    func `The URL for people has no password and leads to the same place`(
        input: String, expected: String
    ) throws {
        let options = try ConnectionOptions(url: input)
        #expect(options.url == expected)
        #expect("\(options)" == expected)
        var withoutPassword = options
        withoutPassword.parameters["password"] = nil
        #expect(try ConnectionOptions(url: expected) == withoutPassword)
    }

    @Test(arguments: ["mysql://x", "postgresql://h:port/b", "nonsense"])
    func `What is no URL is refused`(text: String) {
        #expect(throws: PostgreSQLError.self) {
            // libpq takes a port to be a number only when it connects.
            let options = try ConnectionOptions(url: text)
            if options.parameters["port"].flatMap(Int.init) == nil {
                throw PostgreSQLError(sqlState: "08001", message: "port")
            }
        }
    }

    @Test func `A server that is away is told as such`() async throws {
        let error = await #expect(throws: PostgreSQLError.self) {
            try await Connection.connect(ConnectionOptions(url: "postgresql:///x?host=/nowhere"))
        }
        #expect(error?.isConnectionLost == true)
        #expect(error?.isTemporarilyUnavailable == true)
        #expect(error?.ambiguous == false)
    }
}
