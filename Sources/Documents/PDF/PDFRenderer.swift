import Foundation
import Reports

/// Writes a document as PDF/A-2b, typeset by typst.
enum PDFRenderer {
    /// The file's bytes.
    ///
    /// - Throws: ``RenderingError/toolMissing(name:remedy:)`` where typst is not installed,
    ///   ``RenderingError/notPrintable(character:place:)`` where its fonts lack a character.
    static func render(_ document: Document) throws -> [UInt8] {
        let command = try TypstCommand.find()
        let writer = TypstWriter(document)
        return try TemporaryFolder.with { folder in
            for (number, picture) in writer.pictures.enumerated() {
                let name = TypstWriter.pictureName(number)
                try Data(picture).write(to: folder.appendingPathComponent(name))
            }
            let source = folder.appendingPathComponent("document.typ")
            let target = folder.appendingPathComponent("document.pdf")
            try Data(writer.source.text.utf8).write(to: source)
            if let message = try command.compile(source, to: target, in: folder) {
                throw TypstMessage(message).error(about: document)
            }
            return Array(try Data(contentsOf: target))
        }
    }
}
