import Foundation
import Linting

/// The text of a PDF with its layout, by `pdftotext` of poppler-utils as a child process.
///
/// A child, because a parser of hostile files is best killed from outside: it has limits on
/// time, memory and output of its own.
enum PortableDocumentReader {
    static func read(_ data: Data, limits: ReadingLimits) throws -> PrintedDocument {
        guard let program = find("pdftotext") else {
            throw DocumentRefusal(
                .toolMissing,
                "读取 PDF 需要 pdftotext，请先安装 poppler-utils（apt install poppler-utils），或改用 docx、txt。")
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "zhixing-" + UUID().uuidString)
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700])
        } catch {
            throw DocumentRefusal(.unreadable, "无法写临时目录 \(folder.path)，请检查磁盘空间和权限。")
        }
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appendingPathComponent("in.pdf")
        let output = folder.appendingPathComponent("out.txt")
        let complaints = folder.appendingPathComponent("err.txt")
        do {
            try data.write(to: input)
        } catch {
            throw DocumentRefusal(.unreadable, "无法写临时文件，请检查磁盘空间。")
        }
        do {
            try Data().write(to: complaints)
        } catch {
            throw DocumentRefusal(.unreadable, "无法写临时文件，请检查磁盘空间。")
        }
        let status = try run(program, input, output, complaints, limits)
        let said = (try? String(contentsOf: complaints, encoding: .utf8)) ?? ""
        if said.contains("password") {
            throw DocumentRefusal(.encrypted, "PDF 加了密码，请取消密码后另存，再检查。")
        }
        guard status == 0, let bytes = try? Data(contentsOf: output), !bytes.isEmpty else {
            // pdftotext says nothing of passwords when it is told to be quiet.
            if data.range(of: Data("/Encrypt".utf8)) != nil {
                throw DocumentRefusal(.encrypted, "PDF 加了密码，请取消密码后另存，再检查。")
            }
            if status == 3 { throw DocumentRefusal(.encrypted, "PDF 不允许提取文字，请取消限制后另存，再检查。") }
            throw DocumentRefusal.broken("PDF")
        }
        var layout = PageLayout()
        try XMLEvents.read(
            withoutHead(bytes), kind: "PDF", limits: limits,
            opened: { name, attributes in layout.open(name, attributes) },
            closed: { name in layout.close(name) }, text: { layout.add($0) })
        let document = layout.document()
        guard !document.lines.isEmpty else {
            throw DocumentRefusal(.noText, "PDF 里没有文字，可能是扫描件；请先做文字识别（OCR），再检查。")
        }
        return document
    }

    /// What pdftotext wrote, without the DOCTYPE it puts first and control characters it lets by.
    private static func withoutHead(_ bytes: Data) -> Data {
        guard let start = bytes.range(of: Data("<body>".utf8)),
            let end = bytes.range(of: Data("</body>".utf8), options: .backwards),
            start.lowerBound < end.upperBound
        else { return Data("<body></body>".utf8) }
        return Data(
            bytes[start.lowerBound..<end.upperBound].filter { $0 >= 0x20 || $0 == 0x0A })
    }

    private static func run(
        _ program: String, _ input: URL, _ output: URL, _ complaints: URL, _ limits: ReadingLimits
    ) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        // Limits: processor seconds, 512-byte blocks of output, kilobytes of memory.
        process.arguments = [
            "-c",
            "ulimit -t \(limits.seconds); ulimit -f \(limits.unpackedBytes / 512); ulimit -v 4194304; exec \"$0\" \"$@\"",
            program, "-bbox", "-enc", "UTF-8", "-q", input.path, output.path,
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        guard let errors = FileHandle(forWritingAtPath: complaints.path) else {
            throw DocumentRefusal.broken("PDF")
        }
        defer { try? errors.close() }
        process.standardError = errors
        let finished = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in finished.signal() }
        do {
            try process.run()
        } catch {
            throw DocumentRefusal(.toolMissing, "无法运行 pdftotext，请检查 poppler-utils 的安装。")
        }
        guard finished.wait(timeout: .now() + .seconds(limits.seconds)) == .success else {
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            throw DocumentRefusal(.tooSlow, "读取 PDF 超过 \(limits.seconds) 秒，已停止；请改用 docx 或 txt。")
        }
        return process.terminationStatus
    }

    private static func find(_ name: String) -> String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let folders =
            path.split(separator: ":").map(String.init) + [
                "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin",
            ]
        return folders.map { $0 + "/" + name }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }
}
