using Microsoft.AspNetCore.Identity;

namespace UsmeAprende.People.Accounts;

/// <summary>
/// Hashing a password is slow on purpose. It is done on threads of its own, as many at a time as there are processors: on those of the
/// pool, a café that signs in at once would keep everybody else's lessons waiting for seconds.
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

/// <summary>The hash of a password that nobody knows, verified where there is nobody, so that all attempts take the same work.</summary>
public sealed class DummyPasswordHash
{
    public DummyPasswordHash(IPasswordHasher<Person> hasher) => Hash = hasher.HashPassword(Owner, SecurityStampGenerator.New());

    public Person Owner { get; } = new();

    public string Hash { get; }
}
