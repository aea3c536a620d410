import BudgetDomain

/// Form 4.3 of one project as stacked tables.
struct MonitoringForm {
    let row: YearFigures.TaskFigures
    let source: MonitoringReport.Source

    private var period: String { "1—\(source.figures.asOf.month)月" }
    private var scope: String { "execution.\(row.task.code)" }

    var blocks: [Block] {
        let unit = source.figures.unitName
        let head = Table(
            columns: [
                .init(width: 8, .center), .init(width: 16), .init(width: 8, .center),
                .init(width: 16),
            ],
            bodyRows: [
                .init([.text("项目名称"), .text(row.task.name, columnSpan: 3)]),
                .init([.text("主管部门"), .text(unit), .text("实施单位"), .text(unit)]),
                .init([.text("年度总体目标"), .text(row.task.content ?? "", columnSpan: 3)]),
            ])
        return [
            .heading(level: 2, row.task.name), .table(head), .table(funds), .table(indicators),
        ]
    }

    // MARK: - Money

    private var funds: Table {
        Table(
            caption: "项目资金", unitNote: "执行率为年初口径，空白栏由监控人填写　　单位：万元",
            columns: [.init(width: 12)] + (0..<4).map { _ in .init(width: 8, .right) },
            headerRows: [
                .init(
                    ["", "年初预算数", "\(period)执行数", "\(period)执行率", "全年预计执行数"].map { .text($0) },
                    role: .header)
            ],
            bodyRows: [
                fundRow("年度资金总额", row.figures, ""),
                fundRow("其中：本年一般公共预算拨款", figures(.fiscal), "fiscal."),
                fundRow("其他资金", figures(.other), "other."),
            ])
    }

    private func figures(_ fundSource: FundSource) -> ExecutionFigures {
        source.byFundSource[fundSource]?.tasks.first { $0.task.code == row.task.code }?.figures
            ?? ExecutionFigures()
    }

    private func fundRow(_ name: String, _ figures: ExecutionFigures, _ part: String) -> Table.Row {
        Table.Row([
            .text(name),
            Cell(.wan(figures.initial), identifier: "\(scope).\(part)initial"),
            Cell(.wan(figures.spent), identifier: "\(scope).\(part)spent"),
            Cell(
                .rate(figures.rateOnInitial), identifier: "\(scope).\(part)rateOnInitial",
                formula: .ratio(numerator: 2, denominator: 1)),
            .blank,
        ])
    }

    // MARK: - Indicators

    /// The causes that the form asks to tick.
    private static let causes = ["经费保障", "制度保障", "人员保障", "硬件条件保障", "其他", "原因说明"]
    private static let likelihoods = ["确定能", "有可能", "完全不可能"]

    private var indicators: Table {
        let ticked = Self.causes.count + Self.likelihoods.count
        return Table(
            caption: "绩效指标",
            columns: [
                .init(width: 6, .center), .init(width: 9, .center), .init(width: 12),
                .init(width: 6, .center), .init(width: 6, .center), .init(width: 6, .center),
            ] + (0...ticked).map { _ in .init(width: 3, .center) },
            headerRows: [upperHead, lowerHead],
            bodyRows: indicatorRows)
    }

    private var upperHead: Table.Row {
        let names = ["一级指标", "二级指标", "三级指标", "年度指标值", "\(period)执行情况", "全年预计完成情况"]
        return Table.Row(
            names.map { .text($0, rowSpan: 2) } + [
                .text("偏差原因分析", columnSpan: Self.causes.count),
                .text("完成目标可能性", columnSpan: Self.likelihoods.count),
                .text("备注", rowSpan: 2),
            ], role: .header)
    }

    private var lowerHead: Table.Row {
        Table.Row((Self.causes + Self.likelihoods).map { .text($0) }, role: .header)
    }

    private var indicatorRows: [Table.Row] {
        let own = source.selfEvaluation.catalogue(of: row.task.code).indicators
        let blanks = [Cell](
            repeating: .blank, count: Self.causes.count + Self.likelihoods.count + 2)
        guard !own.isEmpty else {
            // Three empty rows to be filled by hand, as the blank form has them.
            return ["产出指标", "效益指标", "满意度指标"].map { level in
                Table.Row([.text(level)] + [Cell](repeating: .blank, count: 4) + blanks)
            }
        }
        return own.indices.map { index in
            let indicator = own[index]
            func level(_ name: String, _ key: KeyPath<Indicator, [String]>) -> [Cell] {
                own.run(from: index, by: key).map { [.text(name, rowSpan: $0.count)] } ?? []
            }
            return Table.Row(
                level(indicator.level1, \.level1Key) + level(indicator.level2, \.level2Key)
                    + [
                        .text(indicator.level3), .text(indicator.targetText),
                        source.shownActual(of: indicator).map {
                            Cell($0, identifier: "indicator.\(indicator.indicator).actual")
                        } ?? .blank,
                    ] + blanks)
        }
    }
}

extension MonitoringReport.Source {
    /// What was reached by the day that is monitored; nil where nothing was reported.
    ///
    /// Monitoring of July is filled in by the end of August (财预〔2018〕136号), so what was reported in
    /// the following month still belongs to it; what was reported at year end does not. The whole year
    /// is what its self-evaluation says, which is written in the course of the next.
    func actual(of indicator: Indicator) -> SelfEvaluation.Remark<String>? {
        selfEvaluation.actual(of: indicator.indicator, by: due)
    }

    /// The same as it is printed, with its unit, as the form has no column for units; what was reached
    /// before the form's last month, with the day that it was reported.
    func shownActual(of indicator: Indicator) -> ShownValue? {
        guard let actual = actual(of: indicator) else { return nil }
        let text = indicator.withMeasure(indicator.shown(actual.value))
        guard let date = selfEvaluation.dateOfActual(of: indicator.indicator, by: due),
            (date.year, date.month) < (figures.asOf.year, figures.asOf.month)
        else { return .text(text) }
        return .text("\(text)（\(date.month)月\(date.day)日）")
    }

    private var due: CalendarDate {
        let day = figures.asOf
        return day.month == 12
            ? CalendarDate.lastDay(of: 12, day.year + 1)
            : CalendarDate.lastDay(of: day.month + 1, day.year)
    }
}
