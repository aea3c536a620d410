import BudgetDomain
import Linting
import Testing

@Suite struct BookTests {
    private static func line(_ name: String, _ initial: Int64, _ adjusted: Int64, _ executed: Int64)
        -> BookFigures.Line
    {
        BookFigures.Line(
            name: name, initial: Money(fen: initial), adjusted: Money(fen: adjusted),
            executed: Money(fen: executed))
    }

    /// The book behind the look-alike, with one task's spending and the score told differently.
    private static let book = BookFigures(
        unitName: "云州市青川区人民政府办事中心",
        tasks: [
            line("会务保障经费", 134_500_000, 69_640_000, 69_640_000),
            line("文件流转经费", 46_500_000, 10_860_000, 10_862_000),
            line("史料编研经费", 12_000_000, 2_580_000, 2_850_000),
        ], basic: line("基本支出", 959_960_000, 1_030_770_000, 1_030_770_000),
        project: line("项目支出", 248_000_000, 178_580_000, 94_770_000),
        total: line("部门", 1_207_960_000, 1_209_350_000, 1_125_540_000),
        threePublicBudget: Money(fen: 28_000_000), threePublicSpent: Money(fen: 6_490_000),
        score: Rate(9_800, 100), grade: "优")

    @Test func `figures that differ from the book are told, and no others`() {
        let document = PrintedDocument(text: Extraction.tabs.text(LookAlike.report))
        let found = lint(document, against: Self.book).filter { $0.code == .bookMismatch }
        #expect(
            found.map {
                "\($0.place.split(separator: "·").suffix(2).joined(separator: "·")) \($0.printed)→\($0.expected)"
            }
                == [
                    "任务3 史料编研经费·预算执行数 2.58→2.85", "部门预算总额·调整预算数 1125.54→1209.35",
                    "(2)项目支出·调整预算数 94.77→178.58",
                ])
    }

    @Test func `another score and grade of the book are told`() {
        let book = BookFigures(
            unitName: Self.book.unitName, tasks: [], basic: nil, project: nil,
            total: Self.book.total, score: Rate(8_931, 100), grade: "良")
        let document = PrintedDocument(text: Extraction.tabs.text(LookAlike.report))
        let found = lint(document, against: book).filter { $0.code == .bookMismatch }
        #expect(found.contains { $0.printed == "98" && $0.expected == "89.31" })
        #expect(found.contains { $0.printed == "优" && $0.expected == "良" })
    }
}
