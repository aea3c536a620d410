/// One row of the indicators (绩效指标).
struct IndicatorLine {
    let name: String
    /// The first level the row belongs to, carried down from the row that prints it.
    let level1: String
    let target: String
    let unit: String
    let actual: String
    let weight: PrintedNumber?
    let score: PrintedNumber?
    let reason: String
    let row: TableRow
    let place: String

    init(_ row: TableRow, of table: RecognisedTable, level1: String, group: String) {
        self.row = row
        self.level1 = level1
        let sign = row.text(.comparison) ?? ""
        target =
            (sign.count <= 2 && "≥≤=<>".contains(sign.first ?? " ") ? sign : "")
            + (row.text(.target) ?? "")
        unit = row.text(.unit) ?? ""
        actual = row.text(.actual) ?? ""
        score = row.number(.score)
        reason = row.text(.reason).flatMap { isPlaceholder($0) ? nil : $0 } ?? ""
        var name = row.text(.level3) ?? row.text(.level2) ?? row.text(.level1) ?? row.label
        if row.text(.level3) == nil, row.header.has(.level3), !row.above.isEmpty {
            name = row.above.joined()
        }
        self.name = name
        weight =
            row.number(.weight)
            ?? (row.header.has(.weight) ? nil : IndicatorTable.weight(in: name))
        place = [table.title, group, name].filter { !$0.isEmpty }.joined(separator: "·")
    }

    private init(_ other: IndicatorLine, name: String) {
        self.name = name
        level1 = other.level1
        target = other.target
        unit = other.unit
        actual = other.actual
        weight = other.weight
        score = other.score
        reason = other.reason
        row = other.row
        place = other.place.dropLast(other.name.count) + name
    }

    /// The line with the rest of its broken name.
    func continued(_ rest: String) -> IndicatorLine { IndicatorLine(self, name: name + rest) }

    /// Whether the operator stands alone and the figure fell into the column of units.
    var isShifted: Bool {
        guard target.count <= 2, let first = target.first, "≥≤=<>".contains(first) else {
            return false
        }
        return PrintedNumber(unit) != nil
    }

    /// Whether the row has a place for reasons, as far as can be seen, and none stands there.
    var lacksReason: Bool {
        guard reason.isEmpty else { return false }
        return switch row.header.layout {
        case .stacked: !row.header.has(.reason)
        case .tabs: row.isComplete || !row.header.has(.reason)
        default: true
        }
    }

    /// Whether the row sets a target: an indicator, not a heading or a rest of a name.
    var isIndicator: Bool {
        !name.isEmpty && !name.allSatisfy { ".…·".contains($0) }
            && (!target.isEmpty || !unit.isEmpty || weight != nil)
    }

    /// The actual value as a number; a percentage also where only the column of units says so.
    var actualNumber: PrintedNumber? {
        guard let number = PrintedNumber(actual.drop { "=≥≤".contains($0) }) else { return nil }
        guard number.unit.isEmpty, unit == "%" else { return number }
        return PrintedNumber(micros: number.micros, places: number.places, unit: "%")
    }
}

/// A target such as `≥90%`, its parts in whatever columns they were printed.
struct Target {
    enum Comparison { case atLeast, atMost, equal }

    let comparison: Comparison
    let value: PrintedNumber
    /// Whether the direction is printed; costs without one may fall below their target.
    let isExplicit: Bool

    init?(_ line: IndicatorLine) {
        var text = line.target
        if line.isShifted { text += line.unit }
        let signs: [(String, Comparison)] = [
            ("≥", .atLeast), (">=", .atLeast), ("≤", .atMost), ("<=", .atMost), ("不低于", .atLeast),
            ("不少于", .atLeast), ("不高于", .atMost), ("不超过", .atMost), ("=", .equal),
            ("大于等于", .atLeast), ("小于等于", .atMost),
        ]
        var comparison = Comparison.equal
        if let (sign, found) = signs.first(where: { text.hasPrefix($0.0) }) {
            comparison = found
            text.removeFirst(sign.count)
        }
        guard let value = PrintedNumber(text) else { return nil }
        isExplicit = text != line.target + (line.isShifted ? line.unit : "")
        self.comparison = comparison
        self.value = value
    }

    func isMet(by actual: PrintedNumber) -> Bool {
        switch comparison {
        case .atLeast: actual.micros >= value.micros
        case .atMost: actual.micros <= value.micros
        case .equal: actual.micros == value.micros
        }
    }

    /// Whether two figures can be compared: the same unit, or one printed without.
    func isComparable(with actual: PrintedNumber) -> Bool {
        value.unit == actual.unit || value.unit.isEmpty || actual.unit.isEmpty
    }
}
