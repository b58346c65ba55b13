using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Learning.Summaries;
using UsmeAprende.People;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Tests.Certificates.Issuing;

public sealed class CertificateQueueReaderTests : IAsyncLifetime
{
    private TestSite _site = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await CertificateBuilder.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Candidates_OfThoseWhoFinished_CanBeIssuedWithoutConcern()
    {
        var people = await _site.FinishedAsync(3);

        var candidates = await _site.CandidatesAsync();

        Assert.Equal(people.Order(), candidates.Select(c => c.PersonId).Order());
        Assert.All(candidates, c => Assert.True(c.CanBeIssued));
        Assert.All(candidates, c => Assert.Empty(c.Warnings));
    }

    [Fact]
    public async Task Candidates_WhoNearlyFinished_ComeAfterThoseWhoDid()
    {
        await _site.SeedAsync(graduates =>
        {
            graduates.Finish(graduates.Add("Aura", "Abril", "50000001"), missing: 1);
            graduates.Finish(graduates.Add("Zoila", "Zárate", "50000002"));
            // She has not begun a lesson and came to two cafés.
            graduates.Add("Berta", "Bello", "50000003");
            return true;
        });

        var candidates = await _site.CandidatesAsync();

        Assert.Equal(["Zoila Zárate", "Aura Abril"], candidates.Select(c => c.Holder.Name));
        Assert.Equal([0, 1], candidates.Select(c => c.Missing));
        Assert.False(candidates[1].CanBeIssued);
    }

    // R10
    [Fact]
    public async Task Candidate_WithoutADocumentThatStaffSaw_CannotBeIssued()
    {
        await _site.SeedAsync(graduates =>
        {
            graduates.Finish(graduates.Add("Ana", "Sin Documento", null));
            graduates.Finish(graduates.Add("Eva", "Sin Ver", "50000001", isSeen: false));
            return true;
        });

        var candidates = await _site.CandidatesAsync();

        Assert.Equal([IssueWarning.NoDocument], Of(candidates, "Ana Sin Documento"));
        Assert.Equal([IssueWarning.DocumentNotVerified], Of(candidates, "Eva Sin Ver"));
        Assert.All(candidates, c => Assert.False(c.CanBeIssued));
    }

    [Fact]
    public async Task Candidate_InOddCapitalsOrPerhapsTwiceHere_IsShownAndCanBeIssued()
    {
        await _site.SeedAsync(graduates =>
        {
            graduates.Finish(graduates.Add("ANA", "RUIZ", "50000001"));
            graduates.Finish(graduates.Add("Eva", "Doble", "50000002"));
            return true;
        });
        await _site.AskAsync(async db =>
        {
            var twin = new Person { CreatedAt = _site.Now };
            db.Add(twin);
            var eva = await db.People.SingleAsync(p => p.GivenNames == "Eva", Cancel);
            db.Add(PossibleDuplicate.Create(new PersonPair(eva.Id, twin.Id), DuplicateReason.Document, _site.Now, null));
            return await db.SaveChangesAsync(Cancel);
        });

        var candidates = await _site.CandidatesAsync();

        Assert.Equal([IssueWarning.OddCapitals], Of(candidates, "ANA RUIZ"));
        Assert.Equal([IssueWarning.PossibleDuplicate], Of(candidates, "Eva Doble"));
        Assert.All(candidates, c => Assert.True(c.CanBeIssued));
    }

    [Fact]
    public async Task Candidates_ByPlaceAndGroup_AreOnlyThose()
    {
        var group = await _site.SeedAsync(graduates =>
        {
            graduates.Finish(graduates.Add("Ana", "Ruiz", "50000001", place: "Olarte"));
            graduates.Finish(graduates.Add("Eva", "Peña", "50000002", place: "El Destino"));
            return graduates.Group.Id;
        });

        Assert.Equal(["Eva Peña"], (await _site.CandidatesAsync(place: "el destino")).Select(c => c.Holder.Name));
        Assert.Equal(2, (await _site.CandidatesAsync(group: group)).Count);
        Assert.Empty(await _site.CandidatesAsync(group: Guid.CreateVersion7()));
    }

    [Fact]
    public async Task Candidates_WhoHaveOne_AreNotInTheQueue_AndReturnWhenItIsRevoked()
    {
        var coordinator = await _site.StaffAsync();
        var person = (await _site.FinishedAsync(1)).Single();
        var order = (await _site.IssueAsync(coordinator, new CertificateOrderRequest(person, CertificateBuilder.Course))).Single();

        var with = await _site.CandidatesAsync();
        await _site.WithAsync(
            (CertificateRegister register) =>
                register.EndAsync(order.Id, CertificateEnd.Revoked, "Por error.", coordinator.AsCoordinator(), Cancel)
        );

        Assert.Empty(with);
        Assert.Single(await _site.CandidatesAsync());
    }

    // R14
    [Fact]
    public async Task Candidate_OfSeveralRows_IsOneWithWhatAllOfThemDidAndTheDocumentThatWasSeen()
    {
        var coordinator = await _site.StaffAsync();
        var (first, second) = await _site.SeedAsync(graduates =>
        {
            var account = graduates.Add("Ana", "Ruiz", null);
            var walkIn = graduates.Add("Ana", "Ruiz", "50000001");
            graduates.Finish(walkIn);
            return (account.Id, walkIn.Id);
        });

        var answer = await _site.WithAsync(
            (PersonMerging merging) => merging.MergeAsync(coordinator.AsCoordinator(), second, first, Cancel)
        );
        var candidate = Assert.Single(await _site.CandidatesAsync());

        Assert.Equal(MergeResult.Done, answer);
        Assert.Equal(first, candidate.PersonId);
        Assert.True(candidate.CanBeIssued);
        Assert.Equal("50000001", candidate.Holder.Document?.Value);
    }

    [Fact]
    public async Task Queue_OfTwoThousand_IsReadInAFewQuestions()
    {
        await _site.FinishedAsync(2_000);
        await _site.SummariseAsync();

        var before = _site.Questions.Count;
        var queue = await _site.QueueAsync(most: 50);

        Assert.Equal(2_000, queue!.Ready);
        Assert.Equal(50, queue.Shown.Count);
        Assert.InRange(_site.Questions.Count - before, 1, 8);
    }

    [Fact]
    public async Task Queue_WithASecondStep_IsReadInAsFewQuestions()
    {
        await using var site = await CertificateBuilder.StartAsync(("Certificates:TwoSteps", "true"));
        await site.FinishedAsync(60);
        await site.SummariseAsync();

        var before = site.Questions.Count;
        var queue = await site.QueueAsync(most: 50);

        Assert.Equal(50, queue!.Shown.Count);
        Assert.InRange(site.Questions.Count - before, 1, 8);
    }

    [Fact]
    public async Task Candidate_WhoseNameNoFontHas_IsShownBeforeAnythingIsIssued()
    {
        await _site.SeedAsync(graduates =>
        {
            graduates.Finish(graduates.Add("محمد", "Ruiz", "50000001"));
            graduates.Finish(graduates.Add("Ẽ Ʉ", "Chisacá", "50000002"));
            return true;
        });

        var candidates = await _site.CandidatesAsync();

        Assert.Equal([IssueWarning.UnprintableName], Of(candidates, "محمد Ruiz"));
        Assert.Equal("م", candidates.Single(c => c.Holder.UnprintableSign is not null).Holder.UnprintableSign);
        Assert.Empty(Of(candidates, "Ẽ Ʉ Chisacá"));
    }

    // R5
    [Fact]
    public async Task Queue_WhileMoreIsDueThanSomebodyWaitsFor_SaysSoAndShowsNothing()
    {
        await _site.FinishedAsync(LearningSummaries.Portion + 1);

        var before = await _site.QueueAsync();
        await _site.SummariseAsync();

        Assert.Null(before);
        Assert.Equal(LearningSummaries.Portion + 1, (await _site.QueueAsync())!.Ready);
    }

    private static System.Collections.Immutable.ImmutableArray<IssueWarning> Of(
        IReadOnlyList<CertificateCandidate> candidates,
        string name
    ) => candidates.Single(c => c.Holder.Name == name).Warnings;
}
