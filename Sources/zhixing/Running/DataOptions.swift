import ArgumentParser
import EventSourcing

/// Where the data is, and whether people or programs read the answer: every subcommand takes these.
struct DataOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "PostgreSQL 服务器的地址；默认取环境变量 ZHIXING_DATABASE_URL，没有则用内置数据库", valueName: "URL"))
    var database: String?

    @Option(
        name: .long,
        help: ArgumentHelp("内置数据库的数据目录；默认取 ZHIXING_DATA_DIR，没有则用当前用户的数据目录", valueName: "目录"))
    var dataDir: String?

    @Flag(name: .long, help: "以 JSON 输出")
    var json = false
}

/// Which book: a unit and a fiscal year.
struct BookOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("单位编码", valueName: "编码"))
    var unit: String

    @Option(name: .long, help: ArgumentHelp("财政年度", valueName: "年"))
    var year: Int

    func validate() throws { try requireFiscalYear(year) }
}

/// Throws a usage error for what is no fiscal year.
func requireFiscalYear(_ year: Int?) throws {
    guard year.map(BookKey.fiscalYears.contains) ?? true else {
        throw ValidationError("--year 应为四位年份")
    }
}
