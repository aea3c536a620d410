/// The course of a year by months: 序时进度 is the month's share of twelve.
enum TimeProgressRules {
    static func check(_ document: PrintedDocument) -> [Finding] {
        var findings: [Finding] = []
        var column: Int?
        for (index, line) in document.lines.enumerated() {
            let cells = line.cells.map { squeezed($0.text) }
            guard line.cells.count > 1 else {
                column = nil
                continue
            }
            if cells.first == "月份" {
                column = cells.firstIndex(of: "序时进度")
                continue
            }
            guard let column, column < cells.count, let label = cells.first, label.hasSuffix("月"),
                let month = Int(label.dropLast()), (1...12).contains(month),
                let printed = PrintedNumber(cells[column]), printed.isPercent
            else { continue }
            let exact = roundedQuotient(Int128(month) * 100_000_000, 12)
            guard abs(exact - Int128(printed.micros)) > lastPlace(printed.places) else { continue }
            let expected = percentText(exact, places: printed.places)
            findings.append(
                Finding(
                    .rateMismatch, place: label + "·序时进度", printed: cells[column],
                    expected: expected, message: "\(label)的序时进度应为 \(expected)，印为 \(cells[column])。",
                    arithmetic: "\(month) ÷ 12 = \(expected)", line: index))
        }
        return findings
    }
}
