import BudgetDomain
import Reports

extension SampleDocuments {
    /// A small form of a unit, its task and its sheet of that name, with two notes under its table.
    static func named(_ name: String) -> Document {
        Document(
            title: "\(name)预算执行情况表",
            provenance: DocumentProvenance(
                kind: .monthlyExecution, unitName: name, fiscalYear: 2021,
                books: [BookReference(unit: "U1", fiscalYear: 2021, version: 1, headHash: "00")],
                template: "monthly-execution@1", ruleSet: "default@2021.1",
                asOf: CalendarDate.lastDay(of: 7, 2021)),
            blocks: [
                .landscape([
                    .table(
                        Table(
                            columns: [.init(width: 30), .init(width: 20)],
                            headerRows: [.init([.text("任务"), .text("说明")], role: .header)],
                            bodyRows: [.init([.text(name), .text("—")])])),
                    .note(["执行率中由收回形成的部分不代表支出进度。"]), .note(["负数为落后。"]),
                ])
            ])
    }

    /// A form that lies across, inside a document that stands upright.
    static let turned = Document(
        title: "报告", provenance: provenance,
        blocks: [
            .paragraph(["正文"]),
            .landscape([
                .heading(level: 2, "横表标题"),
                .table(Table(columns: [.init(width: 9)], bodyRows: [.init([.text("甲")])])),
            ]),
            .heading(level: 2, "竖页标题"),
        ])

    /// A document whose every text tries to be something else: markup, code, a formula, a command.
    static let hostile = Document(
        title: #"<script>alert("题")</script> #read("/etc/passwd") & ]]> \" $x$ 甲"#,
        subtitle: "\u{1B}[31m=1+1",
        provenance: DocumentProvenance(
            kind: .monitoring, unitName: #"'"><b>单位</b> @ref *强* _调_ `码`"#, fiscalYear: 2021,
            books: [BookReference(unit: "<U&1>", fiscalYear: 2021, version: 1, headHash: "00")],
            template: "a&b@1", ruleSet: "\"规则\"@1", asOf: CalendarDate.lastDay(of: 7, 2021)),
        blocks: [
            .heading(level: 1, "#panic(\"一\") <b>"),
            .paragraph([
                "甲", .emphasis("#eval(\"1\")"),
                .figure(Figure("x.<y>&'z'\"", .text("<i>&amp;</i>"))), "(1)[2] .field /*",
            ]),
            .table(
                Table(
                    caption: "[]:*?/\\'表", unitNote: "<u>", columns: [.init(width: 3)],
                    bodyRows: [
                        .init([.text("=HYPERLINK(\"http://x\")")]), .init([.text("<td>&")]),
                    ])),
            .chart(
                .bars(
                    BarChart(title: "</title><x>", bars: [.init(label: "<&>\"", rate: .one)]))),
            .note(["*/ \\ \""]),
        ])
}
