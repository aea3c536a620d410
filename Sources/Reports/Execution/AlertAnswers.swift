package import BudgetDomain

extension AlertRegister.Alert {
    /// What people answered, a sentence each: cause, measures and due day, or why it is set aside.
    package var answers: [String] {
        let explained = explanation.map { answer in
            "原因：\(answer.content.cause) · 措施：\(answer.content.measure) · "
                + "期限：\(answer.content.dueOn)（\(answer.actor) \(answer.on) 说明）"
        }
        let waived = waiver.map { answer in
            "豁免至 \(answer.content.until)：\(answer.content.reason)"
                + "（\(answer.actor) \(answer.on) 豁免）"
        }
        let told = [explained, waived].compactMap(\.self)
        guard told.isEmpty else { return told }
        return acknowledgement.map { ["\($0.actor) \($0.on) 签收"] } ?? []
    }
}
