package import JSON

/// What happened in a book: facts in the past tense, never changed and never taken out.
package enum BudgetEvent: Hashable, Sendable {
    case fiscalYearOpened(FiscalYearOpened)
    case taskRegistered(TaskRegistered)
    case taskAmended(TaskAmended)
    case initialBudgetApproved(InitialBudgetApproved)
    case carryoverBroughtIn(CarryoverBroughtIn)
    case budgetIncreased(BudgetIncreased)
    case budgetDecreased(BudgetDecreased)
    case budgetTransferred(BudgetTransferred)
    case budgetEntryReversed(BudgetEntryReversed)
    case budgetFrozen(BudgetFrozen)
    case budgetUnfrozen(BudgetUnfrozen)
    case threePublicBudgetSet(ThreePublicBudgetSet)
    case procurementBudgetSet(ProcurementBudgetSet)
    case expenditureDrafted(ExpenditureDrafted)
    case expenditureApproved(ExpenditureApproved)
    case expenditureRejected(ExpenditureRejected)
    case expenditureReversed(ExpenditureReversed)
    case expenditureRefunded(ExpenditureRefunded)
    case monthClosed(MonthClosed)
    case monthReopened(MonthReopened)
    case yearEndDisposed(YearEndDisposed)
    case fiscalYearClosed(FiscalYearClosed)
    case alert(AlertEvent)
    case selfEvaluation(SelfEvaluationEvent)
}

// MARK: - Names and payloads

extension BudgetEvent {
    /// What the event says, as its own type.
    package var content: any Codable & Hashable & Sendable {
        switch self {
        case .fiscalYearOpened(let content): content
        case .taskRegistered(let content): content
        case .taskAmended(let content): content
        case .initialBudgetApproved(let content): content
        case .carryoverBroughtIn(let content): content
        case .budgetIncreased(let content): content
        case .budgetDecreased(let content): content
        case .budgetTransferred(let content): content
        case .budgetEntryReversed(let content): content
        case .budgetFrozen(let content): content
        case .budgetUnfrozen(let content): content
        case .threePublicBudgetSet(let content): content
        case .procurementBudgetSet(let content): content
        case .expenditureDrafted(let content): content
        case .expenditureApproved(let content): content
        case .expenditureRejected(let content): content
        case .expenditureReversed(let content): content
        case .expenditureRefunded(let content): content
        case .monthClosed(let content): content
        case .monthReopened(let content): content
        case .yearEndDisposed(let content): content
        case .fiscalYearClosed(let content): content
        case .alert(let event): event.content
        case .selfEvaluation(let event): event.content
        }
    }

    /// The event's name in the log.
    package var typeName: String {
        switch self {
        case .fiscalYearOpened: "FiscalYearOpened"
        case .taskRegistered: "TaskRegistered"
        case .taskAmended: "TaskAmended"
        case .initialBudgetApproved: "InitialBudgetApproved"
        case .carryoverBroughtIn: "CarryoverBroughtIn"
        case .budgetIncreased: "BudgetIncreased"
        case .budgetDecreased: "BudgetDecreased"
        case .budgetTransferred: "BudgetTransferred"
        case .budgetEntryReversed: "BudgetEntryReversed"
        case .budgetFrozen: "BudgetFrozen"
        case .budgetUnfrozen: "BudgetUnfrozen"
        case .threePublicBudgetSet: "ThreePublicBudgetSet"
        case .procurementBudgetSet: "ProcurementBudgetSet"
        case .expenditureDrafted: "ExpenditureDrafted"
        case .expenditureApproved: "ExpenditureApproved"
        case .expenditureRejected: "ExpenditureRejected"
        case .expenditureReversed: "ExpenditureReversed"
        case .expenditureRefunded: "ExpenditureRefunded"
        case .monthClosed: "MonthClosed"
        case .monthReopened: "MonthReopened"
        case .yearEndDisposed: "YearEndDisposed"
        case .fiscalYearClosed: "FiscalYearClosed"
        case .alert(let event): event.typeName
        case .selfEvaluation(let event): event.typeName
        }
    }

    /// The version of the event's form; old forms are brought up to date when read.
    package var schemaVersion: Int { 1 }

    /// Reads an event back from its name and its fields.
    ///
    /// - Throws: ``JSONFieldError`` where a field is missing, or the name is not known.
    package init(typeName: String, fields: JSONValue) throws(JSONFieldError) {
        func content<Content: Decodable>(_ type: Content.Type) throws(JSONFieldError) -> Content {
            try JSONValueDecoder.decode(type, from: fields, isStrict: false)
        }
        switch typeName {
        case "FiscalYearOpened": self = .fiscalYearOpened(try content(FiscalYearOpened.self))
        case "TaskRegistered": self = .taskRegistered(try content(TaskRegistered.self))
        case "TaskAmended": self = .taskAmended(try content(TaskAmended.self))
        case "InitialBudgetApproved":
            self = .initialBudgetApproved(try content(InitialBudgetApproved.self))
        case "CarryoverBroughtIn": self = .carryoverBroughtIn(try content(CarryoverBroughtIn.self))
        case "BudgetIncreased": self = .budgetIncreased(try content(BudgetIncreased.self))
        case "BudgetDecreased": self = .budgetDecreased(try content(BudgetDecreased.self))
        case "BudgetTransferred": self = .budgetTransferred(try content(BudgetTransferred.self))
        case "BudgetEntryReversed":
            self = .budgetEntryReversed(try content(BudgetEntryReversed.self))
        case "BudgetFrozen": self = .budgetFrozen(try content(BudgetFrozen.self))
        case "BudgetUnfrozen": self = .budgetUnfrozen(try content(BudgetUnfrozen.self))
        case "ThreePublicBudgetSet":
            self = .threePublicBudgetSet(try content(ThreePublicBudgetSet.self))
        case "ProcurementBudgetSet":
            self = .procurementBudgetSet(try content(ProcurementBudgetSet.self))
        case "ExpenditureDrafted": self = .expenditureDrafted(try content(ExpenditureDrafted.self))
        case "ExpenditureApproved":
            self = .expenditureApproved(try content(ExpenditureApproved.self))
        case "ExpenditureRejected":
            self = .expenditureRejected(try content(ExpenditureRejected.self))
        case "ExpenditureReversed":
            self = .expenditureReversed(try content(ExpenditureReversed.self))
        case "ExpenditureRefunded":
            self = .expenditureRefunded(try content(ExpenditureRefunded.self))
        case "MonthClosed": self = .monthClosed(try content(MonthClosed.self))
        case "MonthReopened": self = .monthReopened(try content(MonthReopened.self))
        case "YearEndDisposed": self = .yearEndDisposed(try content(YearEndDisposed.self))
        case "FiscalYearClosed": self = .fiscalYearClosed(try content(FiscalYearClosed.self))
        default:
            if let event = try AlertEvent(typeName: typeName, fields: fields) {
                self = .alert(event)
                return
            }
            if let event = try SelfEvaluationEvent(typeName: typeName, fields: fields) {
                self = .selfEvaluation(event)
                return
            }
            throw JSONFieldError(
                field: "type", problem: .malformed("unknown event type \(typeName)"))
        }
    }
}
