import Foundation

/// The typst compiler, wherever it is found: as a command, or as a module of a Python environment.
package struct TypstCommand {
    /// The compiler, or the Python that has it as a module.
    package let program: String
    private let arguments: [String]

    /// How to get the compiler, in Chinese.
    package static let remedy =
        "生成 PDF 需要 typst。任选一种安装：① 从 https://typst.app 下载 typst 命令并放入 PATH；"
        + "② 在程序所在目录执行 python3 -m venv .python && .python/bin/pip install typst，"
        + "或用环境变量 ZHIXING_PYTHON 指定已装有 typst 模块的 Python 环境"

    /// Compiles through the module; the arguments are the folder and the two file names.
    private static let script = """
        import sys, typst
        folder, source, target = sys.argv[1:]
        typst.compile(source, output=target, root=folder, format="pdf", pdf_standards=["a-2b"], \
        timestamp=0)
        """

    /// Finds the compiler: `typst` on the search path first, then Python.
    ///
    /// - Throws: ``RenderingError/toolMissing(name:remedy:)`` saying in Chinese what to do.
    package static func find(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws -> TypstCommand {
        let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        if let program = folders.map({ $0 + "/typst" }).first(where: isExecutable) {
            return TypstCommand(
                program: program,
                arguments: [
                    "compile", "--pdf-standard", "a-2b", "--creation-timestamp", "0", "--root",
                ])
        }
        if let python = pythons(environment).first(where: hasTypst) {
            return TypstCommand(program: python, arguments: ["-I", "-c", script])
        }
        throw RenderingError.toolMissing(name: "typst", remedy: remedy)
    }

    /// Compiles a source file in a folder of its own; answers what the compiler said if it failed.
    func compile(_ source: URL, to target: URL, in folder: URL) throws -> String? {
        let errors = folder.appendingPathComponent("messages.txt")
        guard FileManager.default.createFile(atPath: errors.path, contents: nil) else {
            throw RenderingError.unreadable(path: errors.path, detail: "无法创建文件")
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments + [folder.path, source.path, target.path]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        let handle = try FileHandle(forWritingTo: errors)
        defer { try? handle.close() }
        process.standardError = handle
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus != 0 else { return nil }
        return (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
    }

    // MARK: - Finding Python

    /// The named environment alone where one is named; else `.python` beside or above the working
    /// folder and the program.
    private static func pythons(_ environment: [String: String]) -> [String] {
        if let named = environment["ZHIXING_PYTHON"], !named.isEmpty {
            return [named, named + "/bin/python3"].filter(isExecutable)
        }
        var program = CommandLine.arguments.first ?? ""
        if let resolved = try? FileManager.default.destinationOfSymbolicLink(
            atPath: "/proc/self/exe")
        {
            program = resolved
        }
        let starts = [FileManager.default.currentDirectoryPath, program]
        return starts.flatMap { ancestors(of: $0).map { $0 + "/.python/bin/python3" } }
            .filter(isExecutable)
    }

    private static func ancestors(of path: String) -> [String] {
        var folders: [String] = []
        var url = URL(fileURLWithPath: path)
        while url.path != "/" {
            folders.append(url.path)
            url.deleteLastPathComponent()
        }
        return folders
    }

    private static func isExecutable(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: path)
    }

    /// Looks for the module's folder: importing it only to see would cost as much as the work.
    private static func hasTypst(_ python: String) -> Bool {
        let environment = URL(fileURLWithPath: python).deletingLastPathComponent()
            .deletingLastPathComponent()
        let library = environment.appendingPathComponent("lib").path
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: library)) ?? []
        return versions.contains { version in
            ["site-packages", "dist-packages"].contains { packages in
                FileManager.default.fileExists(
                    atPath: "\(library)/\(version)/\(packages)/typst/__init__.py")
            }
        }
    }
}
