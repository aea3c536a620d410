import Documents
import Foundation
import Testing

@Suite struct NumberFormatsTests {
    @Test(arguments: [
        ("0.17", "0.00%", "17.00%"), ("0.93069999999999997", "0.00%", "93.07%"),
        ("1.43E-2", "0.0%", "1.4%"), ("1207.96", "#,##0.00", "1207.96"), ("0.005", "0.00", "0.01"),
        ("-0.004", "0.00", "0.00"), ("-12.345", "0.00_);(0.00)", "-12.35"),
        ("9.995", "0.00", "10.00"), ("0", "0.00", "0.00"), ("28", "0.00\"万元\"", "28.00万元"),
        ("46.5", "", "46.5"), ("0.1000000000000000055", "", "0.1"), ("1E+3", "0", "1000"),
        ("12", "[红色]0.0", "12.0"), ("44561", "yyyy-mm-dd", "2021-12-31"), ("无", "0.00", "无"),
    ])
    func `a number is shown as its format says`(value: String, code: String, shown: String) throws {
        let styles = """
            <styleSheet><numFmts><numFmt numFmtId="170" formatCode="\(code.replacingOccurrences(of: "\"", with: "&quot;"))"/></numFmts>
            <cellXfs><xf numFmtId="170"/></cellXfs></styleSheet>
            """
        let formats = try NumberFormats(Data(styles.utf8), limits: .standard)
        #expect(formats.shown(value, style: 0) == shown)
    }
}
