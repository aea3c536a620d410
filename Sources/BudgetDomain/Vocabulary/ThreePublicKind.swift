/// The kinds of spending that are capped together (“三公”经费).
///
/// They follow from the economic classification (部门预算支出经济分类科目), so nobody tags them by hand.
package enum ThreePublicKind: String, WordCode {
    /// 因公出国（境）费用, 30212.
    case abroad
    /// 公务用车购置, 31013 and 30913.
    case vehiclePurchase
    /// 公务用车运行维护费, 30231.
    case vehicleRunning
    /// 公务接待费, 30217.
    case reception

    /// The kind that an economic code belongs to, deeper codes included; nil for all others.
    package init?(economicCode: String) {
        func isUnder(_ item: String) -> Bool { economicCode.utf8.starts(with: item.utf8) }
        if isUnder("30212") {
            self = .abroad
        } else if isUnder("31013") || isUnder("30913") {
            self = .vehiclePurchase
        } else if isUnder("30231") {
            self = .vehicleRunning
        } else if isUnder("30217") {
            self = .reception
        } else {
            return nil
        }
    }
}
