using System.Net;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.People;

namespace UsmeAprende.Web.Tests.Certificates.Issuing;

public sealed class CertificateProposalsTests : IAsyncLifetime
{
    private const string Path = "/coordinacion/certificados/por-aprobar";

    private CertificateOffice _office = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _office = await CertificateOffice.OpenAsync(("Certificates:TwoSteps", "true"));

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task Proposal_IsIssuedOnlyWhenADifferentCoordinatorApproves()
    {
        var person = (await _office.FinishedAsync(1)).Single();
        using var second = new BrowserVisit(_office.Site);
        var secondId = await second.SignUpAsync(role: PersonRole.Coordinator);

        var told = await _office.IssueAsync(person);
        var order = await _office.Coordinator.WithDbAsync(db => db.CertificateOrders.AsNoTracking().SingleAsync(Cancel));
        using var own = await _office.PostAsync(Path, ("chosen", order.Id.ToString()));
        var before = await EntriesAsync();
        using var approved = await second.PostAsync(Path, ("chosen", order.Id.ToString()));
        await _office.WorkAsync();

        Assert.Equal(Path, told);
        Assert.Equal(HttpStatusCode.BadRequest, own.StatusCode);
        Assert.Empty(before);
        Assert.Equal(HttpStatusCode.Redirect, approved.StatusCode);
        var entry = Assert.Single(await EntriesAsync());
        Assert.Equal((secondId, order.Id), (entry.ApprovedById, entry.Id));
    }

    [Fact]
    public async Task Correction_Proposed_SaysWhatItCorrectsAndWhy()
    {
        var person = (await _office.FinishedAsync(1)).Single();
        using var second = new BrowserVisit(_office.Site);
        await second.SignUpAsync(role: PersonRole.Coordinator);
        await _office.IssueAsync(person);
        var order = await _office.Coordinator.WithDbAsync(db => db.CertificateOrders.AsNoTracking().SingleAsync(Cancel));
        using var approved = await second.PostAsync(Path, ("chosen", order.Id.ToString()));
        await _office.WorkAsync();

        using var corrected = await _office.PostAsync(
            $"/coordinacion/certificados/{order.Id}/corregir",
            ("HolderName", "Ana Lucía Chisacá de Muñoz"),
            ("Change", "El apellido de casada.")
        );
        var page = await second.ReadAsync(Path);

        Assert.Equal(Path, corrected.Headers.Location!.OriginalString);
        Assert.Contains("El apellido de casada.", page.QuerySelector(".lacks")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($".lacks a[href='/coordinacion/certificados/{order.Id}']"));
    }

    [Fact]
    public async Task Proposal_WithTheNameWrittenOtherwise_ShowsTheAccountsNameUnticked()
    {
        var person = (await _office.FinishedAsync(1)).Single();
        using var second = new BrowserVisit(_office.Site);
        await second.SignUpAsync(role: PersonRole.Coordinator);
        using var proposed = await _office.PostAsync(
            "/coordinacion/certificados/emitir",
            ("Subject", CertificateOffice.CourseId),
            ("People", person.ToString()),
            ("HolderName", "Ana Lucía Chisacá de Muñoz")
        );

        var page = await second.ReadAsync(Path);

        Assert.Contains("En la cuenta: Ana Lucía Chisacá Muñoz", page.QuerySelector(".people")!.TextContent, StringComparison.Ordinal);
        Assert.False(page.QuerySelector("input[name=chosen]")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task Proposal_SentBack_IsNotIssued_AndSaysWhy()
    {
        var person = (await _office.FinishedAsync(1)).Single();
        using var second = new BrowserVisit(_office.Site);
        await second.SignUpAsync(role: PersonRole.Coordinator);
        await _office.IssueAsync(person);
        var order = await _office.Coordinator.WithDbAsync(db => db.CertificateOrders.AsNoTracking().SingleAsync(Cancel));

        using var without = await second.PostAsync($"{Path}/rechazar", ("chosen", order.Id.ToString()), ("reason", ""));
        using var rejected = await second.PostAsync(
            $"{Path}/rechazar",
            ("chosen", order.Id.ToString()),
            ("reason", "El nombre no es así.")
        );
        await _office.WorkAsync();

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.Redirect], [without.StatusCode, rejected.StatusCode]);
        Assert.Empty(await EntriesAsync());
        var after = await _office.Coordinator.WithDbAsync(db => db.CertificateOrders.AsNoTracking().SingleAsync(Cancel));
        Assert.Equal((CertificateOrderState.Rejected, "El nombre no es así."), (after.State, after.Detail));
    }

    private Task<List<IssuedCertificate>> EntriesAsync() =>
        _office.Coordinator.WithDbAsync(db => db.Certificates.AsNoTracking().ToListAsync(Cancel));
}
