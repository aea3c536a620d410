import Testing

/// Names from outside stay text.
struct EscapingTests {
    @Test(arguments: [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onfocus='alert(1)",
        // One character to Swift, two to a browser.
        "\"\u{301} onfocus=alert(1) autofocus x=", "<\u{301}b>", "&lt;", "{{{body}}}",
    ])
    func `a hostile unit name is shown and does nothing`(_ name: String) async throws {
        let browsing = try Browsing.sample(unitName: name, taskName: name)
        for path in ["/books", "/books/U01/2021", "/books/U01/2021/tasks/T01"] {
            let page = try await browsing.ask(path)
            #expect(page.status == 200)
            // Compared by scalars, as browsers read them.
            let scalars = Array(page.text.unicodeScalars)
            #expect(!contains(scalars, name) || name == "{{{body}}}", "\(path)")
            #expect(contains(scalars, escaped(name)), "\(path)")
        }
    }

    @Test func `a unit that is not there is told back as text`() async throws {
        let page = try await Browsing.sample().ask("/books/%3Cimg%20src=x%3E/2021")
        #expect(page.status == 404)
        #expect(page.text.contains("&lt;img src=x&gt;"))
        #expect(!page.text.contains("<img"))
    }

    @Test func `names in the chart and the JSON are safe too`() async throws {
        let browsing = try Browsing.sample(unitName: "</svg><b>\"")
        let answer = try await browsing.ask("/v1/books/U01/2021/execution")
        #expect(answer.text.contains(#""unitName":"</svg><b>\"""#))
        #expect(answer.header("X-Content-Type-Options") == "nosniff")
    }

    private func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private func contains(_ page: [Unicode.Scalar], _ text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        return page.indices.contains { page[$0...].starts(with: wanted) }
    }
}
