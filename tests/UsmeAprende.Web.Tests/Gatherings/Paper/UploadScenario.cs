using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Gatherings.Paper;

/// <summary>
/// The site, a process of its own, is sent files, and its memory and its processor's time are read from the system (Linux).
/// </summary>
public sealed class UploadScenario : IDisposable
{
    private const string Lists = "/facilitacion/personas/importar";
    private const int Ticks = 100;
    private const int Kilobyte = 1_024;

    private readonly SiteFolder _folder = new();
    private readonly CookieContainer _cookies = new();
    private PersonId _facilitator;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What one file after the other cost the site.</summary>
    public async Task<IReadOnlyList<UploadCost>> MeasureAsync(IEnumerable<(string Name, bool IsList, Func<byte[]> Make)> uploads)
    {
        await using var site = await ChildSite.StartAsync(_folder.Path, "--People:StaffSecondFactor", "Optional");
        using var facilitator = new HttpClient(new HttpClientHandler { CookieContainer = _cookies, AllowAutoRedirect = false })
        {
            BaseAddress = site.Address,
        };
        facilitator.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var proofs = await BecomeFacilitatorAsync(facilitator);
        var costs = new List<UploadCost>();
        // The first file of all makes code ready that no later one pays for.
        using (var first = await SendAsync(facilitator, Lists, "archivo", "nombres,apellidos\nAna,Ruiz\n"u8.ToArray()))
            Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        foreach (var (name, isList, make) in uploads)
            costs.Add(await MeasureAsync(site.Id, facilitator, name, isList ? (Lists, "archivo") : (proofs, "archivos"), make()));
        using var alive = await facilitator.GetAsync(new Uri("/", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
        return costs;
    }

    public void Dispose() => _folder.Dispose();

    private async Task<UploadCost> MeasureAsync(
        int process,
        HttpClient facilitator,
        string name,
        (string Path, string Field) where,
        byte[] file
    )
    {
        // From here on the system tells the highest it meets.
        await File.WriteAllTextAsync($"/proc/{process}/clear_refs", "5", Cancel);
        var (memory, time) = (await MemoryAsync(process, "VmRSS"), await TimeAsync(process));
        using var answer = await SendAsync(facilitator, where.Path, where.Field, file);
        return new UploadCost(
            name,
            file.Length / (double)Kilobyte,
            (int)answer.StatusCode,
            (await MemoryAsync(process, "VmHWM") - memory) / (double)Kilobyte,
            await TimeAsync(process) - time
        );
    }

    private async Task<HttpResponseMessage> SendAsync(HttpClient facilitator, string path, string field, byte[] file)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent($"{_facilitator}"), "para" },
            { new ByteArrayContent(file), field, "lista" },
        };
        return await facilitator.PostAsync(new Uri(path, UriKind.Relative), form, Cancel);
    }

    /// <returns>The address for scans of their own gathering.</returns>
    private async Task<string> BecomeFacilitatorAsync(HttpClient browser)
    {
        using var form = new FormUrlEncodedContent(BrowserVisit.SignUpForm("52345678"));
        using var response = await browser.PostAsync(new Uri("/registro", UriKind.Relative), form, Cancel);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        await using var db = _folder.Open();
        await db.People.ExecuteUpdateAsync(set => set.SetProperty(p => p.Role, PersonRole.Facilitator), Cancel);
        // The session that is open was a learner's.
        using var entering = new FormUrlEncodedContent([new("Identifier", "52345678"), new("Password", BrowserVisit.Password)]);
        using var entered = await browser.PostAsync(new Uri("/entrar", UriKind.Relative), entering, Cancel);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        _facilitator = await db.People.Select(p => p.Id).SingleAsync(Cancel);
        var cafe = await PaperCafe.PlanAsync(db, _facilitator, TimeProvider.System.GetUtcNow().UtcDateTime);
        return $"/facilitacion/encuentros/{cafe}/soportes/planilla";
    }

    private static async Task<long> MemoryAsync(int process, string which)
    {
        var line = (await File.ReadAllLinesAsync($"/proc/{process}/status", Cancel)).Single(l =>
            l.StartsWith(which + ":", StringComparison.Ordinal)
        );
        return long.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
    }

    // After the name, which ends with the last bracket, the twelfth and thirteenth numbers are its own time and the system's for it.
    private static async Task<double> TimeAsync(int process)
    {
        var stat = await File.ReadAllTextAsync($"/proc/{process}/stat", Cancel);
        var numbers = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(numbers[11], CultureInfo.InvariantCulture) + long.Parse(numbers[12], CultureInfo.InvariantCulture))
            / (double)Ticks;
    }
}

/// <param name="Name">What was sent.</param>
/// <param name="Kilobytes">Its size.</param>
/// <param name="Status">How the site answered.</param>
/// <param name="Megabytes">The most memory that the site took above what it had.</param>
/// <param name="Seconds">Of a processor.</param>
public sealed record UploadCost(string Name, double Kilobytes, int Status, double Megabytes, double Seconds);
