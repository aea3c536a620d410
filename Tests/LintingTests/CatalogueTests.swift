import Linting
import Testing

@Suite struct CatalogueTests {
    @Test(arguments: FindingCode.allCases)
    func `every code is documented`(code: FindingCode) {
        #expect(!code.rule.what.isEmpty)
        #expect(!code.rule.why.isEmpty)
        #expect(!code.rule.source.isEmpty)
        #expect(code.severity != .rounding)
    }

    @Test func `no two codes share their description`() {
        #expect(Set(FindingCode.allCases.map(\.rule.what)).count == FindingCode.allCases.count)
    }
}
