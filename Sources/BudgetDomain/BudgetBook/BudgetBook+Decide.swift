import EventSourcing

/// What a decision needs to know beyond the book's balances: found by key, never by replay.
package struct DecisionContext: Sendable {
    /// A posted line of the log, with what has happened to it since.
    package struct PostedLine: Hashable, Sendable {
        package let version: Int64
        package let occurredOn: CalendarDate
        /// ``BudgetEvent/expenditureApproved`` or ``BudgetEvent/expenditureReversed``.
        package let event: BudgetEvent
        package let isReversed: Bool
        package let refunded: Money

        package init(
            version: Int64, occurredOn: CalendarDate, event: BudgetEvent, isReversed: Bool,
            refunded: Money
        ) {
            self.version = version
            self.occurredOn = occurredOn
            self.event = event
            self.isReversed = isReversed
            self.refunded = refunded
        }
    }

    /// A draft that is neither posted nor rejected.
    package struct PendingDraft: Hashable, Sendable {
        package let version: Int64
        package let occurredOn: CalendarDate
        package let draft: ExpenditureDrafted

        package init(version: Int64, occurredOn: CalendarDate, draft: ExpenditureDrafted) {
            self.version = version
            self.occurredOn = occurredOn
            self.draft = draft
        }
    }

    /// A budget event named by its version.
    package struct NamedEntry: Hashable, Sendable {
        package let occurredOn: CalendarDate
        package let event: BudgetEvent
        package let isReversed: Bool

        package init(occurredOn: CalendarDate, event: BudgetEvent, isReversed: Bool) {
            self.occurredOn = occurredOn
            self.event = event
            self.isReversed = isReversed
        }
    }

    /// The same unit's book of an earlier year.
    package struct EarlierBook: Sendable {
        package let isClosed: Bool
        package let tasks: [BudgetTask]
        package let disposals: [BudgetLine: BudgetRegister.Disposal]

        package init(_ register: BudgetRegister) {
            isClosed = register.isClosed
            tasks = register.tasks
            disposals = register.disposals
        }
    }

    /// The posted lines with the voucher number that the command names, of any month.
    package var postedLines: [PostedLine] = []
    /// The pending drafts with that number.
    package var pendingDrafts: [PendingDraft] = []
    /// How many drafts are pending in the month that is to be closed.
    package var pendingDraftsInMonth = 0
    package var namedEntry: NamedEntry?
    package var earlierBook: EarlierBook?
    /// The digest of the payee that the command names.
    package var payeeDigest: String?
    package var ruleSet = RuleSet.standard
    /// Contradictions neither mended nor explained; only submitting a self-evaluation asks.
    package var blockingFindings: [String] = []
    /// The names that texts may bind figures by; only saving text asks.
    package var placeholders: Set<String> = []

    package init() {}
}

/// What came of a command.
package enum BudgetDecision: Hashable, Sendable {
    /// These happened, in this order.
    case append([BudgetEvent], on: CalendarDate)
    /// The very same was recorded before, at these versions: answer as the first time.
    case alreadyRecorded([Int64])
}

extension BudgetBook: Decider {
    /// Decides on a command: events, or the same answer as before.
    ///
    /// - Throws: ``BudgetRejection`` with the figures; nothing has changed then.
    package func decide(_ command: BudgetCommand, _ context: DecisionContext)
        throws(BudgetRejection) -> BudgetDecision
    {
        if let twin = try twin(of: command, context) { return .alreadyRecorded([twin]) }
        if case .openFiscalYear(let action) = command.action {
            return .append(try open(action, context), on: command.occurredOn)
        }
        guard register.isOpened else {
            throw .refused(
                "bookNotOpened",
                "\(key.unit) 的 \(key.fiscalYear) 年度尚未开账；请先用 OpenFiscalYear 开账")
        }
        if let decision = try decideOnBudgeting(command, context) { return try limited(decision) }
        if let decision = try decideOnSpending(command, context) { return try limited(decision) }
        if let decision = try decideOnClosing(command, context) { return decision }
        if case .alert(let action) = command.action {
            let event = try alerts.decide(action, on: command.occurredOn)
            return .append([.alert(event)], on: command.occurredOn)
        }
        if case .selfEvaluation(let action) = command.action {
            let event = try selfEvaluation.decide(
                action,
                SelfEvaluationContext(
                    bookVersion: version, ruleSet: context.ruleSet,
                    tasks: Set(register.tasks.map(\.code)), actor: command.actor,
                    fiscalYear: key.fiscalYear,
                    blockingFindings: context.blockingFindings,
                    placeholders: context.placeholders))
            return .append([.selfEvaluation(event)], on: command.occurredOn)
        }
        preconditionFailure("No room decides on \(command.action.name)")
    }

    /// Refuses what would take sums beyond what 分 can be counted in, instead of failing on them later.
    private func limited(_ decision: BudgetDecision) throws(BudgetRejection) -> BudgetDecision {
        guard ledger.volume > .largestOfBook, case .append(let events, _) = decision,
            events.contains(where: { $0.movement != nil })
        else { return decision }
        throw .amountsTooLarge
    }
}

extension Money {
    /// 一亿亿元 in 分: beyond any body's year, and far enough from the largest number that a book's sums
    /// and one more command always fit.
    static let largestOfBook = Money(fen: 1_000_000_000_000_000_000)
}

extension BudgetRejection {
    static let amountsTooLarge = BudgetRejection.refused(
        "amountsTooLarge",
        "账簿的金额累计超过 \(Money.largestOfBook.groupedYuanText) 元，不能再登记；请核对金额的单位是否为元",
        figures: [("largest", Money.largestOfBook.yuanText)])
}
