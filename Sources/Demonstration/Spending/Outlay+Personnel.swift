import BudgetDomain

// Basic expenditure on people besides the payroll (人员经费): 301, 303 and allowances of 302.

extension Outlay {
    static let personnel = [
        Outlay(
            .basic, .yuan(1_108_000), rhythm: [0, 190, 0, 0, 0, 0, 430, 0, 0, 0, 0, 488],
            granule: .yuan(1), days: 20...24,
            [
                Purpose("30103", "发放上年度年终一次性奖金", nil),
                Purpose("30103", "发放半年考核奖励", nil),
                Purpose("30103", "发放年度目标考核奖励", nil),
            ]),
        Outlay(
            .basic, .yuan(436_800), rhythm: everyMonth, granule: .yuan(1), days: 11...13,
            [Purpose("30199", "支付{月}月聘用人员劳动报酬", "云澜启程人力服务有限公司")]),
        Outlay(
            .basic, .yuan(528_000), rhythm: everyMonth, granule: .yuan(1), days: 12...14,
            [Purpose("30239", "发放{月}月公务交通补贴", nil)]),
        Outlay(
            .basic, .yuan(312_000), rhythm: quarterly, days: 14...16,
            [Purpose("30302", "发放本季度退休人员补贴", nil)]),
        Outlay(
            .basic, .yuan(14_400), rhythm: [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1], days: 20...25,
            [Purpose("30309", "发放独生子女父母奖励", nil)]),
        Outlay(
            .basic, .yuan(86_000), rhythm: quarterly, days: 21...25,
            [Purpose("30228", "拨缴本季度工会经费", "区委办机关工会")]),
        Outlay(
            .basic, .yuan(68_000), rhythm: [0, 3, 0, 0, 0, 2, 0, 0, 3, 0, 0, 0], days: 4...9,
            [Purpose("30229", "职工节日福利", "云澜惠民百货有限公司")]),
    ]
}
