/// Calculations written out in sentences, which carry their own proof.
enum FormulaRules {
    static func check(_ facts: ReportFacts) -> [Finding] {
        facts.sentences.filter(\.isReadable).flatMap { sentence in
            WrittenFormula.read(sentence.text).compactMap { finding($0, sentence) }
        }
    }

    /// The value in millionths of what is printed, and how far that is from it and may be.
    private struct Reading {
        let value: Int128
        let difference: Int128
        let slack: Int128
    }

    private static func finding(_ formula: WrittenFormula, _ sentence: Sentence) -> Finding? {
        let findings = formula.results.map { finding(formula, $0, sentence) }
        return findings.allSatisfy { $0 != nil } ? findings.first ?? nil : nil
    }

    private static func finding(
        _ formula: WrittenFormula, _ result: PrintedNumber, _ sentence: Sentence
    ) -> Finding? {
        let printed = Int128(result.micros)
        // ×100 may stand for ×100%, and 95.00 behind ×100% for 95.00%.
        let isScaled = formula.text.hasSuffix("×100") || formula.text.hasPrefix("100×")
        let factors: [Int128] = result.isPercent && !isScaled ? [100, 1] : [1, 100]
        let readings = factors.compactMap { factor -> Reading? in
            guard let value = formula.value.rounded(times: 1_000_000 * factor), abs(value) < 1 << 60
            else { return nil }
            // How much less is told by a word: 下降5%.
            let difference =
                formula.subtracts
                ? min(abs(value - printed), abs(-value - printed)) : abs(value - printed)
            return Reading(
                value: value, difference: difference, slack: formula.slack * factor / 1000)
        }
        guard let likely = readings.first else { return nil }
        let unit = lastPlace(result.places)
        let isRight = readings.contains { $0.difference * 2 <= unit }
        let isClose = readings.contains {
            $0.difference <= unit || $0.difference <= $0.slack + unit / 2
        }
        // Points and whole numbers are cut or rounded by rules of their own.
        guard !isRight, !(isClose && result.places == 0) else { return nil }
        if formula.mayBeCapped, printed < likely.value { return nil }
        let best = isClose ? readings.min { $0.difference < $1.difference } ?? likely : likely
        let expected =
            result.isPercent
            ? percentText(best.value, places: result.places)
            : decimalText(
                micros: rounded(best.value, places: max(2, result.places)), places: result.places)
                + result.unit
        let shown = decimalText(micros: printed, places: result.places) + result.unit
        return Finding(
            result.isPercent ? .rateMismatch : .sumMismatch, isClose ? .rounding : .error,
            place: sentence.place + "·算式", printed: shown, expected: expected,
            message: "算式 \(formula.text) 应等于 \(expected)，印为 \(shown)。",
            arithmetic: "\(formula.text) = \(expected)", line: sentence.line)
    }
}
