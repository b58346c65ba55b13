using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Places;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Tests.People.Privacy;

/// <summary>R30</summary>
public partial class PersonErasureTests
{
    private static readonly string[] Values =
    [
        "Élber Ñusta",
        "elber nusta",
        "52345678",
        "+573001234501",
        "elber@ejemplo.co",
        "Marte de los Pozos",
        "Blanca Guardiana",
    ];

    [Fact]
    public async Task Erasure_LeavesNoValueInAnyFileAndTheAuditStillVerifies()
    {
        await using var site = await TestSite.StartAsync();
        var facilitator = await site.StaffAsync(PersonRole.Facilitator);
        var elber = await ElberAsync(site);
        await site.WithAsync((EmailVerification mail) => mail.SendCodeAsync(elber.Id, TestSite.Cancel));
        await site.PostAsync();
        await site.WithAsync(
            (DocumentVerification check) =>
                check.VerifyAsync(facilitator.Id.AsFacilitator(), elber.Id, PeopleBuilder.Document("52345678"), TestSite.Cancel)
        );

        // Enough other people for pages of the file to be split and balanced.
        for (var i = 0; i < 300; i++)
            await site.PersonAsync();
        Assert.All(Values, value => Assert.True(IsInAnyFile(site.Folder, value), value));

        var erased = await site.WithAsync((PersonErasure erasure) => erasure.EraseAsync(elber.Id, TestSite.Cancel));
        await NightAsync(site);

        Assert.True(erased);
        Assert.All(Values, value => Assert.False(IsInAnyFile(site.Folder, value), value));
        Assert.True((await site.AskAsync(db => AuditTrail.VerifyAsync(db, TestSite.Cancel))).Holds);
        Assert.Empty(Directory.EnumerateFiles(site.Folder, "*.eml", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Erasure_LeavesATombstoneThatNobodyEntersBy()
    {
        await using var site = await TestSite.StartAsync();
        var elber = await ElberAsync(site);

        await site.WithAsync((PersonErasure erasure) => erasure.EraseAsync(elber.Id, TestSite.Cancel));

        Assert.Null(
            await site.AskAsync(db => db.People.Where(p => p.Id == elber.Id).Select(p => p.ErasureFinishedAt).SingleAsync(TestSite.Cancel))
        );
        await NightAsync(site);
        Assert.Equal(SignInStatus.NotRecognised, (await site.SignInAsync("52345678", PeopleBuilder.Password)).Status);
        Assert.Null(
            await site.WithAsync((SessionStateCache sessions) => sessions.FindStateAsync(elber.Id, fresh: false, TestSite.Cancel).AsTask())
        );
        Assert.NotNull(
            await site.AskAsync(db => db.People.Where(p => p.Id == elber.Id).Select(p => p.ErasureFinishedAt).SingleAsync(TestSite.Cancel))
        );
        Assert.False(await site.WithAsync((PersonErasure erasure) => erasure.EraseAsync(elber.Id, TestSite.Cancel)));
    }

    [Fact]
    public async Task Correction_SentJustBeforeTheErasure_LeavesNothing()
    {
        await using var site = await TestSite.StartAsync();
        var elber = await ElberAsync(site);

        await site.WithAsync(
            async (AccountSelfService account) =>
            {
                await account.GetAsync(elber.Id, TestSite.Cancel);
                await site.WithAsync((PersonErasure erasure) => erasure.EraseAsync(elber.Id, TestSite.Cancel));
                await account.UpdateProfileAsync(
                    elber.Id,
                    new PersonProfile
                    {
                        GivenNames = PeopleBuilder.Name("Élber Otro"),
                        Surnames = PeopleBuilder.Name("Ñusta"),
                        Document = PeopleBuilder.Document("52345678"),
                    },
                    TestSite.Cancel
                );
                return true;
            }
        );
        await NightAsync(site);

        Assert.False(IsInAnyFile(site.Folder, "Élber Otro"));
        Assert.False(IsInAnyFile(site.Folder, "52345678"));
    }

    [Fact]
    public async Task Erasure_CutShortBeforeCleaning_IsFinishedTheNextNight()
    {
        await using var site = await TestSite.StartAsync();
        var elber = await ElberAsync(site);
        await site.WithAsync((PersonErasure erasure) => erasure.EraseAsync(elber.Id, TestSite.Cancel));
        var letter = Path.Combine(site.Folder, "mail", $"{elber.Id:N}-tarde.eml");
        Directory.CreateDirectory(Path.GetDirectoryName(letter)!);
        await File.WriteAllTextAsync(letter, "Élber Ñusta", TestSite.Cancel);
        await site.MeddleAsync($"UPDATE People SET ErasureFinishedAt = NULL WHERE Id = {elber.Id}");

        await NightAsync(site);

        Assert.False(File.Exists(letter));
        Assert.NotNull(
            await site.AskAsync(db => db.People.Where(p => p.Id == elber.Id).Select(p => p.ErasureFinishedAt).SingleAsync(TestSite.Cancel))
        );
    }

    [Fact]
    public async Task Erasure_OfStaff_WaitsUntilTheyGiveUpTheirRole()
    {
        await using var site = await TestSite.StartAsync();
        var facilitator = await site.StaffAsync(PersonRole.Facilitator);

        Assert.False(await site.WithAsync((PersonErasure erasure) => erasure.EraseAsync(facilitator.Id, TestSite.Cancel)));
    }

    // Rewriting the file keeps everybody from writing, and anyone may sign up and erase themself: whoever does it many times a day gets it
    // done once.
    [Fact]
    public async Task Erasures_ByDay_LeaveTheFileAloneUntilTheNight()
    {
        await using var site = await TestSite.StartAsync();
        var people = new[] { await site.PersonAsync(), await site.PersonAsync(), await site.PersonAsync() };

        foreach (var person in people)
            Assert.True(await site.WithAsync((PersonErasure erasure) => erasure.EraseAsync(person.Id, TestSite.Cancel)));
        var waiting = await site.AskAsync(db =>
            db.People.CountAsync(p => p.ErasedAt != null && p.ErasureFinishedAt == null, TestSite.Cancel)
        );
        await NightAsync(site);
        var left = await site.AskAsync(db => db.People.CountAsync(p => p.ErasedAt != null && p.ErasureFinishedAt == null, TestSite.Cancel));

        Assert.Equal((3, 0), (waiting, left));
        Assert.Equal("30 2 * * *", UsmeAprendeJobs.All.Single(j => j.Name == "borrados-pendientes").Cron);
    }

    private static Task<JobRun?> NightAsync(TestSite site) =>
        site.WithAsync((JobRunner runner) => runner.RunNowAsync("borrados-pendientes", TestSite.Cancel));

    private static Task<Person> ElberAsync(TestSite site)
    {
        Assert.True(PlaceName.TryParse("Marte de los Pozos", out var place, out _));
        return site.WithAsync(
            (AccountSignUp signUp) =>
                signUp.CreateUncheckedAsync(
                    new SignUpRequest
                    {
                        Profile = new PersonProfile
                        {
                            GivenNames = PeopleBuilder.Name("Élber Ñusta"),
                            Surnames = PeopleBuilder.Name("Quisquinay Ümaña"),
                            Document = PeopleBuilder.Document("52345678"),
                            Phone = PeopleBuilder.Phone("3001234501"),
                            Email = PeopleBuilder.Email("elber@ejemplo.co"),
                            Place = place,
                            Guardian = PeopleBuilder.Name("Blanca Guardiana"),
                        },
                        Password = PeopleBuilder.Password,
                    },
                    TestSite.Cancel
                )
        );
    }

    private static bool IsInAnyFile(string folder, string value)
    {
        SqliteConnection.ClearAllPools();
        return Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Any(file =>
            {
                var bytes = File.ReadAllBytes(file);
                return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(value)) >= 0
                    || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(value)) >= 0;
            });
    }
}
