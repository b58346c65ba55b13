using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Catalogue;
using UsmeAprende.Jobs;
using UsmeAprende.People;

namespace UsmeAprende.Web.Tests.Certificates;

/// <summary>A site where certificates can be issued, with a coordinator at a browser.</summary>
internal sealed class CertificateOffice : IAsyncDisposable
{
    private static int s_people;

    private readonly SiteHost _site;

    private CertificateOffice(SiteHost site) => (_site, Coordinator) = (site, new BrowserVisit(site));

    public BrowserVisit Coordinator { get; }

    public SiteHost Site => _site;

    public static string CourseId => "herramientas-basicas";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<CertificateOffice> OpenAsync(params (string Setting, string Value)[] settings)
    {
        var site = new SiteHost()
            .With("People:StaffSecondFactor", "Optional")
            .With("Site:Url", "http://localhost")
            .With("Certificates:Signatory", "Quien firma")
            .With("Certificates:SignatoryRole", "Alcalde local");
        foreach (var (setting, value) in settings)
            site.With(setting, value);
        await site.InitializeAsync();
        var office = new CertificateOffice(site);
        await office.Coordinator.SignUpAsync(role: PersonRole.Coordinator);
        return office;
    }

    /// <summary>Puts people down; the first argument of the work gives them their deeds.</summary>
    public Task<T> SeedAsync<T>(Func<GraduateBuilder, T> work) =>
        Coordinator.WithDbAsync(async db =>
        {
            var course = _site.Services.GetRequiredService<CatalogueStore>().Current.CoursesById[CourseId];
            var made = work(new GraduateBuilder(db, course, _site.Clock.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync(Cancel);
            return made;
        });

    public Task<List<PersonId>> FinishedAsync(int count) =>
        SeedAsync(graduates =>
            Enumerable.Range(0, count).Select(_ => graduates.AddFinished(Interlocked.Increment(ref s_people)).Id).ToList()
        );

    /// <summary>Lets the long work be done that the site would do by itself.</summary>
    public Task WorkAsync() => _site.Services.GetRequiredService<BatchRunner>().RunOpenAsync(Cancel);

    /// <summary>Orders, works, and gives back where its progress is shown.</summary>
    public async Task<string> IssueAsync(params PersonId[] people)
    {
        using var response = await PostAsync(
            "/coordinacion/certificados/emitir",
            [("Subject", CourseId), .. people.Select(p => ("People", p.ToString()))]
        );
        await WorkAsync();
        return response.Headers.Location!.OriginalString;
    }

    /// <summary>A form in which names may come several times.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await Coordinator.Browser.PostAsync(path, content, Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        Coordinator.Dispose();
        await _site.DisposeAsync();
    }
}
