package import JSON

/// What a command asks for, without who asks and of which book.
package enum BudgetAction: Hashable, Sendable {
    case openFiscalYear(OpenFiscalYear)
    case registerTask(RegisterTask)
    case amendTask(AmendTask)
    case approveInitialBudget(ApproveInitialBudget)
    case bringInCarryover(BringInCarryover)
    case increaseBudget(IncreaseBudget)
    case decreaseBudget(DecreaseBudget)
    case transferBudget(TransferBudget)
    case reverseBudgetEntry(ReverseBudgetEntry)
    case freezeBudget(FreezeBudget)
    case unfreezeBudget(UnfreezeBudget)
    case setThreePublicBudget(SetThreePublicBudget)
    case setProcurementBudget(SetProcurementBudget)
    case recordExpenditure(RecordExpenditure)
    case draftExpenditure(DraftExpenditure)
    case approveExpenditure(ApproveExpenditure)
    case rejectExpenditure(RejectExpenditure)
    case reverseExpenditure(ReverseExpenditure)
    case refundExpenditure(RefundExpenditure)
    case closeMonth(CloseMonth)
    case reopenMonth(ReopenMonth)
    case disposeYearEnd(DisposeYearEnd)
    case closeFiscalYear(CloseFiscalYear)
    case alert(AlertAction)
    case selfEvaluation(SelfEvaluationAction)
}

extension BudgetAction {
    /// The names that ``init(name:fields:)`` knows, in the order of a year.
    package static let names =
        [
            "OpenFiscalYear",
            "RegisterTask",
            "AmendTask",
            "ApproveInitialBudget",
            "BringInCarryover",
            "IncreaseBudget",
            "DecreaseBudget",
            "TransferBudget",
            "ReverseBudgetEntry",
            "FreezeBudget",
            "UnfreezeBudget",
            "SetThreePublicBudget",
            "SetProcurementBudget",
            "RecordExpenditure",
            "DraftExpenditure",
            "ApproveExpenditure",
            "RejectExpenditure",
            "ReverseExpenditure",
            "RefundExpenditure",
            "CloseMonth",
            "ReopenMonth",
            "DisposeYearEnd",
            "CloseFiscalYear",
        ] + AlertAction.names + SelfEvaluationAction.names

    /// The command's name: `RecordExpenditure`.
    package var name: String {
        switch self {
        case .openFiscalYear: "OpenFiscalYear"
        case .registerTask: "RegisterTask"
        case .amendTask: "AmendTask"
        case .approveInitialBudget: "ApproveInitialBudget"
        case .bringInCarryover: "BringInCarryover"
        case .increaseBudget: "IncreaseBudget"
        case .decreaseBudget: "DecreaseBudget"
        case .transferBudget: "TransferBudget"
        case .reverseBudgetEntry: "ReverseBudgetEntry"
        case .freezeBudget: "FreezeBudget"
        case .unfreezeBudget: "UnfreezeBudget"
        case .setThreePublicBudget: "SetThreePublicBudget"
        case .setProcurementBudget: "SetProcurementBudget"
        case .recordExpenditure: "RecordExpenditure"
        case .draftExpenditure: "DraftExpenditure"
        case .approveExpenditure: "ApproveExpenditure"
        case .rejectExpenditure: "RejectExpenditure"
        case .reverseExpenditure: "ReverseExpenditure"
        case .refundExpenditure: "RefundExpenditure"
        case .closeMonth: "CloseMonth"
        case .reopenMonth: "ReopenMonth"
        case .disposeYearEnd: "DisposeYearEnd"
        case .closeFiscalYear: "CloseFiscalYear"
        case .alert(let action): action.name
        case .selfEvaluation(let action): action.name
        }
    }

    /// What the command asks for, as its own type.
    package var content: any Codable & Hashable & Sendable {
        switch self {
        case .openFiscalYear(let content): content
        case .registerTask(let content): content
        case .amendTask(let content): content
        case .approveInitialBudget(let content): content
        case .bringInCarryover(let content): content
        case .increaseBudget(let content): content
        case .decreaseBudget(let content): content
        case .transferBudget(let content): content
        case .reverseBudgetEntry(let content): content
        case .freezeBudget(let content): content
        case .unfreezeBudget(let content): content
        case .setThreePublicBudget(let content): content
        case .setProcurementBudget(let content): content
        case .recordExpenditure(let content): content
        case .draftExpenditure(let content): content
        case .approveExpenditure(let content): content
        case .rejectExpenditure(let content): content
        case .reverseExpenditure(let content): content
        case .refundExpenditure(let content): content
        case .closeMonth(let content): content
        case .reopenMonth(let content): content
        case .disposeYearEnd(let content): content
        case .closeFiscalYear(let content): content
        case .alert(let action): action.content
        case .selfEvaluation(let action): action.content
        }
    }

    /// Reads an action by its name; nil where no command has that name.
    ///
    /// - Throws: ``JSONFieldError`` naming the field that does not fit.
    package init?(name: String, fields: JSONValue) throws(JSONFieldError) {
        func content<Content: Decodable>(_ type: Content.Type) throws(JSONFieldError) -> Content {
            try JSONValueDecoder.decode(
                type, from: fields, ignoring: BudgetCommand.envelopeFields)
        }
        switch name {
        case "OpenFiscalYear": self = .openFiscalYear(try content(OpenFiscalYear.self))
        case "RegisterTask": self = .registerTask(try content(RegisterTask.self))
        case "AmendTask": self = .amendTask(try content(AmendTask.self))
        case "ApproveInitialBudget":
            self = .approveInitialBudget(try content(ApproveInitialBudget.self))
        case "BringInCarryover": self = .bringInCarryover(try content(BringInCarryover.self))
        case "IncreaseBudget": self = .increaseBudget(try content(IncreaseBudget.self))
        case "DecreaseBudget": self = .decreaseBudget(try content(DecreaseBudget.self))
        case "TransferBudget": self = .transferBudget(try content(TransferBudget.self))
        case "ReverseBudgetEntry": self = .reverseBudgetEntry(try content(ReverseBudgetEntry.self))
        case "FreezeBudget": self = .freezeBudget(try content(FreezeBudget.self))
        case "UnfreezeBudget": self = .unfreezeBudget(try content(UnfreezeBudget.self))
        case "SetThreePublicBudget":
            self = .setThreePublicBudget(try content(SetThreePublicBudget.self))
        case "SetProcurementBudget":
            self = .setProcurementBudget(try content(SetProcurementBudget.self))
        case "RecordExpenditure": self = .recordExpenditure(try content(RecordExpenditure.self))
        case "DraftExpenditure": self = .draftExpenditure(try content(DraftExpenditure.self))
        case "ApproveExpenditure": self = .approveExpenditure(try content(ApproveExpenditure.self))
        case "RejectExpenditure": self = .rejectExpenditure(try content(RejectExpenditure.self))
        case "ReverseExpenditure": self = .reverseExpenditure(try content(ReverseExpenditure.self))
        case "RefundExpenditure": self = .refundExpenditure(try content(RefundExpenditure.self))
        case "CloseMonth": self = .closeMonth(try content(CloseMonth.self))
        case "ReopenMonth": self = .reopenMonth(try content(ReopenMonth.self))
        case "DisposeYearEnd": self = .disposeYearEnd(try content(DisposeYearEnd.self))
        case "CloseFiscalYear": self = .closeFiscalYear(try content(CloseFiscalYear.self))
        default:
            let ignoring = BudgetCommand.envelopeFields
            if let action = try AlertAction(name: name, fields: fields, ignoring: ignoring) {
                self = .alert(action)
                return
            }
            let action = try SelfEvaluationAction(name: name, fields: fields, ignoring: ignoring)
            guard let action else { return nil }
            self = .selfEvaluation(action)
        }
    }
}
