import ArgumentParser
@preconcurrency import Glibc

/// The program: every subcommand, and what its errors look like.
@main
struct Zhixing: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zhixing",
        abstract: "知行：公共部门预算执行、绩效监控与绩效自评",
        discussion: """
            发生的业务只登记一次；执行率、预警、得分和报告都由登记的业务算出，可以追溯到凭证，\
            可以回看任何一天，可以证明未被改动。

            退出码：0 完成 · 1 内部或输入输出错误 · 2 用法或格式错误 · 3 有发现（verify、lint、rebuild --check、doctor）\
             · 4 被业务规则拒绝 · 5 冲突或幂等键另有内容 · 6 无权限 · 130 被中断

            示例：
              zhixing demo                                    载入演示单位并打开网页
              zhixing record 业务.jsonl                       登记业务
              zhixing execution --unit U01 --year 2021        看执行情况
            """,
        subcommands: [
            RecordCommand.self, ExecutionCommand.self, AlertCommand.self, ReportCommand.self,
            LintCommand.self, ExplainCommand.self, EventsCommand.self, VerifyCommand.self,
            CheckpointCommand.self, RebuildCommand.self, CatalogueCommand.self,
            DatabaseCommand.self, DoctorCommand.self, DemoCommand.self, ServeCommand.self,
            TokenCommand.self, SimulateCommand.self, BenchCommand.self,
        ])

    static func main() async {
        // Whole lines reach a pipe even when the program is killed afterwards.
        setvbuf(stdout, nil, _IOLBF, 0)
        signal(SIGPIPE, SIG_IGN)
        let arguments = Array(CommandLine.arguments.dropFirst())
        let wantsJSON = arguments.contains("--json")
        do {
            var command = try parseAsRoot(arguments)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            try requireEverythingWritten()
        } catch let error as CommandFailure {
            if let report = error.report { report.print(asJSON: wantsJSON) }
            Glibc.exit(error.exitCode)
        } catch  where Zhixing.exitCode(for: error) == .success {
            print(HelpWording.chinese(Zhixing.fullMessage(for: error)))
        } catch  where Zhixing.exitCode(for: error) == .validationFailure {
            let message = HelpWording.chinese(Zhixing.fullMessage(for: error))
            ErrorReport(code: "usage", message: message).print(asJSON: wantsJSON)
            Glibc.exit(ExitStatus.usage)
        } catch {
            ErrorReport(error).print(asJSON: wantsJSON)
            Glibc.exit(ExitStatus.of(error))
        }
    }

    /// An answer that was lost on its way to a full disk is not one.
    ///
    /// Whoever closes a pipe wants no more of it.
    private static func requireEverythingWritten() throws {
        let isPipe = lseek(STDOUT_FILENO, 0, SEEK_CUR) < 0
        guard fflush(stdout) != 0 || ferror(stdout) != 0, !isPipe else { return }
        throw CommandFailure(
            exitCode: ExitStatus.failure,
            report: ErrorReport(
                code: "outputNotWritten",
                message: "输出没有写完，磁盘可能已满；登记过的业务已经保存，可以重新执行同一条命令取得结果"))
    }
}
