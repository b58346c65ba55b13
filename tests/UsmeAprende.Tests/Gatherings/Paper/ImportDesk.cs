using System.Text;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings.Paper;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Places;

namespace UsmeAprende.Tests.Gatherings.Paper;

/// <summary>A facilitator at a table with lists on paper.</summary>
internal sealed class ImportDesk(TestSite site, TestGathering cafe) : IAsyncDisposable
{
    public TestSite Site => site;

    public TestGathering Cafe => cafe;

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<ImportDesk> OpenAsync()
    {
        var site = await TestSite.StartAsync();
        var cafe = await TestGathering.PlanAsync(site);
        await cafe.AskAsync<PlaceSeed, bool>(async seed =>
        {
            await seed.SeedAsync(Cancel);
            return true;
        });
        return new ImportDesk(site, cafe);
    }

    public Task<ListReadResult> TryReadAsync(
        byte[] file,
        TestGathering? of = null,
        PersonId? staff = null,
        bool isPeopleOnly = false,
        bool allCame = false
    ) =>
        AskAsync(async import =>
            await import.ReadAsync(
                await cafe.FindActorAsync(staff ?? cafe.Facilitator),
                isPeopleOnly ? null : await (of ?? cafe).GatheringAsync(),
                new MemoryStream(file),
                "lista.csv",
                allCame,
                Cancel
            )
        );

    public async Task<Guid> ReadAsync(string text, TestGathering? of = null, PersonId? staff = null, bool isPeopleOnly = false)
    {
        var reading = await TryReadAsync(Encoding.UTF8.GetBytes(text), of, staff, isPeopleOnly);
        return reading.List ?? throw new InvalidOperationException(reading.Problem);
    }

    public async Task<ListReadResult> TypeAsync(string codes)
    {
        Assert.True(SheetRowCodes.TryParse(codes, out var read, out _));
        var gathering = await cafe.GatheringAsync();
        return await AskAsync(import => import.ReadAsync(cafe.Facilitator.AsFacilitator(), gathering, read, Cancel));
    }

    public Task<ListImportResult> ApplyAsync(Guid list, params int[] same) => ApplyAsync(list, true, null, null, same);

    /// <summary>Who resembles somebody is another person, but for the lines that are the same.</summary>
    public async Task<ListImportResult> ApplyAsync(
        Guid list,
        bool haveConsent,
        string? reason = null,
        PersonId? staff = null,
        params int[] same
    )
    {
        var answers = new ListAnswers
        {
            Same = same,
            Others = [.. (await LinesAsync(list)).Keys.Except(same)],
            HasSeenNames = true,
            HaveConsent = haveConsent,
            Reason = reason,
        };
        return await ApplyAsync(list, answers, staff);
    }

    public Task<ListImportResult> ApplyAsync(Guid list, ListAnswers answers, PersonId? staff = null) =>
        AskAsync(async import =>
        {
            var actor = await cafe.FindActorAsync(staff ?? cafe.Facilitator);
            var found = await import.FindAsync(actor, list, Cancel);
            return await import.ApplyAsync(actor, found!, answers, Cancel);
        });

    public Task<Dictionary<int, ImportedLine>> LinesAsync(Guid list) =>
        site.AskAsync(db => db.ImportedLines.AsNoTracking().Where(l => l.ListId == list).ToDictionaryAsync(l => l.Line, Cancel));

    public Task<ListImportCounts> FiguresAsync(Guid list) => site.AskAsync(db => ListImportCounts.CountAsync(db, list, Cancel));

    public Task<int> PeopleAsync() => site.AskAsync(db => db.People.CountAsync(p => p.RegisteredById != null, Cancel));

    public Task<int> PresentAsync() => site.AskAsync(db => db.Attendances.CountAsync(a => a.GatheringId == cafe.Id, Cancel));

    /// <summary>Somebody known with a document, seen by staff or not.</summary>
    public async Task<PersonId> KnownAsync(string givenNames, string surnames, string document, bool isVerified, string? phone = null)
    {
        var person = await cafe.PersonAsync(givenNames, surnames);
        await site.AskAsync(db =>
        {
            DocumentNumber.TryParse(IdentityDocumentType.CC, document, out var number, out _);
            var claim = PersonIdentifier.CreateClaimed(person, number, site.Now);
            if (isVerified)
                claim.Verify(site.Now, cafe.Facilitator);
            db.Add(claim);
            if (PhoneNumber.TryParse(phone, out var called, out _))
            {
                var own = PersonIdentifier.CreateClaimed(person, called, site.Now);
                own.Verify(site.Now, null);
                db.Add(own);
            }
            return db.SaveChangesAsync(Cancel);
        });
        return person;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private Task<T> AskAsync<T>(Func<ListImport, Task<T>> ask) => cafe.AskAsync(ask);
}
