using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Tests.Learning;

/// <summary>R30 of what people learnt here.</summary>
public sealed class LearningErasureTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private PersonId _ana;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _ana = await _site.AskAsync(async db =>
        {
            var person = new Person { CreatedAt = _site.Now, SecurityStamp = SecurityStampGenerator.New() };
            person.NormalizedUserName = person.UserName!.ToUpperInvariant();
            db.Add(person);
            await db.SaveChangesAsync();
            return person.Id;
        });
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Erasure_ForgetsAnswersAndKeepsRecordsWithTheirHash()
    {
        var told = SampleRecords.Answered("algo muy mío");
        await _site.StoreAsync(_ana, told);
        var hash = (await _site.RecordsAsync()).Single().ContentHash;

        await EraseAsync();

        var left = Assert.Single(await _site.RecordsAsync());
        Assert.Null(left.Answer);
        Assert.Equal((0, SampleCatalogue.Choice), (left.Score, left.Activity.Value));
        Assert.Equal(hash, left.ContentHash);
        Assert.NotEmpty(await _site.StateAsync(_ana));
    }

    [Fact]
    public async Task Record_ArrivingAfterErasure_IsRefusedNewOrKnown()
    {
        var known = SampleRecords.Right();
        await _site.StoreAsync(_ana, known);
        await EraseAsync();

        var receipts = await _site.StoreAsync(_ana, known, SampleRecords.Right());

        Assert.All(receipts, r => Assert.Equal((RecordResultKind.Rejected, RecordReasonCodes.Erased), (r.Kind, r.Reason)));
        Assert.Single(await _site.RecordsAsync());
    }

    private async Task EraseAsync()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        Assert.True(
            await scope.ServiceProvider.GetRequiredService<PersonErasure>().EraseAsync(_ana, TestContext.Current.CancellationToken)
        );
    }
}
