import Foundation
import Linting

/// Paragraphs and tables of a Word document (`docx`).
enum WordReader {
    static func read(_ data: Data, limits: ReadingLimits) throws -> PrintedDocument {
        let archive = try ZipReader(data, kind: "Word", limits: limits)
        return PrintedDocument(lines: try state(of: try body(in: archive), limits: limits).lines)
    }

    /// The part that holds the text.
    static func body(in archive: ZipReader) throws -> Data {
        guard let body = try archive.part("word/document.xml") else {
            throw DocumentRefusal(.wrongExtension, "文件里没有 Word 正文，扩展名可能有误；请用 Word 另存为 docx，再检查。")
        }
        return body
    }

    /// The lines of a body, and where in its bytes their paragraphs stand.
    static func state(of body: Data, limits: ReadingLimits) throws -> WordState {
        let state = WordState()
        try XMLEvents.read(
            body, kind: "Word", limits: limits, located: state.locate, opened: state.open,
            closed: state.close, text: state.add)
        return state
    }
}
