/// The grades of a self-evaluation and the scale a report prints for them (评价等级).
struct Grade {
    static let names = ["优秀", "良好", "合格", "优", "良", "中", "差", "一般", "较好", "不合格", "较差"]

    /// One step of a scale: from this score on, up to but not including the next better step.
    struct Step {
        let floor: Int64
        /// Whether the floor itself belongs to the grade.
        let inclusive: Bool
        let name: String
    }

    /// Steps from the best grade down.
    let steps: [Step]

    /// Reads `90（含）-100分为优、80（含）-90分为良、60（含）-80分为中、60分以下为差`; nil where fewer than
    /// three steps are told or they do not descend.
    init?(_ text: String) {
        guard text.contains("分"), text.contains("良") || text.contains("中") else { return nil }
        var steps: [Step] = []
        for part in text.split(whereSeparator: { ",、;。".contains($0) }) {
            guard let step = Self.step(String(part)) else { continue }
            steps.append(step)
        }
        guard steps.count >= 3, zip(steps, steps.dropFirst()).allSatisfy({ $0.floor > $1.floor })
        else { return nil }
        self.steps = steps
    }

    private static func step(_ part: String) -> Step? {
        let plain = part.filter { !"“”\"为是属评于等级:".contains($0) }
        guard
            let name = names.first(where: { name in
                plain.hasSuffix(name) || part.contains("分为" + name)
                    || part.contains("以下为" + name) || part.contains("以下为“" + name)
                    || part.contains("以上为" + name) || part.contains("分为“" + name)
            })
        else { return nil }
        var numbers: [Int64] = []
        var digits = ""
        for character in part + " " {
            if isDigit(character) || (character == "." && !digits.isEmpty) {
                digits.append(character)
            } else if !digits.isEmpty {
                guard let number = PrintedNumber.decimal(digits) else { return nil }
                numbers.append(number.micros)
                digits = ""
            }
        }
        guard part.contains("分"), let low = numbers.min(), low <= 100_000_000 else { return nil }
        if numbers.count == 1, part.contains("以下") || part.contains("<") || part.contains("低于") {
            return Step(floor: -1, inclusive: true, name: name)
        }
        if numbers.count == 1, !part.containsAny(of: ["以上", "≥", "不低于", ">"]) { return nil }
        let inclusive = !part.contains("不含") && !part.contains(">" + String(low / 1_000_000))
        return Step(floor: low, inclusive: inclusive, name: name)
    }

    /// The grade of a score on this scale.
    func name(of score: PrintedNumber) -> String? {
        steps.first { score.micros > $0.floor || (score.micros == $0.floor && $0.inclusive) }?.name
    }

    /// Whether two names mean the same grade.
    static func same(_ left: String, _ right: String) -> Bool {
        left == right || left.first == right.first && "优良".contains(left.first ?? " ")
    }
}
