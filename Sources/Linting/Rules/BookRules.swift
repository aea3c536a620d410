import BudgetDomain

/// A printed report held against the book of its unit and year.
enum BookRules {
    static func check(_ facts: ReportFacts, _ book: BookFigures) -> [Finding] {
        tasks(facts, book) + department(facts, book) + projects(facts, book)
            + monthly(facts, book) + threePublic(facts, book) + score(facts, book)
    }

    private static func tasks(_ facts: ReportFacts, _ book: BookFigures) -> [Finding] {
        facts.tasks.flatMap { task -> [Finding] in
            let name = plain(task.name)
            guard let line = book.tasks.first(where: { plain($0.name) == name }) else { return [] }
            return [
                compare(
                    task.budget, [line.initial, line.adjusted], "预算资金", task.place, task.row.line),
                compare(task.executed, [line.executed], "预算执行数", task.place, task.row.line),
            ].compactMap(\.self)
        }
    }

    private static func plain(_ name: String) -> String {
        name.filter { !"“”\"()、，,:；;".contains($0) }
    }

    private static func department(_ facts: ReportFacts, _ book: BookFigures) -> [Finding] {
        guard let table = facts.department else { return [] }
        let lines: [(FundLine.Kind, BookFigures.Line?)] = [
            (.total, book.total), (.basic, book.basic), (.project, book.project),
        ]
        return lines.flatMap { kind, line -> [Finding] in
            guard let printed = table.line(kind), let line else { return [] }
            return compare(
                printed.initial, printed.adjusted, printed.executed, with: line, printed.place,
                printed.row.line)
        }
    }

    /// The money of each project's own form.
    private static func projects(_ facts: ReportFacts, _ book: BookFigures) -> [Finding] {
        facts.funds.filter { !$0.isDepartment }.flatMap { table -> [Finding] in
            let heads = facts.report.heads
            guard let name = heads[table.table.formIndex]?.projectName.map(plain),
                let line = book.tasks.first(where: { plain($0.name) == name }),
                let printed = table.total
            else { return [] }
            return compare(
                printed.initial, printed.adjusted, printed.executed, with: line,
                printed.place + "（" + line.name + "）", printed.row.line)
        }
    }

    /// The rows of a monthly table, those of the parts and the total too.
    private static func monthly(_ facts: ReportFacts, _ book: BookFigures) -> [Finding] {
        let lines = book.tasks + book.basicTasks
        return facts.report.tables(.monthly).flatMap { table in
            table.rows.filter { $0.hasNumbers && !$0.doubtful }.flatMap { row -> [Finding] in
                let label = plain(row.label)
                let parts = [
                    "基本支出小计": book.basic, "项目支出小计": book.project, "合计": book.total,
                ]
                guard let line = parts[label] ?? lines.first(where: { plain($0.name) == label })
                else { return [] }
                func amount(_ kind: ColumnKind) -> Amount? {
                    row.number(kind).map {
                        Amount(
                            $0, unit: table.unit ?? .tenThousandYuan, places: table.moneyPlaces)
                    }
                }
                return compare(
                    amount(.initialBudget), amount(.adjustedBudget), amount(.executed), with: line,
                    table.title + "·" + row.label, row.line)
            }
        }
    }

    private static func compare(
        _ initial: Amount?, _ adjusted: Amount?, _ executed: Amount?,
        with line: BookFigures.Line, _ place: String, _ row: Int
    ) -> [Finding] {
        [
            compare(initial, [line.initial], "年初预算数", place, row),
            compare(adjusted, [line.adjusted], "调整预算数", place, row),
            compare(executed, [line.executed], "预算执行数", place, row),
        ].compactMap(\.self)
    }

    private static func threePublic(_ facts: ReportFacts, _ book: BookFigures) -> [Finding] {
        facts.sentences.flatMap { sentence -> [Finding] in
            guard sentence.text.contains("三公"), sentence.facts(.controlRate).count == 1 else {
                return []
            }
            let budget = (sentence.facts(.initialBudget) + sentence.facts(.budget)).first
            let spent = sentence.facts(.executed).first
            return [
                book.threePublicBudget.flatMap { expected in
                    compare(
                        budget.map { SentenceRules.amount($0, in: sentence) }, [expected],
                        "“三公经费”预算", sentence.place, sentence.line)
                },
                book.threePublicSpent.flatMap { expected in
                    compare(
                        spent.map { SentenceRules.amount($0, in: sentence) }, [expected],
                        "“三公经费”支出", sentence.place, sentence.line)
                },
            ].compactMap(\.self)
        }
    }

    private static func score(_ facts: ReportFacts, _ book: BookFigures) -> [Finding] {
        var findings: [Finding] = []
        if let expected = book.score, let total = facts.scores.first?.total,
            let printed = total.score,
            Int128(printed.micros) * expected.denominator != expected.numerator * 1_000_000
        {
            findings.append(
                mismatch(
                    total.row.shown(.score), expected.decimalTextRounded, "最终得分",
                    total.place + "·得分", total.row.line))
        }
        if let expected = book.grade,
            let printed = facts.report.heads.values.compactMap(\.grade).first,
            !Grade.same(printed.text, expected)
        {
            findings.append(
                mismatch(printed.text, expected, "评价等级", "自评结果", printed.line))
        }
        return findings
    }

    /// nil where the printed amount is the book's, rounded as it was printed.
    private static func compare(
        _ printed: Amount?, _ expected: [Money], _ name: String, _ place: String, _ line: Int
    ) -> Finding? {
        guard let printed, let first = expected.first else { return nil }
        let fits = expected.contains { money in
            abs(Int128(money.fen) * 10_000 - printed.microYuan) <= printed.halfUnit
        }
        guard !fits else { return nil }
        return mismatch(
            printed.text, printed.text(of: Int128(first.fen) * 10_000), name, place + "·" + name,
            line)
    }

    private static func mismatch(
        _ printed: String, _ expected: String, _ name: String, _ place: String, _ line: Int
    ) -> Finding {
        Finding(
            .bookMismatch, place: place, printed: printed, expected: expected,
            message: "\(name)印为 \(printed)，账簿为 \(expected)。", line: line)
    }
}
