import BudgetDomain

/// Shows that a public edition's totals are the book's: total, what is shown, and the rest (公开版说明).
///
/// In 元, so that the subtraction comes out to the last 分.
struct EditionProof {
    let books: [BookReference]
    /// How many tasks are merged or left out.
    let hiddenCount: Int
    /// What the totals are of, such as 项目支出.
    let scope: String
    let total: ExecutionFigures
    let shown: ExecutionFigures
    let hidden: ExecutionFigures

    /// Heading, sentence, table and the books.
    var blocks: [Block] {
        let sentence: [Inline] = [
            "本版为公开版。合计、比率和得分由账簿中的全部任务算出，与内部版相同；名称不公开的任务有",
            .figure(Figure("edition.hiddenTasks", .integer(hiddenCount))),
            .text("项，合并计为“\(MergedTasks.rowName)”，其金额等于合计减去单独列示的任务。"),
            "可用 zhixing report verify 核对本文件与账簿是否一致。",
        ]
        return [.heading(level: 2, "附：公开版说明"), .paragraph(sentence), .table(table)]
            + BookTable(books: books).blocks
    }

    private var table: Table {
        let rows: [(name: String, figure: String, path: KeyPath<ExecutionFigures, Money>)] = [
            ("年初预算数", "initial", \.initial), ("调整预算数", "adjusted", \.adjusted),
            ("预算执行数", "spent", \.spent),
        ]
        func cell(
            _ part: String, _ figure: String, _ money: Money, _ formula: CellFormula? = nil
        ) -> Cell {
            Cell(
                .money(money, unit: .yuan), identifier: "edition.\(part).\(figure)",
                formula: formula)
        }
        return Table(
            caption: "公开版与账簿的对应关系", unitNote: "单位：元",
            columns: [.init(width: 10)] + (0..<3).map { _ in .init(width: 9, .right) },
            headerRows: [
                .init(
                    ["数字", "\(scope)合计", "单独列示的任务", MergedTasks.rowName].map { .text($0) },
                    role: .header)
            ],
            bodyRows: rows.map { row in
                .init([
                    .text(row.name), cell("total", row.figure, total[keyPath: row.path]),
                    cell("shown", row.figure, shown[keyPath: row.path]),
                    cell(
                        "merged", row.figure, hidden[keyPath: row.path],
                        .difference(minuend: 1, subtrahend: 2)),
                ])
            })
    }
}

/// The books a document was computed from, each with its whole hash (账簿版本).
struct BookTable {
    let books: [BookReference]

    var blocks: [Block] {
        [
            .table(
                Table(
                    caption: "所依据的账簿",
                    columns: [.init(width: 10), .init(width: 6, .right), .init(width: 22)],
                    headerRows: [
                        .init(["账簿", "版本", "该版本的哈希"].map { .text($0) }, role: .header)
                    ],
                    bodyRows: books.enumerated().map { offset, book in
                        let scope = "book\(offset + 1)"
                        return .init([
                            .text("\(book.unit)/\(book.fiscalYear)"),
                            Cell(.text(String(book.version)), identifier: "\(scope).version"),
                            Cell(.text(Self.grouped(book.headHash)), identifier: "\(scope).hash"),
                        ])
                    }))
        ]
    }

    /// In groups of sixteen digits, so that a line can end between them.
    private static func grouped(_ hash: String) -> String {
        var rest = hash[...]
        var groups: [Substring] = []
        while !rest.isEmpty {
            groups.append(rest.prefix(16))
            rest = rest.dropFirst(16)
        }
        return groups.joined(separator: " ")
    }
}

extension SelfEvaluationReport {
    /// The proof of the public edition; nothing in others.
    var editionBlocks: [Block] {
        guard edition == .publicUse else { return [] }
        let shown = tasks.filter { $0.mergedCount == nil }.map(\.figures)
        let hidden = tasks.filter { $0.mergedCount != nil }
        return EditionProof(
            books: books, hiddenCount: hidden.reduce(0) { $0 + ($1.mergedCount ?? 0) },
            scope: "项目支出", total: budgetRow(.project), shown: .total(of: shown),
            hidden: .total(of: hidden.map(\.figures))
        ).blocks
    }
}
