import Documents
import Foundation
import Linting
import Testing

/// Files with random faults: each is read or refused, none crashes.
@Suite struct MutatedFileTests {
    /// A small generator with a seed, so that a failure can be repeated.
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }

    private static let pieces: [[UInt8]] = [
        Array("<".utf8), Array("</w:tc>".utf8), Array("\t".utf8),
        Array("99999999999999999999".utf8),
        Array("%".utf8), Array("&#x110000;".utf8), Array("<table>".utf8), Array("-0.".utf8), [0xFF],
        [0], Array("，其中：".utf8), Array("预算执行率".utf8), Array("colspan=\"999999\"".utf8),
        Array("r=\"ZZZZZZ999999999\"".utf8), Array("E-99".utf8), Array("(含)".utf8),
    ]

    private func mutated(_ data: Data, _ generator: inout Generator) -> Data {
        var bytes = [UInt8](data)
        for _ in 0..<Int.random(in: 1...8, using: &generator) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
            case 1: bytes.removeSubrange(place..<min(bytes.count, place + 7))
            case 2:
                let piece = Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &generator)]
                bytes.insert(contentsOf: piece, at: place)
            default:
                let end = min(bytes.count, place + 40)
                bytes.insert(contentsOf: bytes[place..<end], at: place)
            }
        }
        return Data(bytes)
    }

    private func read(_ data: Data, name: String) {
        do {
            _ = lint(try PrintedDocumentReader.read(data, name: name))
        } catch {
            #expect(error is DocumentRefusal, "\(error)")
        }
    }

    @Test(arguments: 1...40)
    func `a mutated file is read or refused`(seed: Int) {
        var generator = Generator(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
        read(mutated(Data(ReadingSamples.text.utf8), &generator), name: "a.txt")
        read(mutated(Data(ReadingSamples.html.utf8), &generator), name: "a.html")
        read(mutated(ReadingSamples.word().data, &generator), name: "a.docx")
        read(mutated(ReadingSamples.workbook().data, &generator), name: "a.xlsx")
        // Whole archives around damaged parts get past the checksum.
        let body = mutated(Data(ReadingSamples.wordBody.utf8), &generator)
        read(StoredArchive(parts: [("word/document.xml", body)]).data, name: "a.docx")
        let sheet = mutated(Data(ReadingSamples.sheet.utf8), &generator)
        read(
            ReadingSamples.workbook(sheet: String(decoding: sheet, as: UTF8.self)).data,
            name: "a.xlsx")
    }

    @Test(arguments: 1...6)
    func `a mutated PDF is read or refused`(seed: Int) {
        var generator = Generator(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
        read(Data("%PDF-".utf8) + mutated(ReadingSamples.pdf, &generator), name: "a.pdf")
    }
}
