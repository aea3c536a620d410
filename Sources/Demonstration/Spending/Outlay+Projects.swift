import BudgetDomain

// The other projects. T04 and T07 spend nothing, as in the published report.

extension Outlay {
    static let projects = confidential + [history, reform, archives, security]

    private static let confidential = [
        Outlay(
            .confidential, .yuan(31_500), rhythm: [0, 0, 0, 0, 5, 0, 0, 0, 0, 4, 0, 0],
            typical: .yuan(15_000),
            [
                Purpose(
                    "31002", "采购保密文件柜和碎纸机", "云澜嘉木家具有限公司",
                    contractNo: "YHCG-2021-009")
            ]),
        Outlay(
            .confidential, rhythm: [4, 3, 8, 9, 8, 9, 7, 6, 7, 5, 5, 6],
            typical: .yuan(2_600),
            [
                Purpose("30207", "缴纳{月}月机要通信线路租费", "砚湖通信服务有限公司"),
                Purpose("30213", "机要设备维护", "砚湖明德电子服务部"),
                Purpose("30202", "保密宣传材料印刷", "云澜新叶印务有限公司"),
                Purpose("30201", "购买机要文件耗材", "青砚办公用品商行"),
                Purpose("30216", "保密业务培训", "云澜知远培训中心"),
            ]),
    ]

    private static let history = Outlay(
        .coded("T03"), rhythm: [0, 0, 0, 4, 4, 10, 3, 0, 2, 0, 3, 0], typical: .yuan(2_500),
        [
            Purpose("30211", "报销党史资料征集差旅费", "出差人员（公务卡）"),
            Purpose("30202", "党史资料汇编印刷", "云澜新叶印务有限公司"),
            Purpose("30226", "支付党史征编劳务报酬", "征编人员（按签收表）"),
        ])

    private static let reform = Outlay(
        .coded("T05"), rhythm: [0, 0, 3, 0, 3, 2, 0, 0, 3, 0, 4, 0], typical: .yuan(1_800),
        [
            Purpose("30215", "支付改革专题会议会务费", "云澜湖滨会议服务有限公司"),
            Purpose("30211", "报销改革督察调研差旅费", "出差人员（公务卡）"),
            Purpose("30202", "印制改革工作简报", "云澜新叶印务有限公司"),
        ])

    private static let archives = Outlay(
        .coded("T06"), rhythm: [0, 0, 7, 9, 0, 10, 2, 0, 0, 3, 0, 0], typical: .yuan(2_900),
        [
            Purpose("30201", "购买档案盒和装具", "青砚办公用品商行"),
            Purpose("30227", "支付档案整理和数字化服务费", "云澜存真档案服务有限公司"),
            Purpose("30216", "档案业务培训", "云澜知远培训中心"),
        ])

    private static let security = Outlay(
        .coded("T08"), rhythm: [0, 0, 5, 24, 8, 0, 6, 0, 9, 0, 11, 5], typical: .yuan(4_000),
        [
            Purpose("30201", "购买国家安全宣传用品", "青砚办公用品商行"),
            Purpose("30202", "国家安全宣传册印刷", "云澜新叶印务有限公司"),
            Purpose("30227", "全民国家安全教育日布展", "云澜丹霞文化传播有限公司"),
            Purpose("30216", "国家安全业务培训", "云澜知远培训中心"),
        ])
}
