import JSON
import Testing

/// Catalogue files through the program: sound ones pass, faulty ones are told line by line.
@Suite struct CatalogueFileTests {
    private func check(_ text: String, _ name: String) async throws -> (Outcome, String) {
        let file = "\(Remains.root)/catalogues/\(name.filter { $0 != " " }).yaml"
        try write(text, to: file)
        return (try await Program.run(["catalogue", "check", file, "--json"]), file)
    }

    private func message(_ outcome: Outcome) throws -> String {
        let json = try JSONParser.parse(outcome.errors)
        return try #require(json["error"]?["message"]?.stringValue)
    }

    @Test func `A sound file passes`() async throws {
        let (outcome, _) = try await check(FaultyCatalogue.sound, "sound")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try outcome.json()["indicators"] == 2)
    }

    @Test(arguments: FaultyCatalogue.all + FaultyCatalogue.hostile)
    func `Each fault is told once, with file, line and remedy`(_ faulty: FaultyCatalogue)
        async throws
    {
        #expect(faulty.text != FaultyCatalogue.sound)
        let (outcome, file) = try await check(faulty.text, faulty.name)
        #expect(outcome.status == 2)
        let message = try message(outcome)
        let lines = message.split(separator: "\n")
        let place = "\(file):\(faulty.lineNumber)："
        #expect(
            lines.contains { $0.hasPrefix(place) && $0.contains(faulty.message) }, "\(message)")
    }

    @Test func `Many faults are told together, each at its line`() async throws {
        let text = FaultyCatalogue.sound.replacing("year: 2021", with: "year: 21")
            .replacing("kind: quantitative", with: "kind: some").replacing(
                "from: 0", with: "from: 1"
            )
            .replacing("levels: 2", with: "levels: 2\n  paper: A3")
        let (outcome, file) = try await check(text, "many")
        let lines = try message(outcome).split(separator: "\n")
        #expect(lines.count == 4)
        #expect(
            lines.map { $0.dropFirst(file.count + 1).prefix { $0 != "：" } } == [
                "5", "8", "14", "20",
            ])
    }

    @Test(arguments: [
        ("", "空的"), ("  \n# 只有注释\n", "空的"), ("- a\n- b\n", "字段: 值"), ("只是一句话", "字段: 值"),
        (String(repeating: "# 很长\n", count: 40_000), "太大"),
        ("a: [" + String(repeating: "x, ", count: 50_000) + "]", "不认识"),
    ])
    func `Files that are no catalogue at all are refused with one message`(
        text: String, expected: String
    ) async throws {
        let (outcome, _) = try await check(text, "none\(text.utf8.count)")
        #expect(outcome.status == 2)
        #expect(try message(outcome).contains(expected))
    }

    @Test func `A file that is not there is named`() async throws {
        let outcome = try await Program.run(["catalogue", "check", "/nowhere/指标.yaml"])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("/nowhere/指标.yaml"))
    }

    @Test func `The program's own catalogues are listed and shown`() async throws {
        let place = try await Workplace.shared()
        let listed = try await place.run(["catalogue", "list", "--json"]).json()
        let ids = listed["catalogues"]?.arrayValue?.compactMap { $0["id"]?.stringValue }
        #expect(ids == ["default", "project-2020", "department-2023"])
        for id in ids ?? [] {
            let shown = try await place.run(["catalogue", "show", id])
            #expect(shown.status == 0 && shown.output.contains(id))
        }
        let stranger = try await place.run(["catalogue", "show", "nobody"])
        #expect(stranger.status == 2 && stranger.errors.contains("department-2023"))
    }
}
