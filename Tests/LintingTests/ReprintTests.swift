import Linting
import Testing

/// Reports held against what their book prints today from the same version.
@Suite struct ReprintTests {
    private static let reprint = """
        全年共办会3次，接待52人，其中外宾6人。
        下乡调研18天，走访农户240户。

        月份\t会次\t人数
        1月\t4\t61
        2月\t5\t73

        """

    private func found(_ text: String) -> [String] {
        lint(PrintedDocument(text: text), reprint: PrintedDocument(text: Self.reprint))
            .filter { $0.code == .bookMismatch }
            .map { "\($0.place) \($0.printed)→\($0.expected)" }
    }

    @Test func `the same report has nothing to tell`() {
        #expect(found(Self.reprint) == [])
    }

    @Test func `a changed figure is told with what the book prints there`() {
        let text = Self.reprint.replacing("52人", with: "92人").replacing("\t73", with: "\t93")
        #expect(found(text) == ["全年共办会3次,接待 92→52", "2月 93→73"])
    }

    @Test func `lines written anew and lines moved are passed over`() {
        let text = """
            下乡调研18天，走访农户240户。
            全年共办会3次，接待52人，其中外宾6人。
            另有志愿者77人。

            月份\t会次\t人数
            2月\t5\t73
            1月\t4\t61

            """
        #expect(found(text) == [])
    }

    @Test func `a report mostly of other words is another report`() {
        let text = "下乡调研58天，走访农户240户。\n购书31册。\n借书62册。\n修路3公里。\n"
        #expect(found(text) == [])
    }
}
