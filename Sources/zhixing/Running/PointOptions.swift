import ArgumentParser
import BudgetDomain
import EventSourcing
import ReadModels
import Reports

/// The two clocks of a read.
struct PointOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("统计到哪一天（业务日期），默认今天", valueName: "YYYY-MM-DD"))
    var asOf: String?

    @Option(name: .long, help: ArgumentHelp("按哪一时刻已知的情况（登记时间），默认现在", valueName: "RFC3339"))
    var knownAt: String?

    @Option(name: .long, help: ArgumentHelp("统计到该月最后一天，不与 --as-of 同用", valueName: "月"))
    var month: Int?

    /// The point asked for; throws a usage error for what is no day, time or month.
    func point(in fiscalYear: Int) throws -> PointInTime {
        guard month == nil || asOf == nil else {
            throw CommandFailure.usage("usage", "--month 与 --as-of 不能同时使用")
        }
        return PointInTime(asOf: try day(in: fiscalYear), knownAt: try time())
    }

    private func day(in fiscalYear: Int) throws -> CalendarDate? {
        if let month {
            guard (1...12).contains(month), (1...9999).contains(fiscalYear) else {
                throw CommandFailure.usage("badMonth", "--month 应为 1 到 12")
            }
            return .lastDay(of: month, fiscalYear)
        }
        guard let asOf else { return nil }
        return try Self.day(asOf, "--as-of")
    }

    private func time() throws -> Timestamp? {
        guard let knownAt else { return nil }
        guard let time = Timestamp(text: knownAt) else {
            throw CommandFailure.usage(
                "badTime", "--known-at 应为 RFC 3339 时间，如 2021-08-01T12:00:00+08:00")
        }
        return time
    }

    /// A day given on the command line.
    static func day(_ text: String, _ option: String) throws -> CalendarDate {
        guard let day = CalendarDate(text) else {
            throw CommandFailure.usage("badDate", "\(option) 应为存在的日期，如 2021-07-31")
        }
        return day
    }
}
