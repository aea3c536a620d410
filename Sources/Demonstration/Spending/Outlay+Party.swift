import BudgetDomain

// 党务经费: the centenary in summer, government procurement, a little reception, the rest all year.

extension Outlay {
    static let party = [
        Outlay(
            .party, .yuan(214_000), rhythm: [0, 0, 0, 0, 0, 7, 3, 0, 0, 0, 0, 0],
            typical: .yuan(13_000),
            [
                Purpose("30227", "建党百年主题展布展", "云澜丹霞文化传播有限公司"),
                Purpose("30214", "庆祝建党百年活动场地租赁", "云澜湖滨会议服务有限公司"),
                Purpose("30202", "建党百年宣传册印刷", "云澜新叶印务有限公司"),
                Purpose("30239", "主题党日活动租车", "云澜通达客运有限公司"),
                Purpose("30201", "购买党员徽章和学习用品", "青砚办公用品商行"),
            ]),
        Outlay(
            .party, .yuan(86_400), rhythm: [0, 0, 0, 4, 4, 0, 0, 0, 4, 0, 0, 0],
            typical: .yuan(9_000),
            [
                Purpose(
                    "30201", "采购党史学习教育读本", "砚湖文汇书店", contractNo: "YHCG-2021-006"),
                Purpose(
                    "30227", "采购党员教育视频制作服务", "云澜丹霞文化传播有限公司",
                    contractNo: "YHCG-2021-008"),
            ]),
        Outlay(
            .party, .yuan(6_600), rhythm: [0, 0, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0],
            granule: .yuan(1),
            [Purpose("30217", "党建观摩活动接待用餐（附公函和清单）", "区机关食堂")]),
        // What remains of the task.
        Outlay(
            .party, rhythm: [18, 12, 44, 50, 56, 48, 50, 24, 30, 18, 20, 19],
            typical: .yuan(6_200),
            [
                Purpose("30216", "党务干部培训班食宿和授课", "云澜知远培训中心"),
                Purpose("30201", "购买党务学习资料", "砚湖文汇书店"),
                Purpose("30202", "印制{月}月党务工作简报", "云澜新叶印务有限公司"),
                Purpose("30227", "委托开展督查调研服务", "云澜明察咨询有限公司"),
                Purpose("30239", "主题党日活动租车", "云澜通达客运有限公司"),
                Purpose("30226", "支付专家授课讲课费", "授课专家（按签收表）"),
                Purpose("30215", "支付区委会议会务费", "云澜湖滨会议服务有限公司"),
                Purpose("30211", "报销督查调研差旅费", "出差人员（公务卡）"),
            ]),
    ]
}
