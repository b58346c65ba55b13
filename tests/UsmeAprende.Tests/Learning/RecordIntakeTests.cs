using Microsoft.EntityFrameworkCore;
using UsmeAprende.Learning;

namespace UsmeAprende.Tests.Learning;

public class RecordIntakeTests : IAsyncLifetime
{
    private readonly Guid _ana = Guid.CreateVersion7();
    private LearningSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await LearningSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Record_SentOnce_IsStoredAsTold()
    {
        var told = Deeds.Right() with { Content = "lesson-v1" };

        var receipt = await _site.StoreAsync(_ana, told);

        Assert.Equal(new RecordReceipt(told.Id, Receipt.Stored, Score: 100), receipt);
        var stored = Assert.Single(await _site.RecordsAsync());
        Assert.Equal(
            (told.Id, _ana, Verb.Answered, told.Activity, told.Answer, "q-choice", "lesson-v1", 100),
            (
                stored.Id,
                stored.PersonId,
                stored.Verb,
                stored.Activity,
                stored.Answer,
                stored.QuestionHash,
                stored.ContentVersion,
                stored.Score
            )
        );
        Assert.Equal(
            (Deeds.Morning, _site.Now, Deeds.Morning, "sync"),
            (stored.OccurredAt, stored.ReceivedAt, stored.EffectiveAt, stored.Origin)
        );
        Assert.Equal(RecordContent.Hash(RecordContent.Canonical(Teller.Oneself(_ana), told)), stored.ContentHash);
    }

    // R3: what nobody thought of, here a stored version without a right answer, is not the phone's fault.
    [Fact]
    public async Task Record_ThatMakesTheSiteFail_IsKeptOnThePhoneAndTheOthersAreStored()
    {
        await _site.AskAsync(async db =>
        {
            db.Add(
                new ActivityVersion
                {
                    Activity = "huerta/vieja/pregunta",
                    Version = "q-old",
                    Kind = ActivityKind.Question,
                    Keys = "{}",
                    SeenAt = _site.Now,
                }
            );
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        var receipts = await _site.StoreAsync(
            _ana,
            Deeds.Right(),
            Deeds.Right() with
            {
                Activity = "huerta/vieja/pregunta",
                Question = "q-old",
            },
            Deeds.Wrong()
        );

        Assert.Equal([Receipt.Stored, Receipt.Later, Receipt.Stored], receipts.Select(r => r.Result));
        Assert.Equal(Reasons.Fault, receipts[1].Reason);
    }

    [Fact]
    public async Task Record_SentAgain_IsDuplicateAndStoredOnce() // R3
    {
        var told = Deeds.Wrong();
        await _site.StoreAsync(_ana, told);

        var again = await _site.StoreAsync(_ana, told);

        Assert.Equal(new RecordReceipt(told.Id, Receipt.Duplicate, Score: 0), again);
        Assert.Single(await _site.RecordsAsync());
    }

    [Fact]
    public async Task Id_UsedForOtherContentOrByAnother_IsConflict() // R3
    {
        var told = Deeds.Wrong();
        await _site.StoreAsync(_ana, told);

        var other = await _site.StoreAsync(_ana, told with { Answer = Deeds.RightChoice });
        var stranger = await _site.StoreAsync(Guid.CreateVersion7(), told);

        Assert.Equal(new RecordReceipt(told.Id, Receipt.Rejected, Reasons.IdConflict), other);
        Assert.Equal(other, stranger);
    }

    [Fact]
    public async Task Id_TwiceInOneBatch_IsStoredThenDuplicateThenConflict()
    {
        var told = Deeds.Right();

        var receipts = await _site.StoreAsync(_ana, told, told, told with { Content = "x" });

        Assert.Equal([Receipt.Stored, Receipt.Duplicate, Receipt.Rejected], receipts.Select(r => r.Result));
        Assert.Equal(Reasons.IdConflict, receipts[2].Reason);
    }

    [Theory]
    [InlineData(Verb.Attended, SampleCatalogue.Sow, null, null, Reasons.NotYours)] // R2
    [InlineData(Verb.Thanked, SampleCatalogue.Sow, null, null, Reasons.NotYours)]
    [InlineData(Verb.Observed, SampleCatalogue.Sow, null, null, Reasons.NotYours)]
    [InlineData(Verb.Completed, "huerta/semillas/volar", null, null, Reasons.UnknownActivity)]
    [InlineData(Verb.Completed, "../../etc/passwd", null, null, Reasons.UnknownActivity)]
    [InlineData(Verb.Completed, "'; DROP TABLE LearningRecords; --", null, null, Reasons.UnknownActivity)]
    [InlineData(Verb.Completed, SampleCatalogue.Choice, null, null, Reasons.UnknownActivity)]
    [InlineData(Verb.Played, SampleCatalogue.Sow, null, null, Reasons.UnknownActivity)]
    [InlineData(Verb.Completed, "", null, null, Reasons.Malformed)]
    [InlineData(Verb.Completed, SampleCatalogue.Sow + "\0", null, null, Reasons.Malformed)]
    [InlineData(Verb.Reflected, SampleCatalogue.Reflection, "lo que pensé", null, Reasons.Malformed)]
    [InlineData(Verb.Answered, SampleCatalogue.Choice, null, "q-choice", Reasons.Malformed)]
    [InlineData(Verb.Answered, SampleCatalogue.Choice, "aaaa0001", null, Reasons.Malformed)]
    [InlineData(Verb.Answered, SampleCatalogue.Choice, "a\0b", "q-choice", Reasons.Malformed)]
    [InlineData(Verb.Answered, SampleCatalogue.Test, "[1,2]", "test-v1", Reasons.Malformed)]
    [InlineData(Verb.Answered, SampleCatalogue.Test, "{\"t-one\":null}", "test-v1", Reasons.Malformed)]
    [InlineData(Verb.Voided, "not-an-id", null, null, Reasons.Malformed)]
    public async Task Record_ThatCannotBe_IsRejectedWithItsReason(
        Verb verb,
        string activity,
        string? answer,
        string? question,
        string reason
    )
    {
        var bad = Deeds.Of(verb, activity) with { Answer = answer, Question = question };

        var receipts = await _site.StoreAsync(_ana, Deeds.Completed(SampleCatalogue.Sow), bad, Deeds.Right());

        Assert.Equal(new RecordReceipt(bad.Id, Receipt.Rejected, reason), receipts[1]);
        Assert.Equal([Receipt.Stored, Receipt.Stored], [receipts[0].Result, receipts[2].Result]);
        Assert.Equal(2, (await _site.RecordsAsync()).Count);
    }

    [Fact]
    public async Task Answer_WithHalfASurrogatePair_IsMalformed()
    {
        var receipt = await _site.StoreAsync(_ana, Deeds.Answered("a\ud83d"));

        Assert.Equal(Reasons.Malformed, receipt.Reason);
    }

    [Fact]
    public async Task Answer_OfHostileText_IsStoredAsTyped()
    {
        var typed = "<script>alert(1)</script> '; DROP TABLE People; -- ../ \u202Eabc 🌱";
        var told = Deeds.Of(Verb.Answered, SampleCatalogue.Completion) with { Question = "q-word", Answer = typed };

        var receipt = await _site.StoreAsync(_ana, told);

        Assert.Equal((Receipt.Stored, 0), (receipt.Result, receipt.Score));
        Assert.Equal(typed, (await _site.RecordsAsync()).Single().Answer);
    }

    [Fact]
    public async Task Record_OverEightKilobytes_IsTooLarge() // R1
    {
        var receipt = await _site.StoreAsync(_ana, Deeds.Answered(new string('ñ', (RecordContent.Limit / 2) - 10)));

        Assert.Equal((Receipt.Rejected, Reasons.TooLarge), (receipt.Result, receipt.Reason));
    }

    [Theory]
    [InlineData("2035-08-06T16:00:00Z")] // tomorrow's phone
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("1970-01-01T00:00:00Z")] // a phone whose battery died
    public async Task Time_ThatCannotBe_CountsFromReceipt(string claimed) // R5
    {
        var at = DateTime.Parse(claimed, null, System.Globalization.DateTimeStyles.AdjustToUniversal);

        await _site.StoreAsync(_ana, Deeds.Completed(SampleCatalogue.Sow, at));

        var stored = Assert.Single(await _site.RecordsAsync());
        Assert.Equal((at, _site.Now), (stored.OccurredAt, stored.EffectiveAt));
    }

    [Fact]
    public async Task Quota_WhenReached_TakesTheRestTomorrow() // R1, R7
    {
        await using var site = await LearningSite.StartAsync(null, ("Learning:DailyQuota", "2"));
        var last = Deeds.Right();
        await site.StoreAsync(_ana, Deeds.Right(), Deeds.Right());

        var today = await site.StoreAsync(_ana, last);
        site.Clock.Advance(TimeSpan.FromDays(1));
        var tomorrow = await site.StoreAsync(_ana, last);

        Assert.Equal((Receipt.Later, Reasons.Quota), (today.Result, today.Reason));
        Assert.Equal(Receipt.Stored, tomorrow.Result);
    }

    [Fact]
    public async Task Requests_WrittenTogether_AreAllAnswered() // R8
    {
        var people = Enumerable.Range(0, 40).Select(_ => Guid.CreateVersion7()).ToList();

        var receipts = await Task.WhenAll(people.Select(p => _site.StoreAsync(p, Deeds.Right(), Deeds.Completed(SampleCatalogue.Sow))));

        Assert.All(receipts.SelectMany(r => r), r => Assert.Equal(Receipt.Stored, r.Result));
        Assert.Equal(80, await _site.AskAsync(db => db.LearningRecords.CountAsync()));
    }
}
