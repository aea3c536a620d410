/// Tables of no known form: totals of columns, believed only where other columns show them.
///
/// Nobody says what such a table holds. Where two columns or more add up to the row 合计 to the last
/// digit, the rows are its parts, and a column that does not add up is wrong.
enum PlainTableRules {
    static func check(_ facts: ReportFacts) -> [Finding] {
        facts.report.plainTables.flatMap { table in columns(table) + ThreePublicRow.check(table) }
    }

    private static func columns(_ table: PlainTable) -> [Finding] {
        guard table.isCertain, let total = table.rows.last(where: { $0.isTotal }),
            table.rows.count(where: { $0.isTotal }) == 1
        else { return [] }
        let parts = table.rows.filter { !$0.isTotal && !$0.numbers.isEmpty }
        guard (2...200).contains(parts.count),
            !parts.contains(where: { $0.label.containsAny(of: ["其中", "小计", "合计"]) })
        else { return [] }
        var right = 0
        var wrong: [Finding] = []
        for (column, printed) in total.numbers.sorted(by: { $0.key < $1.key })
        where isAmount(printed) && !table.isRate(column) {
            let numbers = parts.compactMap { $0.numbers[column] }
            guard numbers.count > 1, numbers.allSatisfy(isAmount),
                parts.allSatisfy({ $0.isBlankOrNumber(column) })
            else { continue }
            let sum = numbers.reduce(Int128(0)) { $0 + Int128($1.micros) }
            let difference = abs(sum - Int128(printed.micros))
            if difference == 0 {
                right += printed.micros == 0 ? 0 : 1
                continue
            }
            let places = max(printed.places, numbers.map(\.places).max() ?? 0)
            let slack = lastPlace(places) * Int128(numbers.count + 1) / 2
            let expected = decimalText(micros: sum, places: places)
            let shown = decimalText(micros: Int128(printed.micros), places: printed.places)
            wrong.append(
                Finding(
                    .sumMismatch, difference <= slack ? .rounding : .error,
                    place: table.title + "·" + total.label + table.columnName(column),
                    printed: shown, expected: expected,
                    message: "合计印为 \(shown)，各行相加应为 \(expected)。",
                    arithmetic: sumText(numbers.prefix(12)) + (numbers.count > 12 ? " + …" : "")
                        + " = "
                        + expected,
                    line: total.line))
        }
        return right >= 2 && wrong.count * 2 <= right + 1 ? wrong : []
    }

    private static func isAmount(_ number: PrintedNumber) -> Bool {
        number.unit.isEmpty || MoneyUnit(rawValue: number.unit) != nil
    }
}

/// The national table of 三公: six figures of the budget, six of the accounts, in one row.
enum ThreePublicRow {
    static func check(_ table: PlainTable) -> [Finding] {
        let head = table.head.joined()
        guard head.contains("出国"), head.contains("接待"), head.contains("购置"),
            let car = head.firstRange(of: "公务用车"), let guests = head.firstRange(of: "接待")
        else { return [] }
        // 合计, then abroad, cars and guests; some put guests before cars.
        let order =
            car.lowerBound < guests.lowerBound ? [0, 1, 2, 3, 4, 5] : [0, 1, 3, 4, 5, 2]
        return table.rows.flatMap { row -> [Finding] in
            let numbers = row.numbers.sorted { $0.key < $1.key }.map(\.value)
            guard [6, 12].contains(numbers.count), row.texts == numbers.count, !isOrdinals(numbers)
            else { return [] }
            let halves = stride(from: 0, to: numbers.count, by: 6).map { start in
                order.map { numbers[start + $0] }
            }
            return halves.enumerated().flatMap { offset, half in
                let name = halves.count == 1 ? "" : offset == 0 ? "预算数·" : "决算数·"
                return sums(half, place: table.title + "·" + name, line: row.line)
            }
        }
    }

    private static func isOrdinals(_ numbers: [PrintedNumber]) -> Bool {
        zip(numbers, numbers.dropFirst()).allSatisfy { $1.micros == $0.micros + 1_000_000 }
    }

    /// One of the two sums must hold, or the columns are not what they are taken for.
    private static func sums(_ half: [PrintedNumber], place: String, line: Int) -> [Finding] {
        let amounts = half.map { Amount($0, unit: .tenThousandYuan, places: 2) }
        let findings = [
            Finding.sum(
                [amounts[1], amounts[2], amounts[5]], total: amounts[0], code: .threePublicParts,
                what: "“三公”经费", place: place + "合计", line: line),
            Finding.sum(
                [amounts[3], amounts[4]], total: amounts[2], code: .threePublicParts,
                what: "公务用车购置及运行费", place: place + "小计", line: line),
        ]
        return findings.contains { $0 == nil } ? findings.compactMap(\.self) : []
    }
}
