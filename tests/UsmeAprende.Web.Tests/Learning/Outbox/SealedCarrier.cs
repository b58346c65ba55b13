using System.Net;
using System.Net.Http.Json;

namespace UsmeAprende.Web.Tests.Learning.Outbox;

/// <summary>Seals them on their owner's phone; somebody who is nobody to the site brings them.</summary>
internal sealed class SealedCarrier : IRecordCarrier
{
    // Sealed by several at once: the key does not promise to sign for more than one.
    private readonly Lock _turn = new();
    private readonly SealingPhone _phone = new();
    private readonly HttpClient _nobody = new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false });
    private PersonId _owner;

    public SealedCarrier() => _nobody.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task StartAsync(LearnerClient owner)
    {
        _owner = owner.Id;
        Assert.Equal(HttpStatusCode.OK, await _phone.RegisterAsync(owner));
    }

    public Dictionary<string, object?> Pack(Dictionary<string, object?> record)
    {
        lock (_turn)
            return _phone.SealRecord(_owner, record);
    }

    public async Task<List<string>> SendAsync(HttpClient phone, IReadOnlyList<Dictionary<string, object?>> packed) =>
        LearnerClient.Results(
            await LearnerClient.JsonAsync(
                await _nobody.PostAsJsonAsync(new Uri(phone.BaseAddress!, "/api/sync/sellados"), new { records = packed }, Cancel)
            )
        );

    public void Dispose()
    {
        _phone.Dispose();
        _nobody.Dispose();
    }
}
