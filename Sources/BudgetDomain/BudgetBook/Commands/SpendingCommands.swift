/// What a voucher line says, whether drafted or recorded (记账凭证分录).
package struct ExpenditureLine: Codable, Hashable, Sendable {
    package let task: String
    package let fundSource: FundSource
    package let amount: Money
    package let sourceSystem: String?
    package let voucherNo: String
    package let line: VoucherLine
    package let summary: String
    /// Kept beside the log; the event holds a salted digest only.
    package let payee: String?
    /// 部门预算支出经济分类.
    package let economicCode: String?
    /// Government procurement (政府采购).
    package let procurement: Bool?
    package let contractNo: String?
    package let drafter: String

    package init(
        task: String, fundSource: FundSource, amount: Money, sourceSystem: String? = nil,
        voucherNo: String, line: VoucherLine, summary: String, payee: String? = nil,
        economicCode: String? = nil, procurement: Bool? = nil, contractNo: String? = nil,
        drafter: String
    ) {
        self.task = task
        self.fundSource = fundSource
        self.amount = amount
        self.sourceSystem = sourceSystem
        self.voucherNo = voucherNo
        self.line = line
        self.summary = summary
        self.payee = payee
        self.economicCode = economicCode
        self.procurement = procurement
        self.contractNo = contractNo
        self.drafter = drafter
    }
}

/// A leader's permission to go over the “三公” total.
package struct ThreePublicOverride: Codable, Hashable, Sendable {
    package let by: String
    package let reason: String
}

/// Records a voucher line that has been reviewed already.
package struct RecordExpenditure: Codable, Hashable, Sendable {
    package let line: ExpenditureLine
    package let reviewer: String
    package let override: ThreePublicOverride?

    private enum CodingKeys: String, CodingKey { case reviewer, override }

    package init(line: ExpenditureLine, reviewer: String, override: ThreePublicOverride? = nil) {
        self.line = line
        self.reviewer = reviewer
        self.override = override
    }

    package init(from decoder: any Decoder) throws {
        line = try ExpenditureLine(from: decoder)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        reviewer = try container.decode(String.self, forKey: .reviewer)
        override = try container.decodeIfPresent(ThreePublicOverride.self, forKey: .override)
    }

    package func encode(to encoder: any Encoder) throws {
        try line.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(reviewer, forKey: .reviewer)
        try container.encodeIfPresent(override, forKey: .override)
    }
}

/// Drafts a voucher line (制单); it counts in no figure until approved.
package struct DraftExpenditure: Codable, Hashable, Sendable {
    package let line: ExpenditureLine
    package let override: ThreePublicOverride?

    private enum CodingKeys: String, CodingKey { case override }

    package init(line: ExpenditureLine, override: ThreePublicOverride? = nil) {
        self.line = line
        self.override = override
    }

    package init(from decoder: any Decoder) throws {
        line = try ExpenditureLine(from: decoder)
        override = try decoder.container(keyedBy: CodingKeys.self)
            .decodeIfPresent(ThreePublicOverride.self, forKey: .override)
    }

    package func encode(to encoder: any Encoder) throws {
        try line.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(override, forKey: .override)
    }
}

/// Approves a draft (审核).
package struct ApproveExpenditure: Codable, Hashable, Sendable {
    package let sourceSystem: String?
    package let voucherNo: String
    package let line: VoucherLine
    package let voucherMonth: Int?
    package let reviewer: String
    package let reason: String?
    package let override: ThreePublicOverride?
}

/// Rejects a draft (退回制单).
package struct RejectExpenditure: Codable, Hashable, Sendable {
    package let sourceSystem: String?
    package let voucherNo: String
    package let line: VoucherLine
    package let voucherMonth: Int?
    package let reviewer: String
    package let reason: String?
}

/// Cancels a posted line in full by a red voucher (红字冲销).
package struct ReverseExpenditure: Codable, Hashable, Sendable {
    package let sourceSystem: String?
    package let voucherNo: String
    package let line: VoucherLine
    package let voucherMonth: Int?
    package let redVoucherNo: String
    package let reason: String
}

/// Records money that came back (退回).
package struct RefundExpenditure: Codable, Hashable, Sendable {
    package let sourceSystem: String?
    package let voucherNo: String
    package let line: VoucherLine
    package let voucherMonth: Int?
    package let amount: Money
    package let reason: String
}

/// A command that names a posted or drafted line by its voucher key.
package protocol NamesVoucher {
    var sourceSystem: String? { get }
    var voucherNo: String { get }
    var line: VoucherLine { get }
    var voucherMonth: Int? { get }
}

extension NamesVoucher {
    /// The line it names.
    package var voucher: VoucherReference {
        VoucherReference(
            sourceSystem: sourceSystem, voucherNo: voucherNo, line: line, voucherMonth: voucherMonth
        )
    }
}

extension ApproveExpenditure: NamesVoucher {}
extension RejectExpenditure: NamesVoucher {}
extension ReverseExpenditure: NamesVoucher {}
extension RefundExpenditure: NamesVoucher {}
