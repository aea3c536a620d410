/// A copy of a printed report as a web page, its findings marked in place (批注本).
///
/// It opens in any browser without network, so that it can be passed on beside the report.
package struct MarkedCopy: Sendable {
    private let document: PrintedDocument
    private let findings: [Finding]
    private let title: String

    package init(_ document: PrintedDocument, findings: [Finding], title: String) {
        self.document = document
        self.findings = findings
        self.title = title
    }

    /// The page, complete.
    package var html: String {
        var page = """
            <!DOCTYPE html>
            <html lang="zh-CN"><head><meta charset="utf-8"><title>\(escaped(title))</title>
            <style>\(Self.style)</style></head><body>
            <h1>\(escaped(title))</h1>
            <p class="sum">\(summary)</p>

            """
        for (index, finding) in findings.enumerated() where finding.line == nil {
            page += note(index, finding)
        }
        var table: Int?
        for (index, line) in document.lines.enumerated() {
            let own = findings.enumerated().filter { $0.element.line == index }
            let isRow = line.layout != .prose
            if isRow != (table != nil) || isRow && table != (line.table ?? 0) {
                page += (table == nil ? "" : "</table>\n") + (isRow ? "<table>\n" : "")
                table = isRow ? line.table ?? 0 : nil
            }
            page += isRow ? row(line, own.map(\.element)) : paragraph(line, own.map(\.element))
            for (offset, finding) in own {
                page +=
                    isRow
                    ? "<tr><td colspan=\"99\">" + note(offset, finding) + "</td></tr>\n"
                    : note(offset, finding)
            }
        }
        return page + (table == nil ? "" : "</table>\n") + "</body></html>\n"
    }

    private var summary: String {
        let counts = Finding.Severity.allCases.map { severity in
            severity.name + " " + String(findings.count { $0.severity == severity }) + " 处"
        }
        return findings.isEmpty ? "没有发现矛盾。" : counts.joined(separator: "，") + "。"
    }

    private func row(_ line: PrintedLine, _ findings: [Finding]) -> String {
        "<tr>"
            + line.cells.map { cell in
                let span =
                    line.layout == .grid && cell.span > 1 ? " colspan=\"\(cell.span)\"" : ""
                return "<td\(span)>" + marked(cell.text, findings) + "</td>"
            }.joined() + "</tr>\n"
    }

    private func paragraph(_ line: PrintedLine, _ findings: [Finding]) -> String {
        "<p>" + marked(line.cells.map(\.text).joined(separator: " "), findings) + "</p>\n"
    }

    /// The text with what findings print enclosed in `mark`.
    private func marked(_ text: String, _ findings: [Finding]) -> String {
        let whole = squeezed(text)
        for finding in findings where !finding.printed.isEmpty && whole == squeezed(finding.printed)
        {
            return "<mark class=\"\(finding.severity.rawValue)\">" + escaped(text) + "</mark>"
        }
        for finding in findings where finding.printed.count > 2 {
            guard let range = text.ranges(of: finding.printed).first else { continue }
            return escaped(text[..<range.lowerBound])
                + "<mark class=\"\(finding.severity.rawValue)\">" + escaped(text[range]) + "</mark>"
                + escaped(text[range.upperBound...])
        }
        return escaped(text)
    }

    private func note(_ index: Int, _ finding: Finding) -> String {
        let arithmetic = finding.arithmetic.isEmpty ? "" : "（" + finding.arithmetic + "）"
        return "<aside class=\"\(finding.severity.rawValue)\"><b>\(index + 1)　"
            + "\(finding.severity.name)　\(escaped(finding.place))</b><br>"
            + escaped(finding.message + arithmetic) + "</aside>\n"
    }

    private func escaped(_ text: some StringProtocol) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
        return result
    }

    private static let style = """
        body{font-family:serif;max-width:60em;margin:2em auto;line-height:1.7}
        table{border-collapse:collapse;margin:1em 0}td{border:1px solid #999;padding:.2em .5em}
        aside{border-left:4px solid;padding:.3em .8em;margin:.3em 0;font-size:.9em;background:#f7f7f7}
        aside.error{border-color:#b00}aside.warning{border-color:#c80}aside.rounding{border-color:#06a}
        mark.error{background:#fbb}mark.warning{background:#fda}mark.rounding{background:#bdf}
        """
}

extension Finding.Severity {
    /// The word for people.
    package var name: String {
        switch self {
        case .error: "错误"
        case .warning: "警告"
        case .rounding: "尾差"
        }
    }
}
