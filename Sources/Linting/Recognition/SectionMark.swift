/// The number before a part of the text: 一、 （一） 1.
struct SectionMark: Hashable {
    /// 1 for 一、, 2 for （一）, 3 for 1.
    let level: Int
    /// The mark as people say it: 四, （一）, 1.
    let name: String

    /// Reads the mark at the start of a squeezed line; nil where there is none.
    init?(_ text: some StringProtocol) {
        let chinese = text.prefix { Self.numerals.contains($0) }
        if !chinese.isEmpty, chinese.count <= 3, text.dropFirst(chinese.count).first == "、" {
            self.init(level: 1, name: String(chinese))
            return
        }
        if text.first == "(" {
            let inner = text.dropFirst().prefix { Self.numerals.contains($0) }
            if !inner.isEmpty, inner.count <= 3, text.dropFirst(inner.count + 1).first == ")" {
                self.init(level: 2, name: "（" + inner + "）")
                return
            }
        }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard (1...2).contains(digits.count), let after = text.dropFirst(digits.count).first,
            ".、".contains(after),
            text.dropFirst(digits.count + 1).first?.isNumber == false
        else { return nil }
        self.init(level: 3, name: String(digits))
    }

    private init(level: Int, name: String) {
        self.level = level
        self.name = name
    }

    private static let numerals: Set<Character> = Set("一二三四五六七八九十")
}
