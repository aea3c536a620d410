/// What a report explains of itself: a fact that looks like a fault may be told with its reason
/// (情况说明).
struct Explanations {
    private let sentences: [Sentence]

    init(_ sentences: [Sentence]) { self.sentences = sentences }

    private static let reasons = [
        "完成情况说明", "情况说明:", "未发生支出", "没有支出", "没有发生支出", "无支出", "未支出", "未使用资金", "原因", "由于",
    ]

    /// Whether the report says why a task that is complete has spent little or nothing.
    func explain(_ task: TaskLine) -> Bool {
        if let reason = task.row.text(.reason), !isPlaceholder(reason) { return true }
        return sentences.contains { $0.mentions(task) && $0.text.containsAny(of: Self.reasons) }
    }

    /// Whether a sentence gives points by steps of the rate: `执行率95%（含）以上得满分`.
    private func isBanded(_ text: String) -> Bool {
        let steps = ["以上得", "以下得", "以下不得", "以上计", "以下计", "至100%得", "每低", "每减少", "每下降", "每降低"]
        return text.contains("执行率") && text.contains("分") && text.containsAny(of: steps)
    }

    /// Whether the report says that the grade was held down to this one whatever the points.
    func explainGrade(_ name: String) -> Bool {
        sentences.contains { sentence in
            sentence.text.containsAny(of: ["核心指标", "一票否决", "否决指标", "降档", "降级"])
                && ["最高评为", "最高为", "降为", "下调为", "评为", "定为"].contains { word in
                    sentence.text.ranges(of: word).contains { range in
                        let rest = sentence.text[range.upperBound...].drop { "“\"‘「".contains($0) }
                        return Grade.names.first(where: rest.hasPrefix)
                            .map { Grade.same($0, name) } ?? false
                    }
                }
        }
    }

    /// Whether the report says why the points for execution are not those of the rate.
    func explainExecutionScore(_ line: FundLine) -> Bool {
        if let reason = line.row.text(.reason), !isPlaceholder(reason) { return true }
        return sentences.contains { sentence in
            isBanded(sentence.text) || sentence.text.contains("预算执行得分说明:")
                || sentence.text.containsAny(of: ["预算执行得分", "预算执行率得分"])
                    && sentence.text.containsAny(of: ["理由", "原因"])
        }
    }
}
