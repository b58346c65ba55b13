using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings.Paper;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Tests.Gatherings.Paper;

/// <summary>Whom a list's lines are taken for: R10 and R14.</summary>
public sealed class ListMatchingTests : IAsyncLifetime
{
    private const string Head = "documento,tipo,nombres,apellidos,celular,vereda\n";

    private ImportDesk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await ImportDesk.OpenAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    private static CancellationToken Cancel => ImportDesk.Cancel;

    [Fact]
    public async Task VerifiedDocument_WithTheSameName_MarksThatPerson() // R10
    {
        var rosa = await _desk.KnownAsync("Rosa María", "Chisacá", "52111222", isVerified: true);

        var list = await _desk.ReadAsync(Head + "52.111.222,CC,rosa maria,CHISACA,,\n");
        await _desk.ApplyAsync(list);

        Assert.Equal((LineAction.Mark, rosa), ((await _desk.LinesAsync(list))[2].Deed, (await _desk.LinesAsync(list))[2].PersonId!.Value));
        Assert.NotNull(await _desk.Cafe.PresenceAsync(rosa));
        Assert.Equal(0, await _desk.PeopleAsync());
    }

    [Fact]
    public async Task VerifiedDocument_UnderAnotherName_IsAPossibleDuplicate() // R14
    {
        var rosa = await _desk.KnownAsync("Rosa María", "Chisacá", "52111222", isVerified: true);

        var list = await _desk.ReadAsync(Head + "52111222,CC,Pedro,Pérez,,\n");
        var line = (await _desk.LinesAsync(list))[2];
        await _desk.ApplyAsync(list);

        Assert.Equal((LineAction.RegisterDoubtful, rosa), (line.Deed, line.CandidateId!.Value));
        Assert.Null(await _desk.Cafe.PresenceAsync(rosa));
        Assert.Equal([(DuplicateReason.Document, new PersonPair(line.PersonId!.Value, rosa))], await QueueAsync());
    }

    [Fact]
    public async Task ClaimedDocument_IsAPossibleDuplicateUnlessStaffSayItIsThePerson() // R10, R14
    {
        var rosa = await _desk.KnownAsync("Rosa María", "Chisacá", "52111222", isVerified: false);
        const string text = Head + "52111222,CC,Rosa María,Chisacá,,\n";

        var list = await _desk.ReadAsync(text);
        var line = (await _desk.LinesAsync(list))[2];
        var outcome = await _desk.ApplyAsync(list, haveConsent: false, same: 2);

        Assert.Equal((LineAction.RegisterDoubtful, rosa), (line.Deed, line.CandidateId!.Value));
        Assert.Equal(ListImportResult.Done, outcome);
        Assert.NotNull(await _desk.Cafe.PresenceAsync(rosa));
        Assert.Equal(0, await _desk.PeopleAsync());
        Assert.Equal(LineAction.AlreadyThere, (await _desk.LinesAsync(await _desk.ReadAsync(text)))[2].Deed);
    }

    [Fact]
    public async Task Phone_EvenVerified_MatchesNobody() // R10
    {
        var rosa = await _desk.KnownAsync("Rosa María", "Chisacá", "52111222", isVerified: true, phone: "3001112233");

        var list = await _desk.ReadAsync(Head + ",,Rosa María,Chisacá,300 111 2233,\n");
        var line = (await _desk.LinesAsync(list))[2];
        await _desk.ApplyAsync(list);

        Assert.Equal((LineAction.RegisterDoubtful, rosa), (line.Deed, line.CandidateId!.Value));
        Assert.Null(await _desk.Cafe.PresenceAsync(rosa));
    }

    [Fact]
    public async Task Staff_OnTheirOwnList_AreNotMarkedByThemselves() // R2
    {
        await _desk.Site.AskAsync(async db =>
        {
            DocumentNumber.TryParse(IdentityDocumentType.CC, "52111222", out var number, out _);
            Assert.True(PersonName.TryParse("Óscar", out var given, out _));
            Assert.True(PersonName.TryParse("Peña", out var surnames, out _));
            var claim = PersonIdentifier.CreateClaimed(_desk.Cafe.Facilitator, number, _desk.Site.Now);
            claim.Verify(_desk.Site.Now, null);
            db.Add(claim);
            (await db.People.SingleAsync(p => p.Id == _desk.Cafe.Facilitator, Cancel)).Rename(given, surnames);
            return await db.SaveChangesAsync(Cancel);
        });

        var line = (await _desk.LinesAsync(await _desk.ReadAsync(Head + "52111222,CC,Oscar,Peña,,\n")))[2];

        Assert.Equal(LineAction.Fault, line.Deed);
        Assert.StartsWith("Es usted", line.Problems, StringComparison.Ordinal);
    }

    private Task<List<(DuplicateReason, PersonPair)>> QueueAsync() =>
        _desk.Site.AskAsync(async db => (await db.PossibleDuplicates.ToListAsync(Cancel)).ConvertAll(d => (d.Why, d.Pair)));
}
