import Documents
import Testing

/// Breaking and cutting by cells.
struct TextLayoutTests {
    static let sentence = "2021年度，部门年初预算数为1207.96万元，调整预算数为1209.35万元，预算执行率93.07%。"

    @Test(arguments: 10...40)
    func `Lines keep numbers whole and lose nothing`(width: Int) {
        let lines = TextLayout.wrap(Self.sentence, to: width)
        #expect(lines.joined() == Self.sentence)
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
        for number in ["1207.96", "1209.35", "93.07%。"] {
            #expect(lines.contains { $0.contains(number) })
        }
    }

    @Test(arguments: 10...40)
    func `No line begins with closing or ends with opening punctuation`(width: Int) {
        let text = "（一）负责数据归集；（二）负责“三公”经费管理，按月通报、按季考核（含整改）。"
        for line in TextLayout.wrap(text, to: width) {
            #expect(!["，", "。", "、", "；", "）", "”"].contains(line.first))
            #expect(!["（", "“"].contains(line.last))
        }
    }

    @Test func `A part longer than a line is broken where it must be`() {
        #expect(TextLayout.wrap("1234567890", to: 4) == ["1234", "5678", "90"])
    }

    @Test(arguments: [
        ("数据平台运维", 12, "数据平台运维"), ("数据平台运维", 11, "数据平台运…"),
        ("数据平台运维", 10, "数据平台…"), ("abc", 2, "a…"),
    ])
    func `Cutting counts the ellipsis`(text: String, width: Int, shown: String) {
        #expect(TextLayout.truncate(text, to: width) == shown)
    }

    @Test func `Control characters cannot steer the terminal`() {
        #expect(TextLayout.printable("甲\u{1B}[2J\u{7}乙\n丙\u{9B}") == "甲[2J乙 丙")
    }
}
