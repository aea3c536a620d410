/// A printed report held against the same report made again from the same version of its book.
///
/// A line that reads alike but for its figures speaks of the same thing, so each figure has its
/// counterpart. Lines that somebody wrote anew have none and are passed over.
enum ReprintRules {
    static func check(
        _ document: PrintedDocument, _ reprint: PrintedDocument, _ known: [Finding]
    ) -> [Finding] {
        let printed = figuredLines(document)
        var expected: [String: [[Figure]]] = [:]
        for line in figuredLines(reprint) {
            expected[line.skeleton, default: []].append(line.figures)
        }
        let alike = printed.filter { expected[$0.skeleton] != nil }
        // A report that was mostly rewritten is another report.
        guard alike.count * 2 > printed.count else { return [] }
        var others: [FiguredLine] = []
        for line in alike {
            let same = expected[line.skeleton]?.firstIndex { values($0) == values(line.figures) }
            if let same {
                expected[line.skeleton]?.remove(at: same)
            } else {
                others.append(line)
            }
        }
        return others.flatMap { line -> [Finding] in
            guard let candidates = expected[line.skeleton],
                let (index, figures) = candidates.enumerated().min(by: {
                    changes(line.figures, $0.element) < changes(line.figures, $1.element)
                })
            else { return [] }
            expected[line.skeleton]?.remove(at: index)
            return zip(line.figures, figures).compactMap { figure, right in
                finding(figure, right, line, known)
            }
        }
    }

    private static func finding(
        _ figure: Figure, _ right: Figure, _ line: FiguredLine, _ known: [Finding]
    ) -> Finding? {
        guard figure.value != right.value,
            !known.contains(where: {
                $0.code == .bookMismatch && $0.line == line.index
                    && $0.printed.contains(figure.value)
            })
        else { return nil }
        return Finding(
            .bookMismatch, place: figure.place, printed: figure.value, expected: right.value,
            message: "印为 \(figure.value)，由账簿同一版重新生成的报告同一处为 \(right.value)。",
            line: line.index)
    }

    // MARK: - Lines

    /// One figure with its sign.
    private struct Figure {
        var value: String
        /// What stands before it, for people to find it.
        let place: String
    }

    /// A line with its figures taken out.
    private struct FiguredLine {
        let index: Int
        var skeleton = ""
        var figures: [Figure] = []
    }

    private static func values(_ figures: [Figure]) -> [String] { figures.map(\.value) }

    private static func changes(_ one: [Figure], _ other: [Figure]) -> Int {
        zip(one, other).count { $0.value != $1.value }
    }

    private static func figuredLines(_ document: PrintedDocument) -> [FiguredLine] {
        document.lines.enumerated().compactMap { index, line in
            var result = FiguredLine(index: index)
            let label = line.cells.lazy.map { squeezed($0.text) }.first {
                !$0.isEmpty && PrintedNumber($0) == nil
            }
            for cell in line.cells {
                let text = squeezed(cell.text)
                let isLabelled = line.cells.count > 1 && PrintedNumber(text) != nil
                takeOut(text, into: &result, label: isLabelled ? label : nil)
                result.skeleton += "\t"
            }
            return result.figures.isEmpty ? nil : result
        }
    }

    private static func takeOut(
        _ text: String, into line: inout FiguredLine, label: String?
    ) {
        var rest = Substring(text)
        var before = ""
        while let first = rest.first {
            let signed = first == "-" || first == "+"
            let isSign =
                signed && rest.dropFirst().first.map(isDigit) == true
                && !(before.last.map { $0.isASCII && ($0.isLetter || $0.isNumber) } ?? false)
            guard isDigit(first) || isSign else {
                line.skeleton.append(first)
                before.append(first)
                rest = rest.dropFirst()
                continue
            }
            let length = isSign ? 1 : 0
            let digits = rest.dropFirst(length).prefix { isDigit($0) || $0 == "." || $0 == "," }
            let body = digits.last.map(isDigit) == true ? digits : digits.dropLast()
            let value = String(rest.prefix(length)) + body
            line.figures.append(Figure(value: value, place: label ?? String(before.suffix(16))))
            line.skeleton.append("#")
            before += value
            rest = rest.dropFirst(length + body.count)
        }
    }
}
