using System.Collections.Concurrent;
using UsmeAprende.Mail;

namespace UsmeAprende.Tests.Reminders;

/// <summary>
/// The other end of the mail: keeps what it takes, and refuses as told. The conversation itself is tested with a real one.
/// </summary>
internal sealed class FakeEmailSender : IEmailSender
{
    private readonly ConcurrentQueue<EmailMessage> _letters = new();

    public IReadOnlyCollection<EmailMessage> Letters => _letters;

    public Func<EmailMessage, EmailSendResult> Answer { get; set; } = _ => EmailSendResult.Accepted;

    public IEmailSession OpenSession() => new FakeEmailSession(this);

    public void DeleteForOwner(PersonId owner)
    {
        // It keeps nothing of its own.
    }

    private sealed class FakeEmailSession(FakeEmailSender office) : IEmailSession
    {
        public Task<EmailSendResult> SendAsync(EmailMessage letter, CancellationToken cancel)
        {
            var outcome = office.Answer(letter);
            if (outcome.IsAccepted)
                office._letters.Enqueue(letter);
            return Task.FromResult(outcome);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
