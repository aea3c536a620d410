/// One fact in several places: table and text, head and table, name and name.
enum AgreementRules {
    static func check(_ facts: ReportFacts) -> [Finding] {
        var findings = DepartmentRules.check(facts)
        findings += tasks(facts)
        findings += narrative(facts)
        findings += FinalScoreRules.check(facts)
        findings += names(facts)
        return findings
    }

    // MARK: - Tasks in the text

    private static func tasks(_ facts: ReportFacts) -> [Finding] {
        facts.sentences.flatMap { sentence -> [Finding] in
            guard sentence.facts.contains(where: \.isMoney) else { return [] }
            let mentioned = facts.tasks.prefix(300).filter { sentence.mentions($0) }
            guard mentioned.count == 1, let task = mentioned.first else { return [] }
            let money: [(Fact.Kind, String, Amount?)] = [
                (.budget, "预算数", task.budget), (.initialBudget, "年初预算数", task.budget),
                (.executed, "预算执行数", task.executed),
            ]
            var findings: [Finding] = []
            for (kind, name, amount) in money {
                let told = sentence.facts(kind)
                guard let amount, told.count == 1, let fact = told.first,
                    SentenceRules.amount(fact, in: sentence).microYuan != amount.microYuan
                else { continue }
                let slack =
                    SentenceRules.amount(fact, in: sentence).halfUnit + amount.halfUnit
                let close =
                    abs(SentenceRules.amount(fact, in: sentence).microYuan - amount.microYuan)
                    <= slack
                findings.append(
                    Finding(
                        .factConflict, close ? .rounding : .error,
                        place: sentence.place + "·" + task.name + "·" + name,
                        printed: fact.printed, expected: amount.text + amount.unit.rawValue,
                        message:
                            "\(task.name)的\(name)此处为 \(fact.printed)，\(task.place)为 \(amount.text)。",
                        line: sentence.line))
            }
            return findings
        }
    }

    /// 重点工作任务 1、2 told one by one, and the rest left out.
    private static func narrative(_ facts: ReportFacts) -> [Finding] {
        var told = Set<Int>()
        var last: Sentence?
        for sentence in facts.sentences {
            for match in sentence.text.ranges(of: "重点工作任务") {
                let after = sentence.text[match.upperBound...]
                let digits = after.prefix(while: isDigit)
                guard let number = Int(digits), (1...99).contains(number),
                    ":：、".contains(after.dropFirst(digits.count).first ?? " ")
                else { continue }
                told.insert(number)
                last = sentence
            }
        }
        let count = facts.tasks.count
        guard let sentence = last, told.count < count, count > 1, told.max() ?? 0 <= count else {
            return []
        }
        let missing = (1...count).filter { !told.contains($0) }.map(String.init)
        return [
            Finding(
                .narrativeIncomplete, place: sentence.place, printed: "\(told.count)项",
                expected: "\(count)项",
                message:
                    "正文只说明了 \(told.count) 项重点工作任务，表内有 \(count) 项；缺任务 \(missing.joined(separator: "、"))。",
                line: sentence.line)
        ]
    }

    // MARK: - Names

    /// The unit of the form's head and the only unit the text lists.
    private static func names(_ facts: ReportFacts) -> [Finding] {
        let head = facts.report.heads.values.compactMap(\.unitName).first
        guard let official = head?.text ?? facts.report.titleUnitName?.name else { return [] }
        for sentence in facts.sentences {
            guard sentence.text.contains("单位"), sentence.text.containsAny(of: ["1家", "一家"]),
                let range = sentence.text.firstRange(of: "包括:")
            else { continue }
            var listed = String(sentence.text[range.upperBound...])
            guard !listed.contains("、"), !listed.contains(","), listed.count >= 4 else { continue }
            for ending in ["(本级)", "本级", "机关"] where listed.hasSuffix(ending) {
                listed.removeLast(ending.count)
            }
            guard listed != official, !official.hasPrefix(listed) else { continue }
            return [
                Finding(
                    .unitNameConflict, place: sentence.place + "·单位名称", printed: listed,
                    expected: official, message: "单位名称此处为“\(listed)”，自评表和标题为“\(official)”。",
                    line: sentence.line)
            ]
        }
        return []
    }
}

extension Sentence {
    /// Whether the sentence names a task.
    func mentions(_ task: TaskLine) -> Bool {
        task.name.count >= 3 && text.contains(task.name)
    }
}
