/// What a voucher line says once it is in the log (记账凭证分录).
package struct VoucherEntry: Codable, Hashable, Sendable {
    package let task: String
    package let fundSource: FundSource
    package let amount: Money
    package let sourceSystem: String?
    package let voucherNo: String
    package let voucherLine: VoucherLine
    package let summary: String
    /// HMAC-SHA-256 of the payee's name under a salt kept beside the log, in hexadecimal.
    package let payeeDigest: String?
    package let economicCode: String?
    /// Follows from the economic code; kept, so that the fold need not know the codes.
    package let threePublic: ThreePublicKind?
    package let procurement: Bool
    package let contractNo: String?
    package let drafter: String
}

/// A voucher line was drafted; it counts nowhere yet.
package struct ExpenditureDrafted: Codable, Hashable, Sendable {
    package let entry: VoucherEntry
    package let override: ThreePublicOverride?

    private enum CodingKeys: String, CodingKey { case override }

    package init(entry: VoucherEntry, override: ThreePublicOverride? = nil) {
        self.entry = entry
        self.override = override
    }

    package init(from decoder: any Decoder) throws {
        entry = try VoucherEntry(from: decoder)
        override = try decoder.container(keyedBy: CodingKeys.self)
            .decodeIfPresent(ThreePublicOverride.self, forKey: .override)
    }

    package func encode(to encoder: any Encoder) throws {
        try entry.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(override, forKey: .override)
    }
}

/// A voucher line was posted: from now on it counts.
package struct ExpenditureApproved: Codable, Hashable, Sendable {
    package let entry: VoucherEntry
    package let reviewer: String
    package let override: ThreePublicOverride?
    /// The version of the draft it was posted from.
    package let originalVersion: Int64?
    package let reason: String?

    private enum CodingKeys: String, CodingKey {
        case reviewer, override, originalVersion, reason
    }

    package init(
        entry: VoucherEntry, reviewer: String, override: ThreePublicOverride? = nil,
        originalVersion: Int64? = nil, reason: String? = nil
    ) {
        self.entry = entry
        self.reviewer = reviewer
        self.override = override
        self.originalVersion = originalVersion
        self.reason = reason
    }

    package init(from decoder: any Decoder) throws {
        entry = try VoucherEntry(from: decoder)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        reviewer = try container.decode(String.self, forKey: .reviewer)
        override = try container.decodeIfPresent(ThreePublicOverride.self, forKey: .override)
        originalVersion = try container.decodeIfPresent(Int64.self, forKey: .originalVersion)
        reason = try container.decodeIfPresent(String.self, forKey: .reason)
    }

    package func encode(to encoder: any Encoder) throws {
        try entry.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(reviewer, forKey: .reviewer)
        try container.encodeIfPresent(override, forKey: .override)
        try container.encodeIfPresent(originalVersion, forKey: .originalVersion)
        try container.encodeIfPresent(reason, forKey: .reason)
    }
}

/// A draft was rejected.
package struct ExpenditureRejected: Codable, Hashable, Sendable {
    package let originalVersion: Int64
    package let reviewer: String
    package let reason: String?
}

/// A posted line was cancelled in full by a red voucher (红字冲销).
package struct ExpenditureReversed: Codable, Hashable, Sendable {
    package let originalVersion: Int64
    package let task: String
    package let fundSource: FundSource
    /// The full amount of the original, not negative here.
    package let amount: Money
    package let sourceSystem: String?
    /// The red voucher's number.
    package let voucherNo: String
    package let voucherLine: VoucherLine
    package let threePublic: ThreePublicKind?
    package let economicCode: String?
    package let procurement: Bool
    package let reason: String
}

/// Money of a posted line came back (退回).
package struct ExpenditureRefunded: Codable, Hashable, Sendable {
    package let originalVersion: Int64
    package let task: String
    package let fundSource: FundSource
    package let amount: Money
    package let threePublic: ThreePublicKind?
    package let economicCode: String?
    package let procurement: Bool
    package let reason: String
}
