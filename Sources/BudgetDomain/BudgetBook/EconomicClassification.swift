/// The classes of 部门预算支出经济分类 that a unit's spending may carry.
package enum EconomicClassification {
    /// 301 工资福利 … 399 其他支出.
    static let classes: Set<Int> = [
        301, 302, 303, 304, 305, 306, 307, 309, 310, 311, 312, 313, 399,
    ]

    /// Whether a code is digits of an allowed class: 3 digits, or 5 and more for 款 and below.
    package static func allows(_ code: String) -> Bool {
        code.utf8.allSatisfy { decimalDigit($0) != nil } && (3...9).contains(code.utf8.count)
            && classes.contains(code.utf8.prefix(3).reduce(0) { $0 * 10 + Int($1 - 48) })
    }
}
