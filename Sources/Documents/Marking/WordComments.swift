package import Foundation
package import Linting

/// A copy of a Word report with each finding as a comment at its place (批注本).
///
/// The report's own bytes stay as they are but for the marks of the comments, so that what an office
/// gets back is its own document.
package enum WordComments {
    /// The report at a path with its findings as comments.
    ///
    /// - Throws: ``DocumentRefusal`` where the file is no Word document that can be read.
    package static func annotated(path: String, _ findings: [Finding]) throws -> [UInt8] {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
            throw DocumentRefusal(.unreadable, "无法读取 \(path)，请检查文件权限。")
        }
        return try annotated(data, findings)
    }

    /// The bytes of a report with its findings as comments; lines are those its reader gave.
    ///
    /// - Throws: ``DocumentRefusal``.
    package static func annotated(_ data: Data, _ findings: [Finding]) throws -> [UInt8] {
        let limits = ReadingLimits.standard
        let archive = try ZipReader(data, kind: "Word", limits: limits)
        let body = try WordReader.body(in: archive)
        let state = try WordReader.state(of: body, limits: limits)
        let parts = try WordCommentParts(archive)
        let marked = try marked([UInt8](body), state, findings, from: parts.firstNumber)
        var zip = ZipWriter()
        zip.add("[Content_Types].xml", try parts.contentTypes())
        for name in archive.names.sorted() where !parts.rewritten.contains(name) {
            guard let bytes = try archive.part(name) else { continue }
            zip.add(name, [UInt8](bytes))
        }
        zip.add("word/document.xml", marked)
        zip.add("word/_rels/document.xml.rels", try parts.relationships())
        zip.add(parts.name, try parts.comments(findings))
        return try zip.archive()
    }

    // MARK: - Marks in the body

    private static func marked(
        _ body: [UInt8], _ state: WordState, _ findings: [Finding], from first: Int
    ) throws -> [UInt8] {
        guard let prefix = prefix(of: body) else { throw DocumentRefusal.broken("Word") }
        var starts: [Int: [Int]] = [:]
        var ends: [Int: [Int]] = [:]
        for (offset, finding) in findings.enumerated() {
            guard let anchor = anchor(of: finding, state) else { continue }
            starts[anchor.start, default: []].append(first + offset)
            ends[anchor.end, default: []].append(first + offset)
        }
        var result: [UInt8] = []
        var copied = 0
        for place in Set(starts.keys).union(ends.keys).sorted() {
            result += body[copied..<place]
            copied = place
            for number in starts[place] ?? [] {
                result += "<\(prefix)commentRangeStart \(prefix)id=\"\(number)\"/>".utf8
            }
            for number in ends[place] ?? [] {
                result += "<\(prefix)commentRangeEnd \(prefix)id=\"\(number)\"/>".utf8
                result +=
                    "<\(prefix)r><\(prefix)commentReference \(prefix)id=\"\(number)\"/></\(prefix)r>"
                    .utf8
            }
        }
        return result + body[copied...]
    }

    /// The paragraph that prints what a finding is about, else any of its line, else the first one.
    private static func anchor(of finding: Finding, _ state: WordState) -> WordAnchor? {
        let own = finding.line.flatMap {
            state.anchors.indices.contains($0) ? state.anchors[$0] : nil
        }
        guard let own, !own.isEmpty else { return state.anchors.lazy.compactMap(\.first).first }
        let printed = finding.printed.filter { !$0.isWhitespace }
        return own.last { $0.text.filter { !$0.isWhitespace } == printed }
            ?? own.first { !printed.isEmpty && $0.text.contains(printed) } ?? own.first
    }

    /// `w:`, or whatever stands before the name of the root element; nil where there is no root.
    private static func prefix(of body: [UInt8]) -> String? {
        let head = String(decoding: body.prefix(4096), as: UTF8.self)
        guard let range = head.firstRange(of: "document ") ?? head.firstRange(of: "document>"),
            let open = head[..<range.lowerBound].lastIndex(of: "<")
        else { return nil }
        return String(head[head.index(after: open)..<range.lowerBound])
    }
}
