import Documents
import Foundation
import Reports
import Testing

/// PDF files as other programs read them.
struct PDFRendererTests {
    @Test func `The text, its page numbers and its origin are all there`() throws {
        let text = try poppler("pdftotext", ["-layout"], of: SampleDocuments.yearEnd)
        for expected in [
            "部门整体绩效自评报告", "一、基本情况", "七、绩效自评工作的经验、问题和建议", "1207.96", "51.78%", "▲黄灯",
            "第 456 版",
        ] {
            #expect(text.contains(expected), "\(expected)")
        }
        let unspaced = text.filter { $0 != " " }
        #expect(unspaced.contains("—1—") && unspaced.contains("—9—"))
    }

    @Test func `Heads repeat where a table runs over pages`() throws {
        let text = try poppler("pdftotext", ["-layout"], of: SampleDocuments.yearEnd)
        let pages = text.split(separator: "\u{C}").filter { $0.contains("三级指标") }
        #expect(pages.count >= 2)
    }

    @Test func `A table of few rows that is higher than a page is not cut off`() throws {
        let content = String(repeating: "编纂志书、整理资料、开放服务，", count: 14)
        let table = Table(
            columns: [.init(width: 6), .init(width: 14), .init(width: 40)],
            headerRows: [.init(["序号", "任务", "内容"].map { .text($0) }, role: .header)],
            bodyRows: (1...12).map { .init([.text("第\($0)项"), .text(content), .text(content)]) })
        let text = try poppler(
            "pdftotext", ["-layout"],
            of: Document(
                title: "长表", provenance: SampleDocuments.provenance,
                blocks: [.landscape([.table(table)])]))
        let pages = text.split(separator: "\u{C}")
        #expect(pages.count >= 3)
        for page in pages {
            // The head stands on every page, and the page's number below the last row.
            let lines = page.split(separator: "\n").map(String.init)
            let head = lines.firstIndex { $0.contains("序号") }
            let row = lines.lastIndex { $0.contains("项") }
            let foot = lines.lastIndex { $0.contains("—") }
            #expect(head != nil && row != nil && foot != nil)
            #expect((row ?? 0) < (foot ?? 0))
        }
    }

    @Test func `Every font is embedded and knows its characters`() throws {
        let fonts = try poppler("pdffonts", [], of: SampleDocuments.yearEnd)
        let lines = fonts.split(separator: "\n").dropFirst(2)
        #expect(lines.count >= 3)
        #expect(lines.allSatisfy { $0.contains("yes yes yes") })
    }

    @Test func `Text that looks like code is printed, not run`() throws {
        let text = try poppler("pdftotext", ["-layout"], of: SampleDocuments.hostile)
        #expect(text.contains("#panic(\"一\") <b>"))
        #expect(text.contains("#eval(\"1\")"))
        #expect(text.contains("#read(\"/etc/"))
    }

    @Test func `The title of a form that lies across is centred`() throws {
        let text = try poppler("pdftotext", ["-layout"], of: SampleDocuments.turned)
        let lines = text.split(whereSeparator: \.isNewline)
        let turned = try #require(lines.first { $0.contains("横表标题") })
        let upright = try #require(lines.first { $0.contains("竖页标题") })
        #expect(turned.prefix { $0 == " " }.count > 20)
        #expect(upright.prefix { $0 == " " }.count < 15)
    }

    @Test(arguments: ["甲👨‍👩‍👧乙", "བོད་ལྗོངས།"])
    func `A name that the fonts cannot print is told with its character and a remedy`(
        name: String
    ) throws {
        let error = #expect(throws: RenderingError.self) {
            try DocumentRenderer.render(SampleDocuments.named(name), as: .pdf)
        }
        let message = try #require(error?.description)
        #expect(error?.code == "notPrintable")
        #expect(message.contains("“\(name)”"))
        #expect(message.contains("改用 docx"))
        #expect(!message.contains("Traceback"))
    }

    @Test func `A name longer than PDF can hold is told with a remedy, a shorter one printed`()
        throws
    {
        let error = #expect(throws: RenderingError.self) {
            let name = String(repeating: "长", count: 40_000)
            return try DocumentRenderer.render(SampleDocuments.named(name), as: .pdf)
        }
        #expect(error == .tooLong)
        #expect(error?.description.contains("改用 docx") == true)
        let name = String(repeating: "长", count: 900)
        let text = try poppler("pdftotext", [], of: SampleDocuments.named(name))
        #expect(text.count { $0 == "长" } >= 1_800)
    }

    @Test func `Without the compiler the remedy is told`() throws {
        let error = #expect(throws: RenderingError.self) {
            try TypstCommand.find(environment: [
                "PATH": "/nonexistent", "ZHIXING_PYTHON": "/nonexistent",
            ])
        }
        #expect(error?.description.contains("未找到 typst") == true)
        #expect(error?.description.contains("pip install typst") == true)
    }

    /// What a program of poppler says of a document written as PDF.
    private func poppler(
        _ program: String, _ arguments: [String], of document: Document
    ) throws -> String {
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("zhixing-test-\(UUID().uuidString).pdf")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(try DocumentRenderer.render(document, as: .pdf)).write(to: file)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            [program] + arguments + [file.path] + (program == "pdftotext" ? ["-"] : [])
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: bytes, as: UTF8.self)
    }
}
