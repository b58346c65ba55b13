using Microsoft.EntityFrameworkCore;
using UsmeAprende.Badges;
using UsmeAprende.Badges.Goals;
using UsmeAprende.Badges.Sharing;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Places;
using UsmeAprende.Reminders;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Kinds;

namespace UsmeAprende.Tests.People.Roles;

/// <summary>R15: whoever lost the role between their request and its write changes nothing.</summary>
public sealed class LostRoleTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private Actor _coordinator;
    private Actor _facilitator;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(null, ("Certificates:TwoSteps", "true"));
        _coordinator = (await _site.StaffAsync(PersonRole.Coordinator)).Id.AsCoordinator();
        _facilitator = (await _site.StaffAsync(PersonRole.Facilitator)).Id.AsFacilitator();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Places_StayAsTheyAre()
    {
        var kept = await AddAsync("Olarte");
        await LoseRolesAsync();

        var added = await AddAsync("El Hato");
        var changed = await _site.WithAsync(
            (PlaceDirectory places) => places.ChangeAsync(_coordinator, kept!.Id, Details("Danubio"), TestSite.Cancel)
        );
        var retired = await _site.WithAsync((PlaceDirectory places) => places.RetireAsync(_coordinator, kept!.Id, TestSite.Cancel));

        Assert.Equal((null, false, false), (added, changed, retired));
        Assert.Equal("Olarte", Assert.Single(await _site.AskAsync(db => db.Places.ToListAsync(TestSite.Cancel))).Name);
    }

    [Fact]
    public async Task Duplicates_AreNeitherProposedNorToldApart()
    {
        var (ana, other) = (await _site.PersonAsync("Ana"), await _site.PersonAsync("Otra"));
        var (eva, another) = (await _site.PersonAsync("Eva"), await _site.PersonAsync("Noelia"));
        await ProposeAsync(ana, other);
        var pair = await _site.AskAsync(db => db.PossibleDuplicates.AsNoTracking().SingleAsync(TestSite.Cancel));
        await LoseRolesAsync();

        Assert.False(await ProposeAsync(eva, another));
        Assert.False(
            await _site.WithAsync((DuplicateBacklog duplicates) => duplicates.MarkAsTwoPeopleAsync(_coordinator, pair.Id, TestSite.Cancel))
        );

        Assert.Null(Assert.Single(await _site.AskAsync(db => db.PossibleDuplicates.ToListAsync(TestSite.Cancel))).Verdict);
    }

    [Fact]
    public async Task Document_StaysClaimed()
    {
        var ana = await _site.PersonAsync(document: "52345678");
        await LoseRolesAsync();

        var answer = await _site.WithAsync(
            (DocumentVerification check) => check.VerifyAsync(_facilitator, ana.Id, PeopleBuilder.Document("52345678"), TestSite.Cancel)
        );

        Assert.Equal(DocumentVerificationResult.NotTheClaimedOne, answer);
        Assert.False(await _site.AskAsync(db => db.PersonIdentifiers.AnyAsync(i => i.VerifiedAt != null, TestSite.Cancel)));
    }

    [Fact]
    public async Task Goal_IsNeitherSetNorRemoved()
    {
        Assert.True(await SetGoalAsync("Cien lecciones"));
        var goal = await _site.AskAsync(db => db.CollectiveGoals.AsNoTracking().SingleAsync(TestSite.Cancel));
        await LoseRolesAsync();

        Assert.False(await SetGoalAsync("Otra meta"));
        Assert.False(await _site.WithAsync((CollectiveGoalService goals) => goals.RemoveAsync(_coordinator, goal.Id, TestSite.Cancel)));

        Assert.Equal("Cien lecciones", (await _site.AskAsync(db => db.CollectiveGoals.SingleAsync(TestSite.Cancel))).Title);
    }

    [Fact]
    public async Task Badge_IsNotRevoked()
    {
        var award = BadgeAward.Create((await _site.PersonAsync()).Id, "primera-leccion", Now);
        await AddRowAsync(award);
        await LoseRolesAsync();

        Assert.False(
            await _site.WithAsync((BadgeRevocation badges) => badges.RevokeAsync(_coordinator, award.Id, "Por error.", TestSite.Cancel))
        );

        Assert.Null((await _site.AskAsync(db => db.BadgeAwards.SingleAsync(TestSite.Cancel))).RevokedAt);
    }

    [Fact]
    public async Task CertificateOrders_AreNeitherPlacedNorDecided()
    {
        var second = (await _site.StaffAsync(PersonRole.Coordinator)).Id.AsCoordinator();
        await PlaceAsync((await _site.PersonAsync()).Id);
        var proposed = await _site.AskAsync(db => db.CertificateOrders.AsNoTracking().SingleAsync(TestSite.Cancel));
        await LoseRolesAsync();

        await PlaceAsync((await _site.PersonAsync()).Id);
        var approved = await _site.WithAsync(
            (CertificateOrderService orders) => orders.ApproveAsync(second, [proposed.Id], TestSite.Cancel)
        );
        var rejected = await _site.WithAsync(
            (CertificateOrderService orders) => orders.RejectAsync(second, [proposed.Id], "No.", TestSite.Cancel)
        );

        Assert.Equal((null, 0), (approved, rejected));
        Assert.Equal(
            CertificateOrderState.Proposed,
            Assert.Single(await _site.AskAsync(db => db.CertificateOrders.ToListAsync(TestSite.Cancel))).State
        );
    }

    [Fact]
    public async Task Call_IsNotMarkedAsDone()
    {
        var ana = await _site.PersonAsync();
        await _site.AskAsync(db =>
            db.People.Where(p => p.Id == ana.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.RegisteredById, _facilitator.PersonId), TestSite.Cancel)
        );
        var reminder = await _site.WithAsync(
            (IEnumerable<IReminderKind> kinds) =>
                Task.FromResult(Reminder.Create(kinds.First(), new PlannedReminder(ana.Id, "", "", Now, Now.AddDays(1)), Now))
        );
        reminder.PutOnCallList(CallChannel.ChannelId);
        await AddRowAsync(reminder);
        await LoseRolesAsync();

        Assert.False(await _site.WithAsync((CallList calls) => calls.MarkCalledAsync(_facilitator, reminder.Id, [], TestSite.Cancel)));

        Assert.Equal(ReminderState.Listed, (await _site.AskAsync(db => db.Reminders.SingleAsync(TestSite.Cancel))).State);
    }

    private DateTime Now => _site.Clock.GetUtcNow().UtcDateTime;

    private Task<int> LoseRolesAsync() =>
        _site.AskAsync(db => db.People.ExecuteUpdateAsync(set => set.SetProperty(p => p.Role, PersonRole.Learner), TestSite.Cancel));

    private Task<int> AddRowAsync(object row) =>
        _site.AskAsync(db =>
        {
            db.Add(row);
            return db.SaveChangesAsync(TestSite.Cancel);
        });

    private Task<LocalityPlace?> AddAsync(string name) =>
        _site.WithAsync((PlaceDirectory places) => places.AddAsync(_coordinator, Guid.CreateVersion7(), Details(name), TestSite.Cancel));

    private static PlaceDetails Details(string name) =>
        PlaceDetails.TryParse("vereda", null, name, out var details, out _, out var problem)
            ? details
            : throw new InvalidOperationException(problem);

    private Task<bool> ProposeAsync(Person one, Person other) =>
        _site.WithAsync((DuplicateBacklog duplicates) => duplicates.ProposeAsync(_facilitator, one.Id, other.Id, TestSite.Cancel));

    private Task<bool> SetGoalAsync(string title) =>
        _site.WithAsync(
            (CollectiveGoalService goals) =>
                goals.SetAsync(
                    _coordinator,
                    DateOnly.FromDateTime(Now.AddMonths(1)).AddDays(1 - Now.AddMonths(1).Day),
                    title,
                    100,
                    TestSite.Cancel
                )
        );

    private Task<CertificateOrderResult> PlaceAsync(PersonId person) =>
        _site.WithAsync(
            (CertificateOrderService orders) =>
                orders.PlaceAsync(_coordinator, [new CertificateOrderRequest(person, "un-curso")], TestSite.Cancel)
        );
}
