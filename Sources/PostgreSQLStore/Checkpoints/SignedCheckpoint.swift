import Crypto
import EventSourcing
package import JSON

/// A checkpoint with its Ed25519 signature, as its file holds it.
package struct SignedCheckpoint: Hashable, Sendable {
    package let checkpoint: Checkpoint
    /// Of whoever signed, 32 bytes; who that is, the file cannot prove.
    package let publicKey: CheckpointPublicKey
    package let signature: [UInt8]

    package init(_ checkpoint: Checkpoint, by key: CheckpointKey) throws {
        self.checkpoint = checkpoint
        publicKey = key.publicKey
        signature = try key.sign(checkpoint.encoded(publicKey: key.publicKey.bytes))
    }

    /// Whether the signature holds and, where a key is trusted, is by that key.
    package func isSigned(by trusted: CheckpointPublicKey?) -> Bool {
        guard trusted == nil || trusted == publicKey else { return false }
        return publicKey.verifies(
            signature, of: checkpoint.encoded(publicKey: publicKey.bytes))
    }
}

extension SignedCheckpoint {
    /// The file's content.
    package var json: JSONValue {
        [
            "schema": 1, "format": "zhixing-checkpoint-1",
            "createdAtMicroseconds": .integer(checkpoint.createdAt.microseconds),
            "books": .array(
                checkpoint.entries.map {
                    [
                        "unit": .string($0.book.unit),
                        "fiscalYear": .integer($0.book.fiscalYear),
                        "version": .integer($0.version),
                        "recordedAtMicroseconds": .integer($0.recordedAt.microseconds),
                        "headHash": .string(hexadecimal($0.headHash)),
                    ]
                }),
            "publicKey": .string(hexadecimal(publicKey.bytes)),
            "signature": .string(hexadecimal(signature)),
        ]
    }

    /// Reads a file's content; throws ``JSONFieldError`` naming the field that does not fit.
    package init(json: JSONValue) throws {
        let file = try JSONValueDecoder.decode(File.self, from: json)
        guard file.schema == 1, file.format == "zhixing-checkpoint-1" else {
            throw JSONFieldError(field: "format", problem: .malformed("应为 zhixing-checkpoint-1"))
        }
        guard !file.books.isEmpty else {
            throw JSONFieldError(field: "books", problem: .malformed("没有账簿，什么也证明不了"))
        }
        checkpoint = Checkpoint(
            createdAt: Timestamp(microseconds: file.createdAtMicroseconds),
            entries: try file.books.map { book in
                Checkpoint.Entry(
                    book: BookKey(unit: book.unit, fiscalYear: book.fiscalYear),
                    version: book.version,
                    headHash: try Self.bytes(book.headHash, count: 32, "books.headHash"),
                    recordedAt: Timestamp(microseconds: book.recordedAtMicroseconds))
            })
        publicKey = CheckpointPublicKey(
            bytes: try Self.bytes(file.publicKey, count: 32, "publicKey"))
        signature = try Self.bytes(file.signature, count: 64, "signature")
    }

    private static func bytes(_ text: String, count: Int, _ field: String) throws -> [UInt8] {
        guard let bytes = decodedHexadecimal(text), bytes.count == count else {
            throw JSONFieldError(field: field, problem: .malformed("应为 \(count * 2) 位十六进制数"))
        }
        return bytes
    }

    private struct File: Decodable {
        let schema: Int
        let format: String
        let createdAtMicroseconds: Int64
        let books: [Book]
        let publicKey: String
        let signature: String
    }

    private struct Book: Decodable {
        let unit: String
        let fiscalYear: Int
        let version: Int64
        let recordedAtMicroseconds: Int64
        let headHash: String
    }
}
