import BudgetDomain

extension ShownValue {
    /// The value with its unit, where nothing around it says one.
    ///
    /// An amount that 万元 would show as nothing is told in 元.
    package var textWithUnit: String {
        switch self {
        case .money(let money, unit: .tenThousandYuan) where money != .zero && text == "0.00":
            money.groupedYuanText + " 元"
        case .money(_, unit: .tenThousandYuan): text + " 万元"
        case .money(_, unit: .yuan): text + " 元"
        case .points(let points): points == nil ? text : text + " 个百分点"
        default: text
        }
    }
}
