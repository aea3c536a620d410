import Documents
import Foundation
import Linting
import Testing

@Suite struct DocumentRefusalTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let data: Data
        let code: DocumentRefusal.Code
        var testDescription: String { "\(code.rawValue) \(name)" }
    }

    private static func manyParts() -> Data {
        StoredArchive(parts: (0..<5000).map { ("p\($0)", Data()) }).data
    }

    static let cases: [Case] = [
        Case(name: "a.txt", data: Data(), code: .empty),
        Case(name: "a.txt", data: Data(" \n\t".utf8), code: .noText),
        Case(name: "a.txt", data: Data([0x41, 0xFF, 0xFF, 0xFF]), code: .broken),
        Case(name: "a.doc", data: Data([0xD0, 0xCF, 0x11, 0xE0, 0]), code: .unknownKind),
        Case(name: "a.docx", data: Data([0xD0, 0xCF, 0x11, 0xE0, 0]), code: .encrypted),
        Case(name: "a.exe", data: Data("MZ".utf8), code: .unknownKind),
        Case(name: "noextension", data: Data("甲".utf8), code: .unknownKind),
        Case(name: "a.docx", data: ReadingSamples.pdf, code: .wrongExtension),
        Case(name: "a.pdf", data: Data("甲".utf8), code: .wrongExtension),
        Case(name: "a.txt", data: ReadingSamples.pdf, code: .wrongExtension),
        Case(name: "a.docx", data: ReadingSamples.workbook().data, code: .wrongExtension),
        Case(name: "a.xlsx", data: ReadingSamples.word().data, code: .wrongExtension),
        Case(name: "a.docx", data: Data("PK\u{3}\u{4}truncated".utf8), code: .broken),
        Case(name: "a.docx", data: ReadingSamples.word().data.prefix(300), code: .broken),
        Case(name: "a.docx", data: ReadingSamples.word("<w:document><w:p>").data, code: .broken),
        Case(name: "a.docx", data: ReadingSamples.word(nested).data, code: .broken),
        Case(name: "a.docx", data: ReadingSamples.word(bomb).data, code: .hostile),
        Case(name: "a.docx", data: manyParts(), code: .hostile),
        Case(name: "a.docx", data: encrypted, code: .encrypted),
        Case(name: "a.docx", data: claiming, code: .hostile),
        Case(name: "a.pdf", data: Data("%PDF-1.4 and nothing".utf8), code: .broken),
    ]

    private static let nested =
        String(repeating: "<a>", count: 5000) + String(repeating: "</a>", count: 5000)
    private static let bomb = """
        <?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document>&b;</w:document>
        """
    private static var encrypted: Data {
        var archive = ReadingSamples.word()
        archive.flags = 1
        return archive.data
    }
    private static var claiming: Data {
        var archive = ReadingSamples.word()
        archive.claimedSize = 1 << 31
        return archive.data
    }

    @Test(arguments: cases)
    func `a bad file is refused with one sentence that names the remedy`(given: Case) {
        let refusal = #expect(throws: DocumentRefusal.self) {
            try PrintedDocumentReader.read(given.data, name: given.name)
        }
        #expect(refusal?.code == given.code)
        #expect(refusal?.message.hasSuffix("。") == true)
        #expect(refusal?.message.contains("请") == true)
    }

    @Test func `a huge file is refused before it is read`() {
        var limits = ReadingLimits.standard
        limits.fileBytes = 10
        let refusal = #expect(throws: DocumentRefusal.self) {
            try PrintedDocumentReader.read(
                Data(ReadingSamples.text.utf8), name: "a.txt", limits: limits)
        }
        #expect(refusal?.code == .tooLarge)
    }

    @Test func `a part of endless elements is refused while it is read`() {
        var limits = ReadingLimits.standard
        limits.elements = 20
        let refusal = #expect(throws: DocumentRefusal.self) {
            try PrintedDocumentReader.read(
                ReadingSamples.word().data, name: "a.docx", limits: limits)
        }
        #expect(refusal?.code == .tooLarge)
    }

    @Test func `a name without extension is told so`() {
        let refusal = #expect(throws: DocumentRefusal.self) {
            try PrintedDocumentReader.read(Data("甲".utf8), name: "报告")
        }
        #expect(refusal?.message.contains("没有扩展名") == true)
    }

    @Test(arguments: ["/nowhere/report.docx", "/", "/dev/zero"])
    func `what is no file is refused`(path: String) {
        let refusal = #expect(throws: DocumentRefusal.self) {
            try PrintedDocumentReader.read(path: path)
        }
        #expect([.missing, .unreadable].contains(refusal?.code))
    }
}
