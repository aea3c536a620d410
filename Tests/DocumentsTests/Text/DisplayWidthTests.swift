import Documents
import Testing

/// Cells of a terminal, as UAX #11 has them.
struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("预算执行率", 10), ("51.78%", 6), ("“三公”", 6), ("￥1", 3),
        ("ｱ", 1), ("Ａ", 2), ("（含）", 6), ("e\u{301}", 1), ("👨‍👩‍👧", 2), ("●▲■", 3), ("𠮷", 2),
        ("\u{1B}[31m", 4), ("한글", 4), ("—", 1), ("…", 1), ("　", 2),
    ])
    func `A text takes as many cells as a terminal gives it`(text: String, cells: Int) {
        #expect(DisplayWidth.of(text) == cells)
    }
}
