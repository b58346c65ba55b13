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
            ("HolderName", "Ana Lucía Chisacá de Muñoz"),
            ("NameReason", "Así está en su cédula.")
        );

        var page = await second.ReadAsync(Path);

        Assert.Contains("En la cuenta: Ana Lucía Chisacá Muñoz", page.QuerySelector(".people")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Así está en su cédula.", page.QuerySelector(".people")!.TextContent, StringComparison.Ordinal);
        Assert.False(page.QuerySelector("input[name=chosen]")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task Proposal_ForSomebodyWhoseCertificateWasRevoked_StandsUntickedWithTheReason()
    {
        var person = (await _office.FinishedAsync(1)).Single();
        using var second = new BrowserVisit(_office.Site);
        await second.SignUpAsync(role: PersonRole.Coordinator);
        await _office.IssueAsync(person);
        using var approved = await second.PostAsync(Path, ("chosen", (await OrderAsync()).Id.ToString()));
        await _office.WorkAsync();
        using var revoked = await _office.PostAsync(
            $"/coordinacion/certificados/{(await EntriesAsync()).Single().Id}/revocar",
            ("Reason", "Se emitió con otro documento.")
        );
        await _office.IssueAsync(person);

        var page = await second.ReadAsync(Path);

        Assert.False(page.QuerySelector("input[name=chosen]")!.HasAttribute("checked"));
        Assert.Contains(
            "Se le revocó la 2035-000001: «Se emitió con otro documento.»",
            page.QuerySelector(".people")!.TextContent,
            StringComparison.Ordinal
        );
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
        var told = (await _office.Coordinator.ReadAsync(Path)).QuerySelector(".people")!;
        Assert.Contains("Ana Lucía Chisacá Muñoz", told.TextContent, StringComparison.Ordinal);
        Assert.Contains("«El nombre no es así.»", told.TextContent, StringComparison.Ordinal);
        Assert.Null((await second.ReadAsync(Path)).QuerySelector("#devueltas"));
        var row = (await _office.Coordinator.ReadAsync("/coordinacion/certificados")).QuerySelector("form.queue li")!;
        Assert.False(row.QuerySelector("input")!.HasAttribute("checked"));
        Assert.Contains("Devolvieron la que se propuso: «El nombre no es así.»", row.TextContent, StringComparison.Ordinal);
    }

    private Task<CertificateOrder> OrderAsync() =>
        _office.Coordinator.WithDbAsync(db =>
            db.CertificateOrders.AsNoTracking().SingleAsync(o => o.State == CertificateOrderState.Proposed, Cancel)
        );

    private Task<List<IssuedCertificate>> EntriesAsync() =>
        _office.Coordinator.WithDbAsync(db => db.Certificates.AsNoTracking().ToListAsync(Cancel));
}
