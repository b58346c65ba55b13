using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates.Register;
using UsmeAprende.People;
using UsmeAprende.Tests.Badges.Awarding;

namespace UsmeAprende.Tests.Reminders.Kinds;

public sealed class ReminderKindsTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await ReminderBuilder.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Welcome_ForSomeoneWhoHasNotBegun_ComesAfterAnHour()
    {
        var ana = await _site.PersonAsync();
        var beginner = await _site.PersonAsync();
        var silent = await _site.PersonAsync(allows: false);
        await _site.PlanAsync();
        await _site.LearnAsync(beginner);

        await _site.PlanAndSendAsync();
        Assert.Empty(await _site.ListMessagesAsync());
        _site.Clock.Advance(TimeSpan.FromHours(1));
        await _site.PlanAndSendAsync();

        Assert.Equal([(ana, "bienvenida")], await _site.ListMessagesAsync());
        Assert.Empty(await _site.RemindersAsync(silent));
    }

    [Fact]
    public async Task GoOn_ForSomeoneWhoStops_ComesAfterSevenAndTwentyOneDaysAndThenSilence()
    {
        var ana = await _site.PersonAsync();
        await _site.LearnAsync(ana);

        var days = await _site.ListDaysOfKindAsync("siga", 90);

        Assert.Equal([7, 21], days);
        var said = (await _site.RemindersAsync(ana)).First(r => r.Kind == "siga");
        Assert.StartsWith("/cursos/", said.Link, StringComparison.Ordinal);
        Assert.Contains("Ana Lucía", said.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GoOn_ForSomeoneWhoComesBackAndStopsAgain_BeginsAnew()
    {
        var ana = await _site.PersonAsync();
        await _site.LearnAsync(ana);
        Assert.Equal([7], await _site.ListDaysOfKindAsync("siga", 14));
        await _site.LearnAsync(ana);

        Assert.Equal([7, 21], await _site.ListDaysOfKindAsync("siga", 60));
    }

    // The clock begins on a Monday; Tuesday the 7th is a holiday.
    [Fact]
    public async Task Rhythm_OfSomeoneActiveTwoWeeks_IsRemindedOnFridayUnlessKept()
    {
        var ana = await _site.PersonAsync();
        var busy = await _site.PersonAsync();
        var newcomer = await _site.PersonAsync();
        foreach (var person in new[] { ana, busy })
            await _site.LearnAsync(person);
        _site.Clock.Advance(TimeSpan.FromDays(7));
        foreach (var person in new[] { ana, busy, newcomer })
            await _site.LearnAsync(person);
        _site.Clock.Advance(TimeSpan.FromDays(9));
        await _site.LearnAsync(busy);
        await _site.PlanAndSendAsync();
        Assert.DoesNotContain(await _site.ListMessagesAsync(), s => s.Kind == "ritmo");

        _site.Clock.Advance(TimeSpan.FromDays(2));
        await _site.PlanAndSendAsync();

        Assert.Equal([(ana, "ritmo")], (await _site.ListMessagesAsync()).Where(s => s.Kind == "ritmo"));
    }

    [Fact]
    public async Task Summary_OfTheWeek_ComesToCoordinatorsOnMondays()
    {
        var coordinator = await _site.PersonAsync(allows: false, role: PersonRole.Coordinator);
        await _site.PersonAsync(allows: false);

        // The clock begins on a Monday at ten: that week's summary comes at once.
        Assert.Equal([0, 7, 14], await _site.ListDaysOfKindAsync("resumen", 20));
        Assert.Contains(
            "Personas nuevas: 2",
            (await _site.RemindersAsync(coordinator)).OrderBy(r => r.DueAt).ElementAt(1).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Certificate_Issued_IsToldWithWhereToFindIt()
    {
        var ana = await _site.PersonAsync();
        await _site.LearnAsync(ana);
        await _site.IssueAsync(ana);

        await _site.PlanAndSendAsync();

        Assert.Equal([(ana, "constancia")], await _site.ListMessagesAsync());
        Assert.Equal("/mis-certificados", (await _site.RemindersAsync(ana)).Single().Link);
    }

    // R28
    [Fact]
    public async Task Certificate_OfWhoWantsNoReminders_IsToldAllTheSame_AlsoOnASunday()
    {
        var eva = await _site.PersonAsync(allows: false, email: false);
        // From a Monday to a Sunday, at ten.
        _site.Clock.Advance(TimeSpan.FromDays(6));
        await _site.IssueAsync(eva);

        await _site.PlanAndSendAsync();

        Assert.NotNull((await _site.RemindersAsync(eva)).Single(r => r.Kind == "constancia").ShownAt);
    }

    [Fact]
    public async Task Certificate_SentAgainByACoordinator_IsToldAgainOnce()
    {
        var ana = await _site.PersonAsync();
        await _site.LearnAsync(ana);
        await _site.IssueAsync(ana);
        await _site.PlanAndSendAsync();
        _site.Clock.Advance(TimeSpan.FromDays(2));

        var coordinator = await _site.PersonAsync(allows: false, email: false, role: PersonRole.Coordinator);
        await _site.WithAsync(
            async (CertificateRegister register) =>
                await register.ResendAsync(
                    await _site.AskAsync(db => db.Certificates.Select(c => c.Id).SingleAsync(TestContext.Current.CancellationToken)),
                    coordinator.AsCoordinator(),
                    TestContext.Current.CancellationToken
                )
        );
        await _site.PlanAndSendAsync();
        await _site.PlanAndSendAsync();

        Assert.Equal([(ana, "constancia"), (ana, "constancia")], await _site.ListMessagesAsync());
    }

    [Fact]
    public async Task Badges_EarnedOnOneDay_AreToldTogether()
    {
        var ana = await _site.PersonAsync();
        await _site.LearnAsync(ana);
        await _site.EarnAsync(ana, SampleBadgeBook.Player);
        await _site.EarnAsync(ana, SampleBadgeBook.Thanked);

        await _site.PlanAndSendAsync();

        Assert.Equal([(ana, "insignia")], await _site.ListMessagesAsync());
        var text = (await _site.RemindersAsync(ana)).Single().Text;
        Assert.Contains(SampleBadgeBook.Player, text, StringComparison.Ordinal);
        Assert.Contains(SampleBadgeBook.Thanked, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Badge_AwardedForThePast_IsFoundAndNotTold()
    {
        var ana = await _site.PersonAsync();
        await _site.LearnAsync(ana);
        await _site.EarnAsync(ana, SampleBadgeBook.Player, _site.Now.AddDays(-30));

        await _site.PlanAndSendAsync();

        Assert.Empty(await _site.ListMessagesAsync());
    }
}
