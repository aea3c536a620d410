import BudgetDomain

/// What is paid once a month by one voucher of several lines (工资、社会保险、住房公积金).
struct Payroll {
    /// One line of the voucher over the year.
    struct Row {
        let purpose: Purpose
        let annual: Money
    }

    let day: Int
    let rhythm: [Int64]
    let rows: [Row]

    func vouchers() -> [PlannedVoucher] {
        let months = rows.map { $0.annual.apportioned(by: rhythm) }
        return (1...12).map { month in
            let lines = zip(rows, months).map { row, amounts in
                PlannedLine(purpose: row.purpose, amount: amounts[month - 1])
            }
            return PlannedVoucher(
                task: DemonstrationTask.basic.code,
                date: WorkCalendar.workday(month, month == 1 ? max(day, 11) : day), lines: lines)
        }
    }

    var annual: Money { rows.reduce(.zero) { $0 + $1.annual } }
}

extension Payroll {
    /// Pay rises in July; annual amounts are such that a month is whole 元.
    static let all = [
        Payroll(
            day: 10, rhythm: [100, 100, 100, 100, 100, 100, 103, 103, 103, 103, 103, 103],
            rows: [
                row("30101", "发放{月}月在职人员基本工资", nil, .yuan(2_317_854)),
                row("30102", "发放{月}月在职人员津贴补贴", nil, .yuan(2_116_884)),
            ]),
        Payroll(
            day: 18, rhythm: [100, 100, 100, 100, 100, 100, 104, 104, 104, 104, 104, 104],
            rows: [
                row("30108", "缴纳{月}月基本养老保险单位部分", "砚湖区社会保险经办机构", .yuan(712_368)),
                row("30109", "缴纳{月}月职业年金单位部分", "砚湖区社会保险经办机构", .yuan(356_184)),
                row("30110", "缴纳{月}月职工基本医疗保险单位部分", "砚湖区医疗保障经办机构", .yuan(334_152)),
                row("30112", "缴纳{月}月工伤、失业等其他社会保险", "砚湖区社会保险经办机构", .yuan(39_168)),
            ]),
        Payroll(
            day: 19, rhythm: Outlay.everyMonth,
            rows: [
                row("30113", "缴纳{月}月住房公积金单位部分", "云澜市住房公积金经办机构", .yuan(798_000))
            ]),
    ]

    private static func row(
        _ economicCode: String, _ summary: String, _ payee: String?, _ annual: Money
    ) -> Row {
        Row(purpose: Purpose(economicCode, summary, payee), annual: annual)
    }
}
