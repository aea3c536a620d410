/// A number as printed: its exact value, how many places were printed, and its unit (印出的数字).
///
/// The places matter: 23.36% printed beside 10.86 and 46.5 may come from unrounded figures.
package struct PrintedNumber: Hashable, Sendable {
    /// The value in millionths; percent count as percent, 万元 as 万元.
    package let micros: Int64
    /// Decimal places printed.
    package let places: Int
    /// `%`, `万元`, `分`, `个`; empty where none is printed.
    package let unit: String

    package var isPercent: Bool { unit == "%" }

    package init(micros: Int64, places: Int, unit: String = "") {
        self.micros = micros
        self.places = places
        self.unit = unit
    }

    /// Reads a cell that holds a number and nothing else but its unit; nil for any other text.
    package init?(_ text: some StringProtocol) {
        let text = squeezed(text)
        guard text.utf8.count <= 40 else { return nil }
        var body = Substring(text)
        var negative = false
        if body.hasPrefix("("), body.hasSuffix(")") {
            body = body.dropFirst().dropLast()
            negative = true
            // (1) is the number of an item; (12.50) is a negative amount.
            guard body.utf8.count >= 3 else { return nil }
        } else if let sign = body.first, sign == "-" || sign == "+" {
            negative = sign == "-"
            body = body.dropFirst()
        }
        if body.first == "¥" { body = body.dropFirst() }
        let digits = body.prefix { $0.isASCII && ($0.isNumber || $0 == "," || $0 == ".") }
        let unit = String(body.dropFirst(digits.count))
        // （40分） is the weight in a label, no amount.
        if negative, text.hasPrefix("("), unit == "分" { return nil }
        guard Self.units.contains(unit), let (micros, places) = Self.decimal(digits) else {
            return nil
        }
        self.init(micros: negative ? -micros : micros, places: places, unit: unit)
    }

    static let units: Set<String> = [
        "", "%", "元", "万元", "亿元", "千元", "百万元", "分", "个", "项", "家", "次", "人", "万人", "户",
        "人次", "万人次", "公里", "千米", "米", "亩", "万亩", "公顷", "平方米", "平方公里", "吨", "万吨", "座", "盏", "栋",
        "幢", "类", "册", "所", "页", "小时", "分钟", "公斤", "只", "头", "株", "万户", "课时", "学时", "元/人", "例", "间",
        "宗",
        "件", "份", "篇", "期", "场", "天", "台", "套", "处", "条", "名", "辆", "批", "批次",
    ]

    /// An unsigned decimal with optional thousands separators.
    static func decimal(_ text: some StringProtocol) -> (micros: Int64, places: Int)? {
        let halves = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(halves.count), let whole = grouped(halves[0]) else { return nil }
        let fraction = halves.count == 2 ? String(halves[1]) : ""
        guard fraction.utf8.count <= 6, fraction.utf8.allSatisfy({ (48...57).contains($0) }),
            halves.count == 1 || !fraction.isEmpty
        else { return nil }
        var scaled: Int64 = 0
        for byte in fraction.utf8 { scaled = scaled * 10 + Int64(byte - 48) }
        for _ in fraction.utf8.count..<6 { scaled *= 10 }
        return (whole * 1_000_000 + scaled, fraction.utf8.count)
    }

    private static func grouped(_ text: some StringProtocol) -> Int64? {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        guard groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }), groups[0].utf8.count <= 12,
            groups.count == 1 || (1...3).contains(groups[0].utf8.count)
        else { return nil }
        let digits = groups.joined()
        guard !digits.isEmpty, digits.utf8.count <= 12,
            digits.utf8.allSatisfy({ (48...57).contains($0) })
        else { return nil }
        return Int64(digits)
    }
}

/// Whether a cell says that there is no figure (`—`, `/`, `无`).
func isPlaceholder(_ text: some StringProtocol) -> Bool {
    let text = squeezed(text)
    return !text.isEmpty
        && (text == "无" || text == "不适用" || text.allSatisfy { "-—–―/\\*…".contains($0) })
}
