import BudgetDomain
import Documents
import EventSourcing
import JSON
import PostgreSQLStore
import Reports

/// What came of holding a file against the books that it says it was made from.
struct ReportVerification {
    /// One thing that was looked at.
    struct Check {
        /// Stable, for scripts.
        let name: String
        /// nil where it could not be looked at, because an earlier check failed.
        let isPassed: Bool?
        /// For people.
        let message: String
    }

    let file: String
    let record: DocumentRecord
    private(set) var checks: [Check] = []
    /// Events recorded since, by book in the record's order; nil where the book is not here.
    private(set) var eventsSince: [Int64?] = []

    var agrees: Bool { checks.allSatisfy { $0.isPassed == true } }

    /// Checks a file whose record was read.
    static func of(
        _ file: String, _ record: DocumentRecord, _ loader: ReadingLoader
    ) async throws -> ReportVerification {
        var verification = ReportVerification(file: file, record: record)
        verification.add(
            "provenance", true,
            "\(record.title)，\(record.provenance.footerText)")
        try await verification.checkBooks(loader)
        try await verification.rebuild(loader)
        return verification
    }

    private init(file: String, record: DocumentRecord) {
        self.file = file
        self.record = record
    }

    private mutating func add(_ name: String, _ isPassed: Bool?, _ message: String) {
        checks.append(Check(name: name, isPassed: isPassed, message: message))
    }

    // MARK: - Books

    private mutating func checkBooks(_ loader: ReadingLoader) async throws {
        for book in record.provenance.books {
            let key = BookKey(unit: book.unit, fiscalYear: book.fiscalYear)
            let name = "\(key.unit) 的 \(key.fiscalYear) 年度账簿"
            guard BookKey.fiscalYears.contains(book.fiscalYear),
                let found = try await loader.hash(key, at: book.version)
            else {
                eventsSince.append(nil)
                add("book", false, "这里没有\(name)；请检查 --database 或 --data-dir 指的是不是原来的数据")
                continue
            }
            add("book", true, "有\(name)")
            guard let hash = found.hash else {
                eventsSince.append(nil)
                add("version", false, "\(name)只到第 \(found.headVersion) 版，文件写的是第 \(book.version) 版")
                continue
            }
            let since = found.headVersion - book.version
            eventsSince.append(since)
            add(
                "version", true,
                "\(name)第 \(book.version) 版"
                    + (since == 0 ? "，此后没有新的事件" : "；此后又登记了 \(since) 个事件，不影响本文件"))
            add(
                "headHash", hash == book.headHash,
                hash == book.headHash
                    ? "该版本的哈希相同" : "该版本的哈希是 \(hash)，文件写的是 \(book.headHash)：不是同一本账簿，或者被改动过")
        }
    }

    // MARK: - Content

    private mutating func rebuild(_ loader: ReadingLoader) async throws {
        guard agrees else {
            add("figures", nil, "账簿对不上，没有比较数字")
            add("content", nil, "账簿对不上，没有比较内容")
            return
        }
        guard let request = ReportRequest(record.provenance),
            let format = DocumentFormat(path: file)
        else {
            add("template", false, "本程序没有“\(record.provenance.kind.rawValue)”这种报告或这种版别，不能重新生成")
            return
        }
        let built = try await ReportBuilder(loader: loader).build(request)
        let template = built.document.provenance.template
        let rules = built.document.provenance.ruleSet
        let isSame =
            template == record.provenance.template && rules == record.provenance.ruleSet
        add(
            "template", isSame,
            isSame
                ? "模板 \(template)、规则 \(rules)"
                : "文件用的是模板 \(record.provenance.template)、规则 \(record.provenance.ruleSet)，"
                    + "本程序现为 \(template)、\(rules)")
        compareFigures(DocumentRecord(built.document))
        let difference = try FileDifference.between(file, and: built.bytes(as: format), format)
        add(
            "content", difference == nil,
            difference.map { "文件与重新生成的不同：\($0)" } ?? "文件与重新生成的逐字节相同")
    }

    private mutating func compareFigures(_ rebuilt: DocumentRecord) {
        let expected = Dictionary(
            rebuilt.figures.map { ($0.identifier, $0) }, uniquingKeysWith: { first, _ in first })
        let wrong = record.figures.filter { expected[$0.identifier] != $0 }
        let missing = rebuilt.figures.count - (record.figures.count - wrong.count)
        guard let first = wrong.first else {
            add(
                "figures", missing == 0,
                missing == 0 ? "文件登记的 \(record.figures.count) 个数字与账簿一致" : "文件少了 \(missing) 个数字")
            return
        }
        let right = expected[first.identifier].map { "，按账簿应为 \($0.shown)" } ?? "，账簿没有这个数字"
        add(
            "figures", false,
            "\(wrong.count) 个数字与账簿不一致，第一个是 \(first.identifier.rawValue)：文件登记为 \(first.shown)\(right)"
        )
    }
}

// MARK: - Telling

extension ReportVerification {
    /// For people, a line for each check.
    func show() {
        for check in checks {
            let mark =
                switch check.isPassed {
                case true?: "✓"
                case false?: "✗"
                case nil: "·"
                }
            print("\(mark) \(check.message)")
        }
        print(agrees ? "结论：文件与账簿一致，没有被改动。" : "结论：不一致，见上面标 ✗ 的各项。")
    }

    /// The same as an object, schema 1.
    var json: JSONValue {
        let provenance = record.provenance
        return [
            "schema": 1, "file": .string(file), "agrees": .bool(agrees),
            "kind": .string(provenance.kind.rawValue), "title": .string(record.title),
            "unitName": .string(provenance.unitName),
            "fiscalYear": .integer(provenance.fiscalYear),
            "asOf": .string("\(provenance.asOf)"), "template": .string(provenance.template),
            "ruleSet": .string(provenance.ruleSet), "edition": .optional(provenance.edition),
            "books": .array(
                zip(provenance.books, eventsSince).map { book, since in
                    [
                        "unit": .string(book.unit), "fiscalYear": .integer(book.fiscalYear),
                        "version": .integer(book.version), "headHash": .string(book.headHash),
                        "eventsSince": since.map { .integer($0) } ?? .null,
                    ]
                }),
            "checks": .array(
                checks.map { check in
                    [
                        "check": .string(check.name),
                        "ok": check.isPassed.map { .bool($0) } ?? .null,
                        "message": .string(check.message),
                    ]
                }),
        ]
    }
}
