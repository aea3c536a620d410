package import Testing

/// Gives each test a fresh database of its own, dropped even when the test fails.
///
/// It is on the server that `ZHIXING_TEST_DATABASE` names, whose role must be allowed to create
/// databases and roles, else on a throw-away embedded cluster. Without PostgreSQL tests fail.
package struct DatabaseTrait: TestTrait, SuiteTrait, TestScoping {
    let preparation: DatabasePreparation?

    package var isRecursive: Bool { true }

    package func provideScope(
        for test: Test, testCase: Test.Case?,
        performing function: @Sendable @concurrent () async throws -> Void
    ) async throws {
        let server = try await TestServer.shared()
        try await server.withDatabase(preparation) { database in
            try await TestDatabase.$scoped.withValue(database) { try await function() }
        }
    }
}

/// What every database of a kind of tests begins with, such as the program's schema.
package struct DatabasePreparation: Sendable {
    /// Names the template that is prepared once and then copied.
    package let name: String
    package let prepare: @Sendable (TestDatabase) async throws -> Void

    /// `prepare` must leave no connection open, or the template could not be copied.
    package init(
        name: String, _ prepare: @escaping @Sendable (TestDatabase) async throws -> Void
    ) {
        self.name = name
        self.prepare = prepare
    }
}

extension Trait where Self == DatabaseTrait {
    /// An empty database.
    package static var database: Self { DatabaseTrait(preparation: nil) }

    /// A database that begins with what `preparation` puts there.
    package static func database(_ preparation: DatabasePreparation) -> Self {
        DatabaseTrait(preparation: preparation)
    }
}
