import BudgetDomain
import Reports

/// The prose of the sample report, in seven parts, with figures bound.
enum SampleNarrative {
    static let opening: [Block] = [
        .heading(level: 1, "一、基本情况"),
        .heading(level: 2, "（一）部门年度履职目标及主要任务"),
        .paragraph(
            "云溪县数据资源服务中心是县政府直属公益一类事业单位，主要职责是：（一）负责全县政务数据的归集、治理和共享；（二）负责县级数据平台的建设、运行和安全；（三）负责组织编制数据资源目录，推动数据依法有序开放；（四）负责涉密网络和办公终端的日常维护；（五）负责全县网络安全演练和应急处置的技术支撑；（六）承担历史档案数字化工作；（七）完成县政府交办的其他任务。"
        ),
        .paragraph([
            "设立独立核算预算单位", figure("unit.count", .integer(1)),
            "家，即云溪县数据资源服务中心本级。2021年共安排项目", figure("task.count", .integer(8)),
            "个，年初预算", money("project.initial", SampleTask.initial), "万元。",
        ]),
        .heading(level: 2, "（二）部门年度整体绩效目标、绩效指标设置情况"),
        .paragraph(
            "围绕年度工作任务，设置投入管理、产出、效益三类一级指标，逐项明确指标值、度量单位和分值，详见部门整体绩效自评表。"),
    ]

    static let closing: [Block] = evaluation + analysis + remedies

    private static let evaluation: [Block] = [
        .heading(level: 1, "二、绩效自评工作开展情况"),
        .paragraph("本次自评分三个阶段进行，各阶段的时间和主要工作如下："),
        .list(
            ordered: true,
            items: [
                ["数据核对阶段。", .emphasis("财务与业务同步核对"), "，逐笔核实支出凭证、合同和验收材料，补齐缺失的佐证资料。"],
                ["分析撰写阶段。按任务汇总执行情况，对照绩效目标分析偏差及其原因，形成自评初稿。"],
                ["审核报送阶段。经集体研究后报送财政部门，并按反馈意见修改完善。"],
            ]),
        .heading(level: 1, "三、综合评价结论"),
        .paragraph([
            "按照指标体系逐项评分，2021年部门整体绩效最终得分为",
            figure("score.total", .decimal(Rate(98, 1), places: 2)),
            "分。按照90（含）—100分为优、80（含）—90分为良、60（含）—80分为中、60分以下为差的标准，评价等级为“",
            figure("score.grade", .text("优")), "”。",
        ]),
        .table(SampleForm.scores),
    ]

    private static let analysis: [Block] =
        [
            .heading(level: 1, "四、绩效目标实现情况分析"),
            .heading(level: 2, "（一）部门资金情况分析"),
            .paragraph([
                "2021年度，部门年初预算数为",
                money("unit.initial", SampleTask.initial + SampleTask.basicInitial),
                "万元，预算执行数为",
                money("unit.spent", SampleTask.spent + SampleTask.basicSpent),
                "万元，其中项目支出", money("project.spent", SampleTask.spent),
                "万元，项目支出预算执行率",
                figure(
                    "project.rateOnAdjusted", .rate(Rate(SampleTask.spent, of: SampleTask.adjusted))
                ),
                "。资金的拨付有完整的审批程序和手续，用途与预算批复一致，未发现截留、挤占、挪用、虚列支出的情况。",
            ]),
            .chart(SampleCharts.months),
            .heading(level: 2, "（二）部门绩效指标完成情况分析"),
            .heading(level: 3, "1. 投入管理指标"),
            .paragraph("预算编制完整，专项资金全部细化到任务；财务管理制度健全，会计信息真实、准确、完整；年度中项目支出低于序时进度的，已逐项说明原因并提出整改时限。"),
            .heading(level: 3, "2. 产出指标"),
        ]
        + SampleTask.all.map { task in
            .paragraph([
                .text("\(task.name)：年初预算"), money("execution.\(task.code).initial", task.initial),
                "万元，执行", money("execution.\(task.code).spent", task.spent), "万元，执行率",
                figure("execution.\(task.code).rateOnAdjusted", .rate(task.rate)), "。",
            ])
        } + [
            .chart(SampleCharts.tasks),
            .heading(level: 3, "3. 效益指标"),
            .paragraph("数据目录覆盖全部县直部门，跨部门共享调用较上年增加；服务对象问卷调查有效样本全部回收，总体评价较好。"),
        ]

    private static let remedies: [Block] = [
        .heading(level: 1, "五、发现的主要问题和改进措施"),
        .paragraph(
            "一是部分项目启动偏晚，采购程序集中在下半年，影响支出进度。二是个别项目年初测算不细，执行中需要调减。下一步将提前编制采购计划，按季通报进度，对连续两个月低于序时进度的任务由分管负责人约谈经办科室。"
        ),
        .heading(level: 1, "六、绩效自评结果拟应用和公开情况"),
        .paragraph("自评结果将作为下一年度预算安排和科室考核的依据，并随部门决算在县政府门户网站公开。"),
        .heading(level: 1, "七、绩效自评工作的经验、问题和建议"),
        .paragraph("建议进一步统一指标口径和填报模板，减少重复填报；加强业务与财务的日常对账，使绩效数据随支出同步形成。"),
        .paragraph(Paragraph(["云溪县数据资源服务中心"], style: .signature)),
        .paragraph(Paragraph(["2022年3月18日"], style: .signature)),
        .note(["本报告所有数字均由预算账簿计算得出，可逐项溯源至记账凭证。"]),
    ]

    private static func figure(_ identifier: FigureIdentifier, _ value: ShownValue) -> Inline {
        .figure(Figure(identifier, value))
    }

    private static func money(_ identifier: FigureIdentifier, _ money: Money) -> Inline {
        figure(identifier, .money(money, unit: .tenThousandYuan))
    }
}
