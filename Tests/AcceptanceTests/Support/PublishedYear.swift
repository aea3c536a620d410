import JSON

/// A fictional center's year without a fault: every amount to the 分, budgets spent nearly whole.
enum PublishedYear {
    /// A project: its name, what it is for, 元 at first and 元 spent each month.
    private struct Project {
        let code: String
        let name: String
        let content: String
        let initial: String
        let monthly: Int64
    }

    private static let projects = [
        Project(
            code: "P1", name: "数据目录编制", content: "编制全县数据目录并按季更新", initial: "1865000.50",
            monthly: 14_612_345),
        Project(
            code: "P2", name: "共享平台运行维护", content: "平台值守、备份和安全加固", initial: "742300.00",
            monthly: 6_530_178),
        Project(
            code: "P3", name: "老旧系统改造", content: "改造三个停止维护的系统", initial: "398765.43",
            monthly: 3_466_667),
        Project(
            code: "P4", name: "业务培训", content: "全年培训四期", initial: "120000.00", monthly: 983_311),
    ]

    static let commands: [Command] =
        budgets + spending + (1...12).map { .close($0) }
        + indicators + evaluation

    private static let budgets: [Command] =
        [
            .open("云溪县数据资源中心"), .task("B1", "basic").with("name", "基本支出"),
            .initial("B1", "5231400.00"), .threePublic("reception", "60000.00"),
            .threePublic("vehicleRunning", "90000.00"), .increase("B1", "83215.67"),
        ]
        + projects.flatMap { project -> [Command] in
            [
                Command.task(project.code).with("name", .string(project.name))
                    .with("content", .string(project.content)),
                .initial(project.code, project.initial),
            ]
        } + [
            .initial("P2", "58000.00").with("fundSource", "other"),
            Command.carryover("P3", "25000.00", from: 2020, on: "2021-01-08")
                .with("documentNo", "云财预〔2021〕2号"),
            .transfer("P1", "P2", "65000.00"),
        ]

    private static let spending: [Command] = (1...12).flatMap { month -> [Command] in
        let day = monthEnd(month)
        return projects.enumerated().map { offset, project in
            .spend(project.code, fenText(project.monthly), "记-001\(offset)", on: day)
        } + [
            .spend("B1", "437211.09", "记-0001", on: day),
            .spend("B1", "3217.35", "记-0002", on: day).with("economicCode", "30217"),
            .spend("P2", "4711.13", "记-0003", on: day).with("fundSource", "other"),
        ]
    }

    // MARK: - Self-evaluation

    /// The first project's own indicators; with 10 points for execution they make 100.
    private static let indicators: [Command] = [
        indicator("catalogues", "产出指标", "数量指标", "目录更新次数", "≥", "4", "次", "50"),
        indicator("accuracy", "效益指标", "社会效益指标", "目录准确率", "≥", "95", "%", "30"),
        indicator("contentment", "满意度指标", "服务对象满意度", "用户满意度", "≥", "90", "%", "10"),
    ]

    private static func indicator(
        _ code: String, _ level1: String, _ level2: String, _ level3: String, _ sign: String,
        _ target: String, _ measure: String, _ weight: String
    ) -> Command {
        Command(
            "DefineIndicator", on: "2022-02-10",
            [
                "indicator": .string(code), "level1": .string(level1), "level2": .string(level2),
                "level3": .string(level3), "kind": "quantitative", "operator": .string(sign),
                "target": .string(target), "measure": .string(measure), "weight": .string(weight),
                "task": "P1",
            ])
    }

    private static let reported = [
        ("indicatorSoundness", "合理"), ("budgetCompleteness", "完整"),
        ("specialFundRefinementRate", "96%"), ("finalAccountsTruthfulness", "真实"),
        ("fundUseCompliance", "合规"), ("budgetDisclosure", "公开"),
        ("assetManagementStandards", "规范"), ("monitoringCompletionRate", "4/4"),
        ("selfEvaluationCompletionRate", "4/4"), ("departmentEvaluationRate", "4/4"),
        ("dutyBenefit", "达成"), ("satisfaction", "93.5%"), ("catalogues", "4"),
        ("accuracy", "97.25"), ("contentment", "92"),
    ]

    private static let evaluation: [Command] =
        projects.map {
            Command(
                "DeclareTaskCompletion", on: "2022-02-15",
                ["task": .string($0.code), "status": "complete", "evidence": "验收材料"])
        }
        + reported.map { indicator, value in
            Command(
                "ReportIndicatorActual", on: "2022-02-15",
                [
                    "indicator": .string(indicator), "value": .string(value), "evidence": "佐证材料",
                ])
        } + [Command("OpenSelfEvaluation", on: "2022-02-28", [:])]
}
