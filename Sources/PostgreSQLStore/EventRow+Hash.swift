import BudgetDomain
import Crypto
import EventSourcing

// The canonical encoding that the chain is made of, version 1: each field as four bytes of length
// (big-endian) and its bytes; a missing field as the length FFFFFFFF alone. Numbers are decimal
// texts, the recorded time is microseconds since 1970 in UTC, the payload is its bytes as they are.
// Nothing depends on a session's settings, so any language can do the same from an export.

extension EventRow {
    /// SHA-256 over every stored column but `hash` itself, `previous_hash` last.
    package func computedHash() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512)
        encode(into: &bytes)
        return Array(SHA256.hash(data: bytes))
    }

    /// Sets ``hash`` to follow another event.
    mutating func chain(after previous: [UInt8]) {
        previousHash = previous
        hash = computedHash()
    }

    /// Appends the canonical encoding.
    package func encode(into bytes: inout [UInt8]) {
        bytes.appendField("zhixing-event-1")
        bytes.appendField(book.unit)
        bytes.appendField(Int64(book.fiscalYear))
        bytes.appendField(version)
        bytes.appendField(eventID)
        bytes.appendField(type)
        bytes.appendField(Int64(schemaVersion))
        bytes.appendField(occurredOn.description)
        bytes.appendField(recordedAt.microseconds)
        bytes.appendField(actor)
        bytes.appendField(entry)
        bytes.appendField(amountFen)
        bytes.appendField(task)
        bytes.appendField(counterTask)
        bytes.appendField(fundSource)
        bytes.appendField(threePublic)
        bytes.appendField(procurement ? "true" : "false")
        bytes.appendField(economicCode)
        bytes.appendField(sourceSystem)
        bytes.appendField(voucherNo)
        bytes.appendField(voucherLine)
        bytes.appendField(originalVersion)
        bytes.appendField(commandID)
        bytes.appendField(Int64(commandPart))
        bytes.appendField(commandDigest)
        bytes.appendField(payload)
        bytes.appendField(previousHash)
    }
}

extension [UInt8] {
    mutating func appendLength(_ count: Int) {
        let length = UInt32(truncatingIfNeeded: count)
        append(UInt8(truncatingIfNeeded: length >> 24))
        append(UInt8(truncatingIfNeeded: length >> 16))
        append(UInt8(truncatingIfNeeded: length >> 8))
        append(UInt8(truncatingIfNeeded: length))
    }

    mutating func appendMissing() {
        append(contentsOf: [0xFF, 0xFF, 0xFF, 0xFF])
    }

    mutating func appendField(_ text: String) {
        appendLength(text.utf8.count)
        append(contentsOf: text.utf8)
    }

    mutating func appendField(_ text: String?) {
        if let text { appendField(text) } else { appendMissing() }
    }

    mutating func appendField(_ bytes: [UInt8]?) {
        guard let bytes else { return appendMissing() }
        appendLength(bytes.count)
        append(contentsOf: bytes)
    }

    mutating func appendField(_ number: Int64?) {
        guard let number else { return appendMissing() }
        appendField(String(number))
    }
}
