package import BudgetDomain
package import EventSourcing
package import ReadModels

/// An event of a book in words, for lists of vouchers and adjustments (流水).
package struct EventLine: Hashable, Sendable {
    package let version: Int64
    /// 业务日期; nil only where the stored number is no day.
    package let occurredOn: CalendarDate?
    package let recordedAt: Timestamp
    package private(set) var kind: String
    /// 凭证号 or 文号.
    package let reference: String?
    /// 摘要 or 原因.
    package let summary: String
    package private(set) var task: String?
    /// The receiving task of a transfer; the other one, where the line is one half of it.
    package private(set) var counterTask: String?
    /// Signed as the fold takes it; what a budget was set to or a draft is about, which move nothing
    /// in the fold; nil where there is no amount.
    package private(set) var amount: Money?
    /// 制单 and 审核 of a voucher, else who recorded it.
    package let people: String

    package init(_ recorded: RecordedEvent<BudgetEvent>) {
        let wording = EventWording(recorded.event)
        let movement = recorded.event.movement
        version = recorded.version
        occurredOn = CalendarDate(number: recorded.occurredOn)
        recordedAt = recorded.recordedAt
        kind = wording.kind
        reference = wording.reference
        summary = wording.summary ?? recorded.note ?? ""
        task = movement?.task ?? wording.task
        counterTask = movement?.counterTask
        amount = movement?.amount ?? wording.amount
        people = wording.people ?? recorded.actor
    }

    /// The lines of an event in a list about some tasks, nil for all, so that the list adds up.
    ///
    /// A transfer is less for one task and more for another (调出, 调入); every other event is one line.
    package static func lines(
        of recorded: RecordedEvent<BudgetEvent>, about tasks: Set<String>?
    ) -> [EventLine] {
        let whole = EventLine(recorded)
        guard recorded.event.movement?.entry == .transfer, let giving = whole.task,
            let receiving = whole.counterTask, let amount = whole.amount
        else { return [whole] }
        return [
            whole.half(of: giving, against: receiving, -amount, "调出至 \(receiving)"),
            whole.half(of: receiving, against: giving, amount, "调入自 \(giving)"),
        ].filter { half in half.task.map { tasks?.contains($0) ?? true } ?? false }
    }

    private func half(
        of task: String, against other: String, _ amount: Money, _ direction: String
    ) -> EventLine {
        var line = self
        line.kind = kind == EventWording.transfer ? direction : "\(kind)（\(direction)）"
        line.task = task
        line.counterTask = other
        line.amount = amount
        return line
    }

    /// Whether it became known only after the month it counts in (迟到).
    package var isLate: Bool {
        guard let occurredOn, amount != nil else { return false }
        let text = recordedAt.shanghaiText
        guard let recordedOn = CalendarDate(text.prefix(10)) else { return false }
        return (recordedOn.year, recordedOn.month) > (occurredOn.year, occurredOn.month)
    }
}

extension EventPage {
    /// The page's events as lines of a list about some tasks, nil for all.
    package func lines(about tasks: Set<String>?) -> [EventLine] {
        events.flatMap { EventLine.lines(of: $0, about: tasks) }
    }
}

/// What kind of thing an event is, and what it says about itself.
private struct EventWording {
    var kind: String
    var reference: String?
    var summary: String?
    var task: String?
    var people: String?
    /// What a budget was set to or a draft is about, which move nothing in the fold.
    var amount: Money?

    static let transfer = "调剂"

    init(_ event: BudgetEvent) {
        switch event {
        case .initialBudgetApproved(let event):
            self.init("年初批复", event.documentNo)
        case .carryoverBroughtIn(let event):
            self.init("上年结转", event.documentNo, "\(event.fromYear)年结转")
        case .budgetIncreased(let event):
            self.init(event.exempt ? "追加（不计调整率）" : "追加", event.documentNo, event.reason)
        case .budgetDecreased(let event):
            let kind = event.recovery ? "年末收回" : event.exempt ? "追减（不计调整率）" : "追减"
            self.init(kind, event.documentNo, event.reason)
        case .budgetTransferred(let event):
            self.init(Self.transfer, event.documentNo, event.reason)
        case .budgetEntryReversed(let event):
            self.init("更正", "第\(event.originalVersion)号", event.reason)
        case .expenditureApproved(let event):
            self.init(
                "支出", event.entry.reference, event.entry.summary, task: event.entry.task,
                people: "\(event.entry.drafter)／\(event.reviewer)")
        case .expenditureReversed(let event):
            self.init(
                "红字冲销", "\(event.voucherNo)，冲销第\(event.originalVersion)号", event.reason)
        case .expenditureRefunded(let event):
            self.init("退回", "第\(event.originalVersion)号", event.reason)
        default: self.init(other: event)
        }
    }

    /// Events that move no money.
    private init(other event: BudgetEvent) {
        switch event {
        case .fiscalYearOpened(let event): self.init("开账", nil, event.unitName)
        case .taskRegistered(let event): self.init("登记任务", nil, event.name, task: event.task)
        case .taskAmended(let event): self.init("修改任务", nil, event.name, task: event.task)
        case .budgetFrozen(let event): self.init("冻结", nil, event.reason, task: event.task)
        case .budgetUnfrozen(let event): self.init("解冻", nil, event.reason, task: event.task)
        case .threePublicBudgetSet(let event):
            self.init("设定“三公”预算", nil, event.kind.title)
            amount = event.amount
        case .procurementBudgetSet(let event):
            self.init("设定政府采购预算", task: event.task)
            amount = event.amount
        case .expenditureDrafted(let event):
            self.init(
                "制单", event.entry.reference, event.entry.summary, task: event.entry.task,
                people: event.entry.drafter)
            amount = event.entry.amount
        case .expenditureRejected(let event):
            self.init("退回制单", "第\(event.originalVersion)号", event.reason, people: event.reviewer)
        case .monthClosed(let event): self.init("结账", nil, "\(event.month)月")
        case .monthReopened(let event): self.init("反结账", nil, event.reason)
        case .yearEndDisposed(let event):
            self.init(
                "年末处置", nil,
                "结转 \(event.carryover.tenThousandYuanText) 万元，收回 "
                    + "\(event.recovered.tenThousandYuanText) 万元", task: event.task)
        case .fiscalYearClosed: self.init("年度结账")
        default: self.init(event.typeName)
        }
    }

    private init(
        _ kind: String, _ reference: String? = nil, _ summary: String? = nil, task: String? = nil,
        people: String? = nil
    ) {
        self.kind = kind
        self.reference = reference
        self.summary = summary
        self.task = task
        self.people = people
    }
}

extension ThreePublicKind {
    fileprivate var title: String {
        switch self {
        case .abroad: "因公出国（境）"
        case .vehiclePurchase: "公务用车购置"
        case .vehicleRunning: "公务用车运行维护"
        case .reception: "公务接待"
        }
    }
}

extension VoucherEntry {
    /// The voucher as people cite it: `记-0042 第1行`.
    fileprivate var reference: String { "\(voucherNo) 第\(voucherLine.text)行" }
}
