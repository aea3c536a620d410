import ArgumentParser
import EventSourcing
import PostgreSQLStore

/// Proves that nothing recorded was altered.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "核验：重算每个事件的哈希链，指出被改动的事件",
        discussion: """
            示例：
              zhixing verify
              zhixing verify --unit U01 --year 2021
              zhixing verify --json
              zhixing verify --checkpoint 检查点.json --trusted-key 公钥.pem
            """)

    @OptionGroup var scope: OptionalBookOptions
    @OptionGroup var checkpoints: CheckpointOptions
    @OptionGroup var data: DataOptions

    func run() async throws {
        let key = try scope.key()
        let loaded = try checkpoints.load(json: data.json)
        let named = loaded.checkpoints.flatMap(\.entries).map(\.book) + loaded.forged.map(\.book)
        if let key, !named.isEmpty, !named.contains(key) {
            throw CommandFailure.usage("usage", "给出的检查点不含账簿 \(key)，无从对照")
        }
        let workplace = try await Workplace.open(data)
        var result = try await Verification(workplace).verify(key, against: loaded.checkpoints)
        // Nothing was there and nothing was proved: most likely a mistyped unit or year.
        if let key, result.books == 0, result.events == 0, result.problems.isEmpty {
            throw MissingBook.failure(key)
        }
        result.problems += loaded.forged.filter { key == nil || $0.book == key }
        VerificationReport(result, checkpoints, covered: loaded.covered(of: key))
            .print(asJSON: data.json)
        if !result.isSound { throw CommandFailure(exitCode: ExitStatus.findings) }
    }
}

/// One book, or all of them.
struct OptionalBookOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("单位编码；不写则为全部账簿", valueName: "编码"))
    var unit: String?

    @Option(name: .long, help: ArgumentHelp("财政年度", valueName: "年"))
    var year: Int?

    func validate() throws { try requireFiscalYear(year) }

    /// The book named, or nil for all of them.
    ///
    /// Half a name is a usage error.
    func key() throws -> BookKey? {
        switch (unit, year) {
        case (let unit?, let year?): BookKey(unit: unit, fiscalYear: year)
        case (nil, nil): nil
        default: throw CommandFailure.usage("usage", "--unit 与 --year 须同时给出")
        }
    }
}
