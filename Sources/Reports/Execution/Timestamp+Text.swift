import BudgetDomain
package import EventSourcing

extension Timestamp {
    /// The moment as RFC 3339 in UTC with microseconds: `2021-07-31T16:00:00.000000Z`.
    package var text: String {
        let second = padded(microseconds - floored(microseconds, by: 1_000_000) * 1_000_000, 6)
        return clockText(offsetSeconds: 0, separator: "T") + "." + second + "Z"
    }

    /// The moment on clocks in Shanghai, to the second, as people read it: `2021-08-01 00:00:00`.
    package var shanghaiText: String {
        clockText(offsetSeconds: Self.shanghaiOffset, separator: " ")
    }

    /// Shanghai is eight hours ahead of UTC; summer time ended there in 1991.
    private static let shanghaiOffset: Int64 = 8 * 3600

    private func clockText(offsetSeconds: Int64, separator: String) -> String {
        let seconds = floored(microseconds, by: 1_000_000) + offsetSeconds
        let days = floored(seconds, by: 86_400)
        let time = seconds - days * 86_400
        return CalendarDate(daysSinceEpoch: Int(days)).description + separator
            + padded(time / 3600, 2) + ":" + padded(time / 60 % 60, 2) + ":" + padded(time % 60, 2)
    }

    /// Reads `YYYY-MM-DDThh:mm[:ss[.ffffff]]` with `Z` or `±hh:mm`; without a zone, clocks in Shanghai.
    ///
    /// RFC 3339, and what a browser's field for a local time sends.
    package init?(text: some StringProtocol) {
        var bytes = Array(text.utf8)
        guard bytes.count >= 16, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"),
            let date = CalendarDate(String(decoding: bytes[0..<10], as: UTF8.self)),
            let offset = Self.takeZone(&bytes),
            let time = Self.microsecondsOfDay(bytes[11...])
        else { return nil }
        let days = Int64(date.daysSinceEpoch)
        self.init(microseconds: (days * 86_400 - offset) * 1_000_000 + time)
    }

    /// Takes the zone off the end; its offset in seconds.
    private static func takeZone(_ bytes: inout [UInt8]) -> Int64? {
        if bytes.last == UInt8(ascii: "Z") || bytes.last == UInt8(ascii: "z") {
            bytes.removeLast()
            return 0
        }
        let sign = bytes.count - 6
        guard sign >= 16, bytes[sign] == UInt8(ascii: "+") || bytes[sign] == UInt8(ascii: "-")
        else { return shanghaiOffset }
        guard bytes[sign + 3] == UInt8(ascii: ":"),
            let hours = digits(bytes[(sign + 1)..<(sign + 3)]), hours < 24,
            let minutes = digits(bytes[(sign + 4)...]), minutes < 60
        else { return nil }
        let offset = hours * 3600 + minutes * 60
        let isEast = bytes[sign] == UInt8(ascii: "+")
        bytes.removeLast(6)
        return isEast ? offset : -offset
    }

    private static func microsecondsOfDay(_ bytes: ArraySlice<UInt8>) -> Int64? {
        let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, parts[0].count == 2, parts[1].count == 2,
            let hours = digits(parts[0]), hours < 24, let minutes = digits(parts[1]), minutes < 60
        else { return nil }
        let whole = (hours * 60 + minutes) * 60 * 1_000_000
        guard parts.count == 3 else { return whole }
        let seconds = parts[2].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard seconds.count <= 2, seconds[0].count == 2, let second = digits(seconds[0]),
            second < 60
        else { return nil }
        guard seconds.count == 2 else { return whole + second * 1_000_000 }
        guard (1...6).contains(seconds[1].count), var fraction = digits(seconds[1]) else {
            return nil
        }
        for _ in seconds[1].count..<6 { fraction *= 10 }
        return whole + second * 1_000_000 + fraction
    }

    private static func digits(_ bytes: ArraySlice<UInt8>) -> Int64? {
        bytes.reduce(Int64?(0)) { value, byte in
            guard let value, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
                return nil
            }
            return value * 10 + Int64(byte - UInt8(ascii: "0"))
        }
    }
}

private func floored(_ value: Int64, by divisor: Int64) -> Int64 {
    value / divisor - (value % divisor < 0 ? 1 : 0)
}

private func padded(_ value: Int64, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
