// What people answered to an alert, read back.

extension AlertRegister {
    /// What somebody answered, and who and when.
    package struct Answer<Content: Hashable & Sendable>: Hashable, Sendable {
        package let content: Content
        package let on: CalendarDate
        package let actor: String
    }
}

extension AlertRegister.Alert {
    /// Who has seen it (签收); nil where nobody said so in the present episode.
    package var acknowledgement: AlertRegister.Answer<AlertAcknowledged>? {
        lastAnswer { if case .acknowledged(let content) = $0 { content } else { nil } }
    }

    /// The cause and the measures given last (说明); nil where none were in the present episode.
    package var explanation: AlertRegister.Answer<AlertExplained>? {
        lastAnswer { if case .explained(let content) = $0 { content } else { nil } }
    }

    /// Why and until when it was set aside (豁免); nil where it was not in the present episode.
    package var waiver: AlertRegister.Answer<AlertWaived>? {
        lastAnswer { if case .waived(let content) = $0 { content } else { nil } }
    }

    /// What was answered before a reopening answers nothing of the new episode.
    private func lastAnswer<Content>(
        _ content: (AlertEvent) -> Content?
    ) -> AlertRegister.Answer<Content>? {
        for entry in history.reversed() {
            switch entry.event {
            case .raised, .reopened: return nil
            default: break
            }
            if let content = content(entry.event) {
                return AlertRegister.Answer(content: content, on: entry.on, actor: entry.actor)
            }
        }
        return nil
    }
}
