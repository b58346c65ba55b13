using Microsoft.EntityFrameworkCore;
using UsmeAprende.Learning;

namespace UsmeAprende.Tests.Learning;

public class RecordIntakeTests : IAsyncLifetime
{
    private readonly PersonId _ana = PersonId.New();
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Record_SentOnce_IsStoredAsTold()
    {
        var told = SampleRecords.Right() with { Content = "lesson-v1" };

        var receipt = await _site.StoreAsync(_ana, told);

        Assert.Equal(new RecordResult(told.Id, RecordResultKind.Stored, Score: 100), receipt);
        var stored = Assert.Single(await _site.RecordsAsync());
        Assert.Equal(
            (told.Id, _ana, RecordVerb.Answered, told.Activity, told.Answer, "q-choice", "lesson-v1", 100),
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
            (SampleRecords.Morning, _site.Now, SampleRecords.Morning, "sync"),
            (stored.OccurredAt, stored.ReceivedAt, stored.EffectiveAt, stored.Origin)
        );
        Assert.Equal(RecordContent.ComputeHash(RecordContent.WriteCanonical(RecordAuthor.Oneself(_ana), told)), stored.ContentHash);
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
                    Activity = new("huerta/vieja/pregunta"),
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
            SampleRecords.Right(),
            SampleRecords.Right() with
            {
                Activity = new("huerta/vieja/pregunta"),
                Question = "q-old",
            },
            SampleRecords.Wrong()
        );

        Assert.Equal([RecordResultKind.Stored, RecordResultKind.Later, RecordResultKind.Stored], receipts.Select(r => r.Kind));
        Assert.Equal(RecordReasonCodes.Fault, receipts[1].Reason);
    }

    [Fact]
    public async Task Record_SentAgain_IsDuplicateAndStoredOnce() // R3
    {
        var told = SampleRecords.Wrong();
        await _site.StoreAsync(_ana, told);

        var again = await _site.StoreAsync(_ana, told);

        Assert.Equal(new RecordResult(told.Id, RecordResultKind.Duplicate, Score: 0), again);
        Assert.Single(await _site.RecordsAsync());
    }

    [Fact]
    public async Task Id_UsedForOtherContentOrByAnother_IsConflict() // R3
    {
        var told = SampleRecords.Wrong();
        await _site.StoreAsync(_ana, told);

        var other = await _site.StoreAsync(_ana, told with { Answer = SampleRecords.RightChoice });
        var stranger = await _site.StoreAsync(PersonId.New(), told);

        Assert.Equal(new RecordResult(told.Id, RecordResultKind.Rejected, RecordReasonCodes.IdConflict), other);
        Assert.Equal(other, stranger);
    }

    [Fact]
    public async Task Id_TwiceInOneBatch_IsStoredThenDuplicateThenConflict()
    {
        var told = SampleRecords.Right();

        var receipts = await _site.StoreAsync(_ana, told, told, told with { Content = "x" });

        Assert.Equal([RecordResultKind.Stored, RecordResultKind.Duplicate, RecordResultKind.Rejected], receipts.Select(r => r.Kind));
        Assert.Equal(RecordReasonCodes.IdConflict, receipts[2].Reason);
    }

    [Theory]
    [InlineData(RecordVerb.Attended, SampleCatalogue.Sow, null, null, RecordReasonCodes.NotYours)] // R2
    [InlineData(RecordVerb.Thanked, SampleCatalogue.Sow, null, null, RecordReasonCodes.NotYours)]
    [InlineData(RecordVerb.Observed, SampleCatalogue.Sow, null, null, RecordReasonCodes.NotYours)]
    [InlineData(RecordVerb.Completed, "huerta/semillas/volar", null, null, RecordReasonCodes.UnknownActivity)]
    [InlineData(RecordVerb.Completed, "../../etc/passwd", null, null, RecordReasonCodes.UnknownActivity)]
    [InlineData(RecordVerb.Completed, "'; DROP TABLE LearningRecords; --", null, null, RecordReasonCodes.UnknownActivity)]
    [InlineData(RecordVerb.Completed, SampleCatalogue.Choice, null, null, RecordReasonCodes.UnknownActivity)]
    [InlineData(RecordVerb.Played, SampleCatalogue.Sow, null, null, RecordReasonCodes.UnknownActivity)]
    [InlineData(RecordVerb.Completed, "", null, null, RecordReasonCodes.Malformed)]
    [InlineData(RecordVerb.Completed, SampleCatalogue.Sow + "\0", null, null, RecordReasonCodes.Malformed)]
    [InlineData(RecordVerb.Reflected, SampleCatalogue.Reflection, "lo que pensé", null, RecordReasonCodes.Malformed)]
    [InlineData(RecordVerb.Answered, SampleCatalogue.Choice, null, "q-choice", RecordReasonCodes.Malformed)]
    [InlineData(RecordVerb.Answered, SampleCatalogue.Choice, "aaaa0001", null, RecordReasonCodes.Malformed)]
    [InlineData(RecordVerb.Answered, SampleCatalogue.Choice, "a\0b", "q-choice", RecordReasonCodes.Malformed)]
    [InlineData(RecordVerb.Answered, SampleCatalogue.Test, "[1,2]", "test-v1", RecordReasonCodes.Malformed)]
    [InlineData(RecordVerb.Answered, SampleCatalogue.Test, "{\"t-one\":null}", "test-v1", RecordReasonCodes.Malformed)]
    [InlineData(RecordVerb.Voided, "not-an-id", null, null, RecordReasonCodes.Malformed)]
    public async Task Record_ThatCannotBe_IsRejectedWithItsReason(
        RecordVerb verb,
        string activity,
        string? answer,
        string? question,
        string reason
    )
    {
        var bad = SampleRecords.Create(verb, new(activity)) with { Answer = answer, Question = question };

        var receipts = await _site.StoreAsync(_ana, SampleRecords.Completed(SampleCatalogue.Sow), bad, SampleRecords.Right());

        Assert.Equal(new RecordResult(bad.Id, RecordResultKind.Rejected, reason), receipts[1]);
        Assert.Equal([RecordResultKind.Stored, RecordResultKind.Stored], [receipts[0].Kind, receipts[2].Kind]);
        Assert.Equal(2, (await _site.RecordsAsync()).Count);
    }

    [Fact]
    public async Task Answer_WithHalfASurrogatePair_IsMalformed()
    {
        var receipt = await _site.StoreAsync(_ana, SampleRecords.Answered("a\ud83d"));

        Assert.Equal(RecordReasonCodes.Malformed, receipt.Reason);
    }

    [Fact]
    public async Task Answer_OfHostileText_IsStoredAsTyped()
    {
        var typed = "<script>alert(1)</script> '; DROP TABLE People; -- ../ \u202Eabc 🌱";
        var told = SampleRecords.Create(RecordVerb.Answered, new(SampleCatalogue.Completion)) with { Question = "q-word", Answer = typed };

        var receipt = await _site.StoreAsync(_ana, told);

        Assert.Equal((RecordResultKind.Stored, 0), (receipt.Kind, receipt.Score));
        Assert.Equal(typed, (await _site.RecordsAsync()).Single().Answer);
    }

    [Fact]
    public async Task Record_OverEightKilobytes_IsTooLarge() // R1
    {
        var receipt = await _site.StoreAsync(_ana, SampleRecords.Answered(new string('ñ', (RecordContent.Limit / 2) - 10)));

        Assert.Equal((RecordResultKind.Rejected, RecordReasonCodes.TooLarge), (receipt.Kind, receipt.Reason));
    }

    [Theory]
    [InlineData("2035-08-06T16:00:00Z")] // tomorrow's phone
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("1970-01-01T00:00:00Z")] // a phone whose battery died
    public async Task Time_ThatCannotBe_CountsFromReceipt(string claimed) // R5
    {
        var at = DateTime.Parse(claimed, null, System.Globalization.DateTimeStyles.AdjustToUniversal);

        await _site.StoreAsync(_ana, SampleRecords.Completed(SampleCatalogue.Sow, at));

        var stored = Assert.Single(await _site.RecordsAsync());
        Assert.Equal((at, _site.Now), (stored.OccurredAt, stored.EffectiveAt));
    }

    [Fact]
    public async Task Quota_WhenReached_TakesTheRestTomorrow() // R1, R7
    {
        await using var site = await TestSite.StartAsync(null, ("Learning:DailyQuota", "2"));
        var last = SampleRecords.Right();
        await site.StoreAsync(_ana, SampleRecords.Right(), SampleRecords.Right());

        var today = await site.StoreAsync(_ana, last);
        site.Clock.Advance(TimeSpan.FromDays(1));
        var tomorrow = await site.StoreAsync(_ana, last);

        Assert.Equal((RecordResultKind.Later, RecordReasonCodes.Quota), (today.Kind, today.Reason));
        Assert.Equal(RecordResultKind.Stored, tomorrow.Kind);
    }

    [Fact]
    public async Task Requests_WrittenTogether_AreAllAnswered() // R8
    {
        var people = Enumerable.Range(0, 40).Select(_ => PersonId.New()).ToList();

        var receipts = await Task.WhenAll(
            people.Select(p => _site.StoreAsync(p, SampleRecords.Right(), SampleRecords.Completed(SampleCatalogue.Sow)))
        );

        Assert.All(receipts.SelectMany(r => r), r => Assert.Equal(RecordResultKind.Stored, r.Kind));
        Assert.Equal(80, await _site.AskAsync(db => db.LearningRecords.CountAsync()));
    }
}
