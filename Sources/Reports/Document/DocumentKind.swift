/// Which report a document is, by the name that `report build` takes.
///
/// Not an enum: a template of another province brings its own kind without any Swift.
package struct DocumentKind: RawRepresentable, Hashable, Sendable {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// 部门整体绩效自评报告, with forms 4.1 and 4.5.
    package static let selfEvaluation = DocumentKind(rawValue: "self-evaluation")
    /// 项目支出绩效自评表.
    package static let projectSelfEvaluation = DocumentKind(rawValue: "project-self-evaluation")
    /// 项目支出绩效目标执行监控表.
    package static let monitoring = DocumentKind(rawValue: "monitoring")
    /// 预算执行情况表 of one month.
    package static let monthlyExecution = DocumentKind(rawValue: "monthly-execution")
}
