import ArgumentParser
import BudgetDomain
import EventSourcing
import JSON
import PostgreSQLStore
import ReadModels

/// Catalogues of indicators with their forms.
struct CatalogueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalogue", abstract: "指标体系：导入、列出、查看各地的自评指标和表样",
        subcommands: [CatalogueImport.self, List.self, Show.self, Check.self])

    /// Lists what comes with the program, or what is in force in a book.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "列出内置的指标体系，或一个单位正在使用的",
            discussion: """
                示例：
                  zhixing catalogue list
                  zhixing catalogue list --unit U01 --year 2023
                  zhixing catalogue list --unit U01 --year 2023 --json
                """)
        @OptionGroup var scope: OptionalBookOptions
        @OptionGroup var data: DataOptions

        func run() async throws {
            var entries: [(task: String?, version: Int64?, catalogue: IndicatorCatalogue)] = []
            if let key = try scope.key() {
                let evaluation = try await CatalogueCommand.evaluation(of: key, data)
                if evaluation.publication(of: nil) == nil {
                    entries.append((nil, nil, evaluation.catalogue))
                }
                entries += evaluation.publications.map { ($0.task, $0.version, $0.catalogue) }
            } else {
                entries = try BuiltinCatalogue.names.map {
                    (nil, nil, try BuiltinCatalogue.named($0))
                }
            }
            guard data.json else {
                for (task, version, catalogue) in entries {
                    let form = task.map { "项目 \($0)  " } ?? ""
                    let place = version.map { "  （第 \($0) 版起）" } ?? ""
                    print("\(form)\(catalogue.label)  \(catalogue.name)\(place)")
                }
                return
            }
            let listed = entries.map { task, version, catalogue -> JSONValue in
                [
                    "id": .string(catalogue.id), "version": .string(catalogue.version),
                    "name": .string(catalogue.name),
                    "subject": .string(catalogue.template.subject.rawValue),
                    "task": .optional(task), "bookVersion": version.map { .integer($0) } ?? .null,
                ]
            }
            print(JSONValue.object([.init("schema", 1), .init("catalogues", .array(listed))]).text)
        }
    }

    /// Shows one catalogue whole.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "查看一套指标体系",
            discussion: """
                示例：
                  zhixing catalogue show project-2020
                  zhixing catalogue show --unit U01 --year 2023
                  zhixing catalogue show --unit U01 --year 2023 --task T01 --json
                """)
        @Argument(help: ArgumentHelp("内置的名称；不写则看单位正在使用的", valueName: "名称"))
        var name: String?
        @OptionGroup var scope: OptionalBookOptions
        @Option(name: .long, help: ArgumentHelp("看这个项目的", valueName: "编码"))
        var task: String?
        @OptionGroup var data: DataOptions

        func run() async throws {
            let catalogue: IndicatorCatalogue
            if let name {
                catalogue = try BuiltinCatalogue.named(name)
            } else if let key = try scope.key() {
                let evaluation = try await CatalogueCommand.evaluation(of: key, data)
                catalogue = task.map { evaluation.catalogue(of: $0) } ?? evaluation.catalogue
            } else {
                throw CommandFailure.usage("usage", "请写内置的名称，或用 --unit 和 --year 指明单位和年度")
            }
            if data.json {
                print(
                    JSONValue.object([
                        .init("schema", 1),
                        .init("catalogue", JSONValueEncoder.encode(catalogue)),
                    ]).text)
            } else {
                for line in CatalogueText.lines(catalogue) { print(line) }
            }
        }
    }

    /// Looks a file over without importing it.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "检查一个指标体系文件，不导入",
            discussion: """
                示例：
                  zhixing catalogue check 指标.yaml
                  zhixing catalogue check 指标.yaml --json
                """)
        @Argument(help: ArgumentHelp("YAML 文件", valueName: "文件"))
        var file: String
        @OptionGroup var data: DataOptions

        func run() throws {
            let catalogue = try CatalogueFile.read(path: file)
            if data.json {
                print(
                    JSONValue.object([
                        .init("schema", 1), .init("catalogue", .string(catalogue.label)),
                        .init("indicators", .integer(catalogue.indicators.count)),
                    ]).text)
            } else {
                print(
                    "没有问题：\(catalogue.name)（\(catalogue.label)），\(catalogue.indicators.count) 项指标")
            }
        }
    }

    /// The self-evaluation of a book as it stands.
    fileprivate static func evaluation(of key: BookKey, _ data: DataOptions) async throws
        -> SelfEvaluation
    {
        let workplace = try await Workplace.open(data)
        let reading = try await workplace.withConnection {
            try await ReadingLoader($0).reading(
                key, at: PointInTime(asOf: .lastDay(of: 12, key.fiscalYear)))
        }
        guard let reading else { throw MissingBook.failure(key) }
        return reading.book.selfEvaluation
    }
}
