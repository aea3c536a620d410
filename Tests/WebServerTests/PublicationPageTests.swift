import JSON
import Testing

/// The self-evaluation as pages offer it: as it was known, and as it was published.
struct PublicationPageTests {
    private let path = "/books/U01/2021"
    private let file = "/books/U01/2021/documents/self-evaluation.json"

    private static func step(_ name: String, _ day: String, by actor: String = "绩效庚") -> Step {
        Step(name, "2021-12-31", recorded: day, by: actor)
    }

    private static let published = [
        step("OpenSelfEvaluation", "2022-01-10"), step("SubmitSelfEvaluation", "2022-01-11"),
        step("ApproveSelfEvaluation", "2022-01-12", by: "李审核"),
        step("PublishSelfEvaluation", "2022-01-13", by: "李审核"),
    ]

    private static let later = Step(
        "RegisterTask", "2021-12-31", ["task": "T09", "name": "后来的任务", "category": "project"],
        recorded: "2022-02-01")

    private static let revision = Step(
        "ReviseSelfEvaluation", "2021-12-31", ["reason": "审计调整"], recorded: "2022-03-01",
        by: "绩效庚")

    @Test(arguments: ["self-evaluation", "project-self-evaluation"])
    func `a download is of what was known, as the page it stands on`(_ kind: String) async throws {
        let file = "\(path)/documents/\(kind).html"
        let before = try await Browsing.sample().ask(file)
        let browsing = try Browsing.sample(further: [Self.later])
        #expect(try await browsing.ask(file).text.contains("后来的任务"))
        let known = try await browsing.ask(file + "?known_at=2022-01-31T00:00:00")
        #expect(known.text == before.text)
    }

    @Test func `a figure of the self-evaluation is of what was known`() async throws {
        let browsing = try Browsing.sample(further: [Self.later])
        let figure = path + "/figures/project.count"
        let now = try await browsing.ask(figure)
        #expect(now.text.contains("<p class=\"big\">3"))
        let then = try await browsing.ask(figure + "?known_at=2022-01-31T00:00:00")
        #expect(then.text.contains("<p class=\"big\">2"))
    }

    @Test func `a publication is downloaded as it was published, whatever is recorded later`()
        async throws
    {
        let first = try Browsing.sample(further: Self.published)
        let published = try await first.ask(file)
        let moved = try Browsing.sample(further: Self.published + [Self.later])
        #expect(try await moved.ask(file).text == published.text)
        #expect(try await moved.ask(path).text.contains("部门整体绩效自评报告（第 1 次公开）"))
        // Before it was published, there was a draft.
        let draft = try await moved.ask(file + "?known_at=2022-01-12T12:00:00")
        #expect(draft.text != published.text)
    }

    @Test func `a figure of a publication says so, and names its version`() async throws {
        let figure = path + "/figures/score.total.score"
        let first = try await Browsing.sample(further: Self.published).ask(figure)
        let moved = try await Browsing.sample(further: Self.published + [Self.later]).ask(figure)
        #expect(first.text.contains("按第 1 次公开时的数据"))
        let footer = try #require(first.text.firstRange(of: "<footer")).lowerBound
        #expect(moved.text.hasSuffix(first.text[footer...]))
    }

    @Test func `beside a revision the publication stays to be had, and both are told apart`()
        async throws
    {
        let published = try await Browsing.sample(further: Self.published).ask(file)
        let browsing = try Browsing.sample(
            further: Self.published + [Self.later, Self.revision])
        let page = try await browsing.ask(path)
        #expect(page.text.contains("<dt>部门整体绩效自评报告（第 1 次公开）</dt>"))
        #expect(page.text.contains("<dt>部门整体绩效自评报告（修订稿）</dt>"))
        #expect(page.text.contains("documents/self-evaluation.docx?publication=1\""))
        #expect(page.text.contains("documents/self-evaluation.docx\""))
        let kept = try await browsing.ask(file + "?publication=1")
        #expect(kept.text == published.text)
        #expect(try await browsing.ask(file).text != published.text)
    }

    @Test(arguments: [("2", 404), ("0", 400), ("x", 400)])
    func `a publication that never was is a page that says so`(
        _ number: String, status: Int
    ) async throws {
        let browsing = try Browsing.sample(further: Self.published)
        let page = try await browsing.ask(file + "?publication=" + number)
        #expect(page.status == status)
        #expect(page.text.contains(status == 404 ? "只公开过 1 次" : "公开的次数"))
    }
}
