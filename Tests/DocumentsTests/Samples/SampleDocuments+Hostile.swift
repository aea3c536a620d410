import BudgetDomain
import Reports

extension SampleDocuments {
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
