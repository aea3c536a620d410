import Crypto
import Foundation

/// The private key that signs checkpoints (Ed25519), kept in a file outside of the database.
package struct CheckpointKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// A new key, from the system's randomness.
    package init() {
        key = Curve25519.Signing.PrivateKey()
    }

    /// Reads a PEM file as `openssl genpkey -algorithm ed25519` writes it; nil where it is none.
    package init?(pem: String) {
        guard let der = PEMText.decode(pem, label: PEMText.privateKey), der.count == 48,
            Array(der.prefix(16)) == PEMText.privatePrefix,
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: der.dropFirst(16))
        else { return nil }
        self.key = key
    }

    /// The file's text.
    package var pem: String {
        PEMText.encode(PEMText.privatePrefix + key.rawRepresentation, label: PEMText.privateKey)
    }

    package var publicKey: CheckpointPublicKey {
        CheckpointPublicKey(bytes: Array(key.publicKey.rawRepresentation))
    }

    func sign(_ bytes: [UInt8]) throws -> [UInt8] {
        Array(try key.signature(for: bytes))
    }
}

/// The public key that whoever checks a checkpoint must have got from elsewhere.
package struct CheckpointPublicKey: Hashable, Sendable {
    /// 32 bytes.
    package let bytes: [UInt8]

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads a PEM file, or 64 hexadecimal digits; nil where it is neither.
    package init?(text: String) {
        if let der = PEMText.decode(text, label: PEMText.publicKey) {
            guard der.count == 44, Array(der.prefix(12)) == PEMText.publicPrefix else { return nil }
            bytes = Array(der.dropFirst(12))
        } else {
            let digits = text.filter { !$0.isWhitespace }
            guard let decoded = decodedHexadecimal(digits), decoded.count == 32 else { return nil }
            bytes = decoded
        }
    }

    /// As `openssl` reads it.
    package var pem: String {
        PEMText.encode(PEMText.publicPrefix + bytes, label: PEMText.publicKey)
    }

    func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else {
            return false
        }
        return key.isValidSignature(signature, for: message)
    }
}

/// The little of PEM and DER that an Ed25519 key needs (RFC 8410): a fixed beginning and the key.
private enum PEMText {
    static let privateKey = "PRIVATE KEY"
    static let publicKey = "PUBLIC KEY"
    static let privatePrefix: [UInt8] = [
        0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04,
        0x20,
    ]
    static let publicPrefix: [UInt8] = [
        0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
    ]

    static func encode(_ der: [UInt8], label: String) -> String {
        """
        -----BEGIN \(label)-----
        \(Data(der).base64EncodedString())
        -----END \(label)-----

        """
    }

    static func decode(_ text: String, label: String) -> Data? {
        let lines = text.split(whereSeparator: \.isNewline).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        guard lines.first == "-----BEGIN \(label)-----", lines.last == "-----END \(label)-----"
        else { return nil }
        return Data(base64Encoded: lines.dropFirst().dropLast().joined())
    }
}
