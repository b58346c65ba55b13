using System.Collections.Concurrent;
using UsmeAprende.Mail;

namespace UsmeAprende.Tests.Reminders;

/// <summary>
/// The other end of the mail: keeps what it takes, and refuses as told. The conversation itself is tested with a real one.
/// </summary>
internal sealed class PostOffice : IMailer
{
    private readonly ConcurrentQueue<Letter> _letters = new();

    public IReadOnlyCollection<Letter> Letters => _letters;

    public Func<Letter, MailOutcome> Answer { get; set; } = _ => MailOutcome.Accepted;

    public IMailSession Open() => new Session(this);

    public void Forget(Guid owner)
    {
        // It keeps nothing of its own.
    }

    private sealed class Session(PostOffice office) : IMailSession
    {
        public Task<MailOutcome> SendAsync(Letter letter, CancellationToken cancel)
        {
            var outcome = office.Answer(letter);
            if (outcome.IsAccepted)
                office._letters.Enqueue(letter);
            return Task.FromResult(outcome);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
