using System.Net.Http.Json;

namespace UsmeAprende.Web.Tests.Learning;

/// <summary>A way by which the records of one person come to the site.</summary>
internal interface IRecordCarrier : IDisposable
{
    /// <summary>Gets ready, in the session of whose records they are.</summary>
    Task StartAsync(LearnerClient owner);

    /// <summary>What is sent of a record; the same however often it is.</summary>
    Dictionary<string, object?> Pack(Dictionary<string, object?> record);

    /// <param name="phone">Has the session of whose records they are.</param>
    /// <param name="packed">What <see cref="Pack"/> made of them.</param>
    /// <returns>The answer to each.</returns>
    Task<List<string>> SendAsync(HttpClient phone, IReadOnlyList<Dictionary<string, object?>> packed);
}

/// <summary>Sends them as they are, in a session.</summary>
internal sealed class OpenCarrier : IRecordCarrier
{
    private PersonId _owner;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public Task StartAsync(LearnerClient owner)
    {
        _owner = owner.Id;
        return Task.CompletedTask;
    }

    public Dictionary<string, object?> Pack(Dictionary<string, object?> record) => record;

    public async Task<List<string>> SendAsync(HttpClient phone, IReadOnlyList<Dictionary<string, object?>> packed) =>
        LearnerClient.Results(
            await LearnerClient.JsonAsync(await phone.PostAsJsonAsync("/api/sync", new { person = _owner, records = packed }, Cancel))
        );

    public void Dispose() { }
}
