import BudgetDomain
package import Foundation

/// The number formats of a workbook: 0.17 under `0.00%` is shown as 17.00%.
package struct NumberFormats {
    private var codes: [String] = []

    private static let builtIn: [Int: String] = [
        1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy-mm-dd",
        15: "yyyy-mm-dd", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    ]

    package init(_ part: Data?, limits: ReadingLimits) throws {
        guard let part else { return }
        let custom = Collected<[Int: String]>([:])
        let codes = Collected<[String]>([])
        let isCell = Collected(false)
        try XMLEvents.read(
            part, kind: "Excel", limits: limits,
            opened: { name, attributes in
                switch name {
                case "numFmt":
                    guard let id = attributes["numFmtId"].flatMap(Int.init) else { return }
                    custom.value[id] = attributes["formatCode"]
                case "cellXfs": isCell.value = true
                case "xf" where isCell.value:
                    let id = attributes["numFmtId"].flatMap(Int.init) ?? 0
                    codes.value.append(custom.value[id] ?? Self.builtIn[id] ?? "")
                default: break
                }
            }, closed: { if $0 == "cellXfs" { isCell.value = false } }, text: { _ in })
        self.codes = codes.value
    }

    /// A stored number as its cell shows it.
    package func shown(_ value: String, style: Int) -> String {
        guard let number = ExactDecimal(value) else { return value }
        let code = codes.indices.contains(style) ? codes[style] : ""
        let section = Self.section(of: code, negative: number.isNegative)
        if section.isEmpty || section == "General" || section == "@" {
            return number.general
        }
        if section.contains(where: { "yd".contains($0) }) { return Self.date(number) ?? value }
        let percent = section.contains("%")
        let places =
            section.firstIndex(of: ".").map { point in
                section[section.index(after: point)...].prefix { $0 == "0" || $0 == "#" }.count
            } ?? 0
        return number.rounded(places: places, shift: percent ? 2 : 0) + (percent ? "%" : "")
            + Self.suffix(of: section)
    }

    /// The part of the code for the sign, without colours, literals and fillers.
    private static func section(of code: String, negative: Bool) -> String {
        var sections = [""]
        var quoted = false
        var bracketed = false
        var skip = false
        for character in code {
            if skip {
                skip = false
                continue
            }
            switch character {
            case "\"": quoted.toggle()
            case _ where quoted:
                if "万亿元".contains(character) { sections[sections.count - 1].append(character) }
            case "[": bracketed = true
            case "]": bracketed = false
            case _ where bracketed: continue
            case "\\", "_", "*": skip = true
            case ";": sections.append("")
            default: sections[sections.count - 1].append(character)
            }
        }
        return negative && sections.count > 1 && !sections[1].isEmpty ? sections[1] : sections[0]
    }

    private static func suffix(of section: String) -> String {
        String(section.filter { "万亿元".contains($0) })
    }

    private static func date(_ number: ExactDecimal) -> String? {
        guard let days = Int(number.rounded(places: 0, shift: 0)), (1...200_000).contains(days)
        else { return nil }
        return CalendarDate(daysSinceEpoch: days - 25_569).description
    }
}

/// A decimal number of a spreadsheet, exact: digits and where the point stands.
struct ExactDecimal {
    let isNegative: Bool
    private let digits: [UInt8]
    /// Digits after the point; may be negative.
    private let scale: Int

    /// Reads `-1.4299999999999999E-2`, or nothing where the text is no number.
    ///
    /// Fifteen digits count, as in spreadsheets.
    init?(_ text: String) {
        var body = Substring(text)
        isNegative = body.first == "-"
        if isNegative || body.first == "+" { body.removeFirst() }
        let halves = body.split(omittingEmptySubsequences: false) { "eE".contains($0) }
        guard (1...2).contains(halves.count), body.utf8.count <= 60 else { return nil }
        let exponent = halves.count == 2 ? Int(halves[1]) : 0
        let parts = halves[0].split(separator: ".", omittingEmptySubsequences: false)
        guard let exponent, abs(exponent) < 40, (1...2).contains(parts.count), !parts[0].isEmpty
        else { return nil }
        let all = Array(parts.joined().utf8)
        guard all.allSatisfy({ (48...57).contains($0) }) else { return nil }
        let zeros = all.prefix { $0 == 48 }.count
        var digits = all.dropFirst(zeros).map { $0 - 48 }
        var scale = (parts.count == 2 ? parts[1].utf8.count : 0) - exponent
        if digits.count > 15 {
            scale -= digits.count - 15
            digits = Self.cut(digits, to: 15)
            if digits.count > 15 {
                digits.removeLast()
                scale -= 1
            }
        }
        self.digits = digits
        self.scale = scale
    }

    /// Rounds half away from zero to so many leading digits; one more where it carries over.
    private static func cut(_ digits: [UInt8], to count: Int) -> [UInt8] {
        guard count < digits.count else { return digits }
        guard count >= 0 else { return [] }
        var result = Array(digits[..<count])
        guard digits[count] >= 5 else { return result }
        var index = count - 1
        while index >= 0, result[index] == 9 {
            result[index] = 0
            index -= 1
        }
        if index >= 0 { result[index] += 1 } else { result.insert(1, at: 0) }
        return result
    }

    /// The number times ten to the `shift`, rounded half away from zero.
    func rounded(places: Int, shift: Int) -> String {
        let scale = scale - shift
        var kept = Self.cut(digits, to: digits.count - (scale - places))
        if scale < places { kept += [UInt8](repeating: 0, count: min(80, places - scale)) }
        while kept.count <= places { kept.insert(0, at: 0) }
        let text = kept.map { String($0) }.joined()
        let whole = text.dropLast(places)
        let sign = isNegative && kept.contains { $0 != 0 } ? "-" : ""
        return sign + whole + (places > 0 ? "." + text.suffix(places) : "")
    }

    /// As a cell without a format shows it: six places at most, no needless zeros.
    var general: String {
        var text = rounded(places: 6, shift: 0)
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }
}
