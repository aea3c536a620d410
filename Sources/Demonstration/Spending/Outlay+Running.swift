import BudgetDomain

// Basic expenditure on running the office (公用经费): 302 and 310.

extension Outlay {
    static let running = premises + travel + vehiclesAndReception + office

    private static let premises = [
        Outlay(
            .basic, .yuan(18_600), rhythm: [0, 1, 0, 1, 0, 1, 0, 2, 0, 1, 0, 1], granule: fen,
            days: 20...24, [Purpose("30205", "缴纳两个月水费", "云澜清源水务有限公司")]),
        Outlay(
            .basic, .yuan(142_000), rhythm: [15, 12, 9, 8, 9, 12, 17, 17, 12, 8, 9, 13],
            granule: fen, days: 20...24, [Purpose("30206", "缴纳{月}月电费", "云澜供电服务有限公司")]),
        Outlay(
            .basic, .yuan(61_200), rhythm: everyMonth, granule: fen, days: 15...19,
            [Purpose("30207", "缴纳{月}月电话和网络通信费", "砚湖通信服务有限公司")]),
        Outlay(
            .basic, .yuan(96_000), rhythm: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0], days: 9...12,
            [Purpose("30208", "缴纳采暖季取暖费", "云澜暖阳热力有限公司")]),
        Outlay(
            .basic, .yuan(180_000), rhythm: quarterly, days: 22...26,
            [
                Purpose(
                    "30209", "支付本季度物业管理费", "云澜安居物业有限公司", contractNo: "YHCG-2021-003")
            ]),
    ]

    private static let travel = [
        Outlay(
            .basic, .yuan(86_000), rhythm: [4, 3, 8, 9, 9, 8, 7, 7, 9, 8, 8, 6],
            typical: .yuan(3_400), granule: .yuan(1),
            [
                Purpose("30211", "报销赴市参会差旅费", "出差人员（公务卡）"),
                Purpose("30211", "报销督查调研差旅费", "出差人员（公务卡）"),
                Purpose("30211", "报销赴外地学习考察差旅费", "出差人员（公务卡）"),
            ]),
        Outlay(
            .basic, .yuan(48_000), rhythm: [2, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 2],
            typical: .yuan(6_500),
            [Purpose("30215", "支付工作会议场地和资料费", "云澜湖滨会议服务有限公司")]),
        Outlay(
            .basic, .yuan(42_000), rhythm: [0, 0, 1, 1, 0, 1, 0, 0, 1, 1, 1, 0],
            typical: .yuan(6_500),
            [Purpose("30216", "支付业务培训费", "云澜知远培训中心")]),
    ]

    /// 三公: 4.20 and a part of 2.29 万元, a split of the published 6.49 that is invented.
    private static let vehiclesAndReception = [
        Outlay(
            .basic, .yuan(42_000), rhythm: [4, 3, 3, 3, 4, 3, 4, 4, 3, 3, 3, 5],
            typical: .yuan(1_900), granule: .yuan(1),
            [
                Purpose("30231", "公务用车加油（{月}月）", "云澜通达石化服务站"),
                Purpose("30231", "公务用车维修保养", "砚湖顺行汽车维修中心"),
                Purpose("30231", "公务用车过路过桥和停车费", "云澜通达石化服务站"),
                Purpose("30231", "公务用车保险费", "云澜平顺保险服务有限公司"),
            ]),
        Outlay(
            .basic, .yuan(16_300), rhythm: [1, 0, 1, 1, 1, 1, 1, 0, 1, 1, 0, 1],
            typical: .yuan(1_700), granule: .yuan(1),
            [Purpose("30217", "公务接待用餐（附公函和清单）", "区机关食堂")]),
    ]

    private static let office = [
        Outlay(
            .basic, .yuan(74_000), rhythm: [0, 1, 1, 2, 1, 1, 2, 1, 1, 1, 1, 2],
            typical: .yuan(5_600),
            [
                Purpose("30213", "办公设备维修", "砚湖明德电子服务部"),
                Purpose("30213", "办公楼零星维修", "云澜筑安建筑维修有限公司"),
            ]),
        Outlay(
            .basic, .yuan(39_000), rhythm: [1, 0, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1],
            typical: .yuan(3_900), [Purpose("30202", "文件和会议材料印刷", "云澜新叶印务有限公司")]),
        Outlay(
            .basic, .yuan(30_000), rhythm: [0, 0, 1, 1, 1, 1, 1, 0, 1, 1, 1, 0],
            typical: .yuan(3_700), [Purpose("30226", "支付临时劳务报酬", "劳务人员（按签收表）")]),
        Outlay(
            .basic, .yuan(96_000), rhythm: [0, 0, 0, 1, 0, 1, 0, 0, 1, 0, 1, 1],
            typical: .yuan(12_000),
            [
                Purpose(
                    "31002", "购置台式计算机和打印机", "砚湖明德电子服务部", contractNo: "YHCG-2021-011"),
                Purpose("31002", "购置办公家具", "云澜嘉木家具有限公司", contractNo: "YHCG-2021-014"),
            ]),
        // What remains of basic expenditure.
        Outlay(
            .basic, rhythm: [5, 4, 6, 6, 6, 7, 6, 5, 6, 6, 6, 7], typical: .yuan(3_300),
            granule: fen,
            [
                Purpose("30201", "购买办公用品", "青砚办公用品商行"),
                Purpose("30201", "购买打印耗材", "青砚办公用品商行"),
                Purpose("30201", "订阅报刊和购买业务书籍", "砚湖文汇书店"),
                Purpose("30201", "购买饮用水和保洁用品", "云澜惠民百货有限公司"),
            ]),
    ]

    private static let fen = Money(fen: 1)
}
