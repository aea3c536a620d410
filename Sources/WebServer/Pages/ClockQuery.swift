import BudgetDomain
import EventSourcing
import Hummingbird
import ReadModels
import Reports

/// The two clocks as they stand in an address: `?as_of=2021-07-31&known_at=2021-08-01T00:00:00`.
struct ClockQuery {
    let asOf: CalendarDate?
    let knownAt: Timestamp?

    init(asOf: CalendarDate?, knownAt: Timestamp?) {
        self.asOf = asOf
        self.knownAt = knownAt
    }

    /// Reads the address of a request about a fiscal year; empty fields of a form mean none.
    ///
    /// Pages show moments to the second, so for people a second is all of it; programs mean the
    /// instant that they write.
    ///
    /// - Throws: ``PageError`` saying which field is wrong and how it is written.
    init(_ request: Request, fiscalYear: Int, isExact: Bool) throws(PageError) {
        let query = request.uri.queryParameters
        func text(_ name: String) -> String? {
            query[name[...]].flatMap { $0.isEmpty ? nil : String($0) }
        }
        let (writtenDay, writtenMoment) = (text("as_of"), text("known_at"))
        let day = writtenDay.flatMap(Self.date)
        let moment = writtenMoment.flatMap { Self.moment($0, isExact: isExact) }
        if let written = writtenDay {
            let rest = Self(asOf: nil, knownAt: moment).text
            guard let day else {
                throw .badField(
                    "截止日“\(shortened(written))”不是存在的日期。", "请写成 2021-07-31 或 2021-07（该月最后一天）的样子。",
                    query: rest)
            }
            guard day.year == fiscalYear else {
                throw .badField(
                    "截止日 \(day) 不在 \(fiscalYear) 年度内。",
                    "请选 \(fiscalYear)-01-01 到 \(fiscalYear)-12-31 之间的日期。", query: rest)
            }
        }
        if let written = writtenMoment, moment == nil {
            throw .badField(
                "无法识别“当时已知”的时间“\(shortened(written))”。",
                "请写成 2021-08-01T00:00:00（北京时间）或 2021-07-31T16:00:00Z 的样子。",
                query: Self(asOf: day, knownAt: nil).text)
        }
        self.init(asOf: day, knownAt: moment)
    }

    var point: PointInTime { PointInTime(asOf: asOf, knownAt: knownAt) }

    /// The query with its question mark; empty where nothing was chosen.
    var text: String { text(with: nil) }

    /// The query of a page of a list that stands before a version.
    func text(before version: Int64?) -> String { text(with: version.map { "before=\($0)" }) }

    /// The query of a document as it was published.
    func text(publication number: Int?) -> String {
        text(with: number.map { "publication=\($0)" })
    }

    private func text(with field: String?) -> String {
        let fields = [
            asOf.map { "as_of=\($0)" }, knownAt.map { "known_at=\($0.text)" }, field,
        ].compactMap(\.self)
        return fields.isEmpty ? "" : "?" + fields.joined(separator: "&")
    }

    private static func date(_ text: String) -> CalendarDate? {
        if let date = CalendarDate(text) { return date }
        guard text.utf8.count == 7, let first = CalendarDate(text + "-01") else { return nil }
        return .lastDay(of: first.month, first.year)
    }

    /// A plus that was not encoded arrives as it is, or as the space that forms mean by it.
    private static func moment(_ text: String, isExact: Bool) -> Timestamp? {
        let moment = Timestamp(text: String(text.map { $0 == " " ? "+" : $0 }))
        guard !isExact, !text.contains(".") else { return moment }
        return moment?.lastOfItsSecond
    }
}

extension Timestamp {
    /// For a moment written to the second: the last one that is shown as the same second.
    fileprivate var lastOfItsSecond: Timestamp {
        Timestamp(microseconds: microseconds + 999_999)
    }
}

/// A text from outside, short enough to be told back.
func shortened(_ text: String) -> String {
    text.unicodeScalars.count <= 40 ? text : String(text.unicodeScalars.prefix(40)) + "…"
}
