using System.Net;
using Microsoft.EntityFrameworkCore;

namespace UsmeAprende.Web.Tests.Certificates.Issuing;

/// <summary>A name that no font of documents has is known before anything is issued, and can be written otherwise.</summary>
public sealed class UnprintableNameTests : IAsyncLifetime
{
    private const string Path = "/coordinacion/certificados";
    private const string Name = "محمد Ruiz";

    private CertificateOffice _office = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _office = await CertificateOffice.OpenAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task Person_InTheQueueAndTheReview_HasNoTickButALinkToWriteIt()
    {
        var person = await SeedAsync();
        var other = (await _office.FinishedAsync(1)).Single();

        var row = RowOf(await _office.Coordinator.ReadAsync($"{Path}?marcar=todas"));
        using var review = await _office.PostAsync(
            $"{Path}/revisar",
            ("Subject", CertificateOffice.CourseId),
            ("People", person.ToString()),
            ("People", other.ToString())
        );
        var reviewed = RowOf(await BrowserVisit.PageAsync(review));

        foreach (var one in new[] { row, reviewed })
        {
            Assert.Null(one.QuerySelector("input[type=checkbox]"));
            Assert.Contains("El nombre no se puede imprimir", one.TextContent, StringComparison.Ordinal);
            Assert.NotNull(one.QuerySelector($"a[href='{Path}/personas/{person}/{CertificateOffice.CourseId}']"));
        }
    }

    [Fact]
    public async Task Person_OfACourse_IsIssuedUnderAnotherSpelling()
    {
        var person = await SeedAsync();

        var page = await _office.Coordinator.ReadAsync($"{Path}/personas/{person}/{CertificateOffice.CourseId}");
        using var review = await _office.PostAsync(
            $"{Path}/revisar",
            ("Subject", CertificateOffice.CourseId),
            ("People", person.ToString()),
            ("HolderName", "Mohamed Ruiz")
        );
        var reason = (await BrowserVisit.PageAsync(review)).QuerySelector("#NameReason")!.GetAttribute("value")!;
        using var same = await IssueAsync(person, CertificateOffice.CourseId, Name, reason);
        using var empty = await IssueAsync(person, CertificateOffice.CourseId, "", reason);
        using var other = await IssueAsync(person, CertificateOffice.CourseId, "Mohamed Ruiz", reason);
        await _office.WorkAsync();

        Assert.Equal(Name, page.QuerySelector("#HolderName")!.GetAttribute("value"));
        Assert.Contains("«م»", reason, StringComparison.Ordinal);
        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.Redirect],
            [same.StatusCode, empty.StatusCode, other.StatusCode]
        );
        Assert.Contains("no tiene el signo", (await BrowserVisit.PageAsync(same)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Mohamed Ruiz"], await ListNamesAsync());
    }

    [Fact]
    public async Task Person_OfAGathering_HasAPageToWriteIt_ToWhichTheFailedOnesLead()
    {
        var (person, absent, cafe) = await _office.SeedAsync(graduates =>
        {
            var added = graduates.Add("محمد", "Ruiz", "61000001");
            graduates.Attend(added.Id, graduates.Cafes[0]);
            return (added.Id, graduates.Add("Eva", "Peña", "61000002").Id, graduates.Cafes[0]);
        });
        var page = $"{Path}/encuentros/{cafe}/personas/{person}";
        var subject = $"encuentro/{cafe}";

        var list = await _office.Coordinator.ReadAsync($"{Path}/encuentros/{cafe}");
        var own = await _office.Coordinator.ReadAsync(page);
        // Ordered all the same, by a form that knew nothing of it: with somebody else, so that no name is asked.
        using var failed = await _office.PostAsync(
            $"{Path}/emitir",
            ("Subject", subject),
            ("People", person.ToString()),
            ("People", absent.ToString())
        );
        await _office.WorkAsync();
        var batch = await _office.Coordinator.ReadAsync(failed.Headers.Location!.OriginalString);
        using var issued = await IssueAsync(person, subject, "Mohamed Ruiz", "Así lo escribe en español.");
        await _office.WorkAsync();

        Assert.NotNull(list.QuerySelector($"a[href='{page}']"));
        Assert.Equal(subject, own.QuerySelector("input[name=Subject]")!.GetAttribute("value"));
        Assert.NotNull(own.QuerySelector("#HolderName"));
        Assert.Equal(HttpStatusCode.BadRequest, await _office.Coordinator.StatusAsync($"{page}/borrador.pdf"));
        Assert.NotNull(batch.QuerySelector($"a[href='{page}']"));
        Assert.Equal(["Mohamed Ruiz"], await ListNamesAsync());
    }

    [Fact]
    public async Task Page_OfSomebodyWhoDidNotCome_IsNotThere()
    {
        var (came, absent, cafe) = await _office.SeedAsync(graduates =>
        {
            var ana = graduates.Add("Ana", "Ruiz", "61000001");
            graduates.Attend(ana.Id, graduates.Cafes[0]);
            return (ana.Id, graduates.Add("Eva", "Peña", "61000002").Id, graduates.Cafes[0]);
        });

        Assert.Equal(HttpStatusCode.OK, await _office.Coordinator.StatusAsync($"{Path}/encuentros/{cafe}/personas/{came}"));
        Assert.Equal(HttpStatusCode.OK, await _office.Coordinator.StatusAsync($"{Path}/encuentros/{cafe}/personas/{came}/borrador.pdf"));
        Assert.Equal(HttpStatusCode.NotFound, await _office.Coordinator.StatusAsync($"{Path}/encuentros/{cafe}/personas/{absent}"));
    }

    private Task<PersonId> SeedAsync() =>
        _office.SeedAsync(graduates =>
        {
            var person = graduates.Add("محمد", "Ruiz", "61000001");
            graduates.Finish(person);
            return person.Id;
        });

    private Task<HttpResponseMessage> IssueAsync(PersonId person, string subject, string name, string reason) =>
        _office.PostAsync(
            $"{Path}/emitir",
            ("Subject", subject),
            ("People", person.ToString()),
            ("HolderName", name),
            ("NameReason", reason)
        );

    private Task<List<string>> ListNamesAsync() =>
        _office.Coordinator.WithDbAsync(async db =>
            (await db.Certificates.AsNoTracking().ToListAsync(Cancel)).ConvertAll(c => c.Words!.HolderName)
        );

    private static AngleSharp.Dom.IElement RowOf(AngleSharp.Html.Dom.IHtmlDocument page) =>
        page.QuerySelectorAll("form .people li").Single(row => row.TextContent.Contains("Ruiz", StringComparison.Ordinal));
}
