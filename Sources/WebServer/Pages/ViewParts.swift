import BudgetDomain
import EventSourcing
import ReadModels
import Reports

// Pieces that several pages are filled with; their members are names in templates.

/// A text that leads somewhere.
struct LinkView {
    let text: String
    let href: String
}

/// A light with its word and shape.
struct LightView {
    let name: String
    let word: String
    let shape: String

    init(_ light: ShownValue.Light) {
        name = light.rawValue
        word = light.word
        shape = light.shape
    }
}

/// The bar that moves a page in both times.
struct ClockView {
    let action: String
    let asOf: String
    let first: String
    let last: String
    /// As a browser's field for a local time takes it; empty for now.
    let knownAt: String
    let previous: LinkView?
    let next: LinkView?
    /// Leads back to now, where the page is not there.
    let reset: String?

    init(_ links: Links, asOf: CalendarDate, page: (CalendarDate?) -> String) {
        let year = links.key.fiscalYear
        action = page(nil)
        self.asOf = asOf.description
        first = "\(CalendarDate.lastDay(of: 1, year).adding(days: -30))"
        last = "\(CalendarDate.lastDay(of: 12, year))"
        knownAt = links.clock.knownAt.map { $0.shanghaiText.replacing(" ", with: "T") } ?? ""
        func month(_ number: Int) -> LinkView? {
            guard (1...12).contains(number) else { return nil }
            return LinkView(text: "\(number)月末", href: page(.lastDay(of: number, year)))
        }
        previous = month(asOf.month - 1)
        next = asOf.isLastOfMonth ? month(asOf.month + 1) : month(asOf.month)
        let isMoved = links.clock.asOf != nil || links.clock.knownAt != nil
        reset = isMoved ? page(nil) : nil
    }
}

/// The ways on from a page of a long list.
struct PagerView {
    let newer: String?
    let older: String?

    /// Nil where one page holds everything.
    init?(_ page: EventPage, _ link: (Int64?) -> String) {
        guard !page.isFirst || page.older != nil else { return nil }
        newer = page.isFirst ? nil : link(nil)
        older = page.older.map { link($0) }
    }
}

/// A row of a list of events.
struct EventView {
    let date: String
    let kind: String
    let reference: String?
    let summary: String?
    /// In 元.
    let amount: String
    /// In 万元.
    let tenThousand: String
    let tasks: String
    /// The task by code and name, in lists of several tasks; nil in others.
    let task: String?
    let people: String
    let recorded: String
    let isLate: Bool
    let version: Int64

    init(_ line: EventLine, in report: ExecutionReport, showsTask: Bool = false) {
        date = line.occurredOn?.description ?? ShownValue.dash
        kind = line.kind
        reference = line.reference
        summary = line.summary.isEmpty ? nil : line.summary
        amount = line.amount?.groupedYuanText ?? ShownValue.dash
        tenThousand = line.amount?.tenThousandYuanText ?? ShownValue.dash
        tasks = [line.task, line.counterTask].compactMap(\.self)
            .map { report.title(of: $0) }.joined(separator: " → ")
        task = showsTask ? line.task.map { report.name(of: $0) } ?? ShownValue.dash : nil
        people = line.people
        recorded = line.recordedAt.shanghaiText
        isLate = line.isLate
        version = line.version
    }
}

extension CalendarDate {
    /// The day as people write it: `2021年7月31日`.
    var chineseText: String { "\(year)年\(month)月\(day)日" }
}

extension BookKey {
    /// The book's version and the hash of its last event, as a page says what it rests on.
    func provenance(version: Int64, headHash: String) -> String {
        "账簿 \(unit)／\(fiscalYear)，第 \(version) 号事项，哈希 \(headHash.prefix(16))…"
    }
}

extension ExecutionReport {
    /// What the page rests on: the book's version and the hash of its last event.
    var provenance: String {
        reading.key.provenance(version: figures.version, headHash: reading.headHash)
    }

    /// Up to when the page knows what was recorded.
    func knownText(_ clock: ClockQuery) -> String {
        clock.knownAt.map { "按 \($0.shanghaiText)（北京时间）当时已入账的数据" } ?? "按目前已入账的数据"
    }

    /// Where a page of the book lies.
    func crumbs(_ links: Links, _ last: String?) -> [Crumb] {
        let book = "\(figures.unitName) \(figures.fiscalYear)年"
        let start = Crumb(text: "账簿", href: "/books")
        guard let last else { return [start, Crumb(text: book, href: nil)] }
        return [start, Crumb(text: book, href: links.book), Crumb(text: last, href: nil)]
    }
}
