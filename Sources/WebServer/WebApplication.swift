package import BudgetDomain
package import EventSourcing
package import Hummingbird
package import Logging
package import ReadModels
package import ServiceLifecycle

/// The web application: pages, JSON and operations over a book's queries (网页服务).
package struct WebApplication: Sendable {
    private let routes: Routes
    private let logger: Logger

    /// Composes the application; `readiness` is asked by `/readyz` and given two seconds.
    ///
    /// `origins` are said above the figures of a book, such as that a demonstration is invented.
    /// Without an `intake` nothing can be written through the server.
    /// What `/metrics` tells of appends and of the pool is fed by the caller.
    ///
    /// - Throws: an error of the templates' parser, which only a programming mistake can cause.
    package init(
        queries: any BookQueries, metrics: Metrics = Metrics(), ruleSet: RuleSet = .standard,
        origins: [BookKey: String] = [:], intake: CommandIntake? = nil, logger: Logger,
        readiness: @escaping Readiness.Check
    ) throws {
        let assets = Assets()
        let templates = try Templates(assets: assets)
        routes = Routes(
            books: BookPages(
                queries: queries, ruleSet: ruleSet, origins: origins, templates: templates),
            list: BookList(queries: queries, templates: templates), assets: assets,
            templates: templates, metrics: metrics, readiness: readiness,
            commands: CommandEndpoint(intake: intake, metrics: metrics))
        self.logger = logger
    }

    /// The server as a service; a graceful shutdown finishes the requests it has accepted.
    ///
    /// `onListening` is told the port once requests are taken, also where 0 was asked for.
    package func service(
        host: String, port: Int, onListening: @escaping @Sendable (Int) -> Void = { _ in }
    ) -> Application<RouterResponder<BasicRequestContext>> {
        Application(
            router: routes.router(),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { onListening($0.localAddress?.port ?? port) }, logger: logger)
    }

    /// Serves until SIGTERM or SIGINT, with other services started before and stopped after it.
    ///
    /// - Throws: where the address cannot be listened on, or a service fails.
    package func run(
        host: String, port: Int, alongside services: [any Service] = [],
        onListening: @escaping @Sendable (Int) -> Void
    ) async throws {
        var server = service(host: host, port: port, onListening: onListening)
        server.addServices(services)
        try await server.runService()
    }
}
