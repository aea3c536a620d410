import Testing

/// What screen readers are told of links and rows.
struct AccessibleNameTests {
    private let path = "/books/U01/2021"

    @Test func `each file has a name of its own that begins with its document`() async throws {
        let text = try await Browsing.sample().ask(path).text
        let links = text.matches(of: /documents\/[^"]*" aria-label="([^"]*)">([^<]*)</)
        #expect(links.count == 16)
        #expect(Set(links.map(\.output.1)).count == links.count)
        for link in links { #expect(link.output.1.hasSuffix(" " + link.output.2)) }
    }

    @Test(arguments: ["/tasks/T01", "/figures/execution.project.spent"])
    func `each row of a list has a head`(_ page: String) async throws {
        let text = try await Browsing.sample().ask(path + page).text
        let rows = text.matches(of: /<tr>(?s:.*?)<\/tr>/)
            .filter { $0.output.contains("<td") && !$0.output.contains("<th scope=\"col\"") }
        #expect(!rows.isEmpty)
        for row in rows { #expect(row.output.contains("<th scope=\"row\"")) }
    }
}
