/// Where money comes from (资金来源).
package enum FundSource: String, WordCode {
    /// 财政拨款 (财政性资金).
    case fiscal
    /// 其他资金.
    case other
}
