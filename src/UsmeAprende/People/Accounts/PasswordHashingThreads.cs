using Microsoft.AspNetCore.Identity;

namespace UsmeAprende.People.Accounts;

/// <summary>
/// Hashes passwords on its own threads, as many as there are processors. Hashing is slow on purpose: on the thread pool, forty people who
/// sign in at once would block all other requests for seconds.
/// </summary>
public sealed class PasswordHashingThreads : IDisposable
{
    private readonly SemaphoreSlim _free = new(Environment.ProcessorCount);

    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancel)
    {
        await _free.WaitAsync(cancel);
        try
        {
            return await Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();
}

/// <summary>The hash of a random password. It is verified when there is no such person, so that all attempts take the same work.</summary>
public sealed class DummyPasswordHash
{
    public DummyPasswordHash(IPasswordHasher<Person> hasher) => Hash = hasher.HashPassword(Owner, SecurityStampGenerator.New());

    public Person Owner { get; } = new();

    public string Hash { get; }
}
