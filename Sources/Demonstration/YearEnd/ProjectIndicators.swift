import BudgetDomain
import JSON

/// The projects' own indicators (项目绩效指标): set with the budget, monitored in July, reached by year end.
///
/// All of them are invented; with ten points for execution, each project's make 100.
struct ProjectIndicator {
    /// Where a row stands in the form, and what it weighs.
    private enum Place: String {
        case quantity, quality, benefit, satisfaction

        var levels: (first: String, second: String) {
            switch self {
            case .quantity: ("产出指标", "数量指标")
            case .quality: ("产出指标", "质量指标")
            case .benefit: ("效益指标", "社会效益指标")
            case .satisfaction: ("满意度指标", "服务对象满意度指标")
            }
        }

        var weight: String {
            switch self {
            case .quantity, .quality: "25"
            case .benefit: "30"
            case .satisfaction: "10"
            }
        }
    }

    private let task: String
    private let place: Place
    private let name: String
    private let target: String
    private let measure: String?
    /// What was reached by the end of July; nil for what is looked at once a year.
    private let inJuly: String?
    private let reached: String
    /// Why the target was missed.
    private let reason: String?

    private init(
        _ task: String, _ place: Place, _ name: String, _ target: String, _ measure: String?,
        july: String? = nil, reached: String, reason: String? = nil
    ) {
        self.task = task
        self.place = place
        self.name = name
        self.target = target
        self.measure = measure
        inJuly = july
        self.reached = reached
        self.reason = reason
    }

    private var identifier: JSONValue { .string("\(task).\(place.rawValue)") }
}

// MARK: - Steps

extension ProjectIndicator {
    /// Sets all of them, on the day budgets are approved.
    static func definitions(on date: CalendarDate) -> [Step] {
        all.map { row in
            Step(
                "DefineIndicator", on: date, by: Role.evaluator,
                [
                    "indicator": row.identifier, "task": .string(row.task),
                    "level1": .string(row.place.levels.first),
                    "level2": .string(row.place.levels.second), "level3": .string(row.name),
                    "kind": "quantitative", "operator": "≥", "target": .string(row.target),
                    "measure": .optional(row.measure), "weight": .string(row.place.weight),
                ])
        }
    }

    /// What monitoring found by the end of July.
    static func monitored(on date: CalendarDate) -> [Step] {
        all.compactMap { row in
            row.inJuly.map { row.report($0, on: date, evidence: "1—7月绩效监控记录（演示）") }
        }
    }

    /// What was reached by the end of the year.
    static func reported(on date: CalendarDate) -> [Step] {
        all.map { $0.report($0.reached, on: date, evidence: "项目验收和统计材料（演示）") }
    }

    /// Why targets were missed.
    static func explained(on date: CalendarDate) -> [Step] {
        all.compactMap { row in
            row.reason.map {
                Step(
                    "ExplainIndicator", on: date, by: Role.evaluator,
                    ["indicator": row.identifier, "reason": .string($0)])
            }
        }
    }

    private func report(_ value: String, on date: CalendarDate, evidence: String) -> Step {
        Step(
            "ReportIndicatorActual", on: date, by: Role.evaluator,
            ["indicator": identifier, "value": .string(value), "evidence": .string(evidence)])
    }
}

// MARK: - The indicators

extension ProjectIndicator {
    private static let all =
        party + confidential + history + foreign + reform + archives + replacement + security

    private static let party = [
        ProjectIndicator("T01", .quantity, "主题党日活动次数", "12", "次", july: "7", reached: "12"),
        ProjectIndicator("T01", .quality, "党员教育培训合格率", "95%", nil, reached: "96%"),
        ProjectIndicator("T01", .benefit, "党员教育覆盖率", "95%", nil, reached: "97%"),
        ProjectIndicator("T01", .satisfaction, "党员满意度", "90%", nil, reached: "94%"),
    ]
    private static let confidential = [
        ProjectIndicator("T02", .quantity, "通信线路巡检次数", "24", "次", july: "14", reached: "24"),
        ProjectIndicator("T02", .quality, "设备完好率", "98%", nil, reached: "99%"),
        ProjectIndicator("T02", .benefit, "保密教育覆盖率", "100%", nil, reached: "100%"),
        ProjectIndicator("T02", .satisfaction, "使用单位满意度", "90%", nil, reached: "95%"),
    ]
    private static let history = [
        ProjectIndicator(
            "T03", .quantity, "征集党史资料件数", "200", "件", july: "61", reached: "176",
            reason: "下半年外出征集受限，有24件转入下年"),
        ProjectIndicator("T03", .quality, "入库资料审核合格率", "95%", nil, reached: "98%"),
        ProjectIndicator("T03", .benefit, "展览讲解覆盖单位比例", "80%", nil, reached: "85%"),
        ProjectIndicator("T03", .satisfaction, "查阅人员满意度", "90%", nil, reached: "93%"),
    ]
    private static let foreign = [
        ProjectIndicator("T04", .quantity, "线上外事活动场次", "4", "场", july: "2", reached: "4"),
        ProjectIndicator("T04", .quality, "事项按时办结率", "100%", nil, reached: "100%"),
        ProjectIndicator("T04", .benefit, "咨询答复率", "100%", nil, reached: "100%"),
        ProjectIndicator("T04", .satisfaction, "服务单位满意度", "90%", nil, reached: "92%"),
    ]
    private static let reform = [
        ProjectIndicator(
            "T05", .quantity, "改革专题调研报告篇数", "6", "篇", july: "2", reached: "5",
            reason: "一项调研与上级部署合并开展，报告并入上级成果"),
        ProjectIndicator("T05", .quality, "督察问题整改率", "90%", nil, reached: "92%"),
        ProjectIndicator("T05", .benefit, "改革任务按期完成率", "90%", nil, reached: "94%"),
        ProjectIndicator("T05", .satisfaction, "成员单位满意度", "90%", nil, reached: "91%"),
    ]
    private static let archives = [
        ProjectIndicator("T06", .quantity, "业务指导单位数", "30", "个", july: "21", reached: "34"),
        ProjectIndicator("T06", .quality, "档案数字化合格率", "98%", nil, reached: "99%"),
        ProjectIndicator("T06", .benefit, "档案规范化达标率", "85%", nil, reached: "88%"),
        ProjectIndicator("T06", .satisfaction, "利用人员满意度", "90%", nil, reached: "96%"),
    ]
    private static let replacement = [
        ProjectIndicator("T07", .quantity, "办公终端替代台数", "60", "台", july: "0", reached: "60"),
        ProjectIndicator("T07", .quality, "安装验收合格率", "100%", nil, reached: "100%"),
        ProjectIndicator("T07", .benefit, "基础软件替代率", "90%", nil, reached: "91%"),
        ProjectIndicator("T07", .satisfaction, "使用人员满意度", "85%", nil, reached: "88%"),
    ]
    private static let security = [
        ProjectIndicator("T08", .quantity, "宣传教育活动场次", "8", "场", july: "4", reached: "9"),
        ProjectIndicator("T08", .quality, "培训考核合格率", "95%", nil, reached: "96%"),
        ProjectIndicator("T08", .benefit, "宣传教育覆盖率", "90%", nil, reached: "93%"),
        ProjectIndicator("T08", .satisfaction, "参训人员满意度", "90%", nil, reached: "95%"),
    ]
}
