import Documents
import Reports
import Testing

/// XLSX files from the inside.
struct SpreadsheetRendererTests {
    let parts: PackageParts

    init() throws {
        parts = try PackageParts(
            try DocumentRenderer.render(SampleDocuments.yearEnd, as: .xlsx))
    }

    /// The monthly table: caption, unit, two head rows, nine body rows, a total.
    private var month: String { parts["xl/worksheets/sheet8.xml"] }
    private var scores: String { parts["xl/worksheets/sheet5.xml"] }

    @Test func `All parts are well-formed`() throws {
        #expect(parts.malformed.isEmpty)
        let hostile = try PackageParts(
            try DocumentRenderer.render(SampleDocuments.hostile, as: .xlsx))
        #expect(hostile.malformed.isEmpty)
    }

    @Test(arguments: ["\u{1}", "\u{1B}", "\u{FFFE}", "\u{FFFF}"], [DocumentFormat.xlsx, .docx])
    func `What XML cannot hold is dropped from every part`(
        character: String, format: DocumentFormat
    ) throws {
        let document = SampleDocuments.named("甲\(character)乙")
        let package = try PackageParts(try DocumentRenderer.render(document, as: format))
        #expect(package.malformed.isEmpty)
        let text = format == .xlsx ? "xl/sharedStrings.xml" : "word/document.xml"
        #expect(package[text].contains("甲乙"))
    }

    @Test func `The notes under a table stand below it on its sheet`() throws {
        let monthly = try PackageParts(
            try DocumentRenderer.render(SampleDocuments.named("甲"), as: .xlsx))
        let text = monthly["xl/sharedStrings.xml"]
        #expect(text.contains("注：执行率中由收回形成的部分不代表支出进度。"))
        #expect(text.contains("注：负数为落后。"))
        let sheet = monthly["xl/worksheets/sheet1.xml"]
        #expect(sheet.contains("<mergeCell ref=\"A4:B4\"/>"))
        #expect(sheet.contains("<mergeCell ref=\"A5:B5\"/>"))
        #expect(monthly["xl/workbook.xml"].contains("$A$1:$B$5"))
    }

    @Test func `Text that looks like a formula stays text`() throws {
        let hostile = try PackageParts(
            try DocumentRenderer.render(SampleDocuments.hostile, as: .xlsx))
        for name in hostile.names where name.hasPrefix("xl/worksheets/") {
            #expect(!hostile[name].contains("<f>"))
        }
    }

    @Test func `Amounts and ratios are numbers with formats`() {
        #expect(month.contains("<v>134.5</v>"))
        #expect(month.contains("<v>69.6412</v>"))
        #expect(parts["xl/styles.xml"].contains("formatCode=\"0.00%\""))
        #expect(parts["xl/styles.xml"].contains("formatCode=\"0.00\""))
    }

    @Test func `Totals are formulas with their values`() {
        #expect(month.contains("<f>SUM(B5:B13)</f><v>1207.96</v>"))
        #expect(scores.contains("<f>SUM(C3:C6)</f><v>98</v>"))
        #expect(scores.contains("<f>IF(B3=0,\"—\",C3/B3)</f><v>0.9</v>"))
        #expect(month.contains("<f>C6-E6</f><v>64.8588</v>"))
    }

    @Test func `A ratio without denominator is a dash and no formula`() {
        #expect(month.contains("<f>IF(B9=0,\"—\",E9/B9)</f><v>0</v>"))
        #expect(!month.contains("E9/C9"))
    }

    @Test func `Heads are merged, frozen and printed on every page`() {
        #expect(month.contains("<mergeCell ref=\"B3:C3\"/>"))
        #expect(month.contains("<mergeCell ref=\"A3:A4\"/>"))
        #expect(month.contains("xSplit=\"1\" ySplit=\"4\" topLeftCell=\"B5\""))
        let workbook = parts["xl/workbook.xml"]
        #expect(workbook.contains("'2021 年 12 月预算执行情况表'!$3:$4"))
        #expect(workbook.contains("'2021 年 12 月预算执行情况表'!$A$1:$K$14"))
        #expect(month.contains("fitToHeight=\"0\" orientation=\"landscape\""))
    }

    @Test func `Sheets have names that the format allows`() throws {
        let hostile = try PackageParts(
            try DocumentRenderer.render(SampleDocuments.hostile, as: .xlsx))
        #expect(hostile["xl/workbook.xml"].contains("<sheet name=\"表\""))
    }

    @Test func `A project's form is one sheet, its tables in columns that fit all of them`() throws
    {
        let forms = try PackageParts(
            try DocumentRenderer.render(SampleDocuments.projectForms, as: .xlsx))
        #expect(forms.malformed.isEmpty)
        let sheets = forms["xl/workbook.xml"]
        #expect(sheets.contains("<sheet name=\"数据平台运维\" sheetId=\"1\""))
        #expect(sheets.contains("<sheet name=\"网络安全演练\" sheetId=\"2\""))
        let form = forms["xl/worksheets/sheet1.xml"]
        #expect(form.contains("fitToHeight") == false, "it is printed on one page")
        // The second table's columns are wider, so each is made of several of the sheet's.
        let widths = form.count(of: "<col ")
        #expect(widths == 4)
        #expect(form.contains("<f>SUM(C4:C5)</f><v>181</v>"))
        #expect(form.contains("<mergeCell ref=\"A8:B8\"/>"))
    }

    @Test func `Charts are native`() {
        #expect(parts.names.filter { $0.hasPrefix("xl/charts/") }.count == 2)
    }
}
