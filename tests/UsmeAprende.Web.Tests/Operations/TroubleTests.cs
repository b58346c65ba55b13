using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Audit;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.People;

namespace UsmeAprende.Web.Tests.Operations;

/// <summary>Troubles that really happen, as the administrator reads them: what is wrong, what it means, what to do, and where.</summary>
public sealed class TroubleTests
{
    [Theory]
    [InlineData(SampleCourses.Lesson, "no es una lección", "Los cursos tienen faltas", "check-courses")]
    [InlineData("badges.yml", "- nada: [", "Las insignias tienen faltas", "badges.yml")]
    public async Task Courses_WithAFault_AreTold(string file, string text, string fault, string remedy)
    {
        using var courses = new SampleCourses();
        courses.Write(file, text);
        await using var site = Site().With("Courses:Folder", courses.Folder);

        await AssertToldAsync(site, fault, remedy, "/ayuda/administracion#cursos");
    }

    [Fact]
    public async Task Backup_PutBack_AsksForTheLastNumber()
    {
        await using var site = Site();
        await site.InitializeAsync();
        site.Services.GetRequiredService<CertificateNumberQuestion>().Ask(site.Clock.GetUtcNow().UtcDateTime);

        await AssertToldAsync(site, "Los datos pueden ser de una copia anterior", "annul-missing", "/ayuda/administracion#constancias");
    }

    [Fact]
    public async Task Jobs_ThatStandStill_AreTold()
    {
        await using var site = Site();
        using var administrator = await AdministratorAsync(site);
        await site.Services.GetRequiredService<JobRunner>().RunNowAsync("cartas", BrowserVisit.Cancel);
        Assert.DoesNotContain("detenidos", await ReadAsync(administrator), StringComparison.Ordinal);

        site.Clock.Advance(TimeSpan.FromMinutes(16));

        Assert.Contains("Los trabajos del programa están detenidos desde", await ReadAsync(administrator), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_ThatIsGone_MakesTheSiteNotReady()
    {
        await using var site = Site();
        using var browser = site.Browser();
        await browser.GetStringAsync("/", BrowserVisit.Cancel);
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(site.DataFolder, "usme.db*"))
            File.Delete(file);

        using var ready = await browser.GetAsync("/salud/listo", BrowserVisit.Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("Unhealthy", await ready.Content.ReadAsStringAsync(BrowserVisit.Cancel));
    }

    [Theory]
    [InlineData(0, "La hora del servidor es la de")]
    [InlineData(10, "está adelantado 10 minutos")]
    [InlineData(-121, "está atrasado 121 minutos")]
    public async Task Clock_ComparedWithATimeServer_IsTold(int minutesAhead, string sentence)
    {
        await using var site = Site();
        using var time = new TimeServer(() => site.Clock.GetUtcNow().AddMinutes(-minutesAhead));
        site.With("Operations:TimeServer", $"127.0.0.1:{time.Port}");
        using var administrator = await AdministratorAsync(site);

        await site.Services.GetRequiredService<JobRunner>().RunNowAsync(UsmeAprendeJobs.ClockCheckName, BrowserVisit.Cancel);

        Assert.Contains(sentence, await ReadAsync(administrator), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TimeServer_ThatIsSilent_IsTold()
    {
        await using var site = Site();
        using (var time = new TimeServer(() => null))
        {
            site.With("Operations:TimeServer", $"127.0.0.1:{time.Port}");
            using var administrator = await AdministratorAsync(site);

            await site.Services.GetRequiredService<JobRunner>().RunNowAsync(UsmeAprendeJobs.ClockCheckName, BrowserVisit.Cancel);

            Assert.Contains("No se sabe si la hora del servidor es la legal", await ReadAsync(administrator), StringComparison.Ordinal);
        }
    }

    // Chaos that really happened to others: the clock jumps back two hours.
    [Fact]
    public async Task Clock_ThatJumpedBack_IsTold()
    {
        await using var site = Site();
        using var administrator = await AdministratorAsync(site);
        await using (var scope = site.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
            var audit = scope.ServiceProvider.GetRequiredService<AuditTrail>();
            await db.WriteAsync(
                () => audit.AppendAsync(db, null, "prueba", "prueba/1", null, null, BrowserVisit.Cancel),
                BrowserVisit.Cancel
            );
        }
        site.Clock.Advance(TimeSpan.FromHours(-2));

        await site.Services.GetRequiredService<JobRunner>().RunNowAsync(UsmeAprendeJobs.ClockCheckName, BrowserVisit.Cancel);

        Assert.Contains("El reloj del servidor está atrasado", await ReadAsync(administrator), StringComparison.Ordinal);
    }

    private static SiteHost Site() => new SiteHost().With("People:StaffSecondFactor", "Optional");

    private static async Task<BrowserVisit> AdministratorAsync(SiteHost site)
    {
        var administrator = new BrowserVisit(site);
        await administrator.SignUpAsync(role: PersonRole.Administrator);
        return administrator;
    }

    private static async Task<string> ReadAsync(BrowserVisit administrator) =>
        (await administrator.ReadAsync("/administracion")).QuerySelector("main")!.TextContent;

    private static async Task AssertToldAsync(SiteHost site, string fault, string remedy, string page)
    {
        using var administrator = await AdministratorAsync(site);
        var notice = (await administrator.ReadAsync("/administracion")).QuerySelector("main .notice")!;
        var line = Assert.Single(notice.QuerySelectorAll("li"), li => li.TextContent.Contains(fault, StringComparison.Ordinal));
        Assert.Contains(remedy, line.TextContent, StringComparison.Ordinal);
        var link = line.QuerySelector("a")!.GetAttribute("href")!;
        Assert.Equal(page, link);
        Assert.NotNull((await administrator.ReadAsync(link)).GetElementById(link.Split('#')[1]));
    }

    /// <summary>A time server on this machine; silent where it is given no time.</summary>
    private sealed class TimeServer : IDisposable
    {
        private static readonly DateTimeOffset Era = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

        private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));

        public TimeServer(Func<DateTimeOffset?> now) => _ = AnswerAsync(now);

        public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

        public void Dispose() => _socket.Dispose();

        private async Task AnswerAsync(Func<DateTimeOffset?> now)
        {
            try
            {
                while (true)
                {
                    var question = await _socket.ReceiveAsync();
                    if (now() is not { } time)
                        continue;
                    var answer = new byte[48];
                    (answer[0], answer[1]) = (0x24, 1);
                    BinaryPrimitives.WriteUInt32BigEndian(answer.AsSpan(40), (uint)(time - Era).TotalSeconds);
                    await _socket.SendAsync(answer, question.RemoteEndPoint);
                }
            }
            catch (Exception ended) when (ended is ObjectDisposedException or SocketException)
            {
                // The test is over.
            }
        }
    }
}
