import Foundation
import Linting

/// The parts of a Word file that a comment needs besides its mark in the text.
struct WordCommentParts {
    /// Where the comments stand; a report may hold some already.
    let name = "word/comments.xml"
    /// The first number that no comment has yet.
    let firstNumber: Int
    /// The parts that are written anew.
    var rewritten: Set<String> {
        ["[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels", name]
    }

    private let types: String
    private let relations: String?
    private let existing: String?

    init(_ archive: ZipReader) throws {
        func text(_ name: String) throws -> String? {
            try archive.part(name).map { String(decoding: $0, as: UTF8.self) }
        }
        guard let types = try text("[Content_Types].xml") else {
            throw DocumentRefusal.broken("Word")
        }
        self.types = types
        relations = try text("word/_rels/document.xml.rels")
        existing = try text(name)
        let numbers = (existing ?? "").split(separator: "w:id=\"").dropFirst().compactMap {
            Int($0.prefix { $0.isASCII && $0.isNumber })
        }
        firstNumber = (numbers.max() ?? -1) + 1
    }

    func contentTypes() throws -> [UInt8] {
        let type = WordNamespace.contentType + "wordprocessingml.comments+xml"
        guard !types.contains("/" + name) else { return Array(types.utf8) }
        return try inserted(
            "<Override PartName=\"/\(name)\" ContentType=\"\(type)\"/>", before: "</Types>",
            in: types)
    }

    func relationships() throws -> [UInt8] {
        let empty =
            "<Relationships xmlns=\"\(WordNamespace.package)relationships\"></Relationships>"
        let list = relations ?? empty
        guard !list.contains("/comments\"") else { return Array(list.utf8) }
        return try inserted(
            "<Relationship Id=\"zhixingComments\" Type=\"\(WordNamespace.relationships)/comments\" Target=\"comments.xml\"/>",
            before: "</Relationships>", in: list)
    }

    /// The comments there were, and one for each finding.
    func comments(_ findings: [Finding]) throws -> [UInt8] {
        var writer = XMLWriter(fragmentOf: .xml)
        for (offset, finding) in findings.enumerated() {
            writer.element(
                "w:comment",
                [
                    "w:id": String(firstNumber + offset), "w:author": "知行核对", "w:initials": "核",
                    "xmlns:w": WordNamespace.main,
                ]
            ) { comment in
                for text in Self.paragraphs(finding) {
                    comment.element("w:p") { paragraph in
                        paragraph.element("w:r") { run in
                            run.element("w:t", ["xml:space": "preserve"], text: text)
                        }
                    }
                }
            }
        }
        let own = String(decoding: writer.bytes, as: UTF8.self)
        if let existing { return try inserted(own, before: "</w:comments>", in: existing) }
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        return Array(
            (head + "<w:comments xmlns:w=\"\(WordNamespace.main)\">" + own + "</w:comments>").utf8)
    }

    private static func paragraphs(_ finding: Finding) -> [String] {
        var texts = [finding.severity.name + "　" + finding.place, finding.message]
        if !finding.expected.isEmpty {
            let printed = finding.printed.isEmpty ? "空白" : finding.printed
            texts.append("印作 \(printed)，应为 \(finding.expected)")
        }
        if !finding.arithmetic.isEmpty { texts.append("算式 " + finding.arithmetic) }
        return texts
    }

    private func inserted(_ text: String, before end: String, in whole: String) throws -> [UInt8] {
        guard let range = whole.ranges(of: end).last else { throw DocumentRefusal.broken("Word") }
        return Array((whole[..<range.lowerBound] + text + whole[range.lowerBound...]).utf8)
    }
}
